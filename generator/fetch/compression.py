"""Decompresses bodies: clients do not ask for compression, but servers often send stored files as they are."""

from __future__ import annotations

import zlib
from typing import Final

_KNOWN: Final = ("gzip", "x-gzip", "deflate")
# For zlib: detect by the header whether it is gzip or zlib.
_WITH_HEADER: Final = zlib.MAX_WBITS | 32


def unpacked(content: bytes, coding: str, most: int) -> bytes:
    """Decompresses a body.

    Arguments:
        content: the body as it arrived.
        coding: its ``Content-Encoding``.
        most: the size that the result may have, in bytes.

    Raises:
        ValueError: it cannot be decompressed, or the result is larger.
    """
    if coding.strip().lower() in ("", "identity"):
        return content
    if coding.strip().lower() not in _KNOWN:
        raise ValueError(f"it is compressed in a way that was not asked for, `{coding}`")
    unpacking = zlib.decompressobj(_WITH_HEADER)
    try:
        found = unpacking.decompress(content, most + 1)
    except zlib.error as error:
        raise ValueError(f"it is not compressed as its server says: {error}") from error
    if len(found) > most:
        raise ValueError(f"it is larger than {most:,} bytes")
    if not unpacking.eof:
        raise ValueError("what is compressed breaks off before its end")
    return found
