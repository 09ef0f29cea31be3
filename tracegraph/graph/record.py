"""What a build says of itself: what was read, what was refused and why, and what its graph is made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

_FORMAT = 2


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """The account of a build: ids of the documents read, (path, reason) of each file refused, and (what, how many)
    counts in the order they are shown, and the model (its name and the sha256 of its weights) whose sentence embeddings
    weighed in links, "" for none. The same input gives the same record: no clock, no machine, nothing of how the run
    went."""

    documents: tuple[str, ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    embeddings: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The record as it is kept in a generation, with the keys of the texts that the generation needs and the hash of
    each authority's part of it."""

    build: BuildRecord = field(default_factory=BuildRecord)
    texts: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)


def to_json(contents: Contents) -> str:
    """The file that is kept."""
    build = contents.build
    kept = {
        "format": _FORMAT,
        "documents": build.documents,
        "refusals": [{"path": path, "reason": reason} for path, reason in build.refusals],
        "counts": [{"what": what, "count": count} for what, count in build.counts],
        "embeddings": build.embeddings,
        "texts": contents.texts,
        "parts": dict(sorted(contents.parts.items())),
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Contents:
    """What the file says. Raises ValueError where it is of another format or damaged."""
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get("format") != _FORMAT:
        raise ValueError("the build record is of another version")
    try:
        refusals = tuple((refusal["path"], refusal["reason"]) for refusal in kept["refusals"])
        counts = tuple((count["what"], count["count"]) for count in kept["counts"])
        build = BuildRecord(tuple(kept["documents"]), refusals, counts, kept.get("embeddings", ""))
        return Contents(build, tuple(kept["texts"]), dict(kept["parts"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("the build record is damaged") from error
