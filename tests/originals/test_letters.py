"""What the four letters say of themselves, ask, and find, against the answer keys."""

from typing import Any

import pytest

from tests.originals.conftest import Built, flat, letters_and_digits

pytestmark = pytest.mark.originals

VISIT = "000_e2a18f468bcbbef7.txt"
JOINT = "001_104648bd64985b94.txt"
MONITORING = "002_b9728ce1abac95cc.txt"
LETTER_2011 = "004_42ca103db377a0d3.txt"
LETTERS = [VISIT, JOINT, MONITORING, LETTER_2011]

INSPECTORATES = {
    "Ofsted": "Ofsted",
    "Care Quality Commission (CQC)": "CQC",
    "HMICFRS": "HMICFRS",
    "HM Inspectorate of Probation (HMIP)": "HMI Probation",
}
KINDS = {"unannounced-contact-referral-assessment": "other"}
Keys = dict[str, dict[str, Any]]


def _of(five: Built, file: str) -> dict[str, Any]:
    (document,) = (d for d in five.export["documents"] if d["path"] == f"seeds/{file}")
    return dict(document)


@pytest.mark.parametrize("file", LETTERS)
@pytest.mark.parametrize(
    "field", ["title", "authority", "published", "inspection_start", "inspection_end", "lead_inspector", "judgements"]
)
def test_what_a_letter_says_of_itself(five: Built, letter_keys: Keys, file: str, field: str) -> None:
    assert _of(five, file)[field] == letter_keys[file][field]


@pytest.mark.parametrize("file", LETTERS)
def test_the_kind_of_inspection(five: Built, letter_keys: Keys, file: str) -> None:
    kind = letter_keys[file]["kind"]
    assert _of(five, file)["kind"] == KINDS.get(kind, kind)


@pytest.mark.parametrize("file", LETTERS)
def test_the_publishers(five: Built, letter_keys: Keys, file: str) -> None:
    assert set(_of(five, file)["publishers"]) == {INSPECTORATES[name] for name in letter_keys[file]["publishers"]}


def test_a_joint_inspection_is_one_by_four_inspectorates(five: Built) -> None:
    (inspection,) = (i for i in five.linked.inspections if i.kind == "jtai")
    assert set(inspection.publishers) == set(INSPECTORATES.values())
    assert len(inspection.documents) == 1
    assert (inspection.start, inspection.end) == ("2022-01-10", "2022-01-14")


def _asks(key: dict[str, Any]) -> list[tuple[str, str, str, str | None]]:
    """Kind, heading, words and lead-in of each ask of a key, nested items one by one."""
    found: list[tuple[str, str, str, str | None]] = []
    for ask in key["asks"]:
        kind, heading = ask.get("kind", "area_for_improvement"), ask["heading"].rstrip("?")
        if "sub_items" in ask:
            found += [(kind, heading, flat(item["text"]), flat(ask["text"])) for item in ask["sub_items"]]
        else:
            found.append((kind, heading, flat(ask["text"]), None))
    return found


@pytest.mark.parametrize(("file", "count"), [(VISIT, 3), (JOINT, 12), (MONITORING, 0), (LETTER_2011, 5)])
def test_every_ask_word_for_word_in_order_and_nothing_else(
    five: Built, letter_keys: Keys, file: str, count: int
) -> None:
    said = five.of("recommendations", _of(five, file)["id"])
    asked = _asks(letter_keys[file])
    assert [
        (r["kind"], r["heading"].rstrip("?"), flat(r["text"]), r["parent"] and flat(r["parent"])) for r in said
    ] == asked
    assert len(said) == count


def test_the_joint_letter_has_four_priority_actions_three_under_one_lead_in(five: Built) -> None:
    said = five.of("recommendations", _of(five, JOINT)["id"])
    urgent = [r for r in said if r["kind"] == "priority_action"]
    assert [r["kind"] for r in said] == ["priority_action"] * 4 + ["area_for_improvement"] * 8
    assert len({r["parent"] for r in urgent[:3]}) == 1
    assert urgent[0]["parent"] is not None
    assert urgent[3]["parent"] is None
    assert "Police" in urgent[3]["addressee"]


def test_the_areas_that_the_monitoring_visit_reviewed(five: Built, letter_keys: Keys) -> None:
    reviewed = five.export["areas_reviewed"]
    assert [flat(area["text"]) for area in reviewed] == [
        flat(a["text"]) for a in letter_keys[MONITORING]["areas_covered"]
    ]
    assert len(reviewed) == 3
    assert {area["document"] for area in reviewed} == {_of(five, MONITORING)["id"]}


def test_the_duty_to_send_a_written_statement(five: Built, letter_keys: Keys) -> None:
    (duty,) = five.export["duties"]
    assert duty["document"] == _of(five, JOINT)["id"]
    assert (duty["due"], duty["addressee"]) == ("2022-05-30", "Solihull Metropolitan Borough Council")
    for step in letter_keys[JOINT]["next_steps"]:
        assert flat(step["text"]) in duty["text"]


@pytest.mark.parametrize("file", LETTERS)
def test_every_telling_sentence_is_a_finding(five: Built, letter_keys: Keys, file: str) -> None:
    found = letters_and_digits(" ".join(f["text"] for f in five.of("findings", _of(five, file)["id"])))
    for fact in letter_keys[file]["headline_facts"]:
        assert letters_and_digits(fact["text"]) in found, fact["text"]


@pytest.mark.parametrize("file", [VISIT, MONITORING, LETTER_2011])
def test_sentences_about_an_earlier_inspection_are_back_references(five: Built, letter_keys: Keys, file: str) -> None:
    told = {flat(reference["text"]) for reference in five.of("back_references", _of(five, file)["id"])}
    dated = [signal for signal in letter_keys[file]["follow_up_signals"] if "inspection" in signal["text"]]
    assert dated
    for signal in dated:
        assert any(flat(signal["text"]) in words for words in told), signal["text"]


@pytest.mark.parametrize(
    "field", ["authority", "kind", "inspection_start", "inspection_end", "published", "lead_inspector"]
)
def test_what_the_further_reports_say_of_themselves(nine: Built, folder_key: list[dict[str, Any]], field: str) -> None:
    said = {
        d["path"].split("/")[1].split(".")[0]: d[field] for d in nine.export["documents"] if d["kind"] != "action-plan"
    }
    assert said == {document["file"].removesuffix(".txt"): document[field] for document in folder_key}


def test_the_judgements_of_the_further_reports(nine: Built, folder_key: list[dict[str, Any]]) -> None:
    said = {d["path"].split("/")[1].split(".")[0]: _graded(d) for d in nine.export["documents"]}
    for document in folder_key:
        assert said[document["file"].removesuffix(".txt")] == _graded(document), document["file"]


def _graded(document: dict[str, Any]) -> set[tuple[str, str]]:
    return {(letters_and_digits(j["area"]), j["grade"].lower()) for j in document["judgements"]}
