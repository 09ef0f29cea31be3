"""Words for pages that are pictures: an OCR engine that the user has installed makes a PDF with a text layer, which is
then read as any other.

The engine is OCRmyPDF with Tesseract: programs of their own, found on this machine and run beside this one, so that
nothing of them is part of it. They use no network, and one version of them gives the same words each time.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tracegraph.errors import UsageError

_HOW_TO_GET: Final = (
    "no OCR engine was found: install OCRmyPDF with Tesseract's English (apt install ocrmypdf tesseract-ocr-eng, or "
    "pip install 'tracegraph[ocr]' beside Tesseract), or build without OCR"
)
SECONDS: Final = 900.0
"""For one file: some 200 scanned pages on a slow machine."""

_COMMANDS: Final = ("ocrmypdf", "tesseract")
_VERSION: Final = re.compile(r"\d+(?:\.\d+)+")
_ASKED: Final = 60.0  # seconds that a program may take to tell its version
_SAID: Final = 120  # characters of an engine's last words that are shown


class OcrFailed(Exception):
    """The engine gave no PDF; the text is the reason in a few words."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An OCR engine on this machine: its command, and `version` as part of a reader's name
    ("ocrmypdf14.0.1-tesseract5.3.0")."""

    command: str
    version: str

    def searchable(self, data: bytes) -> bytes:
        """The PDF in `data` with a text layer on those pages that have none; all else stays as it is.

        Raises OcrFailed where the engine refuses it, dies, or takes more than `SECONDS`.
        """
        with TemporaryDirectory(prefix="tracegraph-ocr-") as folder:
            given, made = Path(folder, "given.pdf"), Path(folder, "made.pdf")
            given.write_bytes(data)
            options = ("--skip-text", "--output-type", "pdf", "--optimize", "0", "--jobs", "1", "--quiet", "-l", "eng")
            code, said = _run([self.command, *options, str(given), str(made)], SECONDS)
            if code == 0 and made.is_file():
                return made.read_bytes()
        raise OcrFailed(said or f"it ended with code {code}")


def engine() -> Engine:
    """The engine on this machine. Raises UsageError, saying how to get one, where a part of it is missing."""
    found = [_found(name) for name in _COMMANDS]
    versions = [_version(path) if path else None for path in found]
    if None in versions or found[0] is None:
        raise UsageError(_HOW_TO_GET)
    named = (f"{name}{version}" for name, version in zip(_COMMANDS, versions, strict=True))
    return Engine(found[0], "-".join(named))


def _found(name: str) -> str | None:
    """A program beside the interpreter (an environment that is not active), or on the path."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def _version(command: str) -> str | None:
    try:
        code, said = _run([command, "--version"], _ASKED, last=False)
    except OcrFailed:
        return None
    told = _VERSION.search(said)
    return told.group() if code == 0 and told else None


def _run(command: list[str], seconds: float, *, last: bool = True) -> tuple[int, str]:
    """How a program ended and the last (or first) of what it said, in few words. It and all that it started end with
    its time. Raises OcrFailed where it cannot be started or takes too long."""
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        process = subprocess.Popen(  # noqa: S603 - the engine that was found, on a file of our own name
            command,
            env=alone,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise OcrFailed(f"it cannot be started: {error.strerror or error}") from error
    with process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise OcrFailed(f"it took more than {seconds:g} seconds") from error
        finally:
            _end(process)
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()] or [""]
    return process.returncode, " ".join(lines[-1 if last else 0].split())[:_SAID]


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends what is left of a program and of those it started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
    else:
        process.kill()
