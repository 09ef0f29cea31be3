"""The themes that words speak of."""

from tracegraph import taxonomy


def themes_of(words: str) -> tuple[str, ...]:
    """The ids of the themes whose labels stand in `words`, sorted."""
    return tuple(sorted(taxonomy.spoken_of(words)))
