"""`tracegraph export`: the graph for other programs."""

from pathlib import Path

import click

from tracegraph.cli.command import Command
from tracegraph.cli.opening import opened
from tracegraph.cli.options import graph_option, output_option, quiet_option
from tracegraph.cli.output import emit, for_spreadsheet, say
from tracegraph.export import description, exporter, names


@click.command(
    cls=Command,
    name="export",
    short_help="Write the graph for other programs.",
    examples=(
        ("tracegraph export --format turtle -o graph.ttl", "for RDF tools"),
        ("tracegraph export --format csv -o graph.csv", "for a spreadsheet"),
        ("tracegraph export --format json | jq .issues", "plain JSON, no RDF"),
    ),
    epilog="\b\n" + "\n".join(["Formats:", *(f"  {name:8}  {description(name)}" for name in names())]),
)
@graph_option
@click.option("--format", "form", type=click.Choice(names()), required=True, help="Which format.")
@output_option()
@quiet_option
def command(*, folder: Path, form: str, output: str, quiet: bool) -> None:
    """Write the whole graph in another format. The same graph gives the same bytes. A CSV file (-o) begins with the
    mark by which Excel knows UTF-8."""
    content = exporter(form).write(opened(folder))
    emit(for_spreadsheet(content.decode(), output) if form == "csv" else content, output)
    if output != "-":
        say(f"The {form} lies in {output}", quiet=quiet)
