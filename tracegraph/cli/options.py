"""The options that commands share, spelt and explained once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tracegraph.cli import completing

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_GRAPH = "tracegraph-graph"


class GivenPath(click.Path):
    """A path that is not empty: a shell gives "" for a variable that is not set, and Python takes that for the folder
    one stands in."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails as a wrong usage where it is empty."""
        if not value:
            self.fail("it is empty (write . for the folder you are in)", param, ctx)
        return super().convert(value, param, ctx)


def graph_option(command: F) -> F:
    """--graph DIR: the graph's folder, the same default for all commands."""
    return click.option(
        "--graph",
        "folder",
        metavar="DIR",
        type=GivenPath(),
        default=DEFAULT_GRAPH,
        show_default=True,
        envvar="TRACEGRAPH_GRAPH",
        show_envvar=True,
        help="The graph's folder.",
    )(command)


def decisions_option(command: F) -> F:
    """--decisions FILE: what people decided about links."""
    return click.option(
        "--decisions",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="TRACEGRAPH_DECISIONS",
        show_envvar=True,
        help="The file of people's decisions.  [default: decisions.tsv beside the graph's folder]",
    )(command)


def output_option(default: str | None = "-", meaning: str = "Write to this file; - is stdout.") -> Callable[[F], F]:
    """-o/--output FILE."""
    return click.option(
        "-o", "--output", metavar="FILE", default=default, show_default=default is not None, help=meaning
    )


def json_option(command: F) -> F:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def authority_option(command: F) -> F:
    """--authority NAME."""
    return click.option(
        "--authority",
        metavar="NAME",
        shell_complete=completing.authorities,
        help="Only this authority (its name or id).",
    )(command)


def quiet_option(command: F) -> F:
    """-q/--quiet."""
    return click.option("-q", "--quiet", is_flag=True, help="No talk on stderr; errors still show.")(command)
