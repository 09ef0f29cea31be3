"""What a paper says in its own voice (`sentences.toml`)."""

import tomllib
from functools import cache

from tracegraph import resources


def sentence(code: str, **values: object) -> str:
    """A sentence with its blanks filled; braces within a value stay text. Raises KeyError for a code there is not."""
    return _sentences()[code].format(**values)


@cache
def _sentences() -> dict[str, str]:
    return tomllib.loads(resources.text("pack/sentences.toml"))
