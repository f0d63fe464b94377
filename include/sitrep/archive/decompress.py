"""Undo the compression that a body was sent with."""

import zlib


def decompress(body: bytes, encoding: str, *, max_bytes: int) -> bytes:
    """Undo gzip or deflate, up to ``max_bytes``; other and garbled bodies stay as they are."""
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        return body
    for form in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(form).decompress(body, max_bytes)
        except zlib.error:
            continue
    return body
