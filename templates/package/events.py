"""Streams of events that a server sends for as long as it likes (``text/event-stream``)."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import suppress
from types import AsyncGeneratorType, TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar, cast

import httpx2

from ._runtime.decode import DECODE_PROBLEMS, ResponseBody
from ._runtime.event_parser import EventParser
from ._runtime.operation import Request
from ._runtime.transport import AsyncTransport, Transport
from .errors import ModelDecodeError, ResponseDecodeError
from .streaming import AsyncStreamedResponse, StreamedResponse

R = TypeVar("R")
T = TypeVar("T")

_MEDIA_TYPE = "text/event-stream"


class ServerSentEvent(NamedTuple):
    """One event. ``id`` is the last one that the server gave; ``retry`` the milliseconds that it asked for, if any."""

    event: str
    data: str
    id: str
    retry: int | None

    def json(self) -> Any:
        """The JSON value in the data, or ``ModelDecodeError``."""
        return ResponseBody(httpx2.Headers({"content-type": _MEDIA_TYPE}), self.data.encode()).json()


class _Reader(Generic[T]):
    """What the two kinds of streams have in common: how one event is read, and which one is the last."""

    def __init__(self, decode: Callable[[ServerSentEvent], T], end: str | None) -> None:
        self._decode = decode
        self._end = end
        self._parser = EventParser()

    def fed(self, chunk: bytes) -> Iterator[ServerSentEvent | None]:
        """The events that are complete with these bytes; ``None`` where the server says that there are no more."""
        for fields in self._parser.feed(chunk):
            yield None if fields.data == self._end else ServerSentEvent(*fields)

    def decoded(self, event: ServerSentEvent, response: StreamedResponse | AsyncStreamedResponse) -> T:
        try:
            return self._decode(event)
        except ModelDecodeError as error:
            raise _decode_error(response, error.problem, error.path, event.data) from error
        except DECODE_PROBLEMS as error:
            raise _decode_error(response, repr(error), "$", event.data) from error


def _decode_error(
    response: StreamedResponse | AsyncStreamedResponse, problem: str, path: str = "$", data: str = ""
) -> ResponseDecodeError:
    return ResponseDecodeError(
        problem,
        operation=response.operation,
        path=path,
        content=data.encode(),
        status_code=response.status_code,
        headers=response.headers,
    )


def _check(response: StreamedResponse | AsyncStreamedResponse) -> None:
    """Refuses what is no stream of events: reading it as one would find nothing, and say nothing."""
    kind = response.headers.get("content-type", _MEDIA_TYPE)
    if kind.split(";")[0].strip().lower() != _MEDIA_TYPE:
        raise _decode_error(response, f"expected {_MEDIA_TYPE}, got {kind}")


class EventStream(Generic[T]):
    """Gives what the events hold as they arrive, once; the connection is given back at the end or with ``close()``.

    Usable in a ``with`` block. ``events()`` gives the events themselves instead.
    """

    def __init__(self, response: StreamedResponse, decode: Callable[[ServerSentEvent], T], end: str | None) -> None:
        self.response = response
        self._reader = _Reader(decode, end)
        self._events = self._read()

    def _read(self) -> Generator[ServerSentEvent, None, None]:
        try:
            _check(self.response)
            for chunk in self.response.iter_bytes():
                for event in self._reader.fed(chunk):
                    if event is None:
                        return
                    yield event
        finally:
            self.response.close()

    def events(self) -> Iterator[ServerSentEvent]:
        """The events with their names, ids and data, as text."""
        return self._events

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        return self._reader.decoded(next(self._events), self.response)

    def close(self) -> None:
        """Ends the stream; a thread that waits for its next event is told that the connection is lost."""
        self.response.close()
        with suppress(ValueError):  # from Python, while another thread is reading
            self._events.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncEventStream(Generic[T]):
    """``EventStream`` for ``asyncio``."""

    def __init__(
        self, response: AsyncStreamedResponse, decode: Callable[[ServerSentEvent], T], end: str | None
    ) -> None:
        self.response = response
        self._reader = _Reader(decode, end)
        self._events = cast("AsyncGeneratorType[ServerSentEvent, None]", self._read())

    async def _read(self) -> AsyncGenerator[ServerSentEvent, None]:
        try:
            _check(self.response)
            async for chunk in self.response.iter_bytes():
                for event in self._reader.fed(chunk):
                    if event is None:
                        return
                    yield event
        finally:
            await self.response.close()

    def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events with their names, ids and data, as text."""
        return self._events

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        return self._reader.decoded(await anext(self._events), self.response)

    async def close(self) -> None:
        """Ends the stream; a task that waits for its next event is told that the connection is lost."""
        await self.response.close()
        if not self._events.ag_running:
            await self._events.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


def open_events(
    transport: Transport, request: Request[R], decode: Callable[[ServerSentEvent], T], end: str | None
) -> EventStream[T]:
    """Sends a request, and gives the events of its response; one whose data is ``end`` says that it is over."""
    return EventStream(StreamedResponse(request.operation.name, transport.open(request)), decode, end)


async def open_events_async(
    transport: AsyncTransport, request: Request[R], decode: Callable[[ServerSentEvent], T], end: str | None
) -> AsyncEventStream[T]:
    """``open_events`` for ``asyncio``."""
    return AsyncEventStream(AsyncStreamedResponse(request.operation.name, await transport.open(request)), decode, end)
