"""How a page template is made ready: one set-up for every room that spells values out as HTML or XML. Whatever comes
from a document is escaped."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import jinja2

from tracegraph import resources

_COMPACT: Final = {"sort_keys": True, "separators": (",", ":")}
"""How data is written into a page: the same bytes every time, and no blanks."""

Templates = jinja2.Environment
"""Templates by their file names, as `made_ready` makes them ready."""

Spelling = Mapping[str, Callable[..., Any]]
"""Name in the templates -> what spells a value out, or tells it apart."""


def made_ready(folder: str, filters: Spelling, tests: Spelling = MappingProxyType({})) -> Templates:
    """The templates in a shipped folder ("maps/templates"), with the filters and tests by which they spell values out.
    A name that a template asks for and is not given raises jinja2's UndefinedError; a template that is not shipped
    FileNotFoundError."""
    held = Templates(
        loader=jinja2.FunctionLoader(lambda name: _flat(resources.text(f"{folder}/{name}"))),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    held.policies["json.dumps_kwargs"] = _COMPACT
    held.filters |= filters
    held.tests |= tests
    return held


def _flat(text: str) -> str:
    # Indents are for the templates' readers: in a page of thousands of quotes they weigh as much as the quotes, and
    # white space in Word's XML is text.
    return re.sub(r"(?m)^[ \t]+", "", text)
