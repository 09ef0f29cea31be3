"""What a person decided: how two statements belong together, said once and never overwritten."""

import hashlib
from dataclasses import dataclass

from tracegraph.vocab import Standing, Verdict

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Decision:
    """`who` said on the day `when` (ISO) that `verdict` holds of the statements `source` (the later or the answering
    one) and `target` (full ids), and `why`, in their own words.

    The fingerprints are of the words they read on either side: where these have changed since, the decision is suspect.
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


def fingerprint(words: str) -> str:
    """Twelve hexadecimal digits that change whenever a statement's words do."""
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
