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
    ("The threshold document is no longer compliant.", "shortfall", "what was good and is so no more"),
    ("Visits that are no longer needed stop, and records are clear.", "strength", "no longer needed: no shortfall"),
    ("The new form is not yet in use.", "shortfall", "not yet"),
    ("Sixteen children are not yet placed.", "neutral", "where children stand in a process"),
    ("Despite weaknesses in records, children are seen promptly.", "strength", "what it was done in spite of"),
    ("Notwithstanding some gaps, children are seen promptly.", "strength", "the same, in older reports"),
    ("Despite good plans, visits are late.", "mixed", "a strength conceded"),
    ("Supervision, although regular, is inconsistent.", "mixed", "a strength conceded between two commas"),
    ("Records, while not yet uniform, are clear and useful.", "mixed", "what is missing ends at the comma"),
    ("Visits are frequent and, although not daily, well recorded.", "mixed", "the same after 'and'"),
    ("Managers act decisively when practice is poor.", "strength", "when something good was done"),
    ("Workers respond well if plans are not working.", "strength", "the same, with if"),
    ("Children wait too long when workers are not available.", "shortfall", "nothing good before the condition"),
    ("Supervision is regular when staff are new, but not recorded.", "mixed", "another clause is no condition"),
    ("Where workers stay, it is timely, and there is delay elsewhere.", "mixed", "a condition ends at the comma"),
    ("The board is proactive rather than waiting for reports.", "strength", "what was not done instead"),
    ("Audits look at compliance rather than quality.", "shortfall", "what was done instead"),
    ("No children wait for a social worker.", "strength", "a denial that is good news"),
    ("There is no waiting list for this service.", "strength", "the same of a list"),
    ("There was no unallocated work.", "strength", "the same of work"),
    ("Inspectors saw no cases where children were left at risk.", "strength", "nobody was"),
    ("There is no evidence that plans are reviewed.", "shortfall", "something good was not seen"),
    ("Legal advisers ensure that cases do not drift.", "strength", "a shortfall that was kept off"),
    ("Children do not experience unnecessary delay.", "strength", "the same of two of them"),
    ("Chairs do not consistently identify drift.", "shortfall", "what is denied is not the shortfall"),
    ("Delay is avoided.", "strength", "a shortfall dealt with, told behind it"),
    ("Partners have broken down barriers.", "neutral", "a shortfall that is dealt with: neither"),
    ("Vacancy rates are very low.", "strength", "low where less is better"),
    ("Take-up is very low.", "shortfall", "low where more is better"),
    ("The number of adopters has declined.", "shortfall", "fewer where more is better"),
    ("Exclusions from school have declined.", "strength", "fewer where less is better"),
    ("There is a relentless focus on children.", "strength", "praise, however it sounds"),
    ("The board receives reports concerning neglect.", "neutral", "concerning: about"),
    ("The fall in visits is concerning.", "shortfall", "concerning: it worries"),
    ("Leaders challenge partners and offer scrutiny and challenge in meetings.", "neutral", "to challenge is work"),
    ("Finding homes remains a significant challenge.", "shortfall", "a challenge that remains"),
    ("Records would benefit from a clearer summary.", "shortfall", "a polite lack"),
    ("Families who would benefit from help are named.", "neutral", "a need, not a lack"),
    ("Leaders know the areas that require improvement.", "neutral", "what a service knows of itself"),
    ("Some areas still require improvement.", "shortfall", "what is so"),
    ("Parents understand what needs to change.", "strength", "what a plan asks of parents"),
    ("Young people with learning difficulties travel to college.", "neutral", "who is meant does not count"),
    ("Some families have difficulties reaching their worker.", "shortfall", "a difficulty with the service"),
    ("Cases tracked and sampled came from three teams.", "neutral", "what inspectors did"),
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


def test_of_an_endless_text_the_beginning_is_weighed() -> None:
    assert tone("Plans are good " + "and so on " * 600 + "but weak").polarity.value == "strength"
