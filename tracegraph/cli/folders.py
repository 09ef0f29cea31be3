"""The writer of whole folders: a site is there whole or not at all, and no file of anybody else is touched."""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tracegraph.errors import UsageError

MANIFEST: Final = "tracegraph-site.json"
"""The file that lists what we wrote into a folder: only such a folder is ever replaced."""


def emit_folder(files: Iterable[tuple[str, str]], folder: Path) -> None:
    """Writes `files` (place in the folder, text) as `folder`: drafted beside it and then put in its place, so that a
    site that was there stays until the new one is whole.

    Raises UsageError where `folder` is a file, lies in no folder, or holds files that we did not write.
    """
    target = folder.resolve()  # through a link, so that the link stays
    before = target.with_name(f".{target.name}.before")
    if before.is_dir() and not target.exists():  # a run that was killed between taking the old away and putting the new
        before.rename(target)
    _refuse(folder, target)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _write(files, draft)
        _replace(draft, target, before)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _refuse(folder: Path, target: Path) -> None:
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}: make it first, or write elsewhere.")
    if target.exists() and not target.is_dir():
        raise UsageError(f"{folder} is a file: give a folder for the site.")
    if foreign := _foreign(target):
        raise UsageError(
            f"{folder} holds {foreign}, which is no part of a site of ours: give a new or an empty folder."
        )


def _foreign(target: Path) -> str:
    """The first thing in the folder that we did not write; "" where there is none."""
    if not target.exists():
        return ""
    try:
        ours = {MANIFEST, *json.loads((target / MANIFEST).read_text(encoding="utf-8"))["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        ours = set()
    held = sorted(
        each.relative_to(target).as_posix() for each in target.rglob("*") if not each.is_dir() or each.is_symlink()
    )
    return next((each for each in held if each not in ours), "")


def _write(files: Iterable[tuple[str, str]], draft: Path) -> None:
    listed = []
    for place, text in files:
        file = draft / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        listed.append(place)
    manifest = json.dumps({"version": 1, "files": sorted(listed)}, indent=1) + "\n"
    (draft / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")


def _replace(draft: Path, target: Path, before: Path) -> None:
    shutil.rmtree(before, ignore_errors=True)
    if target.exists():
        target.rename(before)
    try:
        draft.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise
    shutil.rmtree(before, ignore_errors=True)
