"""What each moment of an issue is shown as: decided once, for every view."""

from dataclasses import replace

import pytest

from tests.maps.record import SAFEGUARDING, SHORT, SINGLE, STANDARD
from tests.maps.stories import interviews
from tracegraph.story.paths import EARLIER, GAP, path, shown
from tracegraph.story.values import Moment

SAID = interviews().moments[0].entries

MOMENTS = [
    (Moment(STANDARD, "raised", SAID), "raised", "an inspection's word"),
    (Moment(STANDARD, "not mentioned", ()), "not mentioned", "silence of a report that was read"),
    (Moment(SHORT, "", ()), GAP, "its report is not at hand"),
    (Moment(SHORT, "not mentioned", ()), GAP, "what was not read cannot be silent"),
    (Moment(SHORT, "raised", SAID), "raised", "its words are told by another document"),
    (Moment(SINGLE, "", (), SAID), EARLIER, "read, and touched before anything was asked: that is no gap"),
]


@pytest.mark.parametrize(("moment", "code", "why"), MOMENTS, ids=[why for _, _, why in MOMENTS])
def test_a_moment_is_shown_as_what_is_known_of_it(moment: Moment, code: str, why: str) -> None:
    assert shown(moment) == code, why


def test_what_was_touched_before_is_no_part_of_the_path() -> None:
    told = interviews()
    before = Moment(SAFEGUARDING, "", ()), Moment(SINGLE, "", (), SAID)
    assert path(replace(told, moments=(*before, *told.moments))) == (before[0], *path(told))
