"""Why two statements are linked, in plain words."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.link.compared import compared
from tracegraph.link import among
from tracegraph.link.embedding import FEATURE
from tracegraph.link.features import FEATURES
from tracegraph.link.model import model
from tracegraph.link.reasons import ideas, reasons
from tracegraph.link.wording import Text, text

ASK = text("The timeliness and take-up of return home interviews for children who go missing.")
SAME = text("Too few children who go missing are offered a return home interview within 72 hours.")
REST = tuple(
    replace(text(words), paragraph=f"p{n}")
    for n, words in enumerate(
        (
            "Adopters value the training that they are given.",
            "Managers' oversight of social work is not recorded.",
            "Children in care are seen by their social workers, but return interviews are late.",
            "Care leavers live in suitable homes.",
        )
    )
)


def _shares(later: Text) -> dict[str, float]:
    (shares,) = model().shares(compared([ASK], [later, *REST])[0][:1])
    return shares


def test_every_feature_stands_behind_one_reason() -> None:
    told = [name for idea in ideas() for name in idea.features]
    assert sorted(told) == sorted([*FEATURES, *among.FEATURES, FEATURE])


def test_what_each_reason_means_stands_in_how_it_decides() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-it-decides.md").read_text("utf-8")
    assert [idea.says for idea in ideas() if f"| {idea.says} |" not in page] == []


@pytest.mark.parametrize("later", [SAME, *REST])
def test_the_reasons_are_few_the_weightiest_first_and_together_the_whole_score(later: Text) -> None:
    why = reasons(ASK, later, _shares(later))
    assert 1 <= len(why) <= 8
    assert [r.weight for r in why] == sorted((r.weight for r in why), reverse=True)
    assert min(r.weight for r in why) > 0
    assert sum(r.weight for r in why) == pytest.approx(1, abs=1e-9)


def test_what_stands_behind_a_reason_adds_up_to_its_share_and_names_what_speaks_against_it() -> None:
    shares = _shares(SAME)
    for reason in reasons(ASK, SAME, shares):
        parts = [part.rsplit(" ", 1) for part in reason.behind.split("; ")]
        assert {name for name, _ in parts} <= FEATURES.keys()
        assert sum(float(share) for _, share in parts) == pytest.approx(reason.weight, abs=0.05), reason
    assert min(shares.values()) < 0, "something speaks against it"


def test_what_a_score_says_among_the_others_is_told_with_the_rest() -> None:
    shares = _shares(SAME)
    ahead = "its score ahead of what else was asked"
    told = [r for r in reasons(ASK, SAME, {**shares, ahead: 9.0}) if ahead in r.behind]
    assert len(told) == 1
    assert not any(ahead in r.behind for r in reasons(ASK, SAME, shares))


def test_what_a_readers_own_model_adds_is_a_reason_by_itself() -> None:
    why = reasons(ASK, SAME, _shares(SAME), embedded=0.01)
    (own,) = [r for r in why if r.feature == FEATURE]
    assert own.weight > 0
    assert own.behind == ""


def test_a_link_that_little_speaks_for_still_has_a_reason() -> None:
    against = dict.fromkeys(FEATURES, -1.0)
    (only,) = reasons(ASK, REST[0], against | {next(iter(FEATURES)): 0.1})
    assert only.weight == 1
