"""A body is measured as sent and decompressed."""

import gzip
import zlib

import pytest

from sitrep.fetch.failures import PageError
from sitrep.fetch.size import SizeLimit

TEXT = b"The bridge stands. " * 100


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = [
    ("gzip", gzip.compress(TEXT)),
    ("X-GZIP", gzip.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", bare_deflate(TEXT)),
    ("", TEXT),
]


@pytest.mark.parametrize(("encoding", "body"), PACKED)
@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_the_decompressed_size_counts(encoding, body, step):
    def measure(max_bytes: int) -> None:
        limit = SizeLimit(max_bytes, encoding)
        for start in range(0, len(body), step):
            limit.add(body[start : start + step])

    measure(len(TEXT))
    with pytest.raises(PageError, match="too large"):
        measure(len(TEXT) - 1)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_what_is_not_what_it_says_passes(encoding):
    SizeLimit(1000, encoding).add(b"not packed at all")
