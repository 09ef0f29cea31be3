"""The cue words as compiled patterns: `cues.toml` (what stands where) and `polarity.toml` (how a sentence judges) are
the one place where they are written."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from tracegraph import resources
from tracegraph.extract.wordlists import WordLists
from tracegraph.vocab import InspectionKind, RecommendationKind

_MARKS = re.compile(r"[\s?:.\d\u00b9\u00b2\u00b3]+$")


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_OPENINGS = ("scene", "concession", "aside", "condition", "contrast")


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of `polarity.toml`, compiled once."""

    lists: WordLists
    clauses: re.Pattern[str]
    scene: re.Pattern[str]
    concession: re.Pattern[str]
    aside: re.Pattern[str]
    condition: re.Pattern[str]
    contrast: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of `cues.toml`, compiled once."""

    asks: tuple[tuple[re.Pattern[str], RecommendationKind], ...]
    negative_ask: re.Pattern[str]
    skip_section: re.Pattern[str]
    skip_tree: re.Pattern[str]
    part: re.Pattern[str]
    chapter: re.Pattern[str]
    boilerplate: re.Pattern[str]
    neutral_section: re.Pattern[str]
    traps: re.Pattern[str]
    of_providers: re.Pattern[str]
    reference_kinds: tuple[tuple[InspectionKind, re.Pattern[str]], ...]


@cache
def words() -> Words:
    """The words of `polarity.toml`."""
    data = tomllib.loads(resources.text("extract/polarity.toml"))
    whole = ("strength", "progress", "shortfall", "negators", "deniers", "double", "blanked")
    return Words(
        lists=WordLists({name: data[name] for name in whole}),
        clauses=_any(data["clauses"]),
        **{name: re.compile(data[name], re.IGNORECASE) for name in _OPENINGS},
    )


@cache
def cues() -> Cues:
    """The cues of `cues.toml`."""
    data = tomllib.loads(resources.text("extract/cues.toml"))
    body, references = data["body"], data["references"]
    return Cues(
        asks=tuple((re.compile(a["heading"], re.IGNORECASE), RecommendationKind(a["kind"])) for a in data["asks"]),
        negative_ask=re.compile(data["asks_not"]["negative"], re.IGNORECASE),
        skip_section=_any(body["skip_sections"]),
        skip_tree=_any(body["skip_trees"]),
        part=_any(body["parts"]),
        chapter=_any(body["chapters"]),
        boilerplate=_any(body["boilerplate"]),
        neutral_section=_any(body["neutral_sections"]),
        traps=_any(references["traps"]),
        of_providers=re.compile(references["of_providers"], re.IGNORECASE),
        reference_kinds=tuple((InspectionKind(k), _any(p)) for k, p in references["kinds"]),
    )


def ask_kind(heading: str) -> RecommendationKind | None:
    """The kind of ask that stands under `heading`, or None where it is no ask heading (note marks and question marks
    aside)."""
    bare = _MARKS.sub("", heading.replace("**", "")).strip()
    return next((kind for pattern, kind in cues().asks if pattern.fullmatch(bare)), None)
