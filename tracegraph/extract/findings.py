"""What was found: every sentence of the body, with its polarity, its paragraph and its themes."""

from collections.abc import Iterator, Sequence

from tracegraph.extract.asks import ask_sections
from tracegraph.extract.body import bare, in_body, letter_bounds
from tracegraph.extract.cites import Cited, cited
from tracegraph.extract.cues import cues
from tracegraph.extract.polarity import tone
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage, Role
from tracegraph.model.statement import Finding
from tracegraph.vocab import Polarity

_FEWEST_WORDS = 4


def body(passages: Sequence[Passage]) -> tuple[tuple[str, Passage], ...]:
    """The body's passages with the key of each: "p28" where the printed number is the first of its kind in the
    document, else "b7", the seventh other passage of the body."""
    start, end = letter_bounds(passages)
    asked = {id(p) for section in ask_sections(passages) for p in section.passages}
    keyed: list[tuple[str, Passage]] = []
    seen: set[str] = set()
    unnumbered = 0
    headed = start > 0
    for passage in passages[start:end]:
        # A report's cover ends at its first heading or table; what stands above is no body.
        headed = headed or passage.role in (Role.HEADING, Role.ROW)
        if not headed or not in_body(passage) or id(passage) in asked:
            continue
        if passage.number is not None and f"p{passage.number}" not in seen:
            key = f"p{passage.number}"
        else:
            unnumbered += 1
            key = f"b{unnumbered}"
        seen.add(key)
        keyed.append((key, passage))
    return tuple(keyed)


def findings(text: str, passages: Sequence[Passage]) -> tuple[Finding, ...]:
    """Every sentence of the body as a finding, keys "p28.2" (second sentence of the paragraph); `text` is the canonical
    text of the document."""
    return tuple(finding for key, passage in body(passages) for finding in _of_passage(text, key, passage))


def _of_passage(text: str, key: str, passage: Passage) -> Iterator[Finding]:
    """The findings of one passage. A mark between two sentences belongs to the one before it."""
    section = bare(passage.section[-1]) if passage.section else ""
    neutral = bool(cues().neutral_section.fullmatch(section))
    marked = [cited(text, sentence) for sentence in passage.sentences]
    for n, here in enumerate(marked, start=1):
        if here.quote is None or len(here.quote.words.split()) < _FEWEST_WORDS:
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
