"""A link as lines and rows."""

import pytest

from tracegraph.trace.reasons import bar

# share, the bar, why
BARS = [
    (1.0, "#" * 20, "all of it"),
    (0.5, "#" * 10, "half"),
    (0.06, "#", "rounded"),
    (0.01, ".", "small is not nothing"),
    (0.0, "", "nothing is nothing"),
    (-0.25, "-----", "what speaks against it is told apart without colour"),
    (1.5, "#" * 20, "never longer than its column"),
]


@pytest.mark.parametrize(("share", "drawn", "why"), BARS)
def test_a_share_is_as_long_as_it_is_large(share: float, drawn: str, why: str) -> None:
    assert bar(share) == drawn, why
