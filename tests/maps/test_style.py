"""Shapes and words: nothing is told by colour alone, and no kind is left without."""

import re

import pytest

from tracegraph import resources
from tracegraph.maps.network.layout import KINDS
from tracegraph.maps.style import OPEN, SILENT, STATES, VISITS, mood, slug, visit
from tracegraph.story.paths import EARLIER, GAP
from tracegraph.vocab import InspectionKind, IssueStateKind

SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', resources.text("maps/templates/symbols.svg.j2")))
STYLE = resources.text("maps/static/lanes.css")


def test_every_state_has_a_sign_a_shape_and_a_colour() -> None:
    assert {sign.code for sign in STATES} == {state.value for state in IssueStateKind} | {GAP, EARLIER}
    for sign in STATES:
        assert f"s-{sign.slug}" in SYMBOLS
        assert f".c-{sign.slug}" in STYLE
        assert sign.caption
        assert sign.meaning


def test_no_two_states_share_a_shape() -> None:
    drawn = resources.text("maps/templates/symbols.svg.j2")
    shapes = [re.search(rf'<symbol id="s-{sign.slug}".*?>(.*)</symbol>', drawn) for sign in STATES]
    assert len({shape[1] for shape in shapes if shape}) == len(STATES)


@pytest.mark.parametrize("kind", list(InspectionKind))
def test_every_kind_of_inspection_has_a_shape_and_a_name(kind: InspectionKind) -> None:
    shape, name = visit(kind.value)
    assert shape in {sign.code for sign in VISITS}
    assert f"v-{shape}" in SYMBOLS
    assert name != kind.value, "the code is no name"


def test_an_unknown_kind_is_shown_as_it_is() -> None:
    assert visit("peer-review") == ("other", "peer-review")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_node_has_a_shape(kind: object) -> None:
    assert f"v-net-{getattr(kind, 'code', '')}" in SYMBOLS


# state, mood before, mood after, why
MOODS = [
    ("raised", "open", "open", "raising opens"),
    ("recurred", "done", "open", "what came back is open again"),
    ("improved", "open", "better", "better is not done"),
    ("resolved", "better", "done", "only resolved is done"),
    ("not mentioned", "open", "open", "silence fixes nothing"),
    ("not mentioned", "done", "done", "silence opens nothing"),
    ("out of scope", "better", "better", "an inspection that did not look changes nothing"),
    (GAP, "open", "open", "what was not read changes nothing"),
    (EARLIER, "open", "open", "nor does what was said before anything was asked"),
]


@pytest.mark.parametrize(("state", "before", "after", "reason"), MOODS)
def test_the_thread_changes_only_by_what_is_said(state: str, before: str, after: str, reason: str) -> None:
    assert mood(state, before) == after, reason


def test_a_state_speaks_or_is_silent() -> None:
    said = {IssueStateKind.IMPROVED.value, IssueStateKind.RESOLVED.value}
    assert OPEN.isdisjoint(SILENT)
    assert OPEN | SILENT | said == {sign.code for sign in STATES}


@pytest.mark.parametrize(("code", "name"), [("not mentioned", "not-mentioned"), ("a<b>", "a-b-"), ("Ü", "-")])
def test_a_slug_is_safe_in_a_style_sheet(code: str, name: str) -> None:
    assert slug(code) == name
