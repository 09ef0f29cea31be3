"""A link as lines: what it says and how sure that is, both sides' words with their places, and the reasons as rows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracegraph.story import labels
from tracegraph.story.explaining import LinkStory
from tracegraph.story.values import Entry, Reason
from tracegraph.story.wording import caption, place, quoted
from tracegraph.trace.lines import Line, Role
from tracegraph.trace.listing import Rows
from tracegraph.vocab import Basis

_FULL: Final = 20  # characters of a bar that says 1


def link_lines(link: LinkStory) -> Iterator[Line]:
    """What the link says, the later side and then the earlier one, each quoted. Its reasons are a table of their own
    (`reason_rows`)."""
    status = f", {labels.status(link.status)}" if link.status else ""
    sure = "inferred" if link.basis == Basis.INFERRED else f"{link.basis}, {labels.basis(link.basis, link.score)}"
    yield Line(f"{labels.sentence(labels.relation(link.relation))}{status}", 0, Role.TITLE)
    yield Line(f"Basis: {sure}. Score: {link.score:.2f}.")
    yield Line(link.id, 0, Role.QUIET)
    if link.words not in ("", link.source.citation.words, *(e.citation.words for e in link.quoted)):
        yield Line(f"The document says: {quoted(link.words)}")
    yield Line()
    yield from _side("This", link.source)
    for entry in link.quoted:
        yield from _side("and this", entry)
    if link.target:
        yield from _side("with this", link.target)
    else:
        yield Line(f"with this: {link.target_name}")
        yield Line(link.target_id, 1, Role.QUIET)
    if any(e.citation.digest for e in (link.source, *link.quoted, *([link.target] if link.target else []))):
        yield Line()
        yield Line(labels.DIGEST_NOTE, 0, Role.QUIET)


def reason_rows(link: LinkStory) -> Rows:
    """Every reason, the strongest first: its share of the score as a bar and a number, and the phrases that fired on
    either side."""
    header = ("Reason", "Share", "", "This says", "With this says")
    return header, tuple((r.feature, f"{r.weight:.2f}", bar(r.weight), *_phrases(r)) for r in link.reasons)


def feature_rows(link: LinkStory) -> Rows:
    """The features behind each reason, with their shares of the score; what speaks against the link has a minus."""
    parts = [(r.feature, *part.rsplit(" ", 1)) for r in link.reasons for part in r.behind.split("; ") if part]
    return ("Reason", "Feature behind it", "Share"), tuple(parts)


def bar(share: float) -> str:
    """A share of the score, 0 to 1, as a row of characters; what speaks against the link is a row of minus signs. A
    share too small for a character still shows as a dot."""
    size = min(_FULL, round(abs(share) * _FULL))
    return ("-" if share < 0 else "#") * size or ("." if share else "")


def _phrases(reason: Reason) -> tuple[str, str]:
    return quoted(reason.left) if reason.left else "", quoted(reason.right) if reason.right else ""


def _side(word: str, entry: Entry) -> Iterator[Line]:
    yield Line(f"{word}: {caption(replace(entry, restates=''))}")  # in its own right
    if entry.lead_in:
        yield Line(quoted(entry.lead_in.words) + " ...", 1)
    yield Line(quoted(entry.citation.words), 1)
    yield Line(f"{place(entry.citation)}; {entry.id}", 1, Role.QUIET)
