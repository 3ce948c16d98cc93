"""Streams of events (``text/event-stream``)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, NamedTuple, TypeVar

import httpx2

from ._runtime.decode import ResponseBody
from ._runtime.event_parser import EventParser
from ._runtime.operation import Request
from ._runtime.pieces import AsyncPieceStream, PieceStream
from ._runtime.transport import AsyncTransport, Transport
from .streaming import AsyncStreamedResponse, StreamedResponse

R = TypeVar("R")
T = TypeVar("T")

_MEDIA_TYPE = "text/event-stream"


class ServerSentEvent(NamedTuple):
    """One event. ``id`` is the last one that the server sent; ``retry`` is a wait in milliseconds, if it sent one."""

    event: str
    data: str
    id: str
    retry: int | None

    @property
    def content(self) -> bytes:
        """The data as bytes."""
        return self.data.encode()

    def json(self) -> Any:
        """The JSON value in the data, or ``ModelDecodeError``."""
        return ResponseBody(httpx2.Headers({"content-type": _MEDIA_TYPE}), self.content).json()


class _Events:
    """Finds the events of one stream."""

    media_type = _MEDIA_TYPE

    def __init__(self, end: str | None) -> None:
        self._end = end
        self._parser = EventParser()

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent | None]:
        for fields in self._parser.feed(chunk):
            yield None if fields.data == self._end else ServerSentEvent(*fields)

    def rest(self) -> Iterator[ServerSentEvent]:
        """Nothing: an event without an empty line at its end is incomplete."""
        return iter(())


class EventStream(PieceStream[ServerSentEvent, T]):
    """Gives the contents of events as they arrive, once; the end or ``close()`` releases the connection.

    Usable in a ``with`` block. ``events()`` gives the events themselves instead.
    """

    def events(self) -> Iterator[ServerSentEvent]:
        """The events with their names, ids and data, as text."""
        return self._pieces


class AsyncEventStream(AsyncPieceStream[ServerSentEvent, T]):
    """``EventStream`` for ``asyncio``."""

    def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events with their names, ids and data, as text."""
        return self._pieces


def open_events(
    transport: Transport, request: Request[R], decode: Callable[[ServerSentEvent], T], end: str | None
) -> EventStream[T]:
    """Sends a request, and gives the events of its response up to one whose data is ``end``."""
    return EventStream(StreamedResponse(request.operation.name, transport.open(request)), decode, _Events(end))


async def open_events_async(
    transport: AsyncTransport, request: Request[R], decode: Callable[[ServerSentEvent], T], end: str | None
) -> AsyncEventStream[T]:
    """``open_events`` for ``asyncio``."""
    response = AsyncStreamedResponse(request.operation.name, await transport.open(request))
    return AsyncEventStream(response, decode, _Events(end))
