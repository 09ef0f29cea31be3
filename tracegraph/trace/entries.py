"""One statement as lines: what it is, its words in quotation marks, where they stand, why it is here, what was to be
done."""

from collections.abc import Iterator
from typing import Final

from tracegraph.story import labels
from tracegraph.story.values import ActionLine, Citation, Entry, Why
from tracegraph.trace.lines import Line, Role
from tracegraph.vocab import Basis

_SHOWN_REASONS: Final = 2  # the rest is in --json


def quoted(words: str) -> str:
    """Words in quotation marks; the words themselves are never changed."""
    return f"“{words}”"


def place(citation: Citation) -> str:
    """Where words stand: "Inspection of children's services, page 3, paragraph 28" and so on; a digest says so."""
    parts = [citation.title or citation.path]
    if citation.pages:
        many = len(citation.pages) > 1
        parts.append(f"{'pages' if many else 'page'} {' and '.join(map(str, citation.pages))}")
    elif citation.line:
        parts.append(f"line {citation.line}")
    if citation.paragraph:
        parts.append(f"paragraph {citation.paragraph}")
    return ", ".join(parts) + (f" [{labels.DIGEST}]" if citation.digest else "")


def entry_lines(entry: Entry, depth: int) -> Iterator[Line]:
    """A statement with its actions and expected outcomes."""
    yield Line(caption(entry), depth)
    if entry.lead_in:
        yield Line(quoted(entry.lead_in.words) + " ...", depth + 1)
    yield Line(quoted(entry.citation.words), depth + 1)
    yield Line(f"{place(entry.citation)}; {entry.id}", depth + 1, Role.QUIET)
    if entry.whys:
        yield Line(why(entry.whys[0]), depth + 1, Role.QUIET)
    for number, action in enumerate(entry.actions, 1):
        yield from _action_lines(action, number, len(entry.actions), depth + 1)
    for outcome in entry.outcomes:
        yield Line(f"Expected outcome: {quoted(outcome.words)}", depth + 1)
        yield Line(place(outcome), depth + 2, Role.QUIET)


def why(link: Why) -> str:
    """Why a statement stands here, in short: the strongest reasons with the phrases that fired, and how sure that
    is."""
    strongest = sorted(link.reasons, key=lambda r: -r.weight)[:_SHOWN_REASONS]
    because = "; ".join(filter(None, (_reason(r.feature, r.left, r.right) for r in strongest)))
    sure = "in the documents' own words" if link.basis == Basis.OBSERVED else f"inferred, score {link.score:.2f}"
    return f"Linked ({labels.relation(link.relation)}; {sure}){': ' + because if because else ''}"


def _reason(feature: str, left: str, right: str) -> str:
    phrases = [quoted(p) for p in dict.fromkeys((left, right)) if p]
    return f"{feature} {' and '.join(phrases)}".strip()


def caption(entry: Entry) -> str:
    """What a statement is, in a few words: "Recommendation 4", "Finding: shortfall, still weak"."""
    number = f" {entry.number}" if entry.number else ""
    if entry.restates:
        return "The same in the action plan's words"
    what = labels.sentence(labels.entry(entry.kind, entry.detail)) + number
    said = f", {labels.status(entry.status)}" if entry.status else ""
    to = f" (to {entry.addressee})" if entry.addressee else ""
    return f"{what}{to}{said}"


def _action_lines(action: ActionLine, number: int, of: int, depth: int) -> Iterator[Line]:
    yield Line(f"Action {number} of {of}: {labels.action_note(action.status)}", depth)
    yield Line(quoted(action.citation.words), depth + 1)
    yield Line(f"Who: {'; '.join(action.owners) or 'not stated'}", depth + 1)
    yield Line(f"By when: {_by_when(action)}", depth + 1)
    if action.progress:
        yield Line(f"Progress: {quoted(action.progress)}", depth + 1)
    for conflict in action.conflicts:
        yield Line(f"Contradiction: {conflict}", depth + 1, Role.LOUD)
    yield Line(f"{place(action.citation)}; {action.id}", depth + 1, Role.QUIET)


def _by_when(action: ActionLine) -> str:
    """As printed and, where that is not the same words, as dates."""
    dates = [labels.date(d) for d in action.due]
    if not action.by_when:
        return ", ".join(dates) or "not stated"
    if dates == [action.by_when]:
        return quoted(action.by_when)
    return quoted(action.by_when) + (f", that is {', then '.join(dates)}" if dates else "")
