"""`tracegraph why`: what a link rests on."""

from pathlib import Path

import click

from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import graph_option, json_option, output_option
from tracegraph.cli.output import emit, json_text, prose, table_text
from tracegraph.errors import UsageError
from tracegraph.story.explaining import LinkStory, why
from tracegraph.trace.data import as_data
from tracegraph.trace.lines import Line
from tracegraph.trace.reasons import feature_rows, link_lines, reason_rows


@click.command(
    cls=Command,
    name="why",
    short_help="Why two statements are linked: every reason, with both quotes.",
    examples=(
        ("tracegraph why solihull/2022-02-jtai-letter/r8 solihull/2016-07-sif-report/r11", "two statements' ids"),
        ("tracegraph why solihull/2020-12-action-plan/r3/restates", "a link's id, as --json names it"),
        ("tracegraph why LINK --all", "the features behind each reason too"),
        ("tracegraph why LINK --json", "for another program"),
    ),
)
@click.argument("ids", metavar="LINK | STATEMENT STATEMENT", nargs=-1, required=True)
@graph_option
@click.option("--all", "every", is_flag=True, help="The features behind each reason too.")
@json_option
@output_option()
def command(*, ids: tuple[str, ...], folder: Path, every: bool, as_json: bool, output: str) -> None:
    """Print what a link says, how it was found and how sure that is, the words on both sides and where they stand, and
    every reason: its share of the score (all shares together are the whole) and the phrases that fired.

    Name the link, or the two statements that it joins, in either order."""
    if len(ids) > 2:
        raise UsageError("give a link's id, or the ids of the two statements that it joins.")
    found = why(opened(folder), *ids)
    if as_json:
        emit(json_text({"links": [as_data(link) for link in found]}), output)
    else:
        emit("\n".join(_told(link, output, every=every) for link in found), output)


def _told(link: LinkStory, output: str, *, every: bool) -> str:
    told = prose(link_lines(link), output)
    if not link.reasons:
        return told + prose([Line(), Line("It was not weighed: it stands in the document.")], output)
    table = f"{told}\n{table_text(*reason_rows(link), output)}"
    features = feature_rows(link) if every else ((), ())
    return f"{table}\n{table_text(*features, output)}" if features[1] else table
