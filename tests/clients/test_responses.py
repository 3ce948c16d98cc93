"""What callers get for the responses of the three servers, good and bad."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.clients.calling import ASAPP, REPLYKE, RESPONDENT, Api, Caller
from tests.clients.payloads import ASAPP_ERROR, CHAT_MESSAGE, CREATED, MESSAGE, MINIMAL_CHAT_MESSAGE, REPLYKE_ERROR
from tests.loopback import http_response


def received(caller: Caller, api: Api, response: bytes) -> Any:
    """The result of a call with this response."""
    caller.server.script.append(response)
    return caller.call(api)


def refused(caller: Caller, api: Api, response: bytes) -> Any:
    """The error of a call with this response."""
    caller.server.script.append(response)
    with pytest.raises(api.module.errors.APIStatusError) as caught:
        caller.call(api)
    return caught.value


def test_respondent_gives_a_message(caller: Caller) -> None:
    message = received(caller, RESPONDENT, http_response(201, MESSAGE))
    assert isinstance(message, RESPONDENT.module.models.Message)
    assert message.created_at == "2026-01-02T03:04:05.678Z"  # the page gives it no format
    assert message.conversation.metadata.external_researcher_id == "r-1"
    assert [participant.first_name for participant in message.conversation.participants] == ["Ada"]
    assert message.sender.foreign_id == "f-1"


def test_asapp_gives_an_id(caller: Caller) -> None:
    assert received(caller, ASAPP, http_response(200, CREATED)).id == CREATED["id"]


def test_replyke_gives_a_chat_message(caller: Caller) -> None:
    models = REPLYKE.module.models
    message = received(caller, REPLYKE, http_response(200, CHAT_MESSAGE))
    assert isinstance(message, models.ChatMessage)
    assert message.created_at == datetime(2026, 1, 2, 3, 4, 5, 678000, UTC)
    assert message.gif == models.GifData.from_dict(CHAT_MESSAGE["gif"])
    assert message.mentions == [
        models.UserMention(type="user", id="u-2", foreign_id=None, username="grace"),
        models.SpaceMention(type="space", id="s-1", slug="lounge"),
    ]
    assert isinstance(message.parent_message, models.ChatMessage)
    assert (message.quoted_message, message.parent_message.quoted_message) == (None, REPLYKE.module.types.UNSET)


def test_what_the_server_adds_tomorrow_comes_through(caller: Caller) -> None:
    robot = {"type": "robot", "id": 3}
    added = {"moderationStatus": "pending", "mentions": [robot], "pinned": {"by": "u-1"}}
    message = received(caller, REPLYKE, http_response(201, {**MINIMAL_CHAT_MESSAGE, **added}))
    assert (message.moderation_status, message.mentions) == ("pending", [robot])
    assert message.additional_properties == {"pinned": {"by": "u-1"}}


def test_a_raw_response(caller: Caller, api: Api) -> None:
    caller.server.script.append(http_response(201, api.result, {"x-request-id": "r-1"}))
    group, method = api.operation.split(".")
    raw_method = Api(**{**vars(api), "operation": f"{group}.with_raw_response.{method}"})
    raw = caller.call(raw_method)
    assert (raw.status_code, raw.request_id) == (201, "r-1")
    assert raw.parsed.to_dict() == api.result
    assert raw.content.startswith(b"{")
    assert pickle.loads(pickle.dumps(raw)).parsed == raw.parsed


def test_asapp_errors(caller: Caller) -> None:
    error = refused(caller, ASAPP, http_response(404, ASAPP_ERROR))
    assert type(error) is ASAPP.module.errors.NotFoundError
    assert error.body == ASAPP.module.models.Error.from_dict(ASAPP_ERROR)
    assert (error.body.error.code, error.status_code) == ("404-01", 404)
    assert "No such conversation" in str(error)


def test_replyke_errors(caller: Caller) -> None:
    error = refused(caller, REPLYKE, http_response(403, REPLYKE_ERROR))
    assert type(error) is REPLYKE.module.errors.PermissionDeniedError
    assert error.body == REPLYKE.module.models.Error(
        error="You are not a member of this conversation.", code="chat/not-a-member"
    )
    assert "You are not a member of this conversation." in str(error)


def test_respondent_errors_which_nobody_documents(caller: Caller) -> None:
    error = refused(caller, RESPONDENT, http_response(400, {"message": ["body must be text"], "statusCode": 400}))
    assert type(error) is RESPONDENT.module.errors.BadRequestError
    assert error.body == {"message": ["body must be text"], "statusCode": 400}
    assert "body must be text" in str(error)


def test_a_success_that_is_none(caller: Caller) -> None:
    wrong = copy.deepcopy(MESSAGE)
    del wrong["conversation"]["uid"]
    with pytest.raises(RESPONDENT.module.errors.ResponseDecodeError, match=r"\$\.conversation\.uid") as caught:
        received(caller, RESPONDENT, http_response(201, wrong))
    assert caught.value.path == "$.conversation.uid"
    assert b'"uid": "m-1"' in caught.value.content


def test_a_success_that_says_nothing(caller: Caller, api: Api) -> None:
    assert received(caller, api, b"HTTP/1.1 204 No Content\r\n\r\n") is None
