"""Links told whole."""

from dataclasses import replace
from pathlib import Path

from tests.factories import norburn, publish
from tests.norburn.names import LETTER_2021, REPORT_2019
from tracegraph.model.link import Reason
from tracegraph.story.explaining import why

LATER, EARLIER = f"{LETTER_2021}/r1", f"{REPORT_2019}/r1"


def test_a_phrase_is_shown_on_the_side_on_which_it_is_stored_whichever_end_is_named_first(tmp_path: Path) -> None:
    whole = norburn()
    fired = Reason("rare words", 0.4, "the source's", "the target's")
    links = tuple(replace(k, reasons=(fired,)) if k.source == LATER else k for k in whole.links)
    with publish(replace(whole, links=links), tmp_path / "g").open() as graph:
        for ends in ((LATER, EARLIER), (EARLIER, LATER)):
            (link,) = why(graph, *ends)
            assert [(r.left, r.right) for r in link.reasons] == [("the source's", "the target's")]
