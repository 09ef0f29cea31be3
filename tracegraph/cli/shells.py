"""What a shell is told so that TAB completes our words: click's own scripts, and the names of the commands.

Light: nothing of a command is imported to name it."""

from collections.abc import Mapping
from typing import Final

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

_PROGRAM: Final = "tracegraph"
_VARIABLE: Final = "_TRACEGRAPH_COMPLETE"  # the name that click looks for when `tracegraph` is run


def script(shell: str, group: click.Command) -> str:
    """The script that a shell of this name evaluates. Raises BadParameter for a shell that is not known."""
    found = get_completion_class(shell)
    if found is None:
        raise click.BadParameter(f"there is no completion for {shell!r}.")
    # Not the shell's own `source`, which runs the shell to ask how old it is.
    return ShellComplete.source(found(group, {}, _PROGRAM, _VARIABLE))


def commands(table: Mapping[str, tuple[str, str]], begun: str) -> list[CompletionItem]:
    """The commands that begin so, each with its line of help."""
    return [CompletionItem(name, help=text) for name, (_, text) in table.items() if name.startswith(begun)]
