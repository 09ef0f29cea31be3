"""Story values as plain data for JSON: every field under its own name, so that a program reads what a person reads."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def as_data(value: "DataclassInstance") -> dict[str, Any]:
    """The value as dictionaries, lists, strings, numbers, booleans and None; its words exactly as stored."""
    return asdict(value)
