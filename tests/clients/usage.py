"""The three clients as people use them. Nobody runs this: type checkers read it, in their strictest mode."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, assert_type

import asapp_client
import httpx2
import replyke_client
import respondent_client
from asapp_client import Asapp, AsyncAsapp
from asapp_client.models import CreateMessageResponse, Sender
from replyke_client import AsyncReplyke, Replyke
from replyke_client.attachments import attachments
from replyke_client.models import ChatMessage, GifData, SpaceMention, UserMention
from replyke_client.tokens import RefreshingToken
from replyke_client.types import UNSET, RawResponse, SequenceNotStr, Unset
from respondent_client import AsyncRespondent, Respondent, errors
from respondent_client.models import ConversationParticipant, Message

NOW = datetime.now(UTC)


def respondent() -> None:
    with Respondent(api_key="k", api_secret="s", environment="production") as client:
        message = client.messaging.create_message("c-1", body="Hello")
        assert_type(message, Message)
        assert_type(message.uid, str)
        assert_type(message.updated_at, str | respondent_client.types.Unset)
        assert_type(message.conversation.participants, list[ConversationParticipant])
        metadata = message.conversation.metadata
        if metadata:
            assert_type(metadata.project_id, str | respondent_client.types.Unset)
        print(message.sender.first_name, message.additional_properties.get("new"), message.to_dict()["uid"])


async def respondent_awaited() -> Message:
    async with AsyncRespondent(api_key="k", api_secret="s", environment="staging", max_retries=0) as client:
        message = await client.messaging.create_message(conversation_uid="c-1", body="Hello")
        assert_type(message, Message)
        return message


def asapp(sender: Sender) -> str:
    with Asapp(api_id="i", api_secret="s") as client:
        made = client.messages.create_message(
            "c-1", text="Hi", sender={"role": "agent", "externalId": "7"}, timestamp=NOW
        )
        assert_type(made, CreateMessageResponse)
        client.messages.create_message("c-1", text="Hi", sender=sender, timestamp=NOW)
        client.messages.create_message("c-1", text="Hi", sender=Sender(role="bot", external_id="7"), timestamp=NOW)
        return made.id or "nobody"


async def asapp_awaited() -> None:
    client = AsyncAsapp(api_id=read_token, api_secret="s", environment="sandbox", timeout=httpx2.Timeout(5, read=30))
    try:
        made = await client.messages.create_message("c-1", text="Hi", sender={"role": "agent"}, timestamp=NOW)
        assert_type(made, CreateMessageResponse)
    finally:
        await client.close()


def replyke(gif: GifData) -> None:
    with Replyke(project_id="p", access_token="t") as client:
        sent = client.messages.send_message("c-1", content="Look", files=[Path("cat.png")], metadata={"k": 1})
        assert_type(sent, ChatMessage)
        assert_type(client.messages.send_message("c-1"), ChatMessage)
        assert_type(sent.content, str | None)
        assert_type(sent.quoted_message, ChatMessage | None | Unset)
        assert_type(sent.created_at, datetime)
        assert_type(sent.edited_at, datetime | None)
        assert_type(sent.reaction_counts, dict[str, int])
        assert_type(sent.user, dict[str, Any] | None)
        if sent.moderation_status == "removed" and sent.quoted_message:
            print(sent.quoted_message.quoted_message_id)
        for mention in sent.mentions:
            assert_type(mention, UserMention | SpaceMention | dict[str, Any])
            if isinstance(mention, UserMention):
                assert_type(mention.type, Literal["user"])
                assert_type(mention.foreign_id, str | None | Unset)
        with Path("dog.png").open("rb") as dog:
            client.messages.send_message(
                "c-1",
                gif=gif,
                mentions=[UserMention(type="user", id="u", username="ada"), {"type": "space", "id": "s", "slug": "l"}],
                parent_message_id=UNSET,
                files=[dog, b"bytes", ("a.txt", b"Hi"), ("b.txt", Path("b.txt"), "text/plain")],
            )


async def replyke_awaited() -> None:
    async with AsyncReplyke(project_id="p", access_token=fetch_token) as client:
        assert_type(await client.messages.send_message("c-1", content="Look"), ChatMessage)
        raw = await client.messages.with_raw_response.send_message("c-1", content="Look")
        assert_type(raw, RawResponse[ChatMessage])


async def custom_code_of_replyke() -> None:
    token = RefreshingToken("r", project_id="p", save=print)
    with Replyke(project_id="p", access_token=token) as client:
        client.messages.send_message("c-1", files=attachments("cat.png", Path("dog.png"), ("a.txt", b"Hi")))
    async with AsyncReplyke(project_id="p", access_token=lambda: asyncio.to_thread(token)) as async_client:
        assert_type(await async_client.messages.send_message("c-1", content="Look"), ChatMessage)


def raw_response(client: Replyke) -> ChatMessage:
    raw = client.with_options(timeout=2.5, headers={"x-team": "blue"}).messages.with_raw_response.send_message("c-1")
    assert_type(raw, RawResponse[ChatMessage])
    assert_type(raw.status_code, int)
    assert_type(raw.headers, httpx2.Headers)
    assert_type(raw.content, bytes)
    assert_type(raw.elapsed.total_seconds(), float)
    assert_type(raw.request_id, str | None)
    return raw.parsed


def told_apart(client: Respondent) -> str:
    try:
        return client.messaging.create_message("c-1", body="Hello").uid
    except errors.RateLimitError as error:
        assert_type(error.headers, httpx2.Headers)
        return error.headers.get("retry-after", "soon")
    except errors.APIStatusError as error:
        assert_type(error.status_code, int)
        assert_type(error.body, object)
        return str(error)
    except (errors.APITimeoutError, errors.APIConnectionError) as error:
        return error.operation
    except errors.APIError:
        raise


def documented_error(client: Replyke) -> str | None:
    try:
        client.messages.send_message("c-1", content="Look")
    except replyke_client.errors.PermissionDeniedError as error:
        if isinstance(error.body, replyke_client.models.Error):
            return error.body.code
    return None


def other_documented_error(error: asapp_client.errors.APIStatusError) -> str | None:
    if isinstance(error.body, asapp_client.models.Error) and error.body.error:
        return error.body.error.request_id
    return None


def connections_of_ones_own() -> None:
    with httpx2.Client(proxy="http://proxy.example:8080") as http_client:
        Respondent(environment="production", http_client=http_client)
    Replyke(base_url="http://127.0.0.1:8080", access_token=read_token, timeout=None)


def models_of_ones_own(source: Mapping[str, Any]) -> dict[str, Any]:
    gif = GifData.from_dict(source)
    assert_type(gif, GifData)
    gif.alt_text = "A cat waves"
    assert_type(gif.additional_properties, dict[str, Any])
    return gif.to_dict()


def mistakes_that_type_checkers_see(respondent: Respondent, asapp: Asapp, replyke: Replyke) -> None:
    respondent.messaging.create_message("c-1")  # type: ignore[call-arg]
    respondent.messaging.create_message("c-1", body=None)  # type: ignore[arg-type]
    respondent.messaging.create_message("c-1", "Hello")  # type: ignore[call-arg]
    asapp.messages.create_message("c-1", text="Hi", sender="agent", timestamp=NOW)  # type: ignore[arg-type]
    replyke.messages.send_message("c-1", contents="Hello")  # type: ignore[call-arg]
    replyke.messages.send_message("c-1", files=Path("cat.png"))  # type: ignore[arg-type]
    Respondent(environment="prod")  # type: ignore[arg-type]
    Respondent(http_client=httpx2.AsyncClient())  # type: ignore[arg-type]
    Replyke(access_token=fetch_token)  # type: ignore[arg-type]
    tag("news")  # type: ignore[arg-type]
    print(UNSET.name, UNSET.value)  # type: ignore[misc]  # as of a model that is not there


def tag(tags: SequenceNotStr[str]) -> None:
    print(*tags)


def texts_of_ones_own(found: Sequence[str]) -> None:
    for tags in (found, ["news"], ("news", "sport"), []):
        tag(tags)


def read_token() -> str:
    return "t"


async def fetch_token() -> str:
    return "t"
