"""Papers in which every word that somebody else wrote is an attack."""

from tests.maps.hostile import ATTACK, hostile
from tests.maps.record import DOCUMENTS
from tests.maps.stories import overview, stories
from tracegraph.neutral import neutral
from tracegraph.pack.authority import authority_paper
from tracegraph.pack.issue import issue_paper
from tracegraph.pack.redacting import mapped
from tracegraph.pack.values import Paper

WORDS = ATTACK + "]]> \x00\x07\x1b[31m \ufffe\uffff \u2029 \u202a\u2067" + "M" * 100_000
"""What every field holds: script, the end of a CDATA section, characters that XML forbids, directions, a long word."""


def hostile_papers() -> tuple[Paper, Paper]:
    """An issue's paper and an authority's, made as `write_pack` makes them."""
    planted = mapped(hostile((overview(), stories(), DOCUMENTS)), lambda text: text.replace(ATTACK, WORDS))
    told, listed, documents = mapped(planted, neutral)
    return issue_paper(listed[0], documents), authority_paper(told, listed[:2], documents)
