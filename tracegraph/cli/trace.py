"""`tracegraph trace`: the history of one issue."""

from collections.abc import Sequence
from pathlib import Path

import click

from tracegraph.cli import completing
from tracegraph.cli.choosing import NAMED, one_authority
from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, graph_option, json_option, output_option, quiet_option
from tracegraph.cli.output import emit, json_text, prose, say
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.story import answering_nothing, find, issue, statement
from tracegraph.story.searching import is_called, is_id
from tracegraph.story.values import IssueSummary
from tracegraph.trace.data import as_data
from tracegraph.trace.history import history_lines, statement_lines
from tracegraph.trace.lines import Line


@click.command(
    cls=Command,
    name="trace",
    short_help="The history of one issue, oldest first, every line quoted.",
    examples=(
        ('tracegraph trace "return home interviews"', "by a theme, in any of its forms"),
        ("tracegraph trace solihull/2020-12-action-plan/a4-7", "by any statement's id"),
        ('tracegraph trace "private fostering" --json', "for another program"),
    ),
)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True, shell_complete=completing.themes_and_issues)
@graph_option
@authority_option
@click.option("--all", "every", is_flag=True, help="Every issue that fits, not only the best.")
@json_option
@output_option()
@quiet_option
def command(
    *, words: tuple[str, ...], folder: Path, authority: str | None, every: bool, as_json: bool, output: str, quiet: bool
) -> None:
    """Print the history of the issue that WORDS mean, oldest first: what each inspection said, its exact words and
    where they stand, and what was to be done about it, by whom and by when.

    WORDS are a theme, an issue's name or id, the id of any statement, or any words that the documents use. Where
    several issues fit, the best is printed and the others are named on stderr; --all prints every one."""
    graph, asked = opened(folder), " ".join(words)
    try:
        found = find(graph, asked, authority)
    except NotFound:
        free = (asked,) if is_id(asked) else answering_nothing(graph, asked, authority)
        if not free:
            raise
        _print_statements(graph, asked, free if every else free[:1], as_json, output)
        say("no issue holds this statement", quiet=quiet)
        _name_others([], free[1:] if not every else (), quiet)
        return
    best = found if every else found[:1]
    if not every:
        one_authority(asked, found, ", or --all")
    stories = [issue(graph, summary.id) for summary in best]
    others = found[len(best) :]
    if not is_id(asked) and not is_called(best[0].name, asked):
        say(f"no issue is called {asked!r}; nearest is one that speaks of it: {best[0].name}", quiet=quiet)
    if as_json:
        emit(
            json_text(
                {"query": asked, "issues": [as_data(s) for s in stories], "others": [as_data(o) for o in others]}
            ),
            output,
        )
    else:
        blocks = [[*([Line(), Line()] if place else []), *history_lines(story)] for place, story in enumerate(stories)]
        emit(prose((line for block in blocks for line in block), output), output)
    _name_others(others, () if is_id(asked) else answering_nothing(graph, asked, authority), quiet)


def _name_others(others: Sequence[IssueSummary], free: Sequence[str], quiet: bool) -> None:
    """Names on stderr what fits too: other issues, and actions that answer no recommendation, which no issue holds."""
    for other in others[:NAMED]:
        say(f"also: {other.name} (tracegraph trace {other.id})", quiet=quiet)
    if len(others) > NAMED:
        say(f"and {len(others) - NAMED} more (--all prints them)", quiet=quiet)
    for ident in free[:NAMED]:
        say(f"also an action under no recommendation (tracegraph trace {ident})", quiet=quiet)
    if len(free) > NAMED:
        say(f"and {len(free) - NAMED} more (tracegraph query actions-without-recommendation)", quiet=quiet)


def _print_statements(graph: Graph, asked: str, idents: Sequence[str], as_json: bool, output: str) -> None:
    """Prints statements that no issue holds; in JSON those found by words are a list, one found by its id is not."""
    entries = [statement(graph, ident) for ident in idents]
    if as_json:
        told = [as_data(entry) for entry in entries]
        one = {"statement": told[0]} if is_id(asked) else {"statements": told}
        emit(json_text({"query": asked, **one}), output)
        return
    blocks = [[*([Line()] if place else []), *statement_lines(entry)] for place, entry in enumerate(entries)]
    emit(prose((line for block in blocks for line in block), output), output)
