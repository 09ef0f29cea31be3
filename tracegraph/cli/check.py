"""`tracegraph check`: does everything that the graph says still hold?"""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import GivenPath, decisions_option, graph_option, json_option, quiet_option
from tracegraph.cli.output import emit, json_text, prose, say
from tracegraph.decisions import DecisionsFile, beside, read_decisions
from tracegraph.errors import CheckFailed, InputError
from tracegraph.graph import Graph
from tracegraph.graph.check import Judge, Kind, Problem, Report, check
from tracegraph.graph.names import authority_id
from tracegraph.graph.shapes import violations
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
@click.argument("originals", metavar="[PATH]...", nargs=-1, type=GivenPath())
@click.option("--reference", is_flag=True, help="Check the shapes by pySHACL, the reference implementation: slow.")
@graph_option
@decisions_option
@json_option
@quiet_option
def command(
    *, originals: tuple[Path, ...], reference: bool, folder: Path, decisions: Path | None, as_json: bool, quiet: bool
) -> None:
    """Prove every quote again: its words must be what the stored text of its document says at that place, and that
    text must be the one that was read. Check every shape of the ontology, and whether every line of the decisions file
    is understood and heeded. With PATHs, also hash the original files found there.

    Exit code 1 where anything does not hold; each problem is one line on stdout.
    """
    missing = next((p for p in originals if not p.exists()), None)
    if missing is not None:
        raise InputError(f"there is no file or folder {missing}")
    graph = opened(folder)
    kept = decisions or beside(folder)
    file = read_decisions(kept)
    report = check(graph, originals, _reference() if reference else violations)
    report = replace(report, problems=(*report.problems, *_unheeded(graph, kept, file)))
    if as_json:
        emit(json_text({"check": as_data(report)}))
    else:
        emit(prose(Line(_told(problem)) for problem in report.problems))
    say(_summary(report, looked=bool(originals)), quiet=quiet)
    if not report.sound:
        raise CheckFailed(f"{counted(len(report.problems), 'problem')} found; build the graph again from the originals")


def _unheeded(graph: Graph, path: Path, file: DecisionsFile) -> Iterator[Problem]:
    """Lines of the decisions file that are not understood, and those that were added since the graph was built."""
    for line, problem in file.problems:
        yield Problem(Kind.DECISION, f"{path}, line {line}", f"This line is kept and not heeded: {problem}.")
    held = {row["decision"] for row in graph.rows("SELECT ?decision { ?decision a tg:Decision }")}
    here = {authority_id(document) for document in graph.documents()}
    for decision in file.decisions:
        if decision.id not in held and authority_id(decision.id) in here:
            told = "This decision was taken since the graph was built: build again."
            yield Problem(Kind.DECISION, f"{path}, line {decision.line}", told)


def _reference() -> Judge:
    """The reference implementation, imported where somebody asks for it: that alone takes a second."""
    judge: Judge = import_module("tracegraph.graph.reference").violations
    return judge


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
