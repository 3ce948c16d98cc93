"""Bodies that are compressed: nobody asked for that, but what is stored so is often served so to everybody."""

from __future__ import annotations

import zlib
from typing import Final

_KNOWN: Final = ("gzip", "x-gzip", "deflate")
# What zlib calls either of its two formats with a header.
_WITH_HEADER: Final = zlib.MAX_WBITS | 32


def unpacked(content: bytes, coding: str, most: int) -> bytes:
    """A body as it was before a server compressed it.

    Arguments:
        content: what arrived.
        coding: the ``Content-Encoding`` of it.
        most: bytes that the result may have.

    Raises:
        ValueError: it cannot be unpacked, or is larger.
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
