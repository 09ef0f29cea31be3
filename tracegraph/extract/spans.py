"""Parts of a quote: the raw characters behind its words, and quotes of some of them."""

from collections.abc import Sequence

from tracegraph.model.quote import Quote, Segment


def raw(text: str, segments: Sequence[Segment]) -> tuple[str, list[int]]:
    """The raw characters of `segments` in one string, a blank between two, and the place of each in `text` (-1 for the
    blanks)."""
    characters: list[str] = []
    places: list[int] = []
    for segment in segments:
        if characters:
            characters.append(" ")
            places.append(-1)
        characters.append(text[segment.start : segment.end])
        places.extend(range(segment.start, segment.end))
    return "".join(characters), places


def cut(segments: Sequence[Segment], places: Sequence[int], start: int, end: int) -> list[Segment]:
    """The parts of `segments` that characters `start` to `end` of their raw string were taken from."""
    real = [place for place in places[start:end] if place >= 0]
    if not real:
        return []
    first, last = real[0], real[-1] + 1
    return [
        Segment(max(s.start, first), min(s.end, last), s.page)
        for s in segments
        if max(s.start, first) < min(s.end, last)
    ]


def part(text: str, quote: Quote, start: int) -> Quote:
    """The quote without the first `start` raw characters; the whole where nothing would be left."""
    _, places = raw(text, quote.segments)
    kept = cut(quote.segments, places, start, len(places))
    return Quote.of(text, kept) if kept else quote


def joined(text: str, quotes: Sequence[Quote | None]) -> Quote | None:
    """One quote of several, in the order of the text (`text` the canonical one); None for none."""
    segments: list[Segment] = sorted(segment for quote in quotes if quote is not None for segment in quote.segments)
    return Quote.of(text, segments) if segments else None
