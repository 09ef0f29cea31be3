"""The lazy command group, and the one place where errors become a line on stderr and an exit code.

Nothing but click and our smallest modules is imported here: `tracegraph --help` must start as fast as click itself.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from tracegraph import __version__
from tracegraph.cli.command import CONTEXT, write_examples
from tracegraph.errors import InputError, TracegraphError
from tracegraph.neutral import neutral

DEBUG: Final = "TRACEGRAPH_DEBUG"
INTERRUPTED: Final = 130
BUG: Final = 70
_SHELLS: Final = "tracegraph.cli.shells"  # imported where a shell asks
_NEAR: Final = "tracegraph.near"  # imported where something was typed wrong
_LONGEST: Final = 2000  # characters of an error: what was typed may be a whole file's


class LazyGroup(click.Group):
    """A group that knows its commands' names and short help from a table and imports a command when it is called."""

    def __init__(
        self, table: Mapping[str, tuple[str, str]], *, examples: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(context_settings=CONTEXT, **kwargs)
        self.table = table
        self.examples = examples
        self.params.append(
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help="Show the version.",
            )
        )
        self.params.append(
            click.Option(
                ["--completion"],
                type=click.Choice(["bash", "zsh", "fish"]),
                is_eager=True,
                expose_value=False,
                callback=_completion,
                help="Print the script for TAB in that shell.",
            )
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The names, in the table's order: the order in which a newcomer needs them."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        """The command by that name, imported now; None where there is none."""
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.table[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; the error of an unknown command names the one that comes near."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint: str = import_module(_NEAR).meant(args[0], self.table, "")
            if hint:
                raise click.UsageError(f"{error.message.rstrip('.')}: {hint}", ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first."""
        write_examples(self.examples, formatter)
        super().format_help(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The commands that begin so, from the table alone, and our own options."""
        named: list[Any] = import_module(_SHELLS).commands(self.table, incomplete)
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Runs `args` (argv by default; none at all asks for help) and exits. Every failure is one line on stderr; a
        traceback is shown only where the environment sets TRACEGRAPH_DEBUG."""
        extra["standalone_mode"] = False
        given = list(sys.argv[1:] if args is None else args) or ["--help"]
        sys.exit(self._exit_code(given, prog_name or "tracegraph", extra))

    def _exit_code(self, args: list[str], prog_name: str, extra: dict[str, Any]) -> int:
        try:
            code = super().main(args, prog_name, **extra)
            sys.stdout.flush()
        except (click.Abort, KeyboardInterrupt):
            return _say("interrupted; nothing was changed", INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has seen enough (`| head`). Point stdout elsewhere, or the interpreter complains
            # at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            return _failed(error, prog_name)
        return code if isinstance(code, int) else 0


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"tracegraph {__version__}")
        ctx.exit()


def _completion(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        click.echo(import_module(_SHELLS).script(value, ctx.command))
        ctx.exit()


def _failed(error: Exception, prog_name: str) -> int:
    match error:
        case click.UsageError():
            where = error.ctx.command_path if error.ctx else prog_name
            return _say(f"{error.format_message()} Try: {where} -h", 2)
        case click.ClickException():
            return _say(error.format_message(), error.exit_code)
        case TracegraphError() if error.exit_code != BUG:
            return _say(str(error), error.exit_code)
        case OSError():
            return _say(f"{error.strerror or error}: {error.filename or 'output'}", InputError.exit_code)
        case _:
            what = f"{type(error).__name__}: {error}"
            return _say(f"our bug; please report this line ({DEBUG}=1 shows more; nothing stored is lost): {what}", BUG)


def _say(text: str, code: int) -> int:
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 4 :]}"
    click.echo(f"tracegraph: {neutral(shown)}", err=True)
    return code
