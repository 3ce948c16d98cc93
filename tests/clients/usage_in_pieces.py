"""Events, downloads and pages as people use them. Nobody runs this: type checkers read it, in their strictest mode."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

from events_client import Acme, AsyncAcme
from events_client.events import AsyncEventStream, EventStream, ServerSentEvent
from events_client.models import Answer, AnswerEvent, Tick
from events_client.sequences import AsyncJsonStream, JsonStream
from pagination_client import Acme as Lists
from pagination_client import AsyncAcme as AsyncLists
from pagination_client.models import Message, Messages
from pagination_client.pagination import AsyncPage, Page, Pager


def events(client: Acme) -> None:
    with client.ticks.watch() as stream:
        assert_type(stream, EventStream[Tick])
        for tick in stream:
            assert_type(tick, Tick)
    for event in client.ticks.texts():
        assert_type(event, ServerSentEvent)
    with client.ticks.lines() as lines:
        assert_type(lines, JsonStream[Tick])
        for line in lines:
            assert_type(line, Tick)
    assert_type(client.ticks.answer(question="?"), Answer)
    assert_type(next(client.ticks.answer_events2(question="?")), AnswerEvent)


async def events_awaited(client: AsyncAcme) -> None:
    async with await client.ticks.watch() as stream:
        assert_type(stream, AsyncEventStream[Tick])
        async for tick in stream:
            assert_type(tick, Tick)
    async with await client.ticks.records_stream() as records:
        assert_type(records, AsyncJsonStream[int])
        assert_type(await anext(records), int)


def downloads(client: Acme) -> bytes:
    with client.ticks.with_streaming_response.download("a") as response:
        assert_type(response.save("a.bin"), Path)
        return b"".join(response.iter_bytes())


async def downloads_awaited(client: AsyncAcme) -> None:
    async with client.ticks.with_streaming_response.download("a") as response:
        assert_type(await response.save(Path("a.bin")), Path)
        async for line in response.iter_lines():
            assert_type(line, str)


def pages(client: Lists) -> None:
    messages = client.lists.messages(limit=10)
    assert_type(messages, Pager[Message, Messages])
    for message in messages:
        assert_type(message, Message)
    first = messages.first()
    assert_type(first.result.has_more, bool)
    assert_type(first.next(), Page[Message, Messages] | None)
    assert_type([user for each in client.lists.users().pages() for user in each.items], list[str])
    assert_type(client.lists.with_raw_response.messages().parsed, Messages)


async def pages_awaited(client: AsyncLists) -> None:
    async for message in client.lists.messages():
        assert_type(message, Message)
    first = await client.lists.messages()
    assert_type(await first.next(), AsyncPage[Message, Messages] | None)
