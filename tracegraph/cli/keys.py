"""One key from the person at the terminal, without waiting for Enter."""

import os
import select
import sys
from typing import Final

import click

INTERRUPT: Final = "\x03"
_ESCAPE: Final = b"\x1b"

if sys.platform == "win32":

    def key() -> str:
        """The next key, in lower case. Raises KeyboardInterrupt for Ctrl-C."""
        return click.getchar().lower()

else:
    import termios
    import tty

    def key() -> str:
        """The next key, in lower case; "" where the terminal is gone. What was typed ahead counts (click.getchar throws
        it away), and an arrow or function key is one key that means nothing, whatever letters it sends. Raises
        KeyboardInterrupt for Ctrl-C."""
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        try:
            tty.setraw(terminal, termios.TCSANOW)
            pressed = os.read(terminal, 1)
            if pressed == _ESCAPE:
                while select.select([terminal], [], [], 0.05)[0] and len(pressed) < 32:
                    pressed += os.read(terminal, 1)
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
        if pressed.decode("latin-1") == INTERRUPT:
            raise KeyboardInterrupt
        return pressed.decode("latin-1").lower()
