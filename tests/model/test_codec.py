"""The cache's form of an extraction: what goes in comes out, and what is no extraction is refused."""

import json
from dataclasses import fields
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.norburn.letters import letter_2021, letter_2022
from tests.norburn.plan import plan_2020
from tests.norburn.reports import report_2019, report_2025
from tracegraph.errors import ModelError
from tracegraph.extract import extract
from tracegraph.model.codec import decode, encode
from tracegraph.model.quote import Quote, Segment
from tracegraph.model.statement import Extraction, Facts, Statement
from tracegraph.read import read
from tracegraph.segment import segment

DIGESTS = sorted((Path(__file__).resolve().parents[2] / "data" / "solihull").glob("*.md"))
FIELDS = [field.name for field in fields(Extraction)]
NORBURN = [d.extraction for d in (report_2019(), plan_2020(), letter_2021(), letter_2022(), report_2025())]


def _extraction(path: Path) -> Extraction:
    document = read(path)
    return extract(document, segment(document))


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_real_extraction_comes_back_whole(path: Path) -> None:
    whole = _extraction(path)
    assert whole.passages
    assert whole.findings or whole.actions
    assert decode(encode(whole)) == whole


@pytest.mark.parametrize("said", NORBURN, ids=lambda said: said.facts.title)
def test_every_kind_of_statement_comes_back_whole(said: Extraction) -> None:
    assert decode(encode(said)) == said


def test_norburn_holds_every_kind_of_statement() -> None:
    """Or the test above says less than its name."""
    parts = [getattr(said, name) for said in NORBURN for name in FIELDS]
    assert set(get_args(Statement)) <= {type(one) for part in parts if isinstance(part, tuple) for one in part}


TEXT = "Plans are clear and shared.\nReviews – “late” – are not.\n\nPage 3\n\nThey drift;\tand \U0001f4c4 drift.\n" * 2


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A quote of TEXT: any ordered segments that hold words, on pages or without."""
    edges = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=6)))
    page = draw(st.none() | st.integers(1, 9))
    segments = [Segment(a, b, page) for a, b in pairwise(edges)][:: draw(st.integers(1, 2))]
    if not "".join(TEXT[s.start : s.end] for s in segments).strip():
        segments = [Segment(0, 5, page)]
    return Quote.of(TEXT, segments)


SIMPLE = {str: st.text(max_size=12), int: st.integers(0, 9), bool: st.booleans(), NoneType: st.none(), Quote: quotes()}


def _made_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, found the way a reader of the class would find it."""
    parts = get_args(kind)
    if kind in SIMPLE:
        return SIMPLE[kind]
    if get_origin(kind) is UnionType:
        return st.one_of(*map(_made_of, parts))
    if get_origin(kind) is tuple:
        every = parts[-1] is Ellipsis
        return st.lists(_made_of(parts[0]), max_size=2).map(tuple) if every else st.tuples(*map(_made_of, parts))
    return st.sampled_from(list(kind)) if issubclass(kind, Enum) else values(kind)


def values(kind: type) -> st.SearchStrategy[Any]:
    """Any value of a dataclass whose quotes are of TEXT."""
    return st.builds(kind, **{name: _made_of(hint) for name, hint in get_type_hints(kind).items()})


@given(st.data())
def test_any_extraction_comes_back_whole(data: st.DataObject) -> None:
    kinds: dict[str, Any] = get_type_hints(Extraction)
    # A few statements of one kind each time: all kinds at once would make values of thousands of fields.
    name = data.draw(st.sampled_from(sorted(k for k in kinds if get_origin(kinds[k]) is tuple)))
    made = Extraction(
        source=data.draw(_made_of(kinds["source"])),
        text=TEXT,
        pages=data.draw(_made_of(kinds["pages"])),
        facts=data.draw(values(Facts)),
        **{name: data.draw(_made_of(kinds[name]))},
    )
    assert decode(encode(made)) == made


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_quote_is_written_as_its_places_alone(path: Path) -> None:
    """Its words are made again from the text, so the cache cannot say what the document does not."""
    said = _extraction(path)
    words = max((p.quote.words for p in said.passages if p.quote.words in said.text), key=len)
    assert encode(said).count(json.dumps(words, ensure_ascii=False)[1:-1]) == said.text.count(words)


GOOD = encode(NORBURN[0])


def _changed(place: int, value: Any) -> str:
    data = json.loads(GOOD)
    data[place] = value
    return json.dumps(data)


# damaged text, why
DAMAGED = [
    ("", "an empty file: the disk was full"),
    ("{", "no JSON"),
    (GOOD[: len(GOOD) // 2], "cut short: the process was killed"),
    (GOOD[:-1], "its last character lost"),
    ("null", "JSON of another shape"),
    ("3", "a number"),
    ("{}", "an object"),
    ('"words"', "a string"),
    ("[]", "no fields"),
    (json.dumps(json.loads(GOOD)[:-1]), "a field too few: an older version wrote it"),
    (json.dumps([*json.loads(GOOD), []]), "a field too many: a newer version wrote it"),
    (_changed(FIELDS.index("text"), "other words"), "a text that does not say what is quoted"),
    (_changed(FIELDS.index("text"), None), "no text"),
    (_changed(FIELDS.index("findings"), 3), "a number for a list"),
    (_changed(FIELDS.index("findings"), [["b1.1"]]), "a statement with too few fields"),
    (_changed(FIELDS.index("facts"), None), "no facts"),
    (_changed(FIELDS.index("source"), {"path": "x"}), "a source of another shape"),
    (GOOD.replace('"report"', '"rumour"', 1), "a code that the ontology does not know"),
    (_changed(FIELDS.index("pages"), "two"), "words for a number of pages"),
    (_changed(FIELDS.index("pages"), True), "a truth value for a number of pages"),
    (_changed(FIELDS.index("notes"), "ab"), "a word for a list of words: it is not read letter by letter"),
    (_changed(FIELDS.index("notes"), [3]), "a number for a word"),
    ("[" * 100_000, "brackets without end"),
]


@pytest.mark.parametrize("written", [pytest.param(written, id=why) for written, why in DAMAGED])
def test_what_is_no_extraction_is_refused_as_such(written: str) -> None:
    with pytest.raises(ModelError):
        decode(written)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_no_json_whatever_is_taken_for_an_extraction(data: Any) -> None:
    with pytest.raises(ModelError):
        decode(json.dumps(data))


@given(st.data())
def test_a_file_cut_anywhere_is_refused(data: st.DataObject) -> None:
    with pytest.raises(ModelError):
        decode(GOOD[: data.draw(st.integers(0, len(GOOD) - 1))])


def _places(data: Any, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Every place in nested lists."""
    here = [path] if path else []
    return (
        here + [p for i, part in enumerate(data) for p in _places(part, (*path, i))] if isinstance(data, list) else here
    )


PLACES = [place for place in _places(json.loads(GOOD)) if len(place) <= 4]


@given(st.sampled_from(PLACES), st.sampled_from([None, 3, -1, "other", [], [[]], {}, True, 2.5]))
def test_any_part_replaced_is_refused_or_a_sound_extraction(place: tuple[int, ...], other: Any) -> None:
    """Damage is never an error of another kind, and never a quote that its text does not say."""
    data = json.loads(GOOD)
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = other
    try:
        read_back = decode(json.dumps(data))
    except ModelError:
        return
    assert all(Quote(q.segments, q.words, read_back.text) == q for q in [p.quote for p in read_back.passages])
    assert json.loads(encode(read_back)) == data
