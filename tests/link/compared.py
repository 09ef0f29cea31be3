"""Texts compared as linking ships it."""

from collections.abc import Sequence

from tracegraph.link.features import compare
from tracegraph.link.later import prepare
from tracegraph.link.meaning import words
from tracegraph.link.nearness import nearness
from tracegraph.link.pairs import pair
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Text


def compared(asked: Sequence[Text], said: Sequence[Text]) -> Matrix:
    """The features of recommendations and statements of a later document, with the shipped tables."""
    return compare(pair(asked, prepare(said, words(), nearness()), words()))
