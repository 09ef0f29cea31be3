"""The history of return home interviews, as the issue that began this project asks for it."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

import tracegraph as tg
from tests.command_line import done
from tests.originals.conftest import Built, flat

pytestmark = pytest.mark.originals

WORDS = "return home interviews"
PLAN = "solihull/2020-12-action-plan"
VISIT = "solihull/2021-08-focused-visit-letter"
JOINT = "solihull/2022-02-jtai-letter"
Data = dict[str, Any]


@dataclass(frozen=True)
class Traced:
    """A history as the command gives it: as text and as JSON."""

    text: str
    data: Data

    @property
    def moments(self) -> dict[str, Data]:
        """Its moments, by the month of the inspection's end."""
        return {moment["inspection"]["end"][:7]: moment for moment in self.data["issues"][0]["moments"]}

    def quotes(self, month: str) -> list[str]:
        """The words shown of one inspection."""
        return [entry["citation"]["words"] for entry in self.moments[month]["entries"]]


def _traced(built: Built, words: str = WORDS) -> Traced:
    text = done("trace", words, "--graph", built.folder)
    return Traced(text, json.loads(done("trace", words, "--json", "--graph", built.folder)))


@pytest.fixture(scope="module")
def of_five(five: Built) -> Traced:
    return _traced(five)


@pytest.fixture(scope="module")
def of_nine(nine: Built) -> Traced:
    return _traced(nine)


def _said_of_it(key: Data) -> list[str]:
    """The sentences of a letter's key that name return home interviews."""
    return [flat(fact["text"]) for fact in key["headline_facts"] if "return home interview" in fact["text"].lower()]


@pytest.mark.parametrize(
    "asked", [WORDS, "return home interview", "RHI", "Return  home INTERVIEWS", "return interviews"]
)
def test_it_is_one_issue_however_it_is_asked_for(five: Built, of_five: Traced, asked: str) -> None:
    found = _traced(five, asked).data
    assert (len(found["issues"]), found["others"]) == (1, [])
    assert found["issues"][0]["summary"]["id"] == of_five.data["issues"][0]["summary"]["id"]


@pytest.mark.parametrize("member", [f"{PLAN}/r4", f"{PLAN}/a4-7", f"{VISIT}/r1", f"{VISIT}/r2"])
def test_any_members_id_finds_it(five: Built, of_five: Traced, member: str) -> None:
    assert _traced(five, member).data["issues"] == of_five.data["issues"]


def test_november_2019_recommendation_4_with_its_nine_actions(of_five: Traced, plan_key: Data) -> None:
    (entry,) = of_five.moments["2019-11"]["entries"]
    fourth = plan_key["recommendations"][3]
    assert (entry["id"], entry["number"]) == (f"{PLAN}/r4", "4")
    assert flat(entry["citation"]["words"]) == flat(fourth["text"])
    assert [flat(a["citation"]["words"]) for a in entry["actions"]] == [flat(a["action"]) for a in fourth["actions"]]
    for field, keyed in (("owners", "owners"), ("by_when", "by_when_raw"), ("due", "due"), ("status", "status")):
        assert [a[field] for a in entry["actions"]] == [a[keyed] for a in fourth["actions"]], field
    assert [flat(a["progress"]) for a in entry["actions"]] == [flat(a["progress"]) for a in fourth["actions"]]
    assert "67%, 83%, 92%" in entry["actions"][6]["progress"]
    assert [flat(o["words"]) for o in entry["outcomes"]] == [flat(o) for o in fourth["expected_outcomes"]]


def test_june_2021_the_first_two_recommendations_and_the_finding(of_five: Traced, letter_keys: dict[str, Data]) -> None:
    key = letter_keys["000_e2a18f468bcbbef7.txt"]
    first, second, _ = (flat(ask["text"]) for ask in key["asks"])
    (finding,) = (words for words in _said_of_it(key) if "triage" in words)
    quotes = of_five.quotes("2021-06")
    assert quotes[:2] == [first, second]
    assert finding in quotes
    kinds = [e["kind"] for e in of_five.moments["2021-06"]["entries"]]
    assert kinds == ["recommendation", "recommendation", *["finding"] * (len(kinds) - 2)]
    told = " ".join(quotes[2:]).lower()
    assert "missing" in told
    assert "fostering" not in told


def test_its_third_recommendation_is_related_and_not_the_same(of_five: Traced, letter_keys: dict[str, Data]) -> None:
    third = flat(letter_keys["000_e2a18f468bcbbef7.txt"]["asks"][2]["text"])
    (related,) = of_five.moments["2021-06"]["related"]
    assert (related["id"], related["citation"]["words"]) == (f"{VISIT}/r3", third)
    assert third not in of_five.quotes("2021-06")


def test_january_2022_the_finding(of_five: Traced, letter_keys: dict[str, Data]) -> None:
    (finding,) = _said_of_it(letter_keys["001_104648bd64985b94.txt"])
    assert finding in of_five.quotes("2022-01")
    assert {entry["kind"] for entry in of_five.moments["2022-01"]["entries"]} == {"finding"}


def test_the_states_say_what_happened(of_five: Traced) -> None:
    states = {month: moment["state"] for month, moment in of_five.moments.items()}
    assert states == {
        "2019-11": "raised",
        "2021-06": "repeated",
        "2022-01": "repeated",
        "2022-11": "",
        "2024-04": "out of scope",
    }
    assert of_five.data["issues"][0]["summary"]["open"] is True


def _all_entries(traced: Traced) -> list[Data]:
    return [e for m in traced.data["issues"][0]["moments"] for e in (*m["entries"], *m["related"])]


@pytest.mark.parametrize("words", ["private fostering", "special guardianship"])
def test_nothing_of_other_issues(of_five: Traced, of_nine: Traced, words: str) -> None:
    for traced in (of_five, of_nine):
        assert words not in traced.text.lower()
        assert words not in json.dumps(traced.data).lower()
    strangers = {f"{PLAN}/{key}" for key in ("r8", "r10")}
    assert not strangers & {entry["id"] for entry in _all_entries(of_five) + _all_entries(of_nine)}


def test_oldest_first_and_within_an_inspection_in_the_order_of_its_documents(of_five: Traced, of_nine: Traced) -> None:
    for traced in (of_five, of_nine):
        moments = traced.data["issues"][0]["moments"]
        ends = [moment["inspection"]["end"] for moment in moments]
        assert ends == sorted(ends)
        for moment in moments:
            places: dict[str, list[int]] = {}
            for entry in moment["entries"]:
                places.setdefault(entry["citation"]["document"], []).append(entry["citation"]["segments"][0][0])
            assert all(starts == sorted(starts) for starts in places.values())


def test_every_quote_is_what_the_document_says_at_that_place(
    five: Built, nine: Built, of_five: Traced, of_nine: Traced
) -> None:
    for built, traced in ((five, of_five), (nine, of_nine)):
        texts = {d.id: d.extraction.text for d in built.linked.documents}
        citations = [entry["citation"] for entry in _all_entries(traced)]
        citations += [a["citation"] for entry in _all_entries(traced) for a in entry["actions"]]
        assert len(citations) > 10
        for citation in citations:
            there = " ".join(texts[citation["document"]][start:end] for start, end in citation["segments"])
            assert flat(there.replace("<p>", " ").replace("</p>", " ")) == flat(citation["words"])


def test_the_text_shows_date_kind_state_quote_place_and_actions(of_five: Traced) -> None:
    lines = of_five.text.splitlines()
    heads = [line for line in lines if line and not line.startswith(" ") and " | " in line]
    assert [head.split(" | ")[0] for head in heads] == [
        "11 to 22 November 2019",
        "23 to 24 June 2021",
        "10 to 14 January 2022",
        "November 2022",
        "16 to 17 April 2024",
    ]
    assert [head.split(" | ")[-1] for head in heads[:3]] == ["RAISED", "REPEATED", "REPEATED"]
    assert sum(line.strip().startswith("Action ") for line in lines) == 9
    assert sum(line.strip().startswith("By when:") for line in lines) == 9
    assert "67%, 83%, 92%" in of_five.text
    for entry in _all_entries(of_five):
        assert f"“{entry['citation']['words']}”" in of_five.text
        assert entry["id"] in of_five.text
    assert max(map(len, lines)) > 200, "piped output never wraps"
    assert "\x1b" not in of_five.text


def test_the_python_interface_gives_the_same(five: Built, of_five: Traced) -> None:
    with tg.open(five.folder) as graph:
        assert graph.trace(WORDS) == of_five.text
        story = graph.issue(WORDS)
    assert story.summary.id == of_five.data["issues"][0]["summary"]["id"]
    shown = [[entry.citation.words for entry in moment.entries] for moment in story.moments]
    assert shown == [[e["citation"]["words"] for e in m["entries"]] for m in of_five.data["issues"][0]["moments"]]


def test_the_four_further_reports_are_in_it(nine: Built, of_nine: Traced) -> None:
    assert len(nine.linked.documents) == 9
    states = {month: moment["state"] for month, moment in of_nine.moments.items() if moment["entries"]}
    assert list(states) == ["2016-05", "2019-11", "2021-06", "2022-01", "2022-11", "2025-11"]
    assert [states[month] for month in list(states)[:5]] == ["raised", *["repeated"] * 3, "improved"]
    assert any("return home interviews" in words for words in of_nine.quotes("2016-05"))
    assert any("return home interviews have improved" in words for words in of_nine.quotes("2022-11"))


def test_the_words_drift_and_the_thread_does_not_break(of_nine: Traced) -> None:
    told = " ".join(of_nine.quotes("2025-11")).lower()
    assert "return home conversations" in told
    assert "return home interview" not in told


def test_what_was_in_it_with_five_is_in_it_with_nine(of_five: Traced, of_nine: Traced) -> None:
    for month in ("2021-06", "2022-01"):
        # The JTAI's PDF twin, which has pages, is preferred to its text: the same words with other apostrophes.
        told = [quote.replace("\u2019", "'") for quote in of_nine.quotes(month)]
        assert told == of_five.quotes(month)
    (plan,) = (e for e in of_nine.moments["2019-11"]["entries"] if e["id"] == f"{PLAN}/r4")
    assert plan["restates"] == "solihull/2019-11-ilacs-standard-report/r4"
    assert len(plan["actions"]) == 9


def test_pages_and_paragraphs_are_cited(of_nine: Traced) -> None:
    (improved,) = (
        e["citation"] for e in of_nine.moments["2022-11"]["entries"] if "have improved" in e["citation"]["words"]
    )
    assert (improved["pages"], improved["paragraph"]) == ([4], "12")
    assert "page 4, paragraph 12" in of_nine.text
