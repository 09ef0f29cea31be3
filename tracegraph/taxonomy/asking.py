"""The theme that a person asks for."""

from tracegraph.errors import NotFound
from tracegraph.near import meant
from tracegraph.taxonomy.concepts import themes
from tracegraph.taxonomy.matching import by_label


def named(words: str) -> str:
    """The id of the theme that `words` mean: its id, or any of its labels as `by_label` tolerates them. Raises
    NotFound, naming the themes that come near, where no theme is called so."""
    known = themes()
    found = words if words in known else by_label(words)
    if found is None:
        labels = [theme.label for theme in known.values()]
        hint = meant(words, labels, "`tracegraph trace` takes any words")
        raise NotFound(f"there is no theme {words!r}: {hint}")
    return found
