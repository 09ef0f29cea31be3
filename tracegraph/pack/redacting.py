"""Values with every text in them changed: characters that hide or command spelt out, people's names left out."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Value = TypeVar("Value")


def mapped(value: Value, change: Callable[[str], str]) -> Value:
    """The value with `change` made to every text in it, at any depth; codes (enums) stay as they are."""
    changed: Any = value
    if type(value) is str:
        changed = change(str(value))
    elif isinstance(value, tuple):
        changed = tuple(mapped(each, change) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{f.name: mapped(getattr(value, f.name), change) for f in fields(value)})
    return changed  # type: ignore[no-any-return]


def texts(value: object) -> Iterator[str]:
    """Every text in a value, at any depth."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
