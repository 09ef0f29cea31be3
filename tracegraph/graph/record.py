"""What a build says of itself: what was read, what was refused and why."""

import json
from dataclasses import dataclass

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """The account of a build: ids of the documents read, (path, reason) of each file refused, and (what, how many)
    counts in the order they are shown. The same input gives the same record: no clock, no machine, nothing of how the
    run went."""

    documents: tuple[str, ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


def to_json(record: BuildRecord, texts: tuple[str, ...]) -> str:
    """The record as it is kept in a generation, with the keys of the texts that the generation needs."""
    kept = {
        "format": _FORMAT,
        "documents": record.documents,
        "refusals": [{"path": path, "reason": reason} for path, reason in record.refusals],
        "counts": [{"what": what, "count": count} for what, count in record.counts],
        "texts": texts,
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> tuple[BuildRecord, tuple[str, ...]]:
    """The record and the keys of its texts. Raises ValueError where the file is of another format or damaged."""
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get("format") != _FORMAT:
        raise ValueError("the build record is of another version")
    try:
        refusals = tuple((refusal["path"], refusal["reason"]) for refusal in kept["refusals"])
        counts = tuple((count["what"], count["count"]) for count in kept["counts"])
        return BuildRecord(tuple(kept["documents"]), refusals, counts), tuple(kept["texts"])
    except (KeyError, TypeError) as error:
        raise ValueError("the build record is damaged") from error
