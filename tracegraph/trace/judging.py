"""A pair put before a person, as lines: both passages side by side, or one under the other where the window is narrow,
what is at stake, and why they were linked."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from tracegraph.neutral import neutral
from tracegraph.story import labels
from tracegraph.story.decided import Agreement
from tracegraph.story.reviewing import Case
from tracegraph.story.values import Entry, Reason
from tracegraph.story.wording import caption, place, quoted
from tracegraph.trace.lines import Line, Role
from tracegraph.trace.listing import Rows
from tracegraph.trace.reasons import bar

_BESIDE: Final = 80
"""Windows narrower than this show one passage under the other."""
_GAP: Final = " | "


def case_lines(case: Case, number: int, of: int, issue: str, width: int) -> Iterator[Line]:
    """The whole question: what is at stake, both passages, what people decided that no longer holds, and the reasons.
    `issue` is the name of the issue at stake, "" for none."""
    about = f" of “{issue}”" if issue else ""
    yield Line()
    yield Line(f"{number} of {of}: {case.waiting.stake}{about}", 0, Role.TITLE)
    for decision in case.waiting.troubles:
        told = f"Line {decision.line}, {decision.who} on {decision.when}: {decision.verdict}; {decision.standing}"
        yield Line(f"{told}: {decision.note}.", 0, Role.LOUD)
    yield Line()
    yield from _passages(case, width)
    yield Line()
    if case.waiting.blind:
        return
    if case.link is None:
        yield Line("Nothing links them now.", 0, Role.QUIET)
        return
    known = labels.basis(case.link.basis, case.link.score)
    says = f" It is taken to say: {labels.status(case.link.status)}." if case.link.status else ""
    yield Line(f"Linked as {labels.relation(case.link.relation)}; {known}.{says} Because:", 0, Role.QUIET)
    for reason in case.link.reasons:
        yield Line(_reason(reason), 1)


def _passages(case: Case, width: int) -> Iterator[Line]:
    here = _told(case.source, "This", case.source_at, case.source_words)
    there = _told(case.target, "With this", case.target_at, case.target.citation.words)
    if width < _BESIDE:
        yield from (Line(text) for text in here)
        yield Line()
        yield from (Line(text) for text in there)
        return
    column = (width - len(_GAP)) // 2
    left, right = _wrapped(here, column), _wrapped(there, column)
    for one, other in zip_longest(left, right, fillvalue=""):
        yield Line(f"{one:<{column}}{_GAP}{other}".rstrip())


def _wrapped(texts: Iterable[str], column: int) -> list[str]:
    return [row for text in texts for row in textwrap.wrap(neutral(text), column) or [""]]


def _told(entry: Entry, side: str, said_at: str, words: str) -> list[str]:
    lead_in = [f"{quoted(entry.lead_in.words)} ..."] if entry.lead_in else []
    what = caption(replace(entry, restates=""))
    return [f"{side}: {what}. {said_at}", *lead_in, quoted(words), place(entry.citation), entry.id]


def _reason(reason: Reason) -> str:
    phrases = " / ".join(quoted(p) for p in dict.fromkeys((reason.left, reason.right)) if p)
    return f"{reason.weight:.2f} {bar(reason.weight):<20} {reason.feature} {phrases}".rstrip()


def agreement_lines(found: Agreement, one: str, many: str) -> Iterator[Line]:
    """How far two people agree, in a sentence; `one` and `many` are what they judged."""
    if not found.both:
        yield Line(f"{found.one} and {found.other} have judged no {one} in common.")
        return
    kappa = "not defined: each always said the same one thing" if found.kappa is None else f"{found.kappa:.2f}"
    both = labels.counted(found.both, one, many)
    yield Line(f"{found.one} and {found.other}: {both} judged by both, {found.agreed} alike. Cohen's kappa: {kappa}.")


def disagreement_rows(found: Agreement) -> Rows:
    """The pairs that two people judged differently."""
    rows = tuple((ours, theirs, *pair) for pair, ours, theirs in found.apart)
    return (found.one, found.other, "Statement", "Statement"), rows
