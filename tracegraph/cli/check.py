"""`tracegraph check`: does everything that the graph says still hold?"""

from pathlib import Path
from typing import Any

import click

from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import graph_option, json_option, quiet_option
from tracegraph.cli.output import emit, json_text, prose, say
from tracegraph.errors import CheckFailed, InputError
from tracegraph.graph.check import Problem, Report, check
from tracegraph.story.labels import counted
from tracegraph.trace.lines import Line


@click.command(
    cls=Command,
    name="check",
    short_help="Prove every quote against its source and every shape.",
    examples=(
        ("tracegraph check", "every quote against the stored texts, and every shape"),
        ("tracegraph check letters/", "the original files in this folder too: has one changed since it was read?"),
    ),
)
@click.argument("originals", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@graph_option
@json_option
@quiet_option
def command(*, originals: tuple[Path, ...], folder: Path, as_json: bool, quiet: bool) -> None:
    """Prove every quote again: its words must be what the stored text of its document says at that place, and that
    text must be the one that was read. Check every shape of the ontology. With PATHs, also hash the original files
    found there.

    Exit code 1 where anything does not hold; each problem is one line on stdout.
    """
    missing = next((p for p in originals if not p.exists()), None)
    if missing is not None:
        raise InputError(f"there is no file or folder {missing}")
    report = check(opened(folder), originals)
    if as_json:
        emit(json_text({"check": as_data(report)}))
    else:
        emit(prose(Line(_told(problem)) for problem in report.problems))
    say(_summary(report, looked=bool(originals)), quiet=quiet)
    if not report.sound:
        raise CheckFailed(f"{counted(len(report.problems), 'problem')} found; build the graph again from the originals")


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "sound": report.sound,
        "documents": report.documents,
        "quotes": report.quotes,
        "problems": [{"kind": p.kind.value, "subject": p.subject, "message": p.message} for p in report.problems],
        "sources": list(report.sources),
        "absent": list(report.absent),
    }


def _told(problem: Problem) -> str:
    return f"{problem.kind.value}: {problem.subject}: {problem.message}"


def _summary(report: Report, *, looked: bool) -> str:
    proved = f"{counted(report.quotes, 'quote')} of {counted(report.documents, 'document')} looked at, and every shape"
    if not looked:
        return f"{proved}; no original was looked for (tracegraph check PATH looks for them)"
    absent = f"; not found: {', '.join(report.absent)}" if report.absent else ""
    return f"{proved}; {counted(len(report.sources), 'original')} hashed again{absent}"
