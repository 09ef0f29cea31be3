"""`tracegraph issues`: what was raised, how often, since when, and how it stands."""

from pathlib import Path

import click

from tracegraph import taxonomy
from tracegraph.cli import completing
from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import authority_option, graph_option, json_option
from tracegraph.cli.output import emit, json_text, say, table_text
from tracegraph.graph.places import chosen
from tracegraph.story import issues, labels
from tracegraph.story.counting import unasked
from tracegraph.trace.data import as_data
from tracegraph.trace.listing import issue_rows


@click.command(
    cls=Command,
    name="issues",
    short_help="What was raised, how often, since when, and how it stands.",
    examples=(
        ("tracegraph issues", "every issue, those asked for most often first"),
        ("tracegraph issues --recurring --open", "what came back and was never called resolved"),
        ('tracegraph issues --theme "management oversight"', "one theme, in any of its forms"),
    ),
)
@graph_option
@authority_option
@click.option("--theme", metavar="WORDS", shell_complete=completing.themes, help="Only issues about this theme.")
@click.option("--recurring", is_flag=True, help="Only what more than one inspection asked for.")
@click.option(
    "--open", "open_only", is_flag=True, help="Only what no inspection has called resolved since it last asked."
)
@click.option("--escalated", is_flag=True, help="Only what was asked for more urgently than before.")
@json_option
def command(
    *,
    folder: Path,
    authority: str | None,
    theme: str | None,
    recurring: bool,
    open_only: bool,
    escalated: bool,
    as_json: bool,
) -> None:
    """List the issues: concerns followed through an authority's inspections.

    "Raised" counts the inspections that asked for it. "Latest word" is the last that any inspection said; "Then" says
    where later ones were silent, which does not mean that it is fixed."""
    concept = taxonomy.named(theme) if theme else None
    graph = opened(folder)
    found = issues(graph, authority, concept, recurring=recurring, open_only=open_only, escalated=escalated)
    if as_json:
        emit(json_text({"issues": [as_data(s) for s in found]}))
        return
    if found:
        emit(table_text(*issue_rows(found)))
    else:
        say("no issue fits")
    if not (concept or recurring or open_only or escalated) and (loose := unasked(graph, chosen(graph, authority))):
        actions = labels.counted(len(loose), "action")
        say(f"{actions} under no recommendation, so in no issue: tracegraph query actions-without-recommendation")
