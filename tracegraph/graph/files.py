"""Files of the graph folder, written whole or not at all."""

import os
from pathlib import Path


def keep(path: Path, content: bytes) -> None:
    """Writes a file unless it already says so."""
    if not path.is_file() or path.read_bytes() != content:
        replace(path, content)


def replace(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, and onto the disk before it takes the old one's place."""
    aside = path.with_name(f".{path.name}.new")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
