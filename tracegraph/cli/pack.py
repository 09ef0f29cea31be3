"""`tracegraph pack`: one issue, or one authority, as a paper for a committee."""

from pathlib import Path

import click

from tracegraph.cli import completing
from tracegraph.cli.choosing import one_authority
from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, graph_option, output_option, quiet_option
from tracegraph.cli.output import emit, say
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.near import near
from tracegraph.pack import suffix, write_pack
from tracegraph.story import find
from tracegraph.story.naming import authority_names

_STDOUT = ".md"  # what a pipe gets: the one format that is text to read


@click.command(
    cls=Command,
    name="pack",
    short_help="Write a committee paper on one issue or one authority.",
    examples=(
        ('tracegraph pack "return home interviews" -o paper.docx', "one issue, for Word"),
        ("tracegraph pack Solihull -o solihull.html", "an authority's whole record, as a page that prints"),
        ('tracegraph pack "private fostering" --redact-names -o paper.docx', "without people's names"),
    ),
)
@click.argument(
    "words", metavar="ISSUE|AUTHORITY", nargs=-1, required=True, shell_complete=completing.issues_and_places
)
@graph_option
@authority_option
@click.option("--redact-names", is_flag=True, help="Leave people's names out; posts stay, and the paper counts them.")
@output_option("tracegraph-pack.docx", "Write to this file: .docx, .html or .md; - is stdout, as Markdown.")
@quiet_option
def command(
    *, words: tuple[str, ...], folder: Path, authority: str | None, redact_names: bool, output: str, quiet: bool
) -> None:
    """Write what was asked, what was done about it and whether it worked as a paper: a summary, the trajectory, the
    quotes with their citations, the actions, the questions to ask next, the sources and how to check them.

    ISSUE is anything that `tracegraph trace` takes; AUTHORITY is a name or an id. Where several issues fit, the best is
    taken. The same graph gives the same bytes."""
    form = _STDOUT if output == "-" else suffix(output)
    graph, asked = opened(folder), " ".join(words)
    place = _authority(graph, asked)
    issue_id = None if place else _issue(graph, asked, authority, quiet)
    emit(write_pack(graph, form, issue_id=issue_id, authority=place, redact_names=redact_names), output)
    if output != "-":
        say(f"The paper lies in {output}", quiet=quiet)


def _authority(graph: Graph, asked: str) -> str | None:
    """The id of the authority that is meant, if one is."""
    wanted = asked.casefold().strip()
    return next((i for i, name in authority_names(graph).items() if wanted in (i, name.casefold())), None)


def _issue(graph: Graph, asked: str, authority: str | None, quiet: bool) -> str:
    """The id of the issue that fits best. Raises NotFound, naming what comes near, and UsageError where several
    authorities have one."""
    try:
        found = find(graph, asked, authority)
    except NotFound as none:
        places = near(asked, authority_names(graph).values(), most=1)
        raise NotFound(f"{none} There is an authority {places[0]!r}." if places else str(none)) from none
    one_authority(asked, found)
    if len(found) > 1:
        say(f"{len(found)} issues fit; this paper is on {found[0].name} ({found[0].id})", quiet=quiet)
    return found[0].id
