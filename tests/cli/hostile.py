"""Norburn with hostile text wherever a document's words can come."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.factories import norburn, publish
from tests.norburn.names import ISSUE_RHI
from tracegraph.graph.store import GraphFolder
from tracegraph.model.link import Reason
from tracegraph.model.quote import Quote, Segment
from tracegraph.model.statement import Finding
from tracegraph.vocab import Polarity

ESCAPE: Final = "\x1b]0;owned\x07\x1b[2J"
BIDI: Final = "\u202egnihton dias\u202c"
TITLE: Final = f"A title {ESCAPE}{BIDI}"
WORDS: Final = f"Interviews {ESCAPE}are {BIDI} held."
OWNER: Final = f"Head {ESCAPE} of {BIDI} service"
NAME: Final = f"interviews {BIDI}{ESCAPE}"


def hostile_folder(path: Path) -> GraphFolder:
    """The graph folder: a hostile title, quote, owner, conflict, reason and issue name."""
    whole = norburn()
    plan, letter = whole.documents[1], whole.documents[2]
    said = letter.extraction
    text = said.text + WORDS
    quote = Quote.of(text, [Segment(len(said.text), len(text), 2)])
    finding = Finding("b9.1", quote, "Findings", "b9", None, Polarity.SHORTFALL, (), ("return-home-interview",))
    told = replace(said, text=text, findings=(*said.findings, finding), facts=replace(said.facts, title=TITLE))
    first, *others = plan.extraction.actions
    actions = (replace(first, owners=(OWNER,), conflicts=(WORDS,)), *others)
    documents = (
        whole.documents[0],
        replace(plan, extraction=replace(plan.extraction, actions=actions)),
        replace(letter, extraction=told),
        *whole.documents[3:],
    )
    links = tuple(replace(k, reasons=(Reason(BIDI, 1.0, ESCAPE, WORDS),)) for k in whole.links)
    rhi = whole.issues[0]
    assert rhi.id == ISSUE_RHI
    rhi = replace(rhi, name=NAME, members=(*rhi.members, f"{letter.id}/b9.1"))
    return publish(replace(whole, documents=documents, links=links, issues=(rhi, *whole.issues[1:])), path)
