"""HTML: what a browser shows of a page, and what its elements say of that.

No guess is made as to which part of a page is the article: such guesses lose one paragraph in ten. What a browser shows
without scripts and style sheets is kept, navigation too, tagged as an artifact.
"""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.charset import web_text
from tracegraph.read.elements import BLOCKS
from tracegraph.read.flow import Flow
from tracegraph.read.writing import Writing

_LARGEST: Final = 32 * 1024 * 1024
# Open elements at a time. Browsers stop at 512; the parser slows down with the square of the depth (30,000: 11 s).
_DEEPEST: Final = 4_000
_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*?(/?)>")
_FOREIGN: Final = frozenset({b"svg", b"math"})
# What needs no end tag, so that an open one says nothing of depth.
_LOOSE: Final = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option body html head "
    b"tbody thead tfoot colgroup optgroup rp rt".split()
)


class HtmlReader:
    """Reads web pages, saved or made by a program."""

    version = "html-1"

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable: no text, in an unknown encoding, too long or nested too deep."""
        if len(given.data) > _LARGEST:
            raise given.unreadable(f"web page of more than {_LARGEST // 2**20} MB")
        if _depth(given.data) > _DEEPEST:
            raise given.unreadable(f"web page nested more than {_DEEPEST} elements deep")
        root = LexborHTMLParser(web_text(given)).root
        writing = Writing(given)
        flow = Flow(writing)
        if root is not None:
            _walk(root, flow)
        flow.end()
        return writing.document("text/html", self.version, flow.notes)


def _depth(data: bytes) -> int:
    """How many elements are open at once, at most, by a rough count. "<x/>" ends itself in drawings and
    formulas only."""
    deepest = depth = 0
    foreign = False
    for close, written, alone in _TAG.findall(data):
        name = written.lower()
        if name in _FOREIGN:
            foreign = not close
        if name in _LOOSE or (alone and foreign and name.decode() not in BLOCKS):
            continue
        depth = max(depth - 1, 0) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _walk(root: LexborNode, flow: Flow) -> None:
    """Takes the flow through a tree, without recursion: pages may be nested deeper than Python calls."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        inner = None
        if node.is_text_node:
            flow.text(node.text_content or "")
        elif node.is_element_node and flow.enter(node.tag or "", node.attributes):
            inner = node.child
            if inner is None:
                flow.leave()
        if inner is not None:
            node, depth = inner, depth + 1
            continue
        while node is not None and node.next is None and depth:
            node, depth = node.parent, depth - 1
            flow.leave()
        node = node.next if node is not None and depth else None
