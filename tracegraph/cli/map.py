"""`tracegraph map`: the graph as one web page."""

import webbrowser
from pathlib import Path

import click

from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, graph_option, output_option, quiet_option
from tracegraph.cli.output import emit, say
from tracegraph.errors import UsageError
from tracegraph.maps import write_map


@click.command(
    cls=Command,
    name="map",
    short_help="Write the map: one web page that needs no network.",
    examples=(
        ("tracegraph map", "write tracegraph-map.html"),
        ("tracegraph map --authority Solihull -o solihull.html", "one authority, another file"),
        ("tracegraph map --open", "and open it in the browser"),
    ),
)
@graph_option
@authority_option
@output_option("tracegraph-map.html", "Write the page to this file; - is stdout.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@quiet_option
def command(*, folder: Path, authority: str | None, output: str, show: bool, quiet: bool) -> None:
    """Write the issues as time lanes and as a network, every mark with its quotes, as one HTML file that asks the
    network for nothing and opens from disk."""
    if show and output == "-":
        raise UsageError("a page written to stdout cannot be opened: give -o FILE with --open.")
    emit(write_map(opened(folder), authority).encode("utf-8"), output)
    if output != "-":
        say(f"The map lies in {output}", quiet=quiet)
    if show:
        webbrowser.open(Path(output).resolve().as_uri())
