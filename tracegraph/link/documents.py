"""Documents of an authority: their readable ids, and which files say the same (twins in another format, digests of an
original)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from tracegraph.model.link import UNKNOWN, NamedDocument
from tracegraph.model.statement import Extraction
from tracegraph.model.time import in_time
from tracegraph.vocab import DocumentKind, InspectionKind

_TWIN_SHARE = 0.8
"""Two files with the same facts are one document where they share this much of the shorter one's words."""
_ILACS = frozenset(
    {InspectionKind.ILACS, InspectionKind.ILACS_SHORT, InspectionKind.ILACS_STANDARD, InspectionKind.ILACS_2026}
)


def slug(words: str) -> str:
    """Lower-case letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def regime(kind: InspectionKind) -> str:
    """What an inspection is under: one word for all ILACS inspections, whatever their length."""
    return "ilacs" if kind in _ILACS else kind.value


def _month(extraction: Extraction) -> str:
    stated = extraction.facts
    return (stated.published or (stated.windows[-1][1] if stated.windows else ""))[:7] or "undated"


def document_id(extraction: Extraction) -> str:
    """Authority, month of publication (else of the inspection's end), kind: "solihull/2020-12-action-plan"."""
    stated = extraction.facts
    kind = stated.kind.value
    if stated.kind is not DocumentKind.ACTION_PLAN:
        kind = f"{stated.inspection.value}-{kind}"
    digest = "-digest" if extraction.source.digest else ""
    return f"{slug(stated.authority) or UNKNOWN}/{_month(extraction)}-{kind}{digest}"


def _words(extraction: Extraction) -> Counter[str]:
    return Counter(re.findall(r"[a-z]{4,}", extraction.text.lower()))


def _same_words(a: Extraction, b: Extraction) -> bool:
    """True where the two texts share most of the shorter one's words."""
    one, other = _words(a), _words(b)
    shorter = min(one.total(), other.total())
    return bool(shorter) and (one & other).total() >= _TWIN_SHARE * shorter


def _preference(extraction: Extraction) -> tuple[bool, bool, str, str]:
    """Originals before digests, paged before unpaged, then by bytes and name: never by the order of the run."""
    return (extraction.source.digest, extraction.pages is None, extraction.source.sha256, extraction.source.path)


def _facts_key(extraction: Extraction) -> tuple[object, ...]:
    stated = extraction.facts
    return (stated.kind, regime(stated.inspection), stated.windows, stated.published)


def _twins(first: Extraction, other: Extraction) -> bool:
    """True where `other` is another rendering of `first`: equal bytes, or equal facts and either nearly equal words
    or a digest."""
    if first.source.sha256 == other.source.sha256:
        return True
    if not first.facts.windows or _facts_key(first) != _facts_key(other):
        return False
    return other.source.digest != first.source.digest or _same_words(first, other)


def named(extractions: Iterable[Extraction], inspections: dict[tuple[str, str], str]) -> tuple[NamedDocument, ...]:
    """Documents with their ids and renderings, oldest first, undated ones last. `inspections` gives the id of the
    inspection of each file, by (sha256, path)."""
    groups: list[list[Extraction]] = []
    for extraction in sorted(extractions, key=_preference):
        home = next((g for g in groups if _twins(g[0], extraction)), None)
        if home is None:
            groups.append([extraction])
        else:
            home.append(extraction)
    by_id: dict[str, list[list[Extraction]]] = defaultdict(list)
    for group in groups:
        by_id[document_id(group[0])].append(group)
    documents = []
    for wanted, sharing in by_id.items():
        for group in sharing:
            first = group[0]
            # Two different documents of one kind and month: each is told apart by its own bytes, not by its rank
            # among them.
            own = wanted if len(sharing) == 1 else f"{wanted}-{first.source.sha256[:6]}"
            own_file = (first.source.path, first.source.sha256)
            others = tuple(sorted({(e.source.path, e.source.sha256) for e in group} - {own_file}))
            documents.append(NamedDocument(own, inspections[first.source.sha256, first.source.path], first, others))
    return tuple(sorted(documents, key=lambda d: (in_time(when(d.extraction)), d.id)))


def when(extraction: Extraction) -> str:
    """The date a document speaks from: a plan's last update, else the end of its inspection, else its publication;
    "" where it states none."""
    stated = extraction.facts
    inspected = stated.windows[-1][1] if stated.windows else ""
    if stated.kind is DocumentKind.ACTION_PLAN:
        return stated.published or inspected
    return inspected or stated.published or ""
