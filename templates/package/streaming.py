"""Responses whose bodies are read piece by piece, as they arrive."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

import httpx2

from ._runtime.operation import Request
from ._runtime.outcome import reading
from ._runtime.transport import AsyncTransport, Transport
from .errors import request_id

T = TypeVar("T")

# Large enough that writing one to a disk in another thread costs little beside receiving it.
_CHUNK_ON_DISK = 256 * 1024


class _Head:
    """A response without its body."""

    def __init__(self, operation: str, response: httpx2.Response) -> None:
        self.operation = operation
        self.status_code: int = response.status_code
        self.headers: httpx2.Headers = response.headers
        self._response = response

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, if it sent one."""
        return request_id(self.headers)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


class StreamedResponse(_Head):
    """A successful response; its body can be read once, until it is closed."""

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in pieces, of this size or as they arrive."""
        with reading(self.operation, self._response):
            yield from self._response.iter_bytes(chunk_size)

    def iter_lines(self) -> Iterator[str]:
        """The text of the body line by line, in the charset of its content type."""
        with reading(self.operation, self._response):
            yield from self._response.iter_lines()

    def read(self) -> bytes:
        """The whole body."""
        with reading(self.operation, self._response):
            return self._response.read()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the body into a file, which appears, or is replaced, only when all of it has arrived."""
        target = Path(path)
        with _beside(target) as file:
            for chunk in self.iter_bytes(_CHUNK_ON_DISK):
                file.write(chunk)
        return target

    def close(self) -> None:
        """Releases the connection; a thread that waits for more of the body gets the error of a lost connection.

        Over HTTP/2, where other requests use the connection, such a thread may have to wait for its timeout.
        """
        if not self._response.is_closed:  # of one that was read to the end, the connection is another's by now
            _wake_readers(self._response)
        self._response.close()


class AsyncStreamedResponse(_Head):
    """``StreamedResponse`` for ``asyncio``."""

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body in pieces, of this size or as they arrive."""
        with reading(self.operation, self._response):
            async for chunk in self._response.aiter_bytes(chunk_size):
                yield chunk

    async def iter_lines(self) -> AsyncIterator[str]:
        """The text of the body line by line, in the charset of its content type."""
        with reading(self.operation, self._response):
            async for line in self._response.aiter_lines():
                yield line

    async def read(self) -> bytes:
        """The whole body."""
        with reading(self.operation, self._response):
            return await self._response.aread()

    async def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the body into a file, which appears, or is replaced, only when all of it has arrived."""
        import asyncio  # here, because it is slow to import and only needed by those who use it already

        target = Path(path)
        with _beside(target) as file:
            async for chunk in self.iter_bytes(_CHUNK_ON_DISK):
                await asyncio.to_thread(file.write, chunk)
        return target

    async def close(self) -> None:
        """Releases the connection."""
        await self._response.aclose()


def _wake_readers(response: httpx2.Response) -> None:
    """Ends the waiting of other threads, which merely closing a socket does not."""
    connection = response.extensions.get("network_stream")
    if connection is not None and response.http_version == "HTTP/1.1":  # in HTTP/2, others have it too
        with suppress(OSError):
            # Not by the method of `SSLSocket`, which removes an object that readers still use.
            socket.socket.shutdown(connection.get_extra_info("socket"), socket.SHUT_RDWR)


@contextmanager
def stream(transport: Transport, request: Request[T]) -> Generator[StreamedResponse, None, None]:
    """Sends a request; the response is closed at the end of the ``with`` block."""
    response = StreamedResponse(request.operation.name, transport.open(request))
    try:
        yield response
    finally:
        response.close()


@asynccontextmanager
async def stream_async(transport: AsyncTransport, request: Request[T]) -> AsyncGenerator[AsyncStreamedResponse, None]:
    """Sends a request; the response is closed at the end of the ``async with`` block."""
    response = AsyncStreamedResponse(request.operation.name, await transport.open(request))
    try:
        yield response
    finally:
        await response.close()


@contextmanager
def _beside(target: Path) -> Generator[IO[bytes], None, None]:
    """A new file in the same folder, which is renamed to the target unless something goes wrong."""
    part = target.with_name(f".{target.name}.{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
