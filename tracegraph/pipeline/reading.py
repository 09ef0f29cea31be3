"""Each document alone: what a file states, from the cache where the same bytes were read by the same version before."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from tracegraph import taxonomy
from tracegraph.errors import ModelError, Unreadable
from tracegraph.extract import NOTHING_NAMED, VERSION, ColumnNames, extract, unrecognised
from tracegraph.graph.texts import text_key
from tracegraph.link import refers_to_authority
from tracegraph.model.codec import decode, encode
from tracegraph.model.document import Passage
from tracegraph.model.statement import Extraction
from tracegraph.pipeline.cache import Cache
from tracegraph.pipeline.encoding import Encoder
from tracegraph.read import READER_VERSION, read, suffix_told
from tracegraph.read.ocr import SECONDS as OCR_SECONDS
from tracegraph.read.ocr import Engine
from tracegraph.read.paths import name_of
from tracegraph.segment import segment
from tracegraph.vocab import InspectionKind
from tracegraph.workers import SECONDS, Bounds, Lost, Workers

_NOT_OURS: Final = "no inspection document or action plan was recognised in it"
_AT_A_TIME: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Paper:
    """What became of one file: where it lies, what it is called, and the key of its extraction in the cache with the
    id of its authority, the key of its text and notes of what was not read or placed; or the reason why there is
    none."""

    path: Path
    name: str
    key: str = ""
    authority: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps: what the user says that headings of action plans mean, an OCR engine for the words of pages that are
    pictures, and a model whose sentence embeddings are one more reason for links."""

    columns: ColumnNames = NOTHING_NAMED
    engine: Engine | None = None
    encoder: Encoder | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads files with `aids`; what is known of them lies in `cache`. Pure but for the cache. Paths are whole, as
    `files` gives them."""

    cache: Cache
    aids: Aids = field(default_factory=Aids)

    @property
    def bounds(self) -> Bounds:
        """What reading one file may take: with OCR longer."""
        return Bounds(SECONDS + OCR_SECONDS) if self.aids.engine else Bounds()

    def papers(self, found: Sequence[Path], workers: Workers | None, told: Callable[[int], None]) -> Iterator[Paper]:
        """What became of each file, in the order given; `told` how many are done. Files that the cache knows are hashed
        and no more."""
        known = [self.known(path) for path in found]
        new = [path for path, paper in zip(found, known, strict=True) if paper is None]
        read_now = iter(workers.map(self.read, new) if workers is not None and new else map(self.read, new))
        for done, (path, paper) in enumerate(zip(found, known, strict=True), start=1):
            became = paper or next(read_now)
            told(done)
            if isinstance(became, Lost):
                yield Paper(path, name_of(path), reason=f"reading it {became.reason}")
            else:
                yield became

    def known(self, path: Path) -> Paper | None:
        """What the cache knows of a file; None where it must be read, or cannot be."""
        try:
            if not path.is_file():
                return None
            with path.open("rb") as file:
                digest = hashlib.sha256()
                while piece := file.read(_AT_A_TIME):
                    digest.update(piece)
        except OSError:
            return None
        name = name_of(path)
        key = self._key(name, digest.hexdigest())
        head = self.cache.head(key)
        return None if head is None else _paper(path, name, key, head, cached=True)

    def read(self, path: Path) -> Paper:
        """Reads one file and keeps what it states."""
        name = name_of(path)
        try:
            key, passages, extraction = self._read(path, name)
        except Unreadable as refused:
            return Paper(path, name, reason=refused.reason)
        except (OSError, MemoryError, RecursionError) as error:
            return Paper(path, name, reason=_failed(error))
        if not _recognised(extraction):
            reasons = (_NOT_OURS, *unrecognised(passages, self.aids.columns.of(name)))
            head: dict[str, Any] = {"refused": "; ".join(reasons)}
            self.cache.keep(key, head)
        else:
            head = _head(extraction)
            self.cache.keep(key, head, encode(extraction))
        return _paper(path, name, key, head, cached=False)

    def extraction(self, paper: Paper) -> Extraction:
        """What a file that was read states, under its own name; read again where the cache has lost it. Raises
        Unreadable where the file is not what it was."""
        found = self._kept(paper.key)
        if found is None:
            try:
                key, _, found = self._read(paper.path, paper.name)
            except OSError as error:
                raise Unreadable(paper.name, _failed(error)) from error
            if key != paper.key:
                raise Unreadable(paper.name, "changed while it was being read")
            self.cache.keep(key, _head(found), encode(found))  # so that the next build finds it whole
        return replace(found, source=replace(found.source, path=paper.name))

    def _kept(self, key: str) -> Extraction | None:
        body = self.cache.body(key)
        try:
            return decode(body) if body is not None else None
        except ModelError:
            return None

    def _read(self, path: Path, name: str) -> tuple[str, tuple[Passage, ...], Extraction]:
        """The key of a file's extraction, its passages, and that extraction. Raises Unreadable, OSError."""
        if path.exists() and not path.is_file():
            # A folder is here only where it could not be opened; a pipe would be waited for without end.
            raise Unreadable(name, "a folder that cannot be opened" if path.is_dir() else "not a file")
        with path.open("rb"):  # the system's own words where it cannot be opened
            pass
        document = read(path, name, self.aids.engine)
        passages = segment(document)
        extraction = extract(document, passages, self.aids.columns.of(name))
        return self._key(name, document.source.sha256), passages, extraction

    def _key(self, name: str, sha256: str) -> str:
        """What an extraction is made of: the bytes of the file, how its name has them read, what was said of its
        headings, and the versions of all that reads."""
        by = f"/{self.aids.engine.version}" if self.aids.engine else ""
        told = f"{suffix_told(name)}{self.aids.columns.proof(name)}"
        made_of = f"{READER_VERSION}{by}/{VERSION}/{taxonomy.version()}/{told}/{sha256}"
        return hashlib.sha256(made_of.encode()).hexdigest()


def _head(extraction: Extraction) -> dict[str, Any]:
    return {
        "authority": refers_to_authority(extraction),
        "text": text_key(extraction.source),
        "notes": extraction.notes,
    }


def _paper(path: Path, name: str, key: str, head: dict[str, Any], *, cached: bool) -> Paper:
    if "refused" in head:
        return Paper(path, name, reason=head["refused"])
    return Paper(path, name, key, head["authority"], head["text"], tuple(head["notes"]), cached=cached)


def _recognised(extraction: Extraction) -> bool:
    """False where nothing tells that this is an inspection document or an action plan."""
    stated = extraction.facts
    return bool(stated.inspection is not InspectionKind.OTHER or extraction.recommendations or extraction.actions)


def _failed(error: Exception) -> str:
    """Why the machine could not read a file."""
    if isinstance(error, OSError):
        return f"cannot be opened: {error.strerror or error}"
    return f"reading it takes more {'memory' if isinstance(error, MemoryError) else 'levels'} than a file may take"
