"""A paper as a Word document: real headings, tables with repeated heads, native shapes with their words, en-GB.

Written part by part (ECMA-376), since everything that makes it accessible and the same each time (alternative texts,
heads, language, dates of the archive) is XML of our own in any case: docs/decisions/0014."""

import io
import zipfile
from typing import Final

from tracegraph import resources
from tracegraph.pack.spelling import spelt
from tracegraph.pack.values import Items, Paper

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part: an archive has to give one, and the first that it can give is nobody's."""

_FIXED: Final = (
    ("[Content_Types].xml", "types.xml"),
    ("_rels/.rels", "package.rels"),
    ("word/_rels/document.xml.rels", "document.rels"),
    ("word/styles.xml", "styles.xml"),
    ("word/settings.xml", "settings.xml"),
)
_SPELT: Final = (
    ("docProps/core.xml", "core.xml.j2"),
    ("word/document.xml", "document.xml.j2"),
    ("word/footer.xml", "footer.xml.j2"),
    ("word/numbering.xml", "numbering.xml.j2"),
)


def word(paper: Paper) -> bytes:
    """The whole document as the bytes of its file: the same paper, the same bytes."""
    lists = sum(isinstance(block, Items) and block.numbered for block in paper.blocks)
    parts = {name: resources.text(f"pack/static/word/{source}") for name, source in _FIXED}
    parts |= {name: spelt(template, paper=paper, lists=lists) for name, template in _SPELT}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # not the machine's, or the bytes would tell
            archive.writestr(part, text.replace("\r\n", "\n").encode())
    return buffer.getvalue()
