"""`tracegraph gaps`: inspections that the documents speak of and that are not at hand."""

from pathlib import Path

import click

from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, graph_option, json_option
from tracegraph.cli.output import emit, json_text, say, table_text
from tracegraph.story import gaps
from tracegraph.trace.data import as_data
from tracegraph.trace.listing import gap_rows


@click.command(
    cls=Command,
    name="gaps",
    short_help="Inspections that the documents speak of and that are not at hand.",
    examples=(
        ("tracegraph gaps", "what is missing from the record"),
        ("tracegraph gaps --json", "with the sentences that name each"),
    ),
)
@graph_option
@authority_option
@json_option
def command(*, folder: Path, authority: str | None, as_json: bool) -> None:
    """List the inspections whose own report or letter is not at hand, and the documents that speak of each."""
    found = gaps(opened(folder), authority)
    if as_json:
        emit(json_text({"gaps": [as_data(g) for g in found]}))
    elif found:
        emit(table_text(*gap_rows(found)))
    else:
        say("no gap is known")
