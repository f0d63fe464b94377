"""Measure a body while it comes: as sent, and decompressed, without keeping either."""

import zlib

from sitrep.fetch.failures import TOO_LARGE, PageError

_STEP = 1 << 16
_GZIP = zlib.MAX_WBITS | 16


class SizeLimit:
    """Refuse a body as soon as it is too large, however small it looks compressed.

    Parameters
    ----------
    max_bytes : int
        The largest body, both as sent and decompressed.
    encoding : str
        The value of ``Content-Encoding``. Only gzip and deflate are measured, the two
        that we ask for; the archive keeps others undecoded.
    """

    def __init__(self, max_bytes: int, encoding: str) -> None:
        self._max_bytes = max_bytes
        self._encoding = encoding.strip().lower()
        self._decoder = zlib.decompressobj(_GZIP) if self._encoding.endswith("gzip") else None
        self._sent = 0
        self._decoded = 0

    def add(self, chunk: bytes) -> None:
        """Count a chunk of the body as it was sent.

        Raises
        ------
        PageError
            With reason ``"too large"``.
        """
        if self._encoding == "deflate" and self._sent == 0:
            # Half of the servers send the zlib format, the others bare deflate.
            is_zlib = chunk[:1] and chunk[0] & 0x0F == 8
            self._decoder = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
        self._sent += len(chunk)
        self._check(self._sent)
        if self._decoder is not None:
            self._decode(self._decoder, chunk)

    def _decode(self, decoder: "zlib._Decompress", chunk: bytes) -> None:
        try:
            while chunk:
                self._decoded += len(decoder.decompress(chunk, _STEP))
                self._check(self._decoded)
                chunk = decoder.unconsumed_tail
        except zlib.error:
            self._decoder = None  # not what it says it is: cleaning will tell

    def _check(self, size: int) -> None:
        if size > self._max_bytes:
            raise PageError(TOO_LARGE, f"more than {self._max_bytes} bytes")
