"""What a statement is said to say of what it follows up."""

import pytest

from tracegraph.story.links import LinkNode, status_of

# polarity of the statement, (basis, status) of the passages it stands in, what is said, why
SAID = [
    ("shortfall", [("inferred", "resolved")], "", "a shortfall in a passage whose surest sentence says that it works"),
    ("mixed", [("inferred", "resolved")], "", "no more does what is only partly well"),
    ("strength", [("inferred", "still_weak")], "", "a strength beside a shortfall"),
    ("shortfall", [("inferred", "resolved"), ("inferred", "still_weak")], "still_weak", "what it can say is said"),
    ("neutral", [("inferred", "resolved"), ("inferred", "improving")], "improving", "the most cautious word"),
    ("", [("inferred", "still_weak")], "still_weak", "a recommendation has no polarity"),
    ("shortfall", [("decided", "resolved"), ("inferred", "still_weak")], "resolved", "people's word before any rule"),
    ("shortfall", [], "", "it follows up nothing"),
]


@pytest.mark.parametrize(("polarity", "passages", "said", "why"), SAID, ids=[why for *_, why in SAID])
def test_no_statement_is_said_to_say_what_its_own_words_deny(
    polarity: str, passages: list[tuple[str, str]], said: str, why: str
) -> None:
    links = [
        LinkNode(str(place), "a/r2/p5.1", "a/r1/r1", "follows-up", basis, 0.7, status, "", ("a/r2/p5.2",), ())
        for place, (basis, status) in enumerate(passages)
    ]
    assert status_of("a/r2/p5.2", links, polarity) == said, why
