"""Learns the table of nearness that linking ships (`tracegraph/data/nearness.tsv`, run by `link/nearness.py`).

    python tools/teach_nearness.py CORPUS GOLD MODEL OUT [--device DEVICE] [--extra PAIRS]

CORPUS is a folder of authorities' folders of reports, GOLD a folder of answer keys (one JSON file an authority, with
the scorer beside the folder), as `tools/train_links.py` takes them. MODEL is the local folder of a small BERT, a
sentence-transformers model: all-MiniLM-L6-v2 (Apache-2.0) was used. Written are OUT/all.tsv, learnt from all keys, and
for every authority with a key OUT/AUTHORITY.tsv, learnt without it; `tools/train_links.py` takes them from there.

1. A reader, MODEL with one more layer, learns from the keys whether a statement speaks of a recommendation: it reads
   the two together, word by word in their order.
2. It then says so of all pairs: those of the keys, those of authorities without keys, and about 200,000 of a
   recommendation and a statement of another authority.
3. A student, the small network that linking runs, learns to say the same from the terms alone. It begins with where
   the words of authorities without keys put each term.

The authorities with keys are parted into four folds of about as many pairs each. Reader and student learn four times
without one of them, and each authority gets the table of the round that left it out; a fifth round leaves out none.

Needs torch and transformers beside what train_links.py needs (nothing that runs does), and a GPU: on one H200 the five
rounds took about 6 minutes, without one they take days. Sums on a GPU are not the same to the last bit each time, so
neither is the table. Figures, on pairs of a recommendation and a later document that were not seen (1,053 with a right
passage): the reader alone puts a right passage among the best three of the candidates in 0.83, the table alone in 0.86;
a student that had no reader, but the keys alone, reached 0.82 on the one fold where it was tried, with the reader 0.87
and 0.88.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout's own, wherever it is run

from tools.nearness_pairs import UNKNOWN, Pairs, Rows, Statement, among_three, gather, with_others
from tools.nearness_student import Places, beginning, learn, warmed
from tools.train_links import extractions, learn_words
from tracegraph.link.nearness import Nearness, spell
from tracegraph.link.paragraphs import Matrix

FOLDS: Final = 4
EXTRA: Final = 200_000
_LONGEST: Final = 80
_LONGEST_BESIDE: Final = 60
"""Tokens of a recommendation or statement, and of what stands beside it, that are read."""
_TOGETHER: Final = 64
"""Batches of which each holds pairs of about one length: so little of a batch is empty."""
_AT_ONCE: Final = 2048


class Sheets:
    """Every statement as the reader's tokens, as what is asked and as what is said (with what stands beside it), laid
    side by side for each pair."""

    def __init__(self, statements: Sequence[Statement], model: Path, device: str) -> None:
        tokens = AutoTokenizer.from_pretrained(model, local_files_only=True)
        first, end = tokens.cls_token_id, tokens.sep_token_id

        def read(words: Sequence[str], longest: int) -> list[list[int]]:
            known = tokens([w or "." for w in words], add_special_tokens=False)["input_ids"]
            return [[*each[:longest], end] if w else [] for w, each in zip(words, known, strict=True)]

        own = read([s.text.words for s in statements], _LONGEST)
        beside = read([s.beside for s in statements], _LONGEST_BESIDE)
        asked = [[first, *each] for each in read([s.asked for s in statements], _LONGEST)]
        self.asked, self.asked_length = _laid(asked, device)
        self.said, self.said_length = _laid([a + b for a, b in zip(own, beside, strict=True)], device)

    def batch(self, pairs: Pairs, rows: Rows) -> tuple[Tensor, Tensor, Tensor]:
        """Some rows of `pairs` as the reader takes them: tokens, which are of the statement, which are there."""
        asked, said = (torch.from_numpy(side[rows]).to(self.asked.device) for side in (pairs.asked, pairs.said))
        before, length = self.asked_length[asked][:, None], self.said_length[said][:, None]
        place = torch.arange(int((before + length).max()), device=self.asked.device).expand(len(rows), -1)
        left = self.asked[asked].gather(1, place.clamp(max=self.asked.shape[1] - 1))
        right = self.said[said].gather(1, (place - before).clamp(0, self.said.shape[1] - 1))
        of_said, there = place >= before, place < before + length
        return torch.where(of_said, right, left) * there, (of_said & there).long(), there.long()

    def lengths(self, pairs: Pairs) -> Rows:
        """How many tokens each pair has."""
        asked, said = self.asked_length.cpu().numpy(), self.said_length.cpu().numpy()
        return np.asarray(asked[pairs.asked] + said[pairs.said], np.int64)


def _laid(rows: Sequence[Sequence[int]], device: str) -> tuple[Tensor, Tensor]:
    """Rows of tokens one under another, filled with 0, and their lengths."""
    lengths = [len(row) for row in rows]
    filled = np.zeros((len(rows), max(lengths)), np.int64)
    for n, row in enumerate(rows):
        filled[n, : len(row)] = row
    return torch.from_numpy(filled).to(device), torch.tensor(lengths, device=device)


class Reader(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """Says how surely a statement speaks of a recommendation, as log-odds, having read both together."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(
            model, dtype=torch.float32, attn_implementation="sdpa", local_files_only=True
        )
        self.out = nn.Linear(self.body.config.hidden_size, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, tokens: Tensor, of_said: Tensor, there: Tensor) -> Tensor:
        """The log-odds of each pair of a batch."""
        read = self.body(input_ids=tokens, token_type_ids=of_said, attention_mask=there).last_hidden_state
        held = there[..., None].to(read.dtype)
        return self.out(self.drop(read[:, 0] + (read * held).sum(1) / held.sum(1))).squeeze(1)

    def learn(self, sheets: Sheets, pairs: Pairs, rows: Rows, epochs: int = 3, size: int = 128) -> None:
        """Learns from these rows of `pairs`, `size` at a time, what the keys say of them."""
        chance = np.random.default_rng(0)
        lengths = sheets.lengths(pairs)
        optimizer = torch.optim.AdamW(self.parameters(), lr=6e-5, weight_decay=0.01)
        schedule = warmed(optimizer, epochs * (len(rows) // size + 1), 0.1)
        self.train()
        for _ in range(epochs):
            for some in _batches(chance.permutation(rows), lengths, size, chance):
                right = torch.from_numpy(pairs.right[some].astype(np.float32)).to(sheets.asked.device)
                said = self._read(sheets, pairs, some)
                loss = nn.functional.binary_cross_entropy_with_logits(said, right)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                nn.utils.clip_grad_norm_(self.parameters(), 1.0)
                optimizer.step()
                schedule.step()

    def scores(self, sheets: Sheets, pairs: Pairs) -> Matrix:
        """The log-odds of all pairs."""
        self.eval()
        found = np.zeros(len(pairs.asked), np.float32)
        order = np.argsort(sheets.lengths(pairs))
        with torch.no_grad():
            for start in range(0, len(order), _AT_ONCE):
                some = order[start : start + _AT_ONCE]
                found[some] = self._read(sheets, pairs, some).cpu().numpy()
        return found

    def _read(self, sheets: Sheets, pairs: Pairs, rows: Rows) -> Tensor:
        """Half as precise on a GPU, where that is faster."""
        kind = sheets.asked.device.type
        with torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda"):
            return self(*sheets.batch(pairs, rows)).float()


def _batches(rows: Rows, lengths: Rows, size: int, chance: np.random.Generator) -> Iterator[Rows]:
    for start in range(0, len(rows), size * _TOGETHER):
        some = rows[start : start + size * _TOGETHER]
        some = some[np.argsort(lengths[some])]
        batches = [some[n : n + size] for n in range(0, len(some), size)]
        for n in chance.permutation(len(batches)):
            yield batches[n]


def folds(pairs: Pairs) -> list[list[str]]:
    """The authorities with keys in four parts of about as many pairs: the greatest first, each to the part that has
    fewest pairs among those not full."""
    sizes = Counter(pairs.statements[row].authority for row in pairs.asked[pairs.right != UNKNOWN])
    parts: list[list[str]] = [[] for _ in range(FOLDS)]
    for name in sorted(sizes, key=lambda n: (-sizes[n], n)):
        free = [part for part in parts if len(part) * FOLDS < len(sizes)]
        min(free, key=lambda part: sum(sizes[n] for n in part)).append(name)
    return [part for part in parts if part]


@dataclass(frozen=True)
class Lessons:
    """What every round learns with: the pairs (those with others last), the nearness to begin with, the statements as
    reader and student take them, the reader's folder, and how often each goes over its pairs."""

    pairs: Pairs
    start: Nearness
    sheets: Sheets
    places: Places
    model: Path
    epochs: tuple[int, int] = (3, 6)

    def table(self, without: Sequence[str]) -> Nearness:
        """A table learnt without these authorities: neither what is asked of them nor what is said of them."""
        torch.manual_seed(0)
        pairs = self.pairs
        away = pairs.of(without, pairs.asked)
        reader = Reader(self.model).to(self.sheets.asked.device)
        reader.learn(self.sheets, pairs, np.flatnonzero((pairs.right != UNKNOWN) & ~away), self.epochs[0])
        read = reader.scores(self.sheets, pairs)
        rows = np.flatnonzero(~away & ~pairs.of(without, pairs.said))
        student = learn(self.start, self.places, pairs, rows, read, self.epochs[1])
        judged = np.flatnonzero((pairs.right != UNKNOWN) & (away if without else True))
        alone = among_three(pairs, judged, read[judged])
        taught = among_three(pairs, judged, student.scores(self.places, pairs, judged))
        print(f"without {', '.join(without) or 'none'}: the reader {alone:.3f}, the table {taught:.3f}", flush=True)
        return student.table()


def teach(lessons: Lessons, keys: Mapping[str, Any], out: Path) -> None:
    """Learns and writes all tables. An authority whose key says nothing of any pair gets the one learnt from all."""
    out.mkdir(parents=True, exist_ok=True)
    parts = folds(lessons.pairs)
    rest = sorted(set(keys).difference(*parts))
    for without in (*parts, []):
        text = spell(lessons.table(without))
        for name in without or ["all", *rest]:
            out.joinpath(f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Reads, gathers, teaches and writes; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "gold", "model", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", help="where torch computes")
    parser.add_argument("--extra", type=int, default=EXTRA, help="pairs with statements of other authorities")
    given = parser.parse_args()
    sys.path.insert(0, str(given.gold.parent))
    import score as scorer  # type: ignore[import-not-found]  # noqa: PLC0415 - lies beside the keys

    began = time.monotonic()
    documents = extractions(given.corpus)
    keys = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(given.gold.glob("*.json"))}
    words = learn_words([e for name, es in documents.items() if name not in keys for e in es])
    start = beginning(words)
    pairs = with_others(gather(documents, keys, (words, start), scorer), words, given.extra)
    sheets, places = Sheets(pairs.statements, given.model, given.device), Places(start, pairs.statements, given.device)
    print(
        f"{len(pairs.asked)} pairs of {len(pairs.statements)} statements, {time.monotonic() - began:.0f} s", flush=True
    )
    teach(Lessons(pairs, start, sheets, places, given.model), keys, given.out)
    print(f"{time.monotonic() - began:.0f} s in all")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
