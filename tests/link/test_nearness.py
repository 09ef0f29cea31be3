"""Nearness: what is said in other words lies near, and each recommendation is read by itself."""

from dataclasses import replace

import numpy as np
import pytest

from tracegraph.link.later import prepare
from tracegraph.link.meaning import words
from tracegraph.link.nearness import nearness, parse, spell
from tracegraph.link.wording import Text, text

APART = text("Adopters wait long for a match.")
OTHERS = ("Pathway plans are written late.", "Private fostering is rarely notified.")

# what is asked for, what is said of it in other words
IN_OTHER_WORDS = [
    ("Turnover of social workers.", "The workforce is now stable and permanent."),
    (
        "Return home interviews after missing episodes.",
        "Few who went missing are asked why on their return.",
    ),
    ("The timeliness of health assessments.", "Too many children in care wait for their health needs to be assessed."),
    ("Management oversight of casework.", "Supervisors direct and challenge practice."),
]


@pytest.mark.parametrize(("asked", "said"), IN_OTHER_WORDS)
def test_what_is_said_in_other_words_lies_nearer_than_what_is_about_something_else(asked: str, said: str) -> None:
    later = prepare([text(said), APART, *map(text, OTHERS)], words(), nearness())
    near, *apart = later.spoken.values([text(asked)])[0]
    assert near > max(apart)


def test_each_recommendation_is_read_by_itself() -> None:
    asks = [text(asked) for asked, _ in IN_OTHER_WORDS]
    later = prepare([text(said) for _, said in IN_OTHER_WORDS], words(), nearness())
    together = later.spoken.values(asks)
    alone = np.concatenate([later.spoken.values([ask]) for ask in asks])
    assert together == pytest.approx(alone, abs=1e-3)


def test_what_stands_beside_a_statement_counts_within_its_paragraph_only() -> None:
    ask, said, beside = text("The quality of supervision."), text("It is good."), text("Supervision is regular.")

    def value(paragraph: str) -> float:
        texts: list[Text] = [replace(beside, paragraph="p1"), replace(said, paragraph=paragraph)]
        return float(prepare(texts, words(), nearness()).spoken.values([ask])[0, 1])

    assert value("p1") > value("p2")


@pytest.mark.parametrize("said", ["", "Qwzx vbnm.", "1 2 3", "\u202e" * 50, "a" * 10_000])
def test_words_that_are_not_known_do_no_harm(said: str) -> None:
    for ask in (text(said), text("Supervision.")):
        assert np.isfinite(prepare([text(said), APART], words(), nearness()).spoken.values([ask])).all()


def test_the_words_that_came_nearest_are_named_on_either_side() -> None:
    asked, said = text("Turnover of social workers."), text("The workforce is now stable.")
    found = nearness().nearest(asked.terms, said.terms)
    assert found
    assert all(a.lower() in asked.words.lower() and b.lower() in said.words.lower() for a, b in found)
    assert nearness().nearest(asked.terms, text("Qwzx.").terms) == []


def test_a_table_comes_back_from_its_file_as_it_went_in() -> None:
    once = spell(nearness())
    assert spell(parse(once)) == once
    assert parse(once).rows == nearness().rows
