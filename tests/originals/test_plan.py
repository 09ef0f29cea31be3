"""The action plan: every recommendation, action and outcome, against the answer key."""

from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.originals.conftest import Built, flat
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action
from tracegraph.vocab import Relation

pytestmark = pytest.mark.originals

PLAN = "solihull/2020-12-action-plan"
Key = dict[str, Any]


@pytest.fixture(scope="module")
def actions(five: Built) -> dict[str, dict[str, Any]]:
    """The plan's actions as exported, by key ("a4-7")."""
    return {action["id"].removeprefix(f"{PLAN}/"): action for action in five.of("actions", PLAN)}


@pytest.fixture(scope="module")
def stored(five: Built) -> dict[str, Action]:
    """The same, as read again from the stored graph."""
    return {action.key: action for action in five.document("003_13994ea5d32b1803.txt").extraction.actions}


def _keyed(plan_key: Key) -> dict[str, Key]:
    """The key's actions under our names for them."""
    return {
        "a" + action["id"][1:].replace(".", "-"): action
        for recommendation in plan_key["recommendations"]
        for action in recommendation["actions"]
    }


def test_what_the_plan_says_of_itself(five: Built, plan_key: Key) -> None:
    (plan,) = (d for d in five.export["documents"] if d["kind"] == "action-plan")
    said = plan_key["document"]
    assert plan["id"] == PLAN
    for field in ("title", "kind", "authority", "inspection_start", "inspection_end"):
        assert plan[field] == said[field]
    assert plan["published"] == said["updated"]
    assert plan["publishers"] == ["Solihull Metropolitan Borough Council"]
    graded = {(j["area"], j["grade"].lower()) for j in said["judgements"]}
    assert {(j["area"], j["grade"]) for j in plan["judgements"]} == graded


def test_ten_recommendations_word_for_word(five: Built, plan_key: Key) -> None:
    said = five.of("recommendations", PLAN)
    assert [flat(r["text"]) for r in said] == [flat(r["text"]) for r in plan_key["recommendations"]]
    assert [r["id"] for r in said] == [f"{PLAN}/r{n}" for n in range(1, 11)]


def test_fifty_three_actions_each_under_its_recommendation(actions: dict[str, dict[str, Any]], plan_key: Key) -> None:
    assert list(actions) == list(_keyed(plan_key))
    assert len(actions) == 53
    under = Counter(action["recommendation"] for action in actions.values())
    assert [under[f"{PLAN}/r{n}"] for n in range(1, 11)] == plan_key["counts"]["actions_per_recommendation"]
    assert all(action["recommendation"] == f"{PLAN}/r{key[1:].split('-')[0]}" for key, action in actions.items())


# the export's field, the key's, why
CELLS = [
    ("text", "action", "the action"),
    ("by_when_raw", "by_when_raw", "the due date as printed"),
    ("progress", "progress", "the progress"),
]


@pytest.mark.parametrize(("field", "keyed", "why"), CELLS)
def test_every_cell_word_for_word(
    actions: dict[str, dict[str, Any]], plan_key: Key, field: str, keyed: str, why: str
) -> None:
    said = {key: flat(action[field]) for key, action in actions.items()}
    assert said == {key: flat(action[keyed]) for key, action in _keyed(plan_key).items()}, why


@pytest.mark.parametrize("field", ["owners", "due", "status"])
def test_every_owner_date_and_status(actions: dict[str, dict[str, Any]], plan_key: Key, field: str) -> None:
    said = {key: action[field] for key, action in actions.items()}
    assert said == {key: action[field] for key, action in _keyed(plan_key).items()}


def test_rows_torn_by_page_breaks_are_whole(five: Built, stored: dict[str, Action], plan_key: Key) -> None:
    """Their cells' quotes begin on one line and end on another; the words themselves are compared above."""
    text = five.document("003_13994ea5d32b1803.txt").extraction.text
    torn = {key: action for key, action in _keyed(plan_key).items() if action.get("broken_row")}
    assert len(torn) == 4
    cells = {"action": "quote", "who": "owners_quote", "progress": "progress"}
    for key, action in torn.items():
        for cell in action["broken_cells"]:
            quote: Quote = getattr(stored[key], cells[cell])
            assert "\n" in text[quote.start : quote.segments[-1].end].strip(), (key, cell)


def test_thirty_four_expected_outcomes_each_under_its_recommendation(five: Built, plan_key: Key) -> None:
    said = defaultdict(list)
    for outcome in five.of("outcomes", PLAN):
        said[outcome["recommendation"]].append(flat(outcome["text"]))
    keyed = {f"{PLAN}/r{r['number']}": [flat(o) for o in r["expected_outcomes"]] for r in plan_key["recommendations"]}
    assert dict(said) == keyed
    assert sum(map(len, said.values())) == 34


def test_contradictions_are_shown_and_not_settled(stored: dict[str, Action], plan_key: Key) -> None:
    keyed = _keyed(plan_key)
    assert {key for key, action in stored.items() if action.conflicts} == {
        key for key, action in keyed.items() if action.get("conflict")
    }
    for key, action in stored.items():
        # Both cells stand as they were printed, and the status is what the plan says, whatever contradicts it.
        assert action.status.value == keyed[key]["status"]


def test_cross_references_are_links(five: Built, plan_key: Key) -> None:
    said = {
        (link.source.removeprefix(f"{PLAN}/"), link.target.removeprefix(f"{PLAN}/"))
        for link in five.linked.links
        if link.relation is Relation.CROSS_REFERS
    }
    keyed = {
        (key, f"r{reference['points_to']}")
        for key, action in _keyed(plan_key).items()
        for reference in action.get("cross_references", [])
    }
    assert said == keyed
    assert len(keyed) >= 6
    words = [flat(link.words) for link in five.linked.links if link.relation is Relation.CROSS_REFERS]
    quoted = [flat(r["text"]) for a in _keyed(plan_key).values() for r in a.get("cross_references", [])]
    assert all(any(part in text for text in words) for part in quoted)


def test_each_action_responds_to_its_recommendation(five: Built) -> None:
    responds = {link.source: link.target for link in five.linked.links if link.relation is Relation.RESPONDS_TO}
    assert responds == {action["id"]: action["recommendation"] for action in five.of("actions", PLAN)}


def test_an_action_that_carries_on_the_one_above_says_so(stored: dict[str, Action], plan_key: Key) -> None:
    keyed = {key for key, action in _keyed(plan_key).items() if action.get("continues_previous_action")}
    assert {key for key, action in stored.items() if action.continues} == keyed
