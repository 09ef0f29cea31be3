"""Links told whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import LETTER_2021, REPORT_2019
from tracegraph.model.link import Reason
from tracegraph.story.explaining import why

LATER, EARLIER = f"{LETTER_2021}/r1", f"{REPORT_2019}/r1"

# phrases as they were weighed, as they are shown, why
SIDES = [
    (("how soon", "take-up"), ("how soon", "take-up"), "in neither's words: as weighed"),
    (("LATER", "EARLIER"), ("LATER", "EARLIER"), "the later side was weighed first"),
    (("EARLIER", "LATER"), ("LATER", "EARLIER"), "the asking was weighed first"),
]


@pytest.mark.parametrize(("weighed", "shown", "reason"), SIDES)
def test_a_phrase_is_shown_on_the_side_where_it_stands(
    tmp_path: Path, weighed: tuple[str, str], shown: tuple[str, str], reason: str
) -> None:
    whole = norburn()
    said = {f"{d.id}/{r.key}": r.quote.words for d in whole.documents for r in d.extraction.recommendations}
    words = {"LATER": said[LATER][:25].upper(), "EARLIER": said[EARLIER][:25].upper()}
    fired = Reason("rare words", 0.4, *(words.get(w, w) for w in weighed))
    links = tuple(replace(k, reasons=(fired,)) if k.source == LATER else k for k in whole.links)
    with publish(replace(whole, links=links), tmp_path / "g").open() as graph:
        (link,) = why(graph, LATER, EARLIER)
    assert [(r.left, r.right) for r in link.reasons] == [tuple(words.get(w, w) for w in shown)], reason
