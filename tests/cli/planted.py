"""Commands that misbehave, for the tests of the group that must live with them."""

import click

from tracegraph.cli.output import emit
from tracegraph.errors import QuoteError, Unreadable


def _raising(error: BaseException) -> click.Command:
    def callback() -> None:
        raise error

    return click.Command("planted", callback=callback)


def command_for(name: str) -> click.Command:
    """The command that fails in this way."""
    if name == "flood":
        return click.Command("flood", callback=lambda: emit("a line of words\n" * 100_000))
    return _raising(
        {
            "bug": ValueError("a thing\nthat must not be"),
            "model": QuoteError("words that the text does not say"),
            "interrupt": KeyboardInterrupt(),
            "disk": OSError(28, "No space left on device", "out.txt"),
            "input": Unreadable("a\x1b[31m.pdf", "encrypted PDF"),
        }[name]
    )
