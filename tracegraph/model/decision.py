"""What a person decided: how two statements belong together, said once and never overwritten."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracegraph.vocab import FollowUpStatus, Standing, Verdict

_DIGITS = 12
STATUSES: Final[Mapping[Verdict, FollowUpStatus]] = {
    Verdict.STILL_WEAK: FollowUpStatus.STILL_WEAK,
    Verdict.IMPROVING: FollowUpStatus.IMPROVING,
    Verdict.RESOLVED: FollowUpStatus.RESOLVED,
}
"""Verdicts that say "same" and, beyond that, what a passage says has become of what was asked."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`who` said on the day `when` (ISO) that `verdict` holds of the statements `source` (the later or the answering
    one) and `target` (full ids), and `why`, in their own words. A verdict on what a passage says (`status`) says
    "same" as well.

    The fingerprints are of the words they read on either side, a passage's whole: where these have changed since, the
    decision is suspect.
    `line` is its place in the decisions file (from 1). `standing` and `note` say whether it holds in a graph and, where
    it does not, why; replaying sets them.
    """

    id: str
    line: int
    when: str
    who: str
    verdict: Verdict
    source: str
    target: str
    source_fingerprint: str
    target_fingerprint: str
    why: str = ""
    standing: Standing = Standing.HOLDS
    note: str = ""

    @property
    def ends(self) -> frozenset[str]:
        """The two statements, in no order."""
        return frozenset((self.source, self.target))

    @property
    def joins(self) -> Verdict:
        """The verdict on how the two belong together, whatever else was said."""
        return Verdict.SAME if self.verdict in STATUSES else self.verdict

    @property
    def status(self) -> FollowUpStatus | None:
        """What the person says has become of what was asked; None where they did not say."""
        return STATUSES.get(self.verdict)


def fingerprint(words: str, more: int = 0) -> str:
    """Twelve hexadecimal digits that change whenever the words do. Of a passage they are of all its words, and behind
    them stands how many sentences it has after its first ("9f86d081884c+2")."""
    digits = hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
    return f"{digits}+{more}" if more else digits


def sentences_after(seen: str) -> int:
    """How many sentences after the first one a fingerprint covers."""
    return int(seen.partition("+")[2] or 0)
