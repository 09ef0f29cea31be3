"""How long a browser may take, in milliseconds: a busy machine keeps it waiting, and no test claims anything of it."""

from typing import Final

PATIENCE: Final = 180_000
