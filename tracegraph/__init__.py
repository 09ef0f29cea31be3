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

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tracegraph.api import Graph, build, open  # noqa: A004 - the name users expect: tg.open("out")

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
