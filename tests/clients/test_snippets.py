"""The first lines that people write with each client, as they write them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clients.payloads import CHAT_MESSAGE, CREATED, MESSAGE
from tests.loopback import Server, answer


@pytest.fixture(autouse=True)
def _cat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The snippets send this file."""
    monkeypatch.chdir(tmp_path)
    Path("cat.png").write_bytes(b"\x89PNG")


def test_respondent(server: Server) -> None:
    server.script.append(answer(201, MESSAGE))

    from respondent_client import Respondent
    from respondent_client.models import Message

    with Respondent(api_key="k", api_secret="s", environment="production", base_url=server.url) as client:
        message = client.messaging.create_message("c-1", body="Hello")

    assert isinstance(message, Message)
    assert message.uid == "m-1"


def test_respondent_awaited(server: Server) -> None:
    server.script.append(answer(201, MESSAGE))

    from respondent_client import AsyncRespondent
    from respondent_client.models import Message

    async def main() -> Message:
        async with AsyncRespondent(
            api_key="k", api_secret="s", environment="production", base_url=server.url
        ) as client:
            return await client.messaging.create_message("c-1", body="Hello")

    message = asyncio.run(main())
    assert isinstance(message, Message)
    assert message.uid == "m-1"


def test_asapp(server: Server) -> None:
    server.script.append(answer(200, CREATED))

    from asapp_client import Asapp

    with Asapp(api_id="i", api_secret="s", base_url=server.url) as client:
        made = client.messages.create_message(
            "c-1", text="Hi", sender={"role": "agent", "externalId": "7"}, timestamp=datetime.now(UTC)
        )

    assert made.id == CREATED["id"]


def test_asapp_awaited(server: Server) -> None:
    server.script.append(answer(200, CREATED))

    from asapp_client import AsyncAsapp
    from asapp_client.models import CreateMessageResponse

    async def main() -> CreateMessageResponse:
        async with AsyncAsapp(api_id="i", api_secret="s", base_url=server.url) as client:
            return await client.messages.create_message(
                "c-1", text="Hi", sender={"role": "agent", "externalId": "7"}, timestamp=datetime.now(UTC)
            )

    assert asyncio.run(main()).id == CREATED["id"]


def test_replyke(server: Server) -> None:
    server.script.append(answer(201, CHAT_MESSAGE))

    from replyke_client import Replyke
    from replyke_client.models import ChatMessage

    with Replyke(project_id="p", access_token="t", base_url=server.url) as client:
        sent = client.messages.send_message("c-1", content="Look", files=[Path("cat.png")], metadata={"k": 1})

    assert isinstance(sent, ChatMessage)
    assert sent.content == "Look"


def test_replyke_awaited(server: Server) -> None:
    server.script.append(answer(201, CHAT_MESSAGE))

    from replyke_client import AsyncReplyke
    from replyke_client.models import ChatMessage

    async def main() -> ChatMessage:
        async with AsyncReplyke(project_id="p", access_token="t", base_url=server.url) as client:
            return await client.messages.send_message("c-1", content="Look", files=[Path("cat.png")], metadata={"k": 1})

    sent = asyncio.run(main())
    assert isinstance(sent, ChatMessage)
    assert sent.content == "Look"
