"""In what order: paths -> documents -> passages -> statements (each document alone), then links (each authority
alone), then the graph. Read this page to know the whole way."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from tracegraph import taxonomy
from tracegraph.decisions import Account, account, beside, read_decisions
from tracegraph.errors import InputError, ModelError, Unreadable
from tracegraph.extract import NOTHING_NAMED, VERSION, ColumnNames, extract, unrecognised
from tracegraph.graph.encode import encode_document, encode_links
from tracegraph.graph.store import BuildRecord, GraphFolder
from tracegraph.graph.texts import text_key
from tracegraph.link import link, refers_to_authority
from tracegraph.model.codec import decode, encode
from tracegraph.model.decision import Decision
from tracegraph.model.link import Linked
from tracegraph.model.statement import Extraction
from tracegraph.read import READER_VERSION, read, suffix_told
from tracegraph.read.ocr import SECONDS as OCR_SECONDS
from tracegraph.read.ocr import Engine
from tracegraph.read.paths import files, name_of
from tracegraph.segment import segment
from tracegraph.vocab import InspectionKind
from tracegraph.workers import SECONDS, Bounds, Lost, Workers

_HALF_WRITTEN: Final = ".new-"
Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""

HERE: Final = 0
"""As a number of processes: none but this one, and so without the bounds of time and memory."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of the graph, for the summary."""

    id: str
    path: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: documents in the graph, files refused with the reason, (what, how many) counts, how many
    files were read and how many came from the cache, and what became of people's decisions; `notes` say of files what
    was not read or placed in them."""

    documents: tuple[DocumentLine, ...]
    refusals: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    generation: str
    folder: Path
    reused: int
    read: int
    decisions: Account
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one file: an extraction, or the reason there is none."""

    path: str
    extraction: Extraction | None
    reason: str = ""
    cached: bool = False


def _holds_a_graph(folder: Path) -> bool:
    """True of a graph folder: what was stored is no source."""
    return (folder / "CURRENT").is_file() and (folder / "generations").is_dir()


def _recognised(extraction: Extraction) -> bool:
    """False where nothing tells that this is an inspection document or an action plan."""
    stated = extraction.facts
    return bool(stated.inspection is not InspectionKind.OTHER or extraction.recommendations or extraction.actions)


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps to read: what the user says that headings of action plans mean, and an OCR engine for the words of
    pages that are pictures."""

    columns: ColumnNames = NOTHING_NAMED
    engine: Engine | None = None


def read_one(path: Path, cache: Path, aids: Aids) -> _Outcome:
    """One file's extraction, from the cache where the same bytes were read by the same version before, with the
    same `aids`. `path` is whole, as `files` gives it. Pure but for the cache."""
    name = name_of(path)
    try:
        if path.exists() and not path.is_file():
            # A folder is here only where it could not be opened; a pipe would be waited for without end.
            reason = "a folder that cannot be opened" if path.is_dir() else "not a file"
            return _Outcome(name, None, reason)
        data = path.read_bytes()
        by = f"/{aids.engine.version}" if aids.engine else ""
        said = f"{suffix_told(name)}{aids.columns.proof(name)}"
        versions = f"{READER_VERSION}{by}/{VERSION}/{taxonomy.version()}/{said}\n"
        key = hashlib.sha256(versions.encode() + data).hexdigest()
        kept = cache / f"{key}.json"
        if stored := _stored(kept):
            return _Outcome(name, replace(stored, source=replace(stored.source, path=name)), cached=True)
        document = read(path, name, aids.engine)
        told, passages = aids.columns.of(name), segment(document)
        extraction = extract(document, passages, told)
        if not _recognised(extraction):
            reasons = ("no inspection document or action plan was recognised in it", *unrecognised(passages, told))
            return _Outcome(name, None, "; ".join(reasons))
        _store(kept, extraction)
    except Unreadable as refused:
        return _Outcome(name, None, refused.reason)
    except (OSError, MemoryError, RecursionError) as error:
        return _Outcome(name, None, _failed(error))
    return _Outcome(name, extraction)


def _failed(error: Exception) -> str:
    """Why the machine could not read a file."""
    if isinstance(error, OSError):
        return f"cannot be opened: {error.strerror or error}"
    return f"reading it takes more {'memory' if isinstance(error, MemoryError) else 'levels'} than a file may take"


def _stored(kept: Path) -> Extraction | None:
    """A cached extraction; None where there is none, or one that is not, letter by letter, what was written."""
    try:
        proof, _, written = kept.read_text(encoding="utf-8").partition("\n")
        return decode(written) if proof == _proof(written) else None
    except (OSError, UnicodeDecodeError, ModelError):
        return None


def _proof(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()


def _store(kept: Path, extraction: Extraction) -> None:
    """Writes the cache file, its hash first, whole or not at all; a cache that cannot be written is no error."""
    aside = kept.with_name(f"{_HALF_WRITTEN}{kept.name}.{os.getpid()}")
    written = encode(extraction)
    try:
        aside.write_text(f"{_proof(written)}\n{written}", encoding="utf-8", newline="\n")
        aside.replace(kept)
    except OSError:
        aside.unlink(missing_ok=True)


def _outcomes(
    found: Sequence[Path], reading: Callable[[Path], _Outcome], workers: Workers | None, progress: Progress
) -> Iterator[_Outcome]:
    """What became of each file, in the order given."""
    mapped = workers.map(reading, found) if workers is not None else map(reading, found)
    for done, (path, outcome) in enumerate(zip(found, mapped, strict=True), start=1):
        progress("reading", done, len(found))
        yield _Outcome(name_of(path), None, f"reading it {outcome.reason}") if isinstance(outcome, Lost) else outcome


def linked(
    extractions: Iterable[Extraction], decisions: Iterable[Decision] = (), pool: Executor | None = None
) -> tuple[Linked, ...]:
    """The links of every authority among `extractions`, in the order of the authorities' names, once people's
    `decisions` about its statements have overruled what was inferred. Those of a single one are not worth the way to
    another process."""
    groups: dict[str, list[Extraction]] = defaultdict(list)
    for extraction in extractions:
        groups[refers_to_authority(extraction)].append(extraction)
    decided: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        decided[decision.source.split("/", 1)[0]].append(decision)
    names = sorted(groups)
    ordered = [groups[name] for name in names], [decided[name] for name in names]
    return tuple(pool.map(link, *ordered) if pool is not None and len(names) > 1 else map(link, *ordered))


def _counts(authorities: Sequence[Linked]) -> tuple[tuple[str, int], ...]:
    """How much of what the graph holds, in the order the summary shows it."""
    documents = [d.extraction for a in authorities for d in a.documents]
    return (
        ("documents", len(documents)),
        ("recommendations", sum(len(e.recommendations) for e in documents)),
        ("findings", sum(len(e.findings) for e in documents)),
        ("actions", sum(len(e.actions) for e in documents)),
        ("judgements", sum(len(e.judgements) for e in documents)),
        ("references to earlier inspections", sum(len(e.back_references) for e in documents)),
        ("inspections", sum(i.at_hand for a in authorities for i in a.inspections)),
        ("named gaps", sum(not i.at_hand for a in authorities for i in a.inspections)),
        ("issues", sum(len(a.issues) for a in authorities)),
        ("links", sum(len(a.links) for a in authorities)),
    )


def build(
    paths: Sequence[Path],
    folder: Path,
    progress: Progress | None = None,
    jobs: int | None = None,
    decisions: Path | None = None,
    aids: Aids | None = None,
) -> BuildSummary:
    """Makes the graph in `folder` exactly that of `paths` (files and folders). `jobs` processes read side by side, by
    default one a processor, no more than there are files. Each file has so much time and memory, and one that makes a
    reader crash or hang is named among the refusals. With HERE all is done in this process, and such a file takes the
    build along. `aids` help to read; with OCR each file may take longer.

    What people decided is replayed from the file `decisions`, by default `decisions.tsv` beside the folder.

    Raises InputError where a path does not exist or nothing at all could be read; the graph that was there is then
    untouched.
    """
    kept = decisions or beside(folder)
    decided = read_decisions(kept)
    tell = progress or (lambda _what, _done, _all: None)
    given = files(paths, lambda inside: inside.resolve() == folder.resolve() or _holds_a_graph(inside))
    found = [path for path in given if not (path.name == kept.name and path.is_file() and path.samefile(kept))]
    if not found:
        raise InputError(
            f"there are no files in {', '.join(str(p) for p in paths)}: give a folder of inspection documents"
        )
    cache = folder / "cache"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for left_over in cache.glob(f"{_HALF_WRITTEN}*"):
            left_over.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"the graph cannot be written in {folder}: {error.strerror or error}") from error
    wanted = min(jobs if jobs is not None else os.cpu_count() or 1, len(found))
    helped = aids or Aids()
    reading = partial(read_one, cache=cache, aids=helped)
    bounds = Bounds(SECONDS + OCR_SECONDS) if helped.engine else None
    with Workers(wanted, bounds) if wanted != HERE else nullcontext() as workers:
        outcomes = tuple(_outcomes(found, reading, workers, tell))
        read_well = [o.extraction for o in outcomes if o.extraction is not None]
        refusals = tuple(sorted((o.path, o.reason) for o in outcomes if o.extraction is None))
        if not read_well:
            shown = "; ".join(f"{path}: {reason}" for path, reason in refusals[:3])
            more = " ..." if len(refusals) > 3 else ""
            raise InputError(
                f"nothing could be read ({shown}{more}): give PDF, Word, Excel, CSV, web, text or Markdown documents"
            )
        tell("linking", 0, 1)
        authorities = linked(read_well, decided.decisions, workers.executor if workers is not None else None)
    told = account(kept, decided, (d for a in authorities for d in a.decisions))
    return _publish(authorities, refusals, outcomes, folder, tell, told)


def _publish(
    authorities: Sequence[Linked],
    refusals: tuple[tuple[str, str], ...],
    outcomes: Sequence[_Outcome],
    folder: Path,
    tell: Progress,
    decided: Account,
) -> BuildSummary:
    """Encodes everything, publishes it as a new generation and sums up."""
    tell("storing", 0, 1)
    documents = [d for a in authorities for d in a.documents]
    quads = [q for d in documents for q in encode_document(d)] + [q for a in authorities for q in encode_links(a)]
    texts = {text_key(d.extraction.source): d.extraction.text for d in documents}
    counts = _counts(authorities)
    record = BuildRecord(tuple(sorted(d.id for d in documents)), refusals, counts)
    generation = GraphFolder(folder).publish(quads, texts, record)
    lines = tuple(
        DocumentLine(
            d.id,
            d.extraction.source.path,
            d.extraction.facts.inspection.value,
            d.extraction.facts.title,
        )
        for d in documents
    )
    used = [o for o in outcomes if o.extraction is not None]
    reused = sum(o.cached for o in used)
    notes = tuple((o.path, note) for o in used if o.extraction for note in o.extraction.notes)
    return BuildSummary(lines, refusals, counts, generation, folder, reused, len(used) - reused, decided, notes)
