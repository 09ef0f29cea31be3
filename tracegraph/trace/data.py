"""Story values as plain data for JSON: every field under its own name, so that a program reads what a person reads."""

from dataclasses import Field, asdict
from typing import Any, ClassVar, Protocol


class Value(Protocol):
    """Any value of the story: a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


def as_data(value: Value) -> dict[str, Any]:
    """The value as dictionaries, lists, strings, numbers, booleans and None; its words exactly as stored."""
    return asdict(value)
