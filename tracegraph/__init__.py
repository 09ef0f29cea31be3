"""tracegraph: have we been told this before, what did we do about it, and did it work?

    import tracegraph as tg

    g = tg.build(["letters/"], graph="out")     # documents in, the graph out
    g = tg.open("out")                          # a graph built before
    print(g.trace("return home interviews"))    # the history of an issue, as text
    g.issue("return home interviews")           # the same as values
    g.sparql("SELECT ?i { ?i a tg:Issue }")     # rows, bounded in time
    g.networkx()                                # a projection for algorithms

The commands are made of the same functions.
"""

import os
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tracegraph.api import Graph, build, open  # noqa: A004 - the name users expect: tg.open("out")

# Authorities are linked side by side, a process each, and threads of numpy's own beside them fight for the same cores
# (five times the work on two). numpy asks when it is first imported; so it is told here, before anything of this
# package imports it. Who has set it is heeded. Who imports numpy before this package keeps its threads, here and in
# the processes that are copied from this one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = ["Graph", "__version__", "build", "open"]

__version__: Final = "0.1.0"


def __dir__() -> list[str]:
    """The names of the module with the public ones, so that TAB offers them before they are imported."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    """The public names, imported when first used: every command imports this package, and few need all of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tracegraph import api  # noqa: PLC0415 - see above

    return getattr(api, name)
