"""Word documents taken apart, as strictly as a reader of them would."""

import io
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"


def parts(data: bytes) -> dict[str, str]:
    """The parts of the file, each as text; every one must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    for text in found.values():
        ET.fromstring(text)  # noqa: S314 (our own output)
    return found


def body(data: bytes) -> ET.Element:
    """The document's own XML."""
    return ET.fromstring(parts(data)["word/document.xml"])  # noqa: S314 (our own output)


def styled(data: bytes, style: str) -> list[str]:
    """The words of each paragraph in a style."""
    return [words(p) for p in body(data).iter(f"{W}p") if _style(p) == style]


def words(element: ET.Element) -> str:
    """All words within an element."""
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def _style(paragraph: ET.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")
