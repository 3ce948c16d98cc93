"""The sources of uploads: each can be read in chunks, and says whether it can be read again."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias, cast

import httpx2

from ..errors import InvalidArgumentError
from .encode import encode_utf8

_CHUNK = 64 * 1024


class Memory(NamedTuple):
    """Bytes in memory."""

    data: bytes

    @property
    def replayable(self) -> bool:
        return True

    @property
    def length(self) -> int:
        return len(self.data)

    def chunks(self) -> Iterator[bytes]:
        for start in range(0, len(self.data), _CHUNK):
            yield self.data[start : start + _CHUNK]


class OnDisk(NamedTuple):
    """A file by its path: it is opened when it is sent, and closed after that."""

    path: Path
    length: int

    @property
    def replayable(self) -> bool:
        return True

    def chunks(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as file:
                yield from _read(file, self.length)
        except OSError as error:
            raise InvalidArgumentError(f"the file cannot be read: {error}") from error


class Opened(NamedTuple):
    """A file that the caller opens and closes; it is sent from ``start``, its position, or ``None`` for a pipe."""

    file: IO[bytes]
    start: int | None
    length: int | None

    @property
    def replayable(self) -> bool:
        return self.start is not None

    def chunks(self) -> Iterator[bytes]:
        try:
            if self.start is not None:
                self.file.seek(self.start)
            yield from _read(self.file, self.length)
        except InvalidArgumentError:
            raise
        except (OSError, ValueError) as error:  # a ValueError is what a closed file raises
            raise InvalidArgumentError(f"the file cannot be read: {error}") from error


Source: TypeAlias = Memory | OnDisk | Opened


def _read(file: IO[bytes], length: int | None) -> Iterator[bytes]:
    """Reads at most as much as was announced to the server: a log file may grow while it is sent."""
    left = length
    while left is None or left > 0:
        chunk = _as_bytes(file.read(_CHUNK if left is None else min(_CHUNK, left)))
        if not chunk and left is not None:
            raise InvalidArgumentError(f"the file ended {left} bytes early: it changed while it was sent")
        if not chunk:
            return
        left = None if left is None else left - len(chunk)
        yield chunk


def _as_bytes(chunk: object) -> bytes:
    if isinstance(chunk, (bytes, bytearray)):
        return bytes(chunk)
    raise InvalidArgumentError(f"the file gave {type(chunk).__name__} instead of bytes: open it with mode 'rb'")


def file_source(content: object, argument: str) -> Source:
    """The source for a file argument; ``argument`` is its name, for error messages."""
    if isinstance(content, (bytes, bytearray)):
        return Memory(bytes(content))
    if isinstance(content, str):
        raise InvalidArgumentError(
            f"{argument}: a string is neither a path nor the bytes of a file: pass Path({content[:80]!r}) for the "
            "file of that name, or text.encode() for the text itself"
        )
    if isinstance(content, os.PathLike):
        return _on_disk(Path(os.fsdecode(cast("os.PathLike[str]", content))), argument)
    if isinstance(content, io.TextIOBase):
        raise InvalidArgumentError(f"{argument}: the file is open in text mode: open it with mode 'rb'")
    if callable(getattr(content, "read", None)):
        return _opened(cast("IO[bytes]", content), argument)
    raise InvalidArgumentError(
        f"{argument}: a value of type {type(content).__name__} is not a file: pass a Path, bytes, a file opened with "
        "mode 'rb', or (file name, content, media type)"
    )


def text_source(content: object, argument: str) -> Source:
    """Like ``file_source``, and also takes text."""
    return Memory(encode_utf8(content)) if isinstance(content, str) else file_source(content, argument)


def _on_disk(path: Path, argument: str) -> OnDisk:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:  # a ValueError is what a null byte raises
        raise InvalidArgumentError(f"{argument}: there is no file {str(path)!r}: {error}") from error
    if not stat.S_ISREG(status.st_mode):
        raise InvalidArgumentError(f"{argument}: {str(path)!r} is not a file")
    return OnDisk(path, status.st_size)


def _opened(file: IO[bytes], argument: str) -> Opened:
    if getattr(file, "closed", False):
        raise InvalidArgumentError(f"{argument}: the file is closed")
    try:
        start = file.tell()
        end = file.seek(0, os.SEEK_END)
        file.seek(start)
    except (AttributeError, OSError, ValueError):
        return Opened(file, None, None)
    return Opened(file, start, max(0, end - start))


class UploadStream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Sources one after the other, as the body of a request."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        lengths = [source.length for source in sources]
        self.length: int | None = None if None in lengths else sum(length or 0 for length in lengths)

    @property
    def replayable(self) -> bool:
        return all(source.replayable for source in self._sources)

    def __iter__(self) -> Iterator[bytes]:
        for source in self._sources:
            yield from source.chunks()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio  # here, because it is slow to import and only needed by those who use it already

        for source in self._sources:
            chunks = source.chunks()
            if isinstance(source, Memory):
                for chunk in chunks:
                    yield chunk
            else:
                while chunk := await asyncio.to_thread(next, chunks, b""):
                    yield chunk
