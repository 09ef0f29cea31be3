"""`tracegraph build`: documents in, the graph out, and an honest count of both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tracegraph.cli.command import Command
from tracegraph.cli.options import decisions_option, graph_option, json_option, quiet_option
from tracegraph.cli.output import emit, json_text, prose, say
from tracegraph.cli.progress import ProgressLine
from tracegraph.decisions import Account
from tracegraph.errors import InputError
from tracegraph.pipeline import BuildSummary, build
from tracegraph.story import labels
from tracegraph.trace.lines import Line, Role


@click.command(
    cls=Command,
    name="build",
    short_help="Read documents and make the graph.",
    examples=(
        ("tracegraph build letters/", "every document in the folder, and in the folders within"),
        ("tracegraph build report.pdf plan.txt", "these two; the graph is exactly that of the paths given"),
        ("tracegraph build letters/ --graph out", "keep the graph in the folder out"),
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@graph_option
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Read with N processes. [default: one a processor]"
)
@decisions_option
@json_option
@quiet_option
def command(
    *,
    paths: tuple[Path, ...],
    folder: Path,
    jobs: int | None,
    decisions: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read inspection letters, reports and action plans (PDF, text, Markdown, tab-separated text) and make the graph.

    The graph is exactly that of the paths given; documents read before and unchanged come from the cache. A file that
    cannot be read is named with its reason and the rest goes on. Nothing already stored is lost if this is stopped.

    What people decided with `tracegraph review` is heeded again in every build; a line of theirs that cannot be is
    named with its number."""
    missing = next((p for p in paths if not p.exists()), None)
    if missing is not None:
        raise InputError(f"there is no file or folder {missing}")
    if decisions is not None and not decisions.exists():
        raise InputError(f"there is no decisions file {decisions}")
    with ProgressLine(quiet=quiet) as progress:
        summary = build(list(paths), folder, progress, jobs, decisions)
    if as_json:
        emit(json_text({"build": as_data(summary)}))
    elif not quiet:
        emit(prose(summary_lines(summary)))
    else:
        for path, reason in summary.refusals:
            say(f"not read: {path}: {reason}")
        for line in decision_lines(summary.decisions):
            say(line)


def as_data(summary: BuildSummary) -> dict[str, Any]:
    """The summary as plain data."""
    return {
        "graph": str(summary.folder),
        "generation": summary.generation,
        "read": summary.read,
        "reused": summary.reused,
        "documents": [{"id": d.id, "path": d.path, "kind": d.kind, "title": d.title} for d in summary.documents],
        "refusals": [{"path": path, "reason": reason} for path, reason in summary.refusals],
        "counts": dict(summary.counts),
        "decisions": {
            "path": str(summary.decisions.path),
            "hold": summary.decisions.hold,
            "superseded": summary.decisions.superseded,
            "elsewhere": summary.decisions.elsewhere,
            "problems": [{"line": line, "problem": problem} for line, problem in summary.decisions.problems],
        },
    }


def summary_lines(summary: BuildSummary) -> Iterator[Line]:
    """What was read, what was not and why, what was found, where it lies, what to try next."""
    reused = f" ({summary.reused} of the files unchanged, taken from the cache)" if summary.reused else ""
    yield Line(f"{labels.counted(len(summary.documents), 'document')} read{reused}")
    for document in summary.documents:
        yield Line(f"{labels.kind(document.kind)}: {document.path}  {document.id}", 1)
    if summary.refusals:
        yield Line(f"{labels.counted(len(summary.refusals), 'file')} not read", 0, Role.LOUD)
        for path, reason in summary.refusals:
            yield Line(f"{path}: {reason}", 1)
    for label, number in summary.counts:
        yield Line(f"{number:>6,} {label}")
    if decided := summary.decisions.hold + summary.decisions.superseded + summary.decisions.elsewhere:
        yield Line(f"{decided:>6,} decisions in {summary.decisions.path}, of which {summary.decisions.hold} hold")
    for line in decision_lines(summary.decisions):
        yield Line(line, 1, Role.LOUD)
    yield Line(f"The graph lies in {summary.folder}")
    yield Line(
        "Next: tracegraph issues | tracegraph trace WORDS | tracegraph map | tracegraph review | tracegraph check"
    )


def decision_lines(account: Account) -> Iterator[str]:
    """What is wrong with people's decisions, line by line; they are all kept."""
    for line, problem in account.problems:
        yield f"{account.path}, line {line}: {problem} (kept, not heeded)"
    if account.elsewhere:
        yield f"{labels.counted(account.elsewhere, 'decision')} about authorities that are not among these documents"
