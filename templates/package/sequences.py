"""Sequences of JSON values (``application/x-ndjson`` and the like)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import httpx2

from ._runtime.decode import ResponseBody
from ._runtime.operation import Request
from ._runtime.pieces import AsyncPieceStream, PieceStream
from ._runtime.transport import AsyncTransport, Transport
from .streaming import AsyncStreamedResponse, StreamedResponse

R = TypeVar("R")
T = TypeVar("T")

_RECORD_SEPARATOR = b"\x1e"


class _Items:
    """Finds the values of one sequence: each is a line, or follows a record separator (RFC 7464).

    No JSON value has a record separator in it, so a response that begins with one is of the second kind.
    """

    media_type = ""

    def __init__(self, headers: httpx2.Headers) -> None:
        self._headers = headers
        self._separator = b""
        self._pieces: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[ResponseBody]:
        if not chunk:
            return
        self._separator = self._separator or (_RECORD_SEPARATOR if chunk.startswith(_RECORD_SEPARATOR) else b"\n")
        first, *others = chunk.split(self._separator)
        self._pieces.append(first)
        for each in others:
            yield from self.rest()
            self._pieces = [each]

    def rest(self) -> Iterator[ResponseBody]:
        """The last value, which may end without a line break; an empty line is no value."""
        content = b"".join(self._pieces)
        self._pieces = []
        if content and not content.isspace():
            yield ResponseBody(self._headers, content)


class JsonStream(PieceStream[ResponseBody, T]):
    """Gives the items as they arrive, once; the end or ``close()`` releases the connection.

    Usable in a ``with`` block.
    """


class AsyncJsonStream(AsyncPieceStream[ResponseBody, T]):
    """``JsonStream`` for ``asyncio``."""


def open_items(transport: Transport, request: Request[R], decode: Callable[[ResponseBody], T]) -> JsonStream[T]:
    """Sends a request, and gives the items of its response."""
    response = StreamedResponse(request.operation.name, transport.open(request))
    return JsonStream(response, decode, _Items(response.headers))


async def open_items_async(
    transport: AsyncTransport, request: Request[R], decode: Callable[[ResponseBody], T]
) -> AsyncJsonStream[T]:
    """``open_items`` for ``asyncio``."""
    response = AsyncStreamedResponse(request.operation.name, await transport.open(request))
    return AsyncJsonStream(response, decode, _Items(response.headers))
