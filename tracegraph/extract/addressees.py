"""Whom an ask is put to: the subject of its sentence ("X Police need to take urgent action ...")."""

import re

_WORD = r"""(?: [A-Z][\w'\u2019&,-]* | the | of | and | for | local | safeguarding | children | partnership | area
              | health | board )"""
_LATER_WORD = rf"(?: {_WORD} | partners | leaders | authority | police | service | services )"
_ADDRESSEE = re.compile(
    rf"""( (?:The\ |Leaders\ of\ )? {_WORD} (?:\ {_LATER_WORD})* )
         \ (?:needs?|must|should|will)\ (?:to\ )?(?:take|ensure|improve|work|urgently|act)""",
    re.VERBOSE,
)


def subject(words: str) -> str | None:
    """Whom `words` say must act, as printed, or None where they do not open with it."""
    found = _ADDRESSEE.match(words)
    return found.group(1).strip(" ,") if found else None
