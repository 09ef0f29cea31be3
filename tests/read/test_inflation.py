import hashlib
import zlib

import pytest

from tests.read.papers import Words, pdf
from tracegraph.read.inflation import is_bomb

MEGABYTE = 1024 * 1024


def _packed(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()


def _stream(data: bytes, about: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"7 0 obj\n<<%b>>\nstream\r\n%b\nendstream\nendobj\n" % (about, data)


BOMB = _packed(300)
NOISE = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(32_768))

CASES = [
    (pdf([Words("Norburn")]), False, "an honest page"),
    (_stream(BOMB), True, "300 MB of one stream"),
    (_stream(zlib.compress(b"x")) + _stream(BOMB), True, "behind an honest one"),
    (_stream(BOMB)[:-20], True, "cut short"),
    (_stream(_packed(200)), False, "200 MB are much, and may be"),
    (_stream(BOMB, b"/Subtype /Image/Filter/FlateDecode"), False, "a picture, which is never unpacked"),
    (b"<</Subtype/Image>> endobj\n" + _stream(BOMB), True, "a picture stands before it"),
    (_stream(zlib.compress(zlib.compress(b"x")), b"/Filter [/FlateDecode /FlateDecode]"), True, "packed twice"),
    (_stream(zlib.compress(b"x"), b"/Filter[/ASCII85Decode/FlateDecode]"), False, "packed, then spelt in letters"),
    (_stream(b"x\x9c" + NOISE), False, "noise that begins as if packed"),
    (b"stream\nx" * 100_000, False, "beginnings without ends"),
    (b"", False, "nothing"),
]


@pytest.mark.parametrize(("data", "bomb", "why"), CASES, ids=[case[2] for case in CASES])
def test_bombs_are_found(data: bytes, bomb: bool, why: str) -> None:
    assert is_bomb(data) is bomb, why
