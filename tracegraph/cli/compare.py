"""`tracegraph compare`: one theme over all authorities."""

from pathlib import Path

import click

from tracegraph import taxonomy
from tracegraph.cli import completing
from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import graph_option, json_option, output_option
from tracegraph.cli.output import emit, json_text, prose, table_text
from tracegraph.story.comparing import compare
from tracegraph.trace.comparison import comparison_lines, comparison_rows
from tracegraph.trace.data import as_data


@click.command(
    cls=Command,
    name="compare",
    short_help="One theme over all authorities: who had it, and what became of it.",
    examples=(
        ('tracegraph compare "private fostering"', "by a theme, in any of its forms"),
        ("tracegraph compare strategy meetings -o meetings.txt", "to a file"),
        ('tracegraph compare "management oversight" --json', "with every strength, for another program"),
    ),
)
@click.argument("words", metavar="THEME...", nargs=-1, required=True, shell_complete=completing.themes)
@graph_option
@json_option
@output_option()
def command(*, words: tuple[str, ...], folder: Path, as_json: bool, output: str) -> None:
    """Set the authorities of the graph side by side for one theme: who was told of it and since when, what the next
    inspection that spoke of it said, how it stands at the latest inspection, and the strengths that inspectors found,
    each quoted.

    That an authority has no issue about it says only that these documents hold none."""
    theme = taxonomy.named(" ".join(words))
    found = compare(opened(folder), theme)
    if as_json:
        emit(json_text({"theme": theme, "authorities": [as_data(one) for one in found]}), output)
    else:
        emit(table_text(*comparison_rows(found), output) + prose(comparison_lines(found), output), output)
