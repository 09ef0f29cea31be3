"""People's names: what is one, what is a post, and that none survives anywhere in a paper."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import norburn, publish
from tests.maps.record import DOCUMENTS
from tests.norburn.names import ISSUE_RHI
from tests.pack.opened import parts
from tracegraph.graph.view import Graph
from tracegraph.model.link import Linked
from tracegraph.model.quote import Quote, Segment
from tracegraph.model.statement import Finding
from tracegraph.pack import FORMATS, write_pack
from tracegraph.pack.names import REMOVED, pattern, persons
from tracegraph.vocab import Polarity

# an owner as a plan prints it, the persons in it, why
OWNERS = [
    ("Head of Service, Safeguarding", (), "a post"),
    ("Missing Co-ordinator", (), "a post of two words"),
    ("Head of Service Children's Commissioning", (), "a long post"),
    ("Norburn Housing Group", (), "a body"),
    ("All Team Managers", (), "several"),
    ("Provider", (), "one word is no name"),
    ("Ida Bell", ("Ida Bell",), "a name alone"),
    ("Ida Bell, Head of Service", ("Ida Bell",), "a name before a post"),
    ("Head of Service (Ida Bell)", ("Ida Bell",), "in brackets behind it"),
    ("Ida Bell / Omar Stone", ("Ida Bell", "Omar Stone"), "two"),
    ("Ida Bell and Omar Stone", ("Ida Bell", "Omar Stone"), "two, joined"),
    ("I. Bell", ("I. Bell",), "an initial"),
    ("Ida Maria van Bell", (), "a word without a capital: not taken for a name, without a title"),
    ("Mrs Bell", ("Bell",), "a title"),
    ("Cllr. Ida Bell", ("Ida Bell",), "a councillor"),
    ("Ida Bell, with Ms Bell", ("Ida Bell",), "one person named twice"),
    ("Siân O’Neill-Bell", ("Siân O’Neill-Bell",), "marks within a name"),
]


@pytest.mark.parametrize(("owner", "named", "why"), OWNERS)
def test_a_post_is_told_from_a_person(owner: str, named: tuple[str, ...], why: str) -> None:
    assert persons([owner], [], []) == named, why


# words of a document, the persons named in them, why
TOLD = [
    ("Dr Bell wrote to the council.", ("Bell",), "a title"),
    ("The Director, Ida Bell, has left.", ("Ida Bell",), "behind a post"),
    ("Ida Bell, Director of Children's Services, has left.", ("Ida Bell",), "before a post"),
    ("Ida Bell, Her Majesty’s Inspector", ("Ida Bell",), "who signs a letter"),
    ("The Director of Children's Services has left.", (), "a post alone"),
    ("Children in Care Council and the Corporate Parenting Board met.", (), "bodies"),
    ("The Assistant Director, Social Work and Safeguarding, reports.", (), "a post's own field"),
    ("Early Help Managers meet in May.", (), "neither"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named", "why"), TOLD)
def test_who_is_named_with_a_title_or_a_post_is_found(text: str, named: tuple[str, ...], why: str) -> None:
    assert persons([], [], [text]) == named, why


def test_lead_inspectors_are_persons() -> None:
    assert persons([], ["Rowan  Applegarth", ""], []) == ("Rowan Applegarth",)


# names, text, what is left, why
CUT = [
    (["Ida Bell"], "Ida Bell leads.", f"{REMOVED} leads.", "whole"),
    (["Ida Bell"], "IDA BELL leads.", f"{REMOVED} leads.", "in capitals"),
    (["Ida Bell"], "Mrs Ida Bell leads.", f"{REMOVED} leads.", "with a title"),
    (["Ida Bell"], "Ms. Bell leads.", f"{REMOVED} leads.", "a title and the last word"),
    (["Ida Bell"], "Ida leads; Bell left.", f"{REMOVED} leads; {REMOVED} left.", "each word alone"),
    (["Ida Bell"], "Ida Bell’s plan", f"{REMOVED}’s plan", "a possessive"),
    (["Ida Bell"], "letters/ida-bell_2019.pdf", f"letters/{REMOVED}_2019.pdf", "in a file's name"),
    (["Ida Bell"], "A bell rings; Bellamy; Idaho.", "A bell rings; Bellamy; Idaho.", "other words stay"),
    (["May Green"], "In May it was rated Green.", "In May it was rated Green.", "words that are words stay, alone"),
    (["May Green"], "May Green and Ms Green", f"{REMOVED} and {REMOVED}", "and go where they are a name"),
    (["Jo Norburn"], "Norburn asked Jo Norburn.", f"Norburn asked {REMOVED}.", "the authority's own name stays"),
    (["I. Bell"], "I. Bell, or I Bell", f"{REMOVED}, or {REMOVED}", "an initial with its point and without"),
]


@pytest.mark.parametrize(("names", "text", "left", "why"), CUT)
def test_a_name_goes_in_every_form(names: list[str], text: str, left: str, why: str) -> None:
    found = pattern(names, ["Norburn"])
    assert found is not None
    assert found.sub(REMOVED, text) == left, why


def test_without_names_there_is_nothing_to_find() -> None:
    assert pattern([]) is None


def planted(name: str) -> Linked:
    """Norburn with a person's name wherever the record can hold one: an inspector, an owner, a quote, a title, a file,
    a contradiction, a reason, an issue's name."""
    whole = norburn()
    first, plan, letter, *others = whole.documents
    said, told = letter.extraction, plan.extraction
    words = f"{name} said that interviews are late, and Mrs {name.rpartition(' ')[2]} agreed."
    text = said.text + words
    finding = Finding(
        "b9.1",
        Quote.of(text, [Segment(len(said.text), len(text), 2)]),
        "Findings",
        "b9",
        None,
        Polarity.SHORTFALL,
        (),
        ("return-home-interview",),
    )
    facts = replace(said.facts, title=f"Letter to {name}", lead_inspectors=(name,))
    source = replace(said.source, path=f"letters/{name.replace(' ', '_').lower()}.pdf")
    said = replace(said, text=text, findings=(*said.findings, finding), facts=facts, source=source)
    letter = replace(letter, extraction=said)
    action, *rest = told.actions
    action = replace(action, owners=(f"{name}, Head of Service", name), conflicts=(f"{name} says two things",))
    plan = replace(plan, extraction=replace(told, actions=(action, *rest)))
    rhi, *more = whole.issues
    states = tuple(
        replace(s, statements=(*s.statements, f"{letter.id}/b9.1")) if s.statements and "2021-06" in s.inspection else s
        for s in rhi.states
    )
    rhi = replace(rhi, name=f"what {name} asked", members=(*rhi.members, f"{letter.id}/b9.1"), states=states)
    return replace(whole, documents=(first, plan, letter, *others), issues=(rhi, *more))


def read(form: str, data: bytes) -> str:
    """All that a file holds, its markup undone, so that no form of writing can hide a name."""
    if form == ".docx":
        held = parts(data)
        return "\n".join([*held, *(html.unescape(text) for text in held.values())])
    return html.unescape(data.decode()).replace("\\", "")


_LETTERS = st.text("abcdefghijklmnopqrstuvwxyzé’-", min_size=2, max_size=8)
_NAME = st.builds(lambda head, tail: head + tail, st.sampled_from("ABDFGHJKLMNOPQRSTVWZÉ"), _LETTERS).filter(
    lambda word: re.fullmatch(r"[^\W_](?:[^\W_]|[’-](?=[^\W_]))*", word) is not None
)


@settings(max_examples=6)
@given(st.lists(_NAME, min_size=2, max_size=3, unique=True))
def test_a_name_survives_nowhere_in_any_format(tmp_path_factory: pytest.TempPathFactory, name: list[str]) -> None:
    person = " ".join(f"Xq{word[0].lower()}{word[1:]}" for word in name)  # beginnings that no other word has
    with publish(planted(person), tmp_path_factory.mktemp("g") / "g").open() as graph:
        for form in FORMATS:
            for issue, place in ((ISSUE_RHI, None), (None, "norburn")):
                plain = write_pack(graph, form, issue_id=issue, authority=place)
                cut = read(form, write_pack(graph, form, issue_id=issue, authority=place, redact_names=True))
                assert not [w for w in person.split() if w.casefold() in cut.casefold()], (form, issue)
                assert "Head of Service" in cut, "posts stay"
                assert person in read(form, plain), "and without the option it is there"


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return publish(planted("Ida Bell"), tmp_path_factory.mktemp("named") / "g").open()


def test_what_was_left_out_is_counted_and_a_cut_quote_is_no_verbatim_one(named: Graph) -> None:
    text = write_pack(named, ".md", issue_id=ISSUE_RHI, redact_names=True).decode().replace("\\", "")
    body, _, note = text.partition("## Names left out")
    leads = len(re.findall(rf"Led by {re.escape(REMOVED)}", body))
    assert f"{leads} persons named in the record, left out in {body.count(REMOVED)} places" in note, "she led one"
    cut = [line for line in body.splitlines() if line.startswith("> “") and REMOVED in line]
    assert cut
    assert all(line.endswith("[not verbatim: a name is left out]") for line in cut)
    assert not [line for line in body.splitlines() if REMOVED not in line and "not verbatim" in line]


def test_without_the_option_nothing_is_left_out(named: Graph) -> None:
    text = write_pack(named, ".md", issue_id=ISSUE_RHI).decode()
    assert "Ida Bell" in text
    assert "left out in" not in text


def test_a_record_without_names_says_that_there_were_none(tmp_path: Path) -> None:
    whole = norburn()
    bare = tuple(
        replace(d, extraction=replace(d.extraction, facts=replace(d.extraction.facts, lead_inspectors=())))
        for d in whole.documents
    )
    with publish(replace(whole, documents=bare), tmp_path / "g").open() as graph:
        assert "0 persons named" in write_pack(graph, ".md", authority="Norburn", redact_names=True).decode()
    assert DOCUMENTS[0].lead_inspectors, "the record of other tests does name one"
