"""`tracegraph build`: documents in, the graph out, and an honest count of both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from tracegraph.cli.command import Command
from tracegraph.cli.options import GivenPath, decisions_option, graph_option, json_option, quiet_option
from tracegraph.cli.output import emit, json_text, prose, say
from tracegraph.cli.progress import ProgressLine
from tracegraph.decisions import Account
from tracegraph.errors import InputError
from tracegraph.extract import NOTHING_NAMED, column_names
from tracegraph.graph.names import authority_id
from tracegraph.model.link import UNKNOWN
from tracegraph.pipeline import Aids, BuildSummary, build, encoder
from tracegraph.read.ocr import engine
from tracegraph.story import labels
from tracegraph.trace.lines import Line, Role

_NOTED: Final = 5  # notes of one file that are printed
_NOBODY: Final = "it names no authority, so it is tied to nothing: put the authority's name in a line at its top"
_ONE: Final = {"references to earlier inspections": "reference to an earlier inspection"}
"""How one is said of what does not just lose its s."""


@click.command(
    cls=Command,
    name="build",
    short_help="Read documents and make the graph.",
    examples=(
        ("tracegraph build letters/", "every document in the folder, and in the folders within"),
        ("tracegraph build report.pdf plan.txt", "these two; the graph is exactly that of the paths given"),
        ("tracegraph build letters/ --graph out", "keep the graph in the folder out"),
        ("tracegraph build letters/ --ocr", "read scanned pages too"),
        ("tracegraph build letters/ --columns columns.toml", 'where it says: "Who is on it" = "owner"'),
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=GivenPath())
@graph_option
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Read with N processes.  [default: one for each processor]"
)
@click.option(
    "--columns",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What headings in action plans mean that are not recognised (TOML or CSV).",
)
@click.option(
    "--embeddings",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A sentence-transformers model on this machine: one more reason for links.",
)
@click.option("--ocr", is_flag=True, help="Read the words on pages that are pictures. Needs OCRmyPDF.")
@decisions_option
@json_option
@quiet_option
def command(
    *,
    paths: tuple[Path, ...],
    folder: Path,
    jobs: int | None,
    columns: Path | None,
    embeddings: Path | None,
    ocr: bool,
    decisions: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read inspection letters, reports and action plans (PDF, Word, Excel, CSV, web pages, text, Markdown) and make the
    graph.

    The graph is exactly that of the paths given; documents read before and unchanged come from the cache. A file that
    cannot be read is named with its reason and the rest goes on. Nothing already stored is lost if this is stopped.

    Pages without a text layer are named; with --ocr an OCR engine that is installed here (OCRmyPDF with Tesseract)
    makes words of them, and whatever quotes these says so.

    With --embeddings the model in FOLDER (a folder that sentence-transformers loads; nothing is downloaded) says how
    alike sentences are, beside all else that is weighed; the graph says which model it was.

    What people decided with `tracegraph review` is heeded again in every build; a line of theirs that cannot be is
    named with its number.

    A table of an action plan whose columns are not recognised is named with its headings. FILE then says what they
    mean, a line each: "Who is on it" = "owner". The meanings are action, owner, by when, original date, revised date,
    date completed, status, percent complete, progress, evidence, impact, outcome, recommendation, theme, reference,
    nothing. Below a line ["plan.xlsx"] they hold for that file alone. As CSV: heading, meaning, file."""
    missing = next((p for p in paths if not p.exists()), None)
    if missing is not None:
        raise InputError(f"there is no file or folder {missing}")
    if decisions is not None and not decisions.exists():
        raise InputError(f"there is no decisions file {decisions}")
    found = engine() if ocr else None
    model = encoder(embeddings) if embeddings else None
    with ProgressLine(quiet=quiet) as progress:
        names = column_names(columns) if columns else NOTHING_NAMED
        summary = build(list(paths), folder, progress, jobs, decisions, Aids(names, found, model))
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
        "changed": summary.changed,
        "read": summary.read,
        "reused": summary.reused,
        "linked": summary.linked,
        "documents": [
            {"id": d.id, "path": d.path, "kind": d.kind, "title": d.title, "also": d.also} for d in summary.documents
        ],
        "refusals": [{"path": path, "reason": reason} for path, reason in summary.refusals],
        "notes": [{"path": path, "note": note} for path, note in summary.notes],
        "counts": dict(summary.counts),
        "embeddings": summary.embeddings,
        "decisions": {
            "path": str(summary.decisions.path),
            "total": summary.decisions.total,
            "hold": summary.decisions.hold,
            "superseded": summary.decisions.superseded,
            "elsewhere": summary.decisions.elsewhere,
            "problems": [{"line": line, "problem": problem} for line, problem in summary.decisions.problems],
        },
    }


def summary_lines(summary: BuildSummary) -> Iterator[Line]:
    """What was read, what was not and why, what was found, where it lies, what to try next."""
    reused = f" ({summary.reused} of the files unchanged, taken from the cache)" if summary.reused else ""
    files = summary.read + summary.reused
    of = f" from {labels.counted(files, 'file')}" if files != len(summary.documents) else ""
    yield Line(f"{labels.counted(len(summary.documents), 'document')} read{of}{reused}")
    for document in summary.documents:
        yield Line(f"{labels.kind(document.kind)}: {document.path}  {document.id}", 1)
        yield from (Line(f"the same document: {path}", 2) for path in document.also)
        if authority_id(document.id) == UNKNOWN:
            yield Line(_NOBODY, 2, Role.LOUD)
    if summary.refusals:
        yield Line(f"{labels.counted(len(summary.refusals), 'file')} not read", 0, Role.LOUD)
        for path, reason in summary.refusals:
            yield Line(f"{path}: {reason}", 1)
    yield from _note_lines(summary)
    for label, number in summary.counts:
        yield Line(f"{number:>6,} {label if number != 1 else _ONE.get(label, label.removesuffix('s'))}")
    if summary.embeddings:
        yield Line(f"Links weigh sentence embeddings of {summary.embeddings}")
    if summary.decisions.total:
        told = f"decisions heeded, of {summary.decisions.total} in {summary.decisions.path}"
        yield Line(f"{summary.decisions.hold:>6,} {told}")
    for line in decision_lines(summary.decisions):
        yield Line(line, 1, Role.LOUD)
    if summary.changed:
        yield Line(f"The graph lies in {summary.folder}")
    else:
        yield Line(f"Nothing has changed: the graph in {summary.folder} stays as it was")
    yield Line(
        "Next: tracegraph issues | tracegraph trace WORDS | tracegraph map | tracegraph review | tracegraph check"
    )


def decision_lines(account: Account) -> Iterator[str]:
    """What is wrong with people's decisions, line by line; they are all kept."""
    for line, problem in account.problems:
        yield f"{account.path}, line {line}: {problem} (kept, not heeded)"
    if account.elsewhere:
        yield f"{labels.counted(account.elsewhere, 'decision')} about authorities that are not among these documents"


def _note_lines(summary: BuildSummary) -> Iterator[Line]:
    """What was not read or placed in the files that were read, by file."""
    if summary.notes:
        yield Line("To know of what was read", 0, Role.LOUD)
    for path in dict.fromkeys(path for path, _ in summary.notes):
        told = [note for noted, note in summary.notes if noted == path]
        for note in told[:_NOTED]:
            yield Line(f"{path}: {note}", 1)
        if len(told) > _NOTED:
            yield Line(f"{path}: and {len(told) - _NOTED} more (--json lists them)", 1)
