"""Event streams: the format to the letter, and streams over sockets that end as they should, or not."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from package import errors
from package._runtime.event_parser import EventParser, Fields
from package._runtime.transport import AsyncTransport, Transport
from package.events import AsyncEventStream, ServerSentEvent, open_events, open_events_async

from tests.loopback import Server, Step, http_response
from tests.runtime.conftest import Caller, request

STREAMS: list[tuple[bytes, list[tuple[str, str, str, int | None]]]] = [
    (b"data: a\n\n", [("message", "a", "", None)]),
    (b"data: a\r\rdata: b\r\n\r\n", [("message", "a", "", None), ("message", "b", "", None)]),
    (b"\xef\xbb\xbfdata: a\n\n\xef\xbb\xbfdata: b\n\n", [("message", "a", "", None)]),
    (b": comment\n\n:\ndata: a\n\n", [("message", "a", "", None)]),
    (b"data: a\ndata:b\ndata\ndata:  c\n\n", [("message", "a\nb\n\n c", "", None)]),
    (b"data\n\ndata\ndata\n\ndata:", [("message", "", "", None), ("message", "\n", "", None)]),
    (b"event: tick\ndata: {}\n\ndata: x\n\n", [("tick", "{}", "", None), ("message", "x", "", None)]),
    (b"event: tick\r\ndata: x\r\n\r\n", [("tick", "x", "", None)]),
    (b"event: lost\n\ndata: x\n\n", [("message", "x", "", None)]),
    (
        b"id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
        [("message", d, i, None) for d, i in zip("abc", ("1", "1", ""), strict=True)],
    ),
    (b"id: 1\nid: a\0b\ndata: a\n\n", [("message", "a", "1", None)]),
    (b"retry: 30\ndata: a\n\nretry: 3x\ndata: b\n\n", [("message", "a", "", 30), ("message", "b", "", None)]),
    ("retry: ٣\ndata: ü\xff\u2028\n\n".encode(), [("message", "ü\xff\u2028", "", None)]),
    (b"data: \xff\n\n", [("message", "\ufffd", "", None)]),
    (b"unknown: x\n data: x\ndata: a\n\n", [("message", "a", "", None)]),
    (b"data: whole\n\ndata: incomplete\n", [("message", "whole", "", None)]),
    (b"", []),
]


@pytest.mark.parametrize(("stream", "events"), STREAMS)
def test_the_format(stream: bytes, events: list[tuple[str, str, str, int | None]]) -> None:
    for size in (1, 2, 3, len(stream) or 1):
        parser = EventParser()
        chunks = [chunk for at in range(0, len(stream), size) for chunk in (stream[at : at + size], b"")]
        assert [event for chunk in chunks for event in parser.feed(chunk)] == [Fields(*each) for each in events]


def test_long_events_take_time_in_proportion() -> None:
    parser = EventParser()
    piece = b"x" * 1000
    for chunk in [b"data: ", *[piece] * 20_000]:
        assert not list(parser.feed(chunk))
    assert [len(event.data) for event in parser.feed(b"\n\n")] == [20_000_000]


def number(event: ServerSentEvent) -> int:
    found: int = event.json()["n"]
    return found


def streamed(body: bytes, kind: str = "text/event-stream") -> bytes:
    return http_response(200, body, {"content-type": kind})


def numbers(*found: int) -> bytes:
    return b"".join(b'event: tick\ndata: {"n": %d}\n\n' % each for each in found)


def breaks_off(connection: socket.socket) -> None:
    body = numbers(1) + b"data: {"
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\ncontent-type: text/event-stream\r\n\r\n" + body)
    connection.shutdown(socket.SHUT_RDWR)


def collect(kind: str, server: Server, end: str | None = None) -> tuple[list[int], Exception | None]:
    """What a stream gives, and the error with which it ends."""
    configuration = Caller(kind, server).configuration()
    found: list[int] = []

    async def main() -> None:
        transport = AsyncTransport(configuration)
        try:
            async with await open_events_async(transport, request("GET"), number, end) as stream:
                async for each in stream:
                    found.append(each)
        finally:
            await transport.close()

    try:
        if kind == "async":
            asyncio.run(main())
        else:
            transport = Transport(configuration)
            try:
                with open_events(transport, request("GET"), number, end) as stream:
                    for each in stream:
                        found.append(each)
            finally:
                transport.close()
    except errors.APIError as error:
        return found, error
    return found, None


both = pytest.mark.parametrize("kind", ["sync", "async"])


@both
def test_a_stream_that_ends(kind: str, server: Server) -> None:
    server.script[:] = [streamed(numbers(1, 2)), streamed(numbers(1) + b"data: [DONE]\n\n" + numbers(2))]
    assert collect(kind, server) == ([1, 2], None)
    assert collect(kind, server, "[DONE]") == ([1], None)


ENDINGS: list[tuple[Step, list[int], type[errors.APIError], str]] = [
    (http_response(404, {"message": "no stream"}), [], errors.NotFoundError, "no stream"),
    (breaks_off, [1], errors.APIConnectionError, "the connection was lost"),
    (streamed(numbers(1) + b"data: {}\n\n"), [1], errors.ResponseDecodeError, "KeyError"),
    (streamed(numbers(1) + b'data: {"error": "overloaded"}\n\n'), [1], errors.ResponseDecodeError, "overloaded"),
    (streamed(b"data: what\n\n"), [], errors.ResponseDecodeError, "not JSON"),
    (streamed(b"{}", "application/json"), [], errors.ResponseDecodeError, "expected text/event-stream"),
]


@both
@pytest.mark.parametrize(("step", "before", "kind_of_error", "message"), ENDINGS)
def test_a_stream_that_ends_badly(
    kind: str, server: Server, step: Step, before: list[int], kind_of_error: type[errors.APIError], message: str
) -> None:
    server.script[:] = [step]
    found, error = collect(kind, server)
    assert found == before
    assert isinstance(error, kind_of_error)
    assert message in str(error)
    assert len(server.received) == 1


def test_events_arrive_while_the_stream_is_open(server: Server, transport: Transport) -> None:
    def goes_on(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n" + numbers(1, 2))
        connection.recv(1)

    server.script[:] = [goes_on, streamed(numbers(3))]
    with open_events(transport, request("GET"), number, None) as stream:
        assert next(stream) == 1
        assert next(stream.events()) == ServerSentEvent("tick", '{"n": 2}', "", None)
        assert stream.response.status_code == 200
    assert list(stream) == []
    with open_events(transport, request("GET"), number, None) as stream:
        assert list(stream) == [3]


def test_a_stream_can_be_left_early_when_awaited(server: Server) -> None:
    async def first(stream: AsyncEventStream[Any]) -> Any:
        async with stream:
            return await anext(aiter(stream))

    async def main() -> Any:
        transport = AsyncTransport(Caller("async", server).configuration())
        try:
            found = [await first(await open_events_async(transport, request("GET"), number, None))]
            events: AsyncIterator[ServerSentEvent] = (
                await open_events_async(transport, request("GET"), number, None)
            ).events()
            return [*found, *[event.event async for event in events]]
        finally:
            await transport.close()

    server.script[:] = [streamed(numbers(1, 2)), streamed(numbers(3))]
    assert asyncio.run(main()) == [1, "tick"]


@both
def test_a_stream_that_nobody_reads_gives_its_connection_back(kind: str, server: Server) -> None:
    configuration = Caller(kind, server).configuration(timeout=httpx2.Timeout(5, pool=0.5), max_retries=0)
    one = httpx2.Limits(max_connections=1)

    async def main() -> None:
        async with httpx2.AsyncClient(limits=one) as http_client:
            transport = AsyncTransport(configuration, http_client)
            for _ in range(2):
                await (await open_events_async(transport, request("GET"), number, None)).close()

    server.script[:] = [streamed(numbers(1)), streamed(numbers(1))]
    if kind == "async":
        asyncio.run(main())
    else:
        with httpx2.Client(limits=one) as http_client:
            for _ in range(2):
                open_events(Transport(configuration, http_client), request("GET"), number, None).close()
    assert len(server.received) == 2


def goes_on(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n" + numbers(1))
    connection.recv(1)  # until the client hangs up


def test_a_stream_can_be_closed_while_a_task_waits_for_its_next_event(server: Server) -> None:
    async def main() -> tuple[list[int], BaseException | None]:
        transport = AsyncTransport(Caller("async", server).configuration())
        stream = await open_events_async(transport, request("GET"), number, None)
        found: list[int] = []
        is_waiting = asyncio.Event()

        async def read() -> None:
            found.append(await anext(stream))
            is_waiting.set()
            found.append(await anext(stream))

        task = asyncio.create_task(read())
        await is_waiting.wait()
        await stream.close()
        [error] = await asyncio.gather(task, return_exceptions=True)
        await stream.close()
        assert [each async for each in stream] == []
        await transport.close()
        return found, error

    server.script[:] = [goes_on]
    found, error = asyncio.run(main())
    assert found == [1]
    assert isinstance(error, errors.APIConnectionError)


@pytest.mark.parametrize("delay", [0, 0.1])
def test_a_stream_can_be_closed_while_a_thread_waits_for_its_next_event(
    server: Server, transport: Transport, delay: float
) -> None:
    server.script[:] = [goes_on]
    stream = open_events(transport, request("GET"), number, None)
    found: list[int | type[Exception]] = []
    has_one = threading.Event()

    def read() -> None:
        try:
            for each in stream:
                found.append(each)
                has_one.set()
        except errors.APIError as error:
            found.append(type(error))

    thread = threading.Thread(target=read)
    thread.start()
    has_one.wait()
    time.sleep(delay)
    stream.close()
    thread.join(10)
    assert not thread.is_alive()
    assert found in ([1], [1, errors.APIConnectionError])  # a thread that asks afterwards is at the end
    assert list(stream) == []
