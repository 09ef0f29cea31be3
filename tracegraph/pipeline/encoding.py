"""A sentence-transformers model of the reader's own, from a folder on this machine: offline, on one thread of the
processor, so that the same words give the same vectors.

The package is an optional extra (`tracegraph[embeddings]`), and nothing of it is loaded before a vector is asked for.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tracegraph.errors import InputError, UsageError

_HOW_TO_GET: Final = (
    "--embeddings needs sentence-transformers: pip install 'tracegraph[embeddings]', or leave --embeddings out"
)
_LISTS_ITS_PARTS: Final = "modules.json"
"""By this file such a folder is known."""
_WEIGHTS: Final = frozenset({".safetensors", ".bin"})
_AT_A_TIME: Final = 1 << 20
_OFFLINE: Final = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS")


@dataclass(frozen=True, slots=True)
class Encoder:
    """A model in `folder`: the folder's name, the sha256 of its weights, and `key`, the hash of every file in it."""

    folder: Path
    name: str
    sha256: str
    key: str

    def __str__(self) -> str:
        return f"{self.name}, sha256 {self.sha256}"

    def __call__(self, words: Sequence[str]) -> npt.NDArray[np.floating]:
        """A vector for each text, in their order. Raises InputError where the model cannot be loaded."""
        return np.asarray(_loaded(self).encode(list(words), show_progress_bar=False), np.float32)


def encoder(folder: Path) -> Encoder:
    """The model in a folder. Raises InputError where it holds none, UsageError where what loads it is not
    installed."""
    if not (folder / _LISTS_ITS_PARTS).is_file():
        raise InputError(f"{folder} is no folder of a sentence-transformers model: it holds no {_LISTS_ITS_PARTS}")
    if find_spec("sentence_transformers") is None:
        raise UsageError(_HOW_TO_GET)
    try:
        hashes = {path.relative_to(folder).as_posix(): _hash(path) for path in _files(folder)}
    except OSError as error:
        raise InputError(f"the model in {folder} cannot be read: {error.strerror or error}") from error
    weights = [digest for name, digest in hashes.items() if Path(name).suffix in _WEIGHTS] or [*hashes.values()]
    own = weights[0] if len(weights) == 1 else hashlib.sha256(" ".join(weights).encode()).hexdigest()
    key = hashlib.sha256(repr(sorted(hashes.items())).encode()).hexdigest()
    return Encoder(folder, folder.resolve().name, own, key)


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(path for path in folder.rglob("*") if path.is_file()))


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_AT_A_TIME):
            digest.update(piece)
    return digest.hexdigest()


@cache
def _loaded(model: Encoder) -> Any:
    for name in _OFFLINE:
        os.environ[name] = "1"
    # An optional extra that takes seconds to load.
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    torch.set_num_threads(1)
    try:
        return SentenceTransformer(str(model.folder), device="cpu", local_files_only=True)
    except Exception as error:  # whatever the many libraries beneath it raise
        reason = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise InputError(f"the model in {model.folder} cannot be loaded: {reason}") from error
