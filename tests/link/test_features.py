"""Features: each small number means what its docstring says."""

import numpy as np
import pytest

from tests.link.compared import compared
from tracegraph.link.features import FEATURES
from tracegraph.link.wording import Text, terms, text

ASK = text("The quality of supervision and how management oversight is recorded.")

# a later statement, the feature, how it compares with a statement on another subject, why
TELLING = [
    ("Supervision is regular and its quality is good.", "terms taken up", "one of its themes is taken up"),
    ("Supervision is regular and its quality is good.", "themes taken up", "supervision is a theme"),
    ("Supervision is regular and its quality is good.", "alike in meaning", "the words keep the same company"),
    ("Management oversight is not recorded well.", "rarest shared theme", "oversight is rarer than nothing"),
    ("Records of oversight are thin.", "shared aspects", "both speak of recording"),
]
APART = "Adopters wait long for a match."


@pytest.mark.parametrize(("later", "feature", "why"), TELLING)
def test_what_speaks_of_the_same_scores_higher(later: str, feature: str, why: str) -> None:
    column = list(FEATURES).index(feature)
    same, apart = compared([ASK], [text(later), text(APART)])[0][:, column]
    assert same > apart, why


def test_every_feature_is_documented_and_finite() -> None:
    values = compared([ASK], [text(t) for t, _, _ in TELLING])
    assert values.shape == (1, len(TELLING), len(FEATURES))
    assert np.isfinite(values).all()


def test_an_empty_statement_and_one_of_unknown_words_are_compared_without_harm() -> None:
    values = compared([text("Qwzx.")], [text("Zzzz."), text("A")])
    assert np.isfinite(values).all()


def test_neighbours_are_of_one_paragraph_only() -> None:
    near = list(FEATURES).index("terms taken up just before")

    def at(said: str, paragraph: str) -> Text:
        one = text(said)
        return Text(one.words, one.terms, one.aspects, one.groups, paragraph=paragraph)

    together = compared([ASK], [at("Supervision is regular.", "p1"), at("It helps.", "p1")])[0][1, near]
    parted = compared([ASK], [at("Supervision is regular.", "p1"), at("It helps.", "p2")])[0][1, near]
    assert together > 0 == parted


def test_what_is_only_an_example_counts_less() -> None:
    plain = terms("The accessibility of records and return home interviews.")
    aside = terms("The accessibility of records, including return home interviews.")
    assert "#return-home-interview" in plain.main
    assert "#return-home-interview" in aside.said
    assert "#return-home-interview" not in aside.main
