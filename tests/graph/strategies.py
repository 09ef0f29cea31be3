"""Values of every class, as hostile as the model allows: any characters that UTF-8 can carry, in any place that holds
words."""

from collections.abc import Callable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from tests.norburn.names import GAP_2018
from tracegraph.model.decision import Decision
from tracegraph.model.document import Source
from tracegraph.model.link import Inspection, Issue, IssueState, Link, Linked, NamedDocument, Reason
from tracegraph.model.quote import Quote, Segment, clean
from tracegraph.model.statement import (
    Action,
    AreaReviewed,
    BackReference,
    CrossReference,
    Duty,
    Extraction,
    Facts,
    Finding,
    Judgement,
    Outcome,
    Recommendation,
)
from tracegraph.vocab import (
    ActionStatus,
    Basis,
    DocumentKind,
    FollowUpStatus,
    InspectionKind,
    IssueStateKind,
    Polarity,
    RecommendationKind,
    Relation,
    Standing,
    Verdict,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some_words = words.filter(bool)
# No "/" in a key: what lies beneath a statement's id is its own.
keys = st.from_regex(r"[a-z]{1,2}[0-9]{1,2}([.-][0-9])?", fullmatch=True) | some_words.filter(
    lambda key: "/" not in key
)
dates = st.sampled_from(["2019", "2022-11", "2020-02-29", "2021-13-45", "spring 2020"])
shares = st.integers(0, 10**6).map(lambda n: n / 10**6)
themes = st.lists(st.sampled_from(["private-fostering", "iro"]) | some_words, max_size=3).map(tuple)
pages = st.none() | st.integers(1, 99)
flags = st.booleans()
maybe = st.none() | words
publishers = st.lists(st.sampled_from(["Ofsted", "Care Quality Commission", "Estyn"]), max_size=3).map(tuple)
windows = st.lists(st.tuples(dates | st.just(""), dates | st.just("")), max_size=2).map(tuple)
several = st.lists(words, max_size=3).map(tuple)
codes = st.sampled_from


@st.composite
def quotes(draw: st.DrawFn, text: str) -> Quote:
    """A quote of one or two segments of `text`."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    segments = tuple(Segment(start, end, draw(pages)) for start, end in pairs)
    assume(clean(text, segments))
    return Quote.of(text, segments)


def _statements(text: str, key: str) -> dict[str, st.SearchStrategy[Any]]:
    quote = quotes(text)
    maybe_quote = st.none() | quote
    own = st.just(key)
    kind = codes(RecommendationKind)
    return {
        "findings": st.builds(Finding, own, quote, words, words, maybe, codes(Polarity), several, themes),
        "recommendations": st.builds(
            Recommendation, own, quote, kind, words, maybe_quote, maybe, maybe, maybe, flags, themes
        ),
        "actions": st.builds(
            Action,
            own,
            quote,
            st.none() | keys,
            several,
            maybe_quote,
            maybe_quote,
            st.lists(dates, max_size=3).map(tuple),
            codes(ActionStatus),
            maybe_quote,
            several,
            flags,
            themes,
            words,
            st.lists(dates, max_size=2).map(tuple),
        ),
        "outcomes": st.builds(Outcome, own, quote, st.none() | keys),
        "judgements": st.builds(Judgement, own, quote, words, words),
        "back_references": st.builds(
            BackReference, own, quote, words, st.none() | dates, st.none() | codes(InspectionKind), st.none() | keys
        ),
        "areas_reviewed": st.builds(AreaReviewed, own, quote, themes),
        "duties": st.builds(Duty, own, quote, maybe, st.none() | dates),
        "cross_references": st.builds(CrossReference, own, quote, keys, keys),
    }


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A document with at most one statement of each class, or several of one."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=60))
    assume(text.strip())
    said: dict[str, list[Any]] = {}
    for key in draw(st.lists(keys, max_size=5, unique=True)):
        collection = draw(st.sampled_from(sorted(_statements(text, key))))
        said.setdefault(collection, []).append(draw(_statements(text, key)[collection]))
    facts = st.builds(
        Facts,
        words,
        st.just("Norburn"),
        words,
        codes(DocumentKind),
        codes(InspectionKind),
        publishers,
        windows,
        st.none() | dates,
        several,
    )
    front = st.sampled_from([(), (("digest", "true"),), (("digest", "no"), ("title", "x"))])
    source = st.builds(Source, words, st.just("a" * 64), words, words, front)
    groups = {name: tuple(group) for name, group in said.items()}
    return Extraction(draw(source), text, draw(pages), draw(facts), notes=draw(several), **groups)


@st.composite
def authorities(draw: st.DrawFn) -> Linked:
    """One authority whole: documents, their inspections and a gap, links and issues between ids of all sorts."""
    names = draw(st.lists(some_words.map("norburn/{}".format), min_size=1, max_size=3, unique=True))
    documents = tuple(draw(_named(name, f"norburn/inspection/{n}")) for n, name in enumerate(names))
    ids = st.sampled_from([*names, GAP_2018]) | some_words.map("norburn/x/{}".format)
    inspections = tuple(draw(_inspection(document)) for document in documents)
    gap = Inspection(GAP_2018, "norburn", InspectionKind.OTHER, "", draw(dates), at_hand=False, named_in=(names[0],))
    links = tuple(draw(_link(f"norburn/link/{n}", ids)) for n in range(draw(st.integers(0, 3))))
    issues = tuple(draw(_issue(f"norburn/issue/{n}", ids)) for n in range(draw(st.integers(0, 2))))
    decisions = tuple(draw(_decision(n, ids)) for n in range(draw(st.integers(0, 2))))
    return Linked("Norburn", documents, (*inspections, gap), links, issues, decisions)


def _named(name: str, inspection: str) -> st.SearchStrategy[NamedDocument]:
    renderings = st.lists(st.tuples(words, words), max_size=2).map(tuple)
    return st.builds(NamedDocument, st.just(name), st.just(inspection), extractions(), renderings)


def _inspection(document: NamedDocument) -> st.SearchStrategy[Inspection]:
    plan = document.extraction.facts.kind is DocumentKind.ACTION_PLAN
    make: Callable[..., Inspection] = Inspection
    return st.builds(
        make,
        st.just(document.inspection),
        st.just("norburn"),
        codes(InspectionKind),
        dates,
        dates,
        windows,
        publishers,
        st.just(() if plan else (document.id,)),
        st.just((document.id,) if plan else ()),
    )


def _link(id_: str, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Link]:
    reasons = st.lists(st.builds(Reason, words, shares, words, words), max_size=2).map(tuple)
    statements = st.lists(ids, max_size=3).map(tuple)
    status = st.none() | codes(FollowUpStatus)
    decided = st.lists(st.sampled_from(["norburn/decision/0", "norburn/decision/1"]), max_size=2).map(tuple)
    return st.builds(
        Link, st.just(id_), ids, ids, codes(Relation), codes(Basis), shares, reasons, statements, words, status, decided
    )


def _decision(number: int, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Decision]:
    return st.builds(
        Decision,
        st.just(f"norburn/decision/{number}"),
        st.integers(1, 99),
        dates,
        words,
        codes(Verdict),
        ids,
        ids,
        words,
        words,
        words,
        codes(Standing),
        words,
    )


@st.composite
def _issue(draw: st.DrawFn, id_: str, ids: st.SearchStrategy[str]) -> Issue:
    some = st.lists(ids, max_size=3).map(tuple)
    states = tuple(
        draw(st.builds(IssueState, st.just(f"{id_}/state/{n}"), ids, dates | st.just(""), codes(IssueStateKind), some))
        for n in range(draw(st.integers(0, 3)))
    )
    return Issue(id_, "norburn", draw(words), draw(themes), draw(some), states, draw(some))
