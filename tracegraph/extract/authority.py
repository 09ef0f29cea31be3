"""The authority of a document, in one plain form ("Solihull"), from whatever name is printed ("Metropolitan Borough
of Solihull").

The list of English authorities and their name forms is a public fact, shipped as data; an authority that is not on it
gets the printed name without the words for its legal form.
"""

import csv
import re
from functools import cache

from tracegraph import resources

_LEGAL_FORM = re.compile(
    r"""\b(?: the | metropolitan | borough | county | city | district | unitary | royal | london | council
            | local\ authority | authority | of(?=\ the) | children.s\ services | local\ area\ partnership
            | safeguarding\ (?:children\ )?(?:board|partnership) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 120
"""Characters of the longest printed name, with a wide margin (those of the national record have up to 60): an
authority's name becomes part of ids, and of the names of files."""
_DASHES = re.compile(r"[\s\u2010-\u2015-]+")


def _key(words: str) -> str:
    """Words with one space, so that hyphens, line ends and ampersands do not tell names apart."""
    return _DASHES.sub(" ", words.replace("&", "and").replace(",", "").replace("\u2019", "'")).strip()


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of all name forms, longest first, with the plain form each stands for."""
    rows = csv.DictReader(resources.text("extract/authorities.csv").splitlines())
    forms = {}
    for row in rows:
        for form in (row["name"], *filter(None, (row["also"] or "").split("|"))):
            forms[_key(form)] = row["name"]
    ordered = sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return tuple((re.compile(rf"\b(?=[A-Z])(?i:{re.escape(form)})\b"), name) for form, name in ordered)


def known(words: str) -> str | None:
    """The authority that `words` name first, in its plain form, or None. The longest form wins at the same place; a
    name begins with a capital ("reading records" names none)."""
    key = _key(words)
    best: tuple[int, int, str] | None = None
    for pattern, name in _forms():
        if found := pattern.search(key):
            candidate = (found.start(), -len(found.group()), name)
            best = min(best, candidate) if best else candidate
    return best[2] if best else None


def plain(printed: str) -> str:
    """The plain form of a printed authority name; "" for an empty one, and for words that are too long to be one."""
    if len(printed) > _LONGEST:
        return ""
    if name := known(printed) or known(printed.title()):
        return name
    bare = re.sub(r"\s+", " ", _LEGAL_FORM.sub(" ", printed)).strip(" ,-")
    return re.sub(r"^of\s+|\s+of$", "", bare)
