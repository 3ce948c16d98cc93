"""The operations of the group ``ticks``."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING

from .._runtime.transport import AsyncTransport, Transport
from ..events import ServerSentEvent
from ..types import UNSET, RawResponse, Unset

if TYPE_CHECKING:
    from ..models.answer import Answer
    from ..models.answer_event import AnswerEvent
    from ..models.tick import Tick
    from ..events import AsyncEventStream, EventStream
    from ..sequences import AsyncJsonStream, JsonStream
    from ..streaming import AsyncStreamedResponse, StreamedResponse


class Ticks:
    """Synchronous calls."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> TicksWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return TicksWithRawResponse(self._transport)

    @property
    def with_streaming_response(self) -> TicksWithStreamingResponse:
        """The downloads, as responses that are read in a ``with`` block while they arrive."""
        return TicksWithStreamingResponse(self._transport)

    def watch(self, *, stream: bool | Unset = UNSET) -> EventStream[Tick]:
        """Watch

        Returns:
            Ticks, for ever.

        Error statuses:
            404: Missing.
        """
        from ..api.ticks import watch as _operation
        from ..events import open_events as _open

        return _open(self._transport, _operation.request(stream=stream), _operation.decode_piece, "[DONE]")

    def texts(self) -> EventStream[ServerSentEvent]:
        """Texts

        Returns:
            Texts.
        """
        from ..api.ticks import texts as _operation
        from ..events import open_events as _open

        return _open(self._transport, _operation.request(), _operation.decode_piece, None)

    def answer(self, *, question: str, stream: bool | Unset = UNSET) -> Answer:
        """Answer

        Returns:
            The answer, as a whole or word by word.
        """
        from ..api.ticks import answer as _operation

        return self._transport.call(_operation.request(question=question, stream=stream))

    def answer_events2(self, *, question: str, stream: bool | Unset = UNSET) -> EventStream[AnswerEvent]:
        """Answer events2

        Returns:
            The answer, as a whole or word by word. A stream: where an argument asks for
            one, as `stream=True` does, it has to be passed.
        """
        from ..api.ticks import answer_events2 as _operation
        from ..events import open_events as _open

        return _open(
            self._transport, _operation.request(question=question, stream=stream), _operation.decode_piece, "[DONE]"
        )

    def answer_events(self) -> int:
        """Answer events

        Returns:
            Something else.
        """
        from ..api.ticks import answer_events as _operation

        return self._transport.call(_operation.request())

    def lines(self) -> JsonStream[Tick]:
        """Lines

        Returns:
            Line by line.
        """
        from ..api.ticks import lines as _operation
        from ..sequences import open_items as _open

        return _open(self._transport, _operation.request(), _operation.decode_piece)

    def records(self) -> list[int]:
        """Records

        Returns:
            All at once, or one by one.
        """
        from ..api.ticks import records as _operation

        return self._transport.call(_operation.request())

    def records_stream(self) -> JsonStream[int]:
        """Records stream

        Returns:
            All at once, or one by one. A stream: where an argument asks for one, as
            `stream=True` does, it has to be passed.
        """
        from ..api.ticks import records_stream as _operation
        from ..sequences import open_items as _open

        return _open(self._transport, _operation.request(), _operation.decode_piece)

    def export(self) -> bytes:
        """Export

        Returns:
            A file.
        """
        from ..api.ticks import export as _operation

        return self._transport.call(_operation.request())

    def speak(self) -> bytes:
        """Speak

        Returns:
            The sound, or what it is made of.
        """
        from ..api.ticks import speak as _operation

        return self._transport.call(_operation.request())

    def speak_events(self) -> EventStream[Tick]:
        """Speak events

        Returns:
            The sound, or what it is made of. A stream: where an argument asks for one, as
            `stream=True` does, it has to be passed.
        """
        from ..api.ticks import speak_events as _operation
        from ..events import open_events as _open

        return _open(self._transport, _operation.request(), _operation.decode_piece, "[DONE]")

    def download(self, name: str) -> bytes:
        """Download

        Returns:
            A file.
        """
        from ..api.ticks import download as _operation

        return self._transport.call(_operation.request(name))


class AsyncTicks:
    """Asynchronous calls."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncTicksWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return AsyncTicksWithRawResponse(self._transport)

    @property
    def with_streaming_response(self) -> AsyncTicksWithStreamingResponse:
        """The downloads, as responses that are read in an ``async with`` block while they arrive."""
        return AsyncTicksWithStreamingResponse(self._transport)

    async def watch(self, *, stream: bool | Unset = UNSET) -> AsyncEventStream[Tick]:
        """Watch

        Returns:
            Ticks, for ever.

        Error statuses:
            404: Missing.
        """
        from ..api.ticks import watch as _operation
        from ..events import open_events_async as _open

        return await _open(self._transport, _operation.request(stream=stream), _operation.decode_piece, "[DONE]")

    async def texts(self) -> AsyncEventStream[ServerSentEvent]:
        """Texts

        Returns:
            Texts.
        """
        from ..api.ticks import texts as _operation
        from ..events import open_events_async as _open

        return await _open(self._transport, _operation.request(), _operation.decode_piece, None)

    async def answer(self, *, question: str, stream: bool | Unset = UNSET) -> Answer:
        """Answer

        Returns:
            The answer, as a whole or word by word.
        """
        from ..api.ticks import answer as _operation

        return await self._transport.call(_operation.request(question=question, stream=stream))

    async def answer_events2(self, *, question: str, stream: bool | Unset = UNSET) -> AsyncEventStream[AnswerEvent]:
        """Answer events2

        Returns:
            The answer, as a whole or word by word. A stream: where an argument asks for
            one, as `stream=True` does, it has to be passed.
        """
        from ..api.ticks import answer_events2 as _operation
        from ..events import open_events_async as _open

        return await _open(
            self._transport, _operation.request(question=question, stream=stream), _operation.decode_piece, "[DONE]"
        )

    async def answer_events(self) -> int:
        """Answer events

        Returns:
            Something else.
        """
        from ..api.ticks import answer_events as _operation

        return await self._transport.call(_operation.request())

    async def lines(self) -> AsyncJsonStream[Tick]:
        """Lines

        Returns:
            Line by line.
        """
        from ..api.ticks import lines as _operation
        from ..sequences import open_items_async as _open

        return await _open(self._transport, _operation.request(), _operation.decode_piece)

    async def records(self) -> list[int]:
        """Records

        Returns:
            All at once, or one by one.
        """
        from ..api.ticks import records as _operation

        return await self._transport.call(_operation.request())

    async def records_stream(self) -> AsyncJsonStream[int]:
        """Records stream

        Returns:
            All at once, or one by one. A stream: where an argument asks for one, as
            `stream=True` does, it has to be passed.
        """
        from ..api.ticks import records_stream as _operation
        from ..sequences import open_items_async as _open

        return await _open(self._transport, _operation.request(), _operation.decode_piece)

    async def export(self) -> bytes:
        """Export

        Returns:
            A file.
        """
        from ..api.ticks import export as _operation

        return await self._transport.call(_operation.request())

    async def speak(self) -> bytes:
        """Speak

        Returns:
            The sound, or what it is made of.
        """
        from ..api.ticks import speak as _operation

        return await self._transport.call(_operation.request())

    async def speak_events(self) -> AsyncEventStream[Tick]:
        """Speak events

        Returns:
            The sound, or what it is made of. A stream: where an argument asks for one, as
            `stream=True` does, it has to be passed.
        """
        from ..api.ticks import speak_events as _operation
        from ..events import open_events_async as _open

        return await _open(self._transport, _operation.request(), _operation.decode_piece, "[DONE]")

    async def download(self, name: str) -> bytes:
        """Download

        Returns:
            A file.
        """
        from ..api.ticks import download as _operation

        return await self._transport.call(_operation.request(name))


class TicksWithRawResponse:
    """Synchronous calls that return the response as it came."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def watch(self, *, stream: bool | Unset = UNSET) -> RawResponse[str | None]:
        """See ``Ticks.watch``."""
        from ..api.ticks import watch as _operation

        return self._transport.call_raw(_operation.request(stream=stream))

    def texts(self) -> RawResponse[str]:
        """See ``Ticks.texts``."""
        from ..api.ticks import texts as _operation

        return self._transport.call_raw(_operation.request())

    def answer(self, *, question: str, stream: bool | Unset = UNSET) -> RawResponse[Answer]:
        """See ``Ticks.answer``."""
        from ..api.ticks import answer as _operation

        return self._transport.call_raw(_operation.request(question=question, stream=stream))

    def answer_events2(self, *, question: str, stream: bool | Unset = UNSET) -> RawResponse[str]:
        """See ``Ticks.answer_events2``."""
        from ..api.ticks import answer_events2 as _operation

        return self._transport.call_raw(_operation.request(question=question, stream=stream))

    def answer_events(self) -> RawResponse[int]:
        """See ``Ticks.answer_events``."""
        from ..api.ticks import answer_events as _operation

        return self._transport.call_raw(_operation.request())

    def lines(self) -> RawResponse[str]:
        """See ``Ticks.lines``."""
        from ..api.ticks import lines as _operation

        return self._transport.call_raw(_operation.request())

    def records(self) -> RawResponse[list[int]]:
        """See ``Ticks.records``."""
        from ..api.ticks import records as _operation

        return self._transport.call_raw(_operation.request())

    def records_stream(self) -> RawResponse[str]:
        """See ``Ticks.records_stream``."""
        from ..api.ticks import records_stream as _operation

        return self._transport.call_raw(_operation.request())

    def export(self) -> RawResponse[bytes]:
        """See ``Ticks.export``."""
        from ..api.ticks import export as _operation

        return self._transport.call_raw(_operation.request())

    def speak(self) -> RawResponse[bytes]:
        """See ``Ticks.speak``."""
        from ..api.ticks import speak as _operation

        return self._transport.call_raw(_operation.request())

    def speak_events(self) -> RawResponse[str]:
        """See ``Ticks.speak_events``."""
        from ..api.ticks import speak_events as _operation

        return self._transport.call_raw(_operation.request())

    def download(self, name: str) -> RawResponse[bytes]:
        """See ``Ticks.download``."""
        from ..api.ticks import download as _operation

        return self._transport.call_raw(_operation.request(name))


class AsyncTicksWithRawResponse:
    """Asynchronous calls that return the response as it came."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def watch(self, *, stream: bool | Unset = UNSET) -> RawResponse[str | None]:
        """See ``Ticks.watch``."""
        from ..api.ticks import watch as _operation

        return await self._transport.call_raw(_operation.request(stream=stream))

    async def texts(self) -> RawResponse[str]:
        """See ``Ticks.texts``."""
        from ..api.ticks import texts as _operation

        return await self._transport.call_raw(_operation.request())

    async def answer(self, *, question: str, stream: bool | Unset = UNSET) -> RawResponse[Answer]:
        """See ``Ticks.answer``."""
        from ..api.ticks import answer as _operation

        return await self._transport.call_raw(_operation.request(question=question, stream=stream))

    async def answer_events2(self, *, question: str, stream: bool | Unset = UNSET) -> RawResponse[str]:
        """See ``Ticks.answer_events2``."""
        from ..api.ticks import answer_events2 as _operation

        return await self._transport.call_raw(_operation.request(question=question, stream=stream))

    async def answer_events(self) -> RawResponse[int]:
        """See ``Ticks.answer_events``."""
        from ..api.ticks import answer_events as _operation

        return await self._transport.call_raw(_operation.request())

    async def lines(self) -> RawResponse[str]:
        """See ``Ticks.lines``."""
        from ..api.ticks import lines as _operation

        return await self._transport.call_raw(_operation.request())

    async def records(self) -> RawResponse[list[int]]:
        """See ``Ticks.records``."""
        from ..api.ticks import records as _operation

        return await self._transport.call_raw(_operation.request())

    async def records_stream(self) -> RawResponse[str]:
        """See ``Ticks.records_stream``."""
        from ..api.ticks import records_stream as _operation

        return await self._transport.call_raw(_operation.request())

    async def export(self) -> RawResponse[bytes]:
        """See ``Ticks.export``."""
        from ..api.ticks import export as _operation

        return await self._transport.call_raw(_operation.request())

    async def speak(self) -> RawResponse[bytes]:
        """See ``Ticks.speak``."""
        from ..api.ticks import speak as _operation

        return await self._transport.call_raw(_operation.request())

    async def speak_events(self) -> RawResponse[str]:
        """See ``Ticks.speak_events``."""
        from ..api.ticks import speak_events as _operation

        return await self._transport.call_raw(_operation.request())

    async def download(self, name: str) -> RawResponse[bytes]:
        """See ``Ticks.download``."""
        from ..api.ticks import download as _operation

        return await self._transport.call_raw(_operation.request(name))


class TicksWithStreamingResponse:
    """Synchronous calls whose responses are read as they arrive."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def export(self) -> AbstractContextManager[StreamedResponse]:
        """See ``Ticks.export``."""
        from ..api.ticks import export as _operation
        from ..streaming import stream as _stream

        return _stream(self._transport, _operation.request())

    def speak(self) -> AbstractContextManager[StreamedResponse]:
        """See ``Ticks.speak``."""
        from ..api.ticks import speak as _operation
        from ..streaming import stream as _stream

        return _stream(self._transport, _operation.request())

    def download(self, name: str) -> AbstractContextManager[StreamedResponse]:
        """See ``Ticks.download``."""
        from ..api.ticks import download as _operation
        from ..streaming import stream as _stream

        return _stream(self._transport, _operation.request(name))


class AsyncTicksWithStreamingResponse:
    """Asynchronous calls whose responses are read as they arrive."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    def export(self) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """See ``Ticks.export``."""
        from ..api.ticks import export as _operation
        from ..streaming import stream_async as _stream

        return _stream(self._transport, _operation.request())

    def speak(self) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """See ``Ticks.speak``."""
        from ..api.ticks import speak as _operation
        from ..streaming import stream_async as _stream

        return _stream(self._transport, _operation.request())

    def download(self, name: str) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """See ``Ticks.download``."""
        from ..api.ticks import download as _operation
        from ..streaming import stream_async as _stream

        return _stream(self._transport, _operation.request(name))
