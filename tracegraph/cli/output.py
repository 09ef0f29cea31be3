"""The one writer: tables, JSON and CSV to stdout, files whole or not at all, talk to stderr."""

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import click

from tracegraph.errors import InputError, UsageError
from tracegraph.neutral import neutral, neutral_json
from tracegraph.trace.lines import Line, spell
from tracegraph.trace.table import table

JSON_VERSION: Final = 1
MARK: Final = "\ufeff"
"""By this Excel knows UTF-8."""
_WIDEST: Final = 110  # a longer line of prose is hard to read, however wide the window


def say(text: str, *, quiet: bool = False) -> None:
    """A line of talk on stderr, unless `quiet`."""
    if not quiet:
        click.echo(neutral(text), err=True)


def json_text(data: Mapping[str, Any]) -> str:
    """One JSON object with the version of its form first, safe to print and unchanged for whoever parses it."""
    return neutral_json(json.dumps({"version": JSON_VERSION, **data}, ensure_ascii=False, indent=2)) + "\n"


def csv_text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """CSV (RFC 4180 quoting, lines ended as on Unix), every cell as it is."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([header, *rows])
    return buffer.getvalue()


def for_spreadsheet(text: str, output: str = "-") -> str:
    """CSV as it goes to `output`: a file begins with the mark without which Excel takes quotation marks for rubbish; a
    pipe gets the bare text, as programs like it."""
    return text if output == "-" else MARK + text


def table_text(header: Sequence[str], rows: Sequence[Sequence[str]], output: str = "-") -> str:
    """A table for people: cut to the window where `output` is a terminal, whole cells everywhere else."""
    return table(header, rows, _width(output))


def prose(lines: Iterable[Line], output: str = "-") -> str:
    """Lines for people: wrapped and modestly coloured where `output` is a terminal, plain and never wrapped everywhere
    else."""
    width = _width(output)
    width = None if width is None else min(width, _WIDEST)
    plain = width is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"  # https://no-color.org
    return spell(lines, width, colour=not plain)


def emit(content: str | bytes, output: str = "-") -> None:
    """`content` to the file `output`, in UTF-8, whole or not at all; "-" is stdout.

    Raises UsageError where there is no such folder or `output` is one, InputError where it cannot be written.
    """
    if output == "-":
        _to_stdout(content)
    else:
        _to_file(Path(output), content.encode("utf-8") if isinstance(content, str) else content)


def _width(output: str) -> int | None:
    return shutil.get_terminal_size().columns if output == "-" and sys.stdout.isatty() else None


def _to_stdout(content: str | bytes) -> None:
    """UTF-8 wherever it is piped to; what a terminal's encoding cannot show is spelt out, never an error."""
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
        return
    if isinstance(content, bytes):  # a file's content, which nobody has made safe to look at
        content = "".join(f"{neutral(line)}\n" for line in content.decode("utf-8", "replace").splitlines())
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(content.encode(encoding, "backslashreplace").decode(encoding))


def _to_file(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise UsageError(f"{target} is a folder: give a file name.")
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}: make it first, or write elsewhere.")
    path = target.resolve()  # through a link, so that the link stays
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced, only written to
        path.write_bytes(data)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # where it was never made, or cannot be
            draft.unlink()
