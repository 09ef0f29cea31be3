"""`tracegraph map`: the graph as one web page, or as a site of many."""

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from tracegraph import taxonomy
from tracegraph.cli import completing
from tracegraph.cli.choosing import one_authority
from tracegraph.cli.command import Command
from tracegraph.cli.folders import emit_folder
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, graph_option, output_option, quiet_option
from tracegraph.cli.output import emit, say
from tracegraph.cli.progress import ProgressLine
from tracegraph.errors import NotFound, UsageError
from tracegraph.graph.view import Graph
from tracegraph.maps import write_map, write_site
from tracegraph.maps.site.address import INDEX
from tracegraph.story import find, issues
from tracegraph.story.values import IssueSummary

_MOST: Final = 300  # issues in one page: beyond it a browser is slow, and nobody finds anything
_PAGE: Final = "tracegraph-map.html"


@click.command(
    cls=Command,
    name="map",
    short_help="Write the map: one web page, or a site, that needs no network.",
    examples=(
        ("tracegraph map", f"write {_PAGE}"),
        ("tracegraph map --authority Solihull -o solihull.html", "one authority, another file"),
        ('tracegraph map --theme "private fostering"', "the issues about one theme"),
        ("tracegraph map --site pages", "many authorities: a folder to open from disk or put on any web server"),
        ("tracegraph map --open", "and open it in the browser"),
    ),
)
@graph_option
@authority_option
@click.option(
    "--issue",
    metavar="WORDS",
    shell_complete=completing.themes_and_issues,
    help="Only this issue (its name, its id, a statement's id).",
)
@click.option("--theme", metavar="WORDS", shell_complete=completing.themes, help="Only issues about this theme.")
@output_option(None, f"Write the page to this file; - is stdout.  [default: {_PAGE}]")
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write a site of all authorities into this folder: one page each, and one for every document.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@quiet_option
def command(
    *,
    folder: Path,
    authority: str | None,
    issue: str | None,
    theme: str | None,
    output: str | None,
    site: Path | None,
    show: bool,
    quiet: bool,
) -> None:
    """Write the issues as time lanes and as a network, every mark with its quotes, every quote with its place in the
    document's text: as one HTML file that asks the network for nothing and opens from disk.

    With --site, a folder of such pages for many authorities, with a first page that compares them."""
    if site is not None:
        if authority or issue or theme or output:
            raise UsageError("--site writes the whole graph: leave out --authority, --issue, --theme and -o.")
        first = _write_site(opened(folder), site, quiet=quiet)
    else:
        first = _write_page(opened(folder), authority, issue, theme, output or _PAGE, show=show, quiet=quiet)
    if show:
        webbrowser.open(first.resolve().as_uri())


def _write_page(
    graph: Graph, authority: str | None, issue: str | None, theme: str | None, output: str, *, show: bool, quiet: bool
) -> Path:
    if show and output == "-":
        raise UsageError("a page written to stdout cannot be opened: give -o FILE with --open.")
    shown = _chosen(graph, authority, issue, theme)
    if len(shown) > _MOST:
        raise UsageError(
            f"{len(shown)} issues of {len({each.authority for each in shown})} authorities are too many for one page: "
            "choose with --authority, --theme or --issue, or write a site with --site DIR."
        )
    only = {each.id for each in shown} if issue or theme else None
    whose = shown[0].authority if issue else authority
    emit(write_map(graph, whose, only=only).encode("utf-8"), output)
    if output != "-":
        say(f"The map lies in {output}", quiet=quiet)
    return Path(output)


def _chosen(graph: Graph, authority: str | None, issue: str | None, theme: str | None) -> tuple[IssueSummary, ...]:
    if issue and theme:
        raise UsageError("give --issue or --theme, not both.")
    if issue:
        found = find(graph, issue, authority)
        one_authority(issue, found)
        return found[:1]
    listed = issues(graph, authority, taxonomy.named(theme) if theme else None)
    if theme and not listed:
        raise NotFound(f"no issue is about {theme!r}")
    return listed


def _write_site(graph: Graph, site: Path, *, quiet: bool) -> Path:
    with ProgressLine(quiet=quiet) as progress:
        emit_folder(_counted(write_site(graph), len(graph.documents()), progress), site)
    say(f"The site lies in {site}: open {site / INDEX}", quiet=quiet)
    return site / INDEX


def _counted(files: Iterator[tuple[str, str]], total: int, progress: ProgressLine) -> Iterator[tuple[str, str]]:
    done = 0
    for place, text in files:
        done += place.startswith("documents/")
        progress("documents written", done, total)
        yield place, text
