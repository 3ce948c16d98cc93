"""What the three clients send: as the vendors' documentation has it, and as the effective specification has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openapi_core.exceptions import OpenAPIError

from tests.clients import conformance
from tests.clients.calling import ASAPP, REPLYKE, RESPONDENT, Api, Caller
from tests.clients.payloads import GIF, MENTIONS
from tests.loopback import Received

SENT_AT = datetime(2021, 11, 23, 12, 13, 14, 555000, UTC)
SENDER = {"role": "agent", "externalId": "7"}


def received(caller: Caller, projects: Path, api: Api, conversation: str, **fields: object) -> Received:
    """The request that a call sends, which the specification allows."""
    caller.server.script.append(api.success)
    caller.call(api, conversation, **fields)
    request = caller.server.received[-1]
    conformance.check(request, projects / api.project)
    return request


def own_fields(request: Received) -> dict[str, str]:
    """The headers of a request, without those that any HTTP client sends."""
    usual = {"host", "accept-encoding", "connection", "user-agent", "content-length"}
    return {name: value for name, value in request.headers.items() if name not in usual}


def test_respondent(caller: Caller, projects: Path) -> None:
    request = received(caller, projects, RESPONDENT, "c-1", body="Hello")
    assert (request.method, request.target) == ("POST", "/v1/messaging/conversations/c-1/messages")
    assert own_fields(request) == {
        "accept": "application/json",
        "content-type": "application/json",
        "x-api-key": "k-1",
        "x-api-secret": "s-1",
    }
    assert request.body == b'{"body":"Hello"}'


@pytest.mark.parametrize(
    ("timestamp", "text"),
    [
        (SENT_AT, "2021-11-23T12:13:14.555Z"),
        (SENT_AT.replace(tzinfo=None), "2021-11-23T12:13:14.555Z"),  # "otherwise UTC will be assumed"
        (SENT_AT.replace(microsecond=0, tzinfo=timezone(timedelta(hours=-5))), "2021-11-23T12:13:14-05:00"),
    ],
)
def test_asapp(caller: Caller, projects: Path, timestamp: datetime, text: str) -> None:
    request = received(caller, projects, ASAPP, "c-1", text="Hi", sender=SENDER, timestamp=timestamp)
    assert (request.method, request.target) == ("POST", "/conversation/v1/conversations/c-1/messages")
    assert own_fields(request) == {
        "accept": "application/json",
        "content-type": "application/json",
        "asapp-api-id": "i-1",
        "asapp-api-secret": "s-1",
    }
    assert request.json == {"text": "Hi", "sender": SENDER, "timestamp": text}


@pytest.mark.parametrize("without_files", [{}, {"files": []}])
def test_replyke_without_files(caller: Caller, projects: Path, without_files: Mapping[str, Any]) -> None:
    request = received(caller, projects, REPLYKE, "c-1", content="Grüße", **without_files)
    assert (request.method, request.target) == ("POST", "/v7/p-1/chat/conversations/c-1/messages")
    assert own_fields(request) == {
        "accept": "application/json",
        "content-type": "application/json",
        "authorization": "Bearer t-1",
    }
    assert request.body == '{"content":"Grüße"}'.encode()


def test_replyke_without_files_with_everything(caller: Caller, projects: Path) -> None:
    fields = {"content": "Look", "gif": GIF, "mentions": MENTIONS, "metadata": {"k": [1, None]}}
    request = received(
        caller, projects, REPLYKE, "c-1", **fields, parent_message_id="m-0", quoted_message_id="m-2", local_id="l-1"
    )
    assert request.json == {**fields, "parentMessageId": "m-0", "quotedMessageId": "m-2", "localId": "l-1"}


def test_replyke_with_files(caller: Caller, projects: Path, tmp_path: Path) -> None:
    cat = tmp_path / "cat.png"
    cat.write_bytes(b"\x89PNG\r\n\x1a\n")
    files = [cat, b"\x00\xff--", ("notes.txt", b"Hi", "text/markdown")]
    request = received(
        caller,
        projects,
        REPLYKE,
        "c-1",
        content="Grüße",
        gif=GIF,
        mentions=MENTIONS,
        metadata={"k": [1, None]},
        parent_message_id="m-0",
        quoted_message_id="m-2",
        local_id="l-1",
        files=files,
    )
    boundary = boundary_of(request)
    assert own_fields(request) == {
        "accept": "application/json",
        "content-type": f"multipart/form-data; boundary={boundary}",
        "authorization": "Bearer t-1",
    }
    assert sorted(request.body.split(f"--{boundary}".encode())) == sorted(
        [
            b"",
            b'\r\nContent-Disposition: form-data; name="content"\r\n\r\nGr\xc3\xbc\xc3\x9fe\r\n',
            b'\r\nContent-Disposition: form-data; name="parentMessageId"\r\n\r\nm-0\r\n',
            b'\r\nContent-Disposition: form-data; name="quotedMessageId"\r\n\r\nm-2\r\n',
            b'\r\nContent-Disposition: form-data; name="localId"\r\n\r\nl-1\r\n',
            b'\r\nContent-Disposition: form-data; name="gif"\r\nContent-Type: application/json\r\n\r\n'
            b'{"id":"g-1","url":"https://gifs.example/g-1","gifUrl":"https://gifs.example/g-1.gif",'
            b'"gifPreviewUrl":"https://gifs.example/g-1.png","altText":"A cat waves","aspectRatio":1.5}\r\n',
            b'\r\nContent-Disposition: form-data; name="mentions"\r\nContent-Type: application/json\r\n\r\n'
            b'[{"type":"user","id":"u-2","foreignId":null,"username":"grace"},'
            b'{"type":"space","id":"s-1","slug":"lounge"}]\r\n',
            b'\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n'
            b'{"k":[1,null]}\r\n',
            b'\r\nContent-Disposition: form-data; name="files"; filename="cat.png"\r\n'
            b"Content-Type: image/png\r\n\r\n\x89PNG\r\n\x1a\n\r\n",
            b'\r\nContent-Disposition: form-data; name="files"; filename="upload"\r\n'
            b"Content-Type: application/octet-stream\r\n\r\n\x00\xff--\r\n",
            b'\r\nContent-Disposition: form-data; name="files"; filename="notes.txt"\r\n'
            b"Content-Type: text/markdown\r\n\r\nHi\r\n",
            b"--\r\n",
        ]
    )


def test_a_file_alone_is_the_only_part(caller: Caller, projects: Path) -> None:
    request = received(caller, projects, REPLYKE, "c-1", files=[("a.bin", b"")])
    boundary = boundary_of(request).encode()
    assert request.body == (
        b"--" + boundary + b'\r\nContent-Disposition: form-data; name="files"; filename="a.bin"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n\r\n--" + boundary + b"--\r\n"
    )


def test_no_two_forms_have_the_same_boundary(caller: Caller, projects: Path) -> None:
    requests = [received(caller, projects, REPLYKE, "c-1", files=[b"x"]) for _ in range(3)]
    assert len({boundary_of(request) for request in requests}) == 3


def boundary_of(request: Received) -> str:
    return request.headers["content-type"].removeprefix("multipart/form-data; boundary=")


def test_models_are_sent_like_mappings(
    caller: Caller, projects: Path, asapp_client: ModuleType, replyke_client: ModuleType
) -> None:
    sender = asapp_client.models.Sender(role="agent", external_id="7")
    request = received(caller, projects, ASAPP, "c-1", text="Hi", sender=sender, timestamp=SENT_AT)
    assert request.json == {"text": "Hi", "sender": SENDER, "timestamp": "2021-11-23T12:13:14.555Z"}
    fields = {
        "gif": replyke_client.models.GifData.from_dict(GIF),
        "mentions": [
            replyke_client.models.UserMention(type="user", id="u-2", foreign_id=None, username="grace"),
            MENTIONS[1],
        ],
    }
    assert received(caller, projects, REPLYKE, "c-1", **fields).json == {"gif": GIF, "mentions": MENTIONS}
    form = received(caller, projects, REPLYKE, "c-1", **fields, files=[b"x"]).body
    assert b'"altText":"A cat waves"' in form
    sent = form.partition(b'name="mentions"')[2].partition(b"\r\n\r\n")[2].partition(b"\r\n")[0]
    assert json.loads(sent) == MENTIONS


@pytest.mark.parametrize(
    ("conversation", "segment"), [("a/b", "a%2Fb"), ("a b?c#d", "a%20b%3Fc%23d"), ("ü%2F", "%C3%BC%252F")]
)
def test_an_id_cannot_leave_its_place_in_the_path(
    caller: Caller, projects: Path, conversation: str, segment: str
) -> None:
    request = received(caller, projects, RESPONDENT, conversation, body="Hello")
    assert request.target == f"/v1/messaging/conversations/{segment}/messages"


@pytest.mark.parametrize("conversation", ["", ".", ".."])
def test_an_id_that_would_change_the_path_is_refused(
    caller: Caller, respondent_client: ModuleType, conversation: str
) -> None:
    with pytest.raises(respondent_client.errors.InvalidArgumentError):
        caller.call(RESPONDENT, conversation, body="Hello")
    assert caller.server.received == []


def test_the_user_agent_names_the_package_and_its_version(caller: Caller, projects: Path, api: Api) -> None:
    agent = received(caller, projects, api, "c-1", **api.fields).headers["user-agent"]
    assert agent.startswith(f"{api.package.replace('_', '-')}/{api.module.__version__} ")


@pytest.mark.parametrize(
    ("api", "fields"),
    [
        (RESPONDENT, {"body": 1}),
        (ASAPP, {"text": "", "sender": SENDER, "timestamp": SENT_AT}),
        (ASAPP, {"text": "Hi", "sender": {"role": "agent"}, "timestamp": SENT_AT}),
        (REPLYKE, {"gif": {"id": "g-1"}}),
        (REPLYKE, {"gif": {"id": "g-1"}, "files": [b"x"]}),
        (REPLYKE, {"mentions": [{"type": "user"}], "files": [b"x"]}),
        (REPLYKE, {"files": [b"x"] * 11}),
    ],
)
def test_the_judge_is_no_yes_man(caller: Caller, projects: Path, api: Api, fields: Mapping[str, Any]) -> None:
    with pytest.raises(OpenAPIError):
        received(caller, projects, api, "c-1", **fields)


def test_the_judge_wants_credentials(caller: Caller, projects: Path) -> None:
    request = received(caller, projects, RESPONDENT, "c-1", body="Hello")
    bare = Received(request.method, request.target, (("content-type", "application/json"),), request.body)
    with pytest.raises(OpenAPIError):
        conformance.check(bare, projects / "respondent")
