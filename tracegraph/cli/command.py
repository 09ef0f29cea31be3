"""Help with the examples first: people copy an example and change it."""

from collections.abc import Sequence
from typing import Any

import click

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Command(click.Command):
    """A click command whose help begins with examples, (command line, what it does) each."""

    def __init__(self, *args: Any, examples: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", CONTEXT)
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, then what click writes."""
        write_examples(self.examples, formatter)
        super().format_help(ctx, formatter)


def write_examples(examples: Sequence[tuple[str, str]], formatter: click.HelpFormatter) -> None:
    """The examples as a block, a line each and never wrapped, so that a line can be copied whole."""
    if not examples:
        return
    width = max(len(line) for line, _ in examples)
    formatter.write("Examples:\n")
    for line, meaning in examples:
        formatter.write(f"  {line.ljust(width)}  {meaning}\n")
    formatter.write("\n")
