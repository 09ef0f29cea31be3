"""`tracegraph review`: a person judges what was inferred, pair by pair."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from tracegraph.cli import completing, judging, sheet
from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, decisions_option, graph_option
from tracegraph.cli.output import emit, prose, say, table_text
from tracegraph.decisions import add_decisions, beside, read_decisions
from tracegraph.errors import NotFound, UsageError
from tracegraph.graph import Graph
from tracegraph.model.decision import Decision
from tracegraph.story import find
from tracegraph.story.decided import agreement
from tracegraph.story.labels import counted
from tracegraph.story.reviewing import Waiting, again, blind, waiting
from tracegraph.trace.judging import agreement_lines, disagreement_rows
from tracegraph.trace.lines import Line

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    cls=Command,
    name="review",
    short_help="Judge what was inferred: same, related, not the same.",
    examples=(
        ('tracegraph review --reviewer "Q. Officer"', "one pair after another, what matters most first"),
        ("tracegraph review --authority Solihull --limit 10", "ten pairs of one authority"),
        ("tracegraph review --csv pairs.csv", "the queue as a sheet for Excel"),
        ("tracegraph review --read-csv pairs.csv", "what was filled in, read back"),
        ('tracegraph review --second --reviewer "R. Other" --limit 30', "a second reader judges a sample, blind"),
        ("tracegraph review --agreement", "how far two reviewers agree"),
    ),
)
@graph_option
@decisions_option
@authority_option
@click.option(
    "--issue",
    metavar="WORDS",
    shell_complete=completing.themes_and_issues,
    help="Only what touches this issue (its id or words).",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than N pairs.")
@click.option("--reviewer", metavar="NAME", envvar="TRACEGRAPH_REVIEWER", show_envvar=True, help="Who decides.")
@click.option(
    "--date",
    "day",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the decisions. [default: today]",
)
@click.option(
    "--second", is_flag=True, help="As a second reader, blind: what others judged, among as much that nobody did."
)
@click.option("--again", "once_more", is_flag=True, help="What you have judged yourself, to change your mind.")
@click.option("--csv", "csv_out", metavar="FILE", help="Write the queue to this file (- is stdout) and ask nothing.")
@click.option("--read-csv", "csv_in", metavar="FILE", help="Read the verdicts that were filled in to such a file.")
@click.option("--agreement", "compare", is_flag=True, help="Say how far reviewers agree (Cohen's kappa).")
def command(
    *,
    folder: Path,
    decisions: Path | None,
    authority: str | None,
    issue: str | None,
    limit: int | None,
    reviewer: str | None,
    day: datetime | None,
    second: bool,
    once_more: bool,
    csv_out: str | None,
    csv_in: str | None,
    compare: bool,
) -> None:
    """Put before you what was inferred, two passages at a time, and keep what you decide in one plain file.

    First come decisions that no longer hold, because words have changed or others contradict them, then the links that
    are least sure and change most. Of a finding you may also say what it says of the issue: still weak, improving or
    resolved. Your word beats what was inferred in every build from then on, and so does what follows from it. Nothing
    is overwritten: to change your mind, decide again (--again)."""
    kept = decisions or beside(folder)
    if compare:
        _agree(kept)
        return
    graph = opened(folder)
    if csv_in is not None:
        _read_back(csv_in, kept, _named(reviewer), _day(day))
        return
    about = _issue(graph, issue, authority)
    if second and once_more:
        raise UsageError("--second asks what you have not judged, --again what you have: choose one.")
    if second or once_more:
        asked = blind if second else again
        queue = list(asked(graph, _named(reviewer), read_decisions(kept).decisions, authority, about))[:limit]
    else:
        queue = _left(waiting(graph, authority, about), kept, reviewer)[:limit]
    _tell_problems(kept)
    if csv_out is not None:
        emit(sheet.written(graph, queue), csv_out)
        say(f"{counted(len(queue), 'pair')} to judge; fill in Verdict, then: tracegraph review --read-csv FILE")
        return
    if not queue:
        say("nothing waits for your word")
        return
    judging.ask(graph, queue, kept, _named(reviewer), _day(day))


def _named(reviewer: str | None) -> str:
    if not reviewer or not reviewer.strip():
        raise UsageError("say who decides: --reviewer NAME, or set TRACEGRAPH_REVIEWER.")
    return reviewer


def _day(day: datetime | None) -> date:
    """The day that decisions bear: the one given, else today. The only place where a clock is read."""
    return (day or datetime.now().astimezone()).date()


def _issue(graph: Graph, words: str | None, authority: str | None) -> str | None:
    if words is None:
        return None
    found = find(graph, words, authority)
    if len({s.authority for s in found}) > 1:
        raise UsageError(f"{words!r} fits issues of several authorities: choose one with --authority.")
    return found[0].id


def _left(queue: Sequence[Waiting], kept: Path, reviewer: str | None) -> list[Waiting]:
    """What is left to judge since the graph was built: without the pairs that the file holds a later word on."""
    known = {d.line for w in queue for d in w.troubles}
    since = {d.ends for d in read_decisions(kept).decisions if reviewer is None or d.who == reviewer}
    newest = {d.ends: d.line for d in read_decisions(kept).decisions}
    return [
        w
        for w in queue
        if (pair := frozenset((w.source, w.target))) not in since or (w.troubles and newest.get(pair) in known)
    ]


def _tell_problems(kept: Path) -> None:
    for line, problem in read_decisions(kept).problems:
        say(f"{kept}, line {line}: {problem} (kept, not heeded)")


def _read_back(csv_in: str, kept: Path, who: str, day: date) -> None:
    """Reads a filled-in sheet into the decisions file, and says what of it was not understood."""
    found = sheet.read_back(Path(csv_in), who, day)
    last = {(d.ends, d.who): (d.verdict, d.why) for d in read_decisions(kept).decisions}
    fresh = [d for d in found.decisions if last.get((d.ends, d.who)) != (d.verdict, d.why)]
    if fresh:
        add_decisions(kept, fresh)
    for row, problem in found.problems:
        emit(prose([Line(f"{csv_in}, row {row}: {problem}")]))
    again = len(found.decisions) - len(fresh)
    say(
        f"{counted(len(fresh), 'decision')} added to {kept}; {counted(again, 'row')} said nothing new; "
        f"{counted(found.empty, 'row')} without a verdict; {counted(len(found.problems), 'row')} not understood"
    )
    if fresh:
        say("Build again to have them heeded: tracegraph build PATH...")
    if found.problems:
        raise NotFound("some rows were not understood; the others are kept")


def _agree(kept: Path) -> None:
    ordered: list[Decision] = sorted(read_decisions(kept).decisions, key=lambda d: (d.when, d.line))
    found = agreement((d.who, d.ends, d.joins.value) for d in ordered)
    if not found:
        raise NotFound(f"{kept} holds the decisions of fewer than two people")
    last = {(d.who, d.ends): d for d in ordered}.values()
    statuses = [one for one in agreement((d.who, d.ends, d.verdict.value) for d in last if d.status) if one.both]
    for one, judged in (*((o, ("pair", "pairs")) for o in found), *((o, ("status", "statuses")) for o in statuses)):
        emit(prose(agreement_lines(one, *judged)))
        if one.apart:
            emit(table_text(*disagreement_rows(one)))
