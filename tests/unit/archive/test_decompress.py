"""Bodies are decompressed as far as they can be."""

import gzip
import zlib

import pytest

from sitrep.archive import decompress

TEXT = b"The bridge stands. " * 100


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = [
    ("gzip", gzip.compress(TEXT)),
    (" X-GZIP", gzip.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", bare_deflate(TEXT)),
]


@pytest.mark.parametrize(("encoding", "body"), PACKED)
def test_bodies_are_decompressed_up_to_a_limit(encoding, body):
    assert decompress(body, encoding, max_bytes=10_000) == TEXT
    assert decompress(body, encoding, max_bytes=50) == TEXT[:50]


def test_one_that_breaks_off_gives_its_beginning():
    assert TEXT.startswith(decompress(gzip.compress(TEXT)[:-10], "gzip", max_bytes=10_000))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", ""])
def test_what_is_not_what_it_says_stays_as_it_is(encoding):
    assert decompress(b"not packed at all", encoding, max_bytes=100) == b"not packed at all"
