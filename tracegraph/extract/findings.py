"""What was found: every sentence of the body, with its polarity, its paragraph and its themes."""

from collections.abc import Iterable, Iterator, Sequence

from tracegraph.extract.body import body
from tracegraph.extract.cites import Cited, cited
from tracegraph.extract.cues import cues
from tracegraph.extract.lined import lined
from tracegraph.extract.polarity import tone
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage
from tracegraph.model.statement import Finding, Recommendation
from tracegraph.vocab import InspectionKind, Polarity

_FEWEST_WORDS = 4


def findings(
    text: str, passages: Sequence[Passage], kind: InspectionKind, asked: Sequence[Recommendation]
) -> tuple[Finding, ...]:
    """Every sentence of the body as a finding, keys "p28.2" (second sentence of the paragraph). `text` is the canonical
    text of the document, `kind` that of its inspection; what is `asked` is no finding, nor is a table of judgements
    that is printed in lines."""
    quotes = (*(q for ask in asked for q in (ask.quote, ask.lead_in) if q), *(q for q, _, _ in lined(text, passages)))
    said = {part.start for quote in quotes for part in quote.segments}
    told = [(section, passage) for section, passage in body(passages, kind) if passage.quote.start not in said]
    keys = _keys(passage for _, passage in told)
    return tuple(
        finding
        for key, (section, passage) in zip(keys, told, strict=True)
        for finding in _of_passage(text, key, section, passage)
    )


def _keys(passages: Iterable[Passage]) -> Iterator[str]:
    """The key of each passage: "p28" where the printed number is the first of its kind in the document, else "b7", the
    seventh other passage of the body."""
    seen: set[str] = set()
    unnumbered = 0
    for passage in passages:
        key = f"p{passage.number}"
        if passage.number is None or key in seen:
            unnumbered += 1
            key = f"b{unnumbered}"
        seen.add(key)
        yield key


def _of_passage(text: str, key: str, section: str, passage: Passage) -> Iterator[Finding]:
    """The findings of one passage. A mark between two sentences belongs to the one before it."""
    neutral = bool(cues().neutral_section.fullmatch(section))
    marked = [cited(text, sentence) for sentence in passage.sentences]
    for n, here in enumerate(marked, start=1):
        if here.quote is None or len(here.quote.words.split()) < _FEWEST_WORDS:
            continue
        if cues().boilerplate.match(here.quote.words):
            continue
        following = marked[n] if n < len(marked) else Cited(None)
        heard = tone(here.quote.words)
        yield Finding(
            key=f"{key}.{n}",
            quote=here.quote,
            section=section,
            passage=key,
            paragraph=passage.number,
            polarity=Polarity.NEUTRAL if neutral else heard.polarity,
            cues=heard.cues,
            themes=themes_of(here.quote.words),
            cites=(*here.marks[here.leading :], *following.marks[: following.leading]),
        )
