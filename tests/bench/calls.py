"""A small typed POST, beside the same one by hand."""

from __future__ import annotations

import asyncio
import datetime
import importlib
import json
from typing import Any

import httpx2

from tests.bench.measuring import Comparison, compare
from tests.bench.packages import Subject
from tests.bench.transports import Memory


def constructed(subject: Subject, kind: str, http_client: object) -> Any:
    """The client of a subject; ``kind`` is ``Async`` or nothing."""
    package = importlib.import_module(subject.package)
    source = subject.construct.format(kind=f"package.{kind}", http_client="http_client")
    return eval(source, {"package": package, "http_client": http_client})  # our own source text


def calls(subject: Subject) -> tuple[Comparison, Comparison]:
    """The call of a subject against ``httpx2.Client.post(...).json()``, waiting and awaiting."""
    wire = Memory(json.dumps(subject.response).encode())
    names: dict[str, Any] = {"datetime": datetime}
    names["client"] = constructed(subject, "", httpx2.Client(transport=wire))
    call = compile(subject.call, "call", "eval")
    eval(call, names)
    assert wire.last is not None
    url = str(wire.last.url)
    body = json.loads(b"".join(wire.last.stream))  # type: ignore[arg-type]
    own = {name: value for name, value in wire.last.headers.items() if name.startswith(("x-", "asapp", "auth"))}
    plain = httpx2.Client(transport=wire, headers=own)
    waiting = compare(lambda: eval(call, names), lambda: plain.post(url, json=body).json(), times=50)

    with asyncio.Runner() as runner:
        awaited = {**names, "client": constructed(subject, "Async", httpx2.AsyncClient(transport=wire))}
        async_plain = httpx2.AsyncClient(transport=wire, headers=own)

        async def ours() -> None:
            for _ in range(50):
                await eval(call, awaited)

        async def by_hand() -> None:
            for _ in range(50):
                (await async_plain.post(url, json=body)).json()

        awaiting = compare(lambda: runner.run(ours()), lambda: runner.run(by_hand()), times=1)
    return waiting, Comparison(awaiting.seconds / 50, awaiting.other / 50, awaiting.ratio)


def bare_call() -> Comparison:
    """The engine's own client of Respondent, which sends with httpx, against httpx2 by hand."""
    import httpx
    from bare_respondent import AuthenticatedClient  # type: ignore[import-not-found]
    from bare_respondent.api.messaging import messages_controller_create_message as create_message  # type: ignore[import-not-found]
    from bare_respondent.models import CreateConversationMessageDto  # type: ignore[import-not-found]

    from tests.bench.packages import SIX_OBJECTS

    response = json.dumps(SIX_OBJECTS).encode()
    wire = Memory(response)
    old = httpx.MockTransport(
        lambda _request: httpx.Response(
            201, headers=[(b"Content-Type", b"application/json")], stream=httpx.ByteStream(response)
        )
    )
    client = AuthenticatedClient("https://api.respondent.io", token="k")
    client.set_httpx_client(httpx.Client(base_url="https://api.respondent.io", transport=old))
    plain = httpx2.Client(transport=wire)
    url = "https://api.respondent.io/v1/messaging/conversations/c-1/messages"

    def call() -> object:
        body = CreateConversationMessageDto(body="Hello")
        return create_message.sync("c-1", client=client, body=body, x_api_key="k", x_api_secret="s")

    assert call() is not None
    return compare(call, lambda: plain.post(url, json={"body": "Hello"}).json(), times=50)


def openai_call() -> Comparison:
    """A small call of the package ``openai``."""
    from openai import OpenAI  # type: ignore[import-not-found]

    response = {"id": "m", "model": "m", "results": []}
    wire = Memory(json.dumps(response).encode())
    client = OpenAI(api_key="k", base_url="https://api.test", http_client=httpx2.Client(transport=wire))
    plain = httpx2.Client(transport=wire)
    return compare(
        lambda: client.moderations.create(input="Hello"),
        lambda: plain.post("https://api.test/moderations", json={"input": "Hello"}).json(),
        times=20,
    )
