"""Strength, shortfall, both or neither: each row in our own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.extract.polarity import tone

# sentence, polarity, why
TABLE = [
    ("Plans are clear and reviewed in time.", "strength", "words of practice that works"),
    ("Social workers act at once when a child is at risk.", "strength", "speed"),
    ("Thresholds are understood and applied consistently.", "strength", "a plain statement of practice"),
    ("Visits have improved since the spring.", "strength", "change for the better"),
    ("The leader chairs the meeting on Mondays.", "neutral", "a fact"),
    ("Too many plans are out of date.", "shortfall", "too many"),
    ("Plans are not clear.", "shortfall", "a strength denied"),
    ("Plans are not always clear enough.", "shortfall", "denied in part"),
    ("The board does not drive plans forward effectively.", "shortfall", "what follows is what is missing"),
    ("Records lack the detail needed to gain a good picture.", "shortfall", "a goal is no strength"),
    ("Practice still needs to become consistently strong.", "shortfall", "what is yet to come"),
    ("Supervision could be better.", "shortfall", "a polite no"),
    ("It is very difficult for families to get help.", "shortfall", "difficulty"),
    ("There is no delay in seeing children.", "strength", "a shortfall denied"),
    ("Managers challenge poor practice.", "neutral", "a shortfall that is dealt with: neither"),
    ("Many young people leaving home do not know.", "shortfall", "no denial is cut out of a longer word (m-any)"),
    ("Plans are clear, but visits are late and few are recorded.", "mixed", "two clauses"),
    ("While supervision is regular, it lacks challenge.", "mixed", "a concession counts"),
    ("When concerns are raised, children are seen promptly.", "strength", "the scene does not count"),
    ("Young people who are not in work are well supported.", "strength", "who is meant does not count"),
    ("Leaders know their areas for improvement well.", "strength", "the words of a form do not count"),
    ("The service was judged inadequate in that year.", "neutral", "an earlier grade is no finding"),
    ("Visits are rarely recorded.", "shortfall", "rarely"),
    ("Only 43% of reviews were held in time.", "shortfall", "a figure of what should be all"),
    ("Only three of 10 plans had evidence of challenge.", "shortfall", "the same, counted"),
    ("Fewer than half of children were seen alone.", "shortfall", "less than half of what should be all"),
    ("Only 4% of children committed offences.", "neutral", "a figure of what should be none"),
    ("Only six adopters live in the north.", "neutral", "a figure of neither"),
    ("Attainment at this stage is below the national average.", "shortfall", "below average where more is better"),
    ("Practice falls short of the council's own standards.", "shortfall", "short of a standard"),
    ("Services are no longer inadequate.", "strength", "a grade left behind"),
    ("Delay in permanence is no longer a concern.", "mixed", "a shortfall named, and denied"),
]


@pytest.mark.parametrize(("sentence", "polarity"), [pytest.param(s, p, id=why) for s, p, why in TABLE])
def test_polarity(sentence: str, polarity: str) -> None:
    assert tone(sentence).polarity.value == polarity, tone(sentence)


def test_the_phrases_that_told_it_are_kept() -> None:
    heard = tone("Plans are clear, but too many are old.")
    assert (heard.good, heard.bad) == (("clear",), ("too many",))
    assert heard.cues == ("clear", "too many")


def test_mostly_one_thing_is_called_that() -> None:
    assert (
        tone("Good plans exist, but visits are late, poor and too few, and records are weak.").polarity.value
        == "shortfall"
    )


@given(st.text(st.sampled_from("abcdefgh notclearwell,.; "), max_size=80))
def test_a_polarity_always_has_its_phrases(sentence: str) -> None:
    """Nothing is called good or bad without words that say so, and these words stand in the sentence."""
    heard = tone(sentence)
    assert bool(heard.cues) == (heard.polarity.value != "neutral")
    assert all(cue in sentence.lower() for cue in heard.cues)
