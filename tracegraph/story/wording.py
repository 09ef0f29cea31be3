"""How a statement is named and cited: the same words in every view."""

from tracegraph.story import labels
from tracegraph.story.values import ActionLine, Citation, Entry


def quoted(words: str) -> str:
    """Words in quotation marks; the words themselves are never changed."""
    return f"“{words}”"


def place(citation: Citation) -> str:
    """Where words stand: "Inspection of children's services, page 3, paragraph 28" and so on, with a mark on words of a
    digest and on words that OCR made."""
    parts = [citation.title or citation.path]
    if citation.pages:
        many = len(citation.pages) > 1
        parts.append(f"{'pages' if many else 'page'} {' and '.join(map(str, citation.pages))}")
    elif citation.line:
        parts.append(f"line {citation.line}")
    if citation.paragraph:
        parts.append(f"paragraph {citation.paragraph}")
    marks = ((labels.DIGEST, citation.digest), (labels.OCR, citation.ocr))
    return ", ".join(parts) + "".join(f" [{mark}]" for mark, holds in marks if holds)


def caption(entry: Entry) -> str:
    """What a statement is, in a few words: "Recommendation 4", "Finding: shortfall, still weak"."""
    number = f" {entry.number}" if entry.number else ""
    if entry.restates and entry.kind == "recommendation":
        return "The same in the action plan's words"
    what = labels.sentence(labels.entry(entry.kind, entry.detail)) + number
    said = f", {labels.status(entry.status)}" if entry.status else ""
    to = f" (to {entry.addressee})" if entry.addressee else ""
    return f"{what}{to}{said}"


def by_when(action: ActionLine) -> str:
    """When an action is due: as printed and, where that is not the same words, as dates; a revised one beside what it
    replaces."""
    dates = [labels.date(d) for d in action.due]
    first = [labels.date(d) for d in action.due if d not in action.revised]
    if action.revised and first:
        later = ", then ".join(labels.date(d) for d in action.revised)
        return f"{quoted(action.by_when)}, that is {', then '.join(first)}, revised to {later}"
    if not action.by_when:
        return ", ".join(dates) or "not stated"
    if dates == [action.by_when]:
        return quoted(action.by_when)
    return quoted(action.by_when) + (f", that is {', then '.join(dates)}" if dates else "")
