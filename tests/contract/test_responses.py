"""What becomes of responses: of those that say success, and of those that say failure."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.calling import Caller
from tests.contract.acme import CREDENTIALS, MESSAGE, TOKEN, message, pickled, shows_nothing, with_participants
from tests.loopback import Step, http_response

# Success


@pytest.mark.parametrize(
    ("step", "read"),
    [
        (http_response(299, MESSAGE), {}),
        (http_response(202, MESSAGE), {}),
        (http_response(200, b'\xef\xbb\xbf{"uid": "m", "conversation": {"participants": []}}'), {"uid": "m"}),
        (http_response(200, b'{"uid": "m", "conversation": {"participants": []}}', {"content-type": "text/html"}), {}),
        (message(state="lost"), {"state": "lost"}),
        (message(attachments=[{"kind": "smell", "of": "roses"}]), {"attachments": [{"kind": "smell", "of": "roses"}]}),
        (message(sentAt=None), {}),
        (message(unheard={"of": [1]}), {"additional_properties": {"unheard": {"of": [1]}}}),
    ],
    ids=["299", "202", "mark", "wrong-type", "new-enum-value", "new-kind", "null", "new-field"],
)
def test_what_is_tolerated(caller: Caller, step: Step, read: dict[str, Any]) -> None:
    caller.server.script += [step]
    found = caller.call("messages.read", CREDENTIALS)
    assert isinstance(found, caller.package.models.Message)
    assert {name: getattr(found, name) for name in read} == read


@pytest.mark.parametrize("step", [b"HTTP/1.1 204 No Content\r\n\r\n", http_response(202), http_response(206, b"\n")])
def test_a_success_that_nobody_documents_may_have_no_body(caller: Caller, step: bytes) -> None:
    caller.server.script += [step] * 2
    assert caller.call("messages.read", CREDENTIALS) is None
    assert caller.call("messages.with_raw_response.read", CREDENTIALS).status_code == int(step[9:12])


UNREADABLE: list[tuple[Step, str, str]] = [
    # what the server sends, the place, the problem
    (message(uid="m", conversation=None), "$.conversation", r"expected an object \(Conversation\), got null"),
    (message(conversation=[]), "$.conversation", "got an array"),
    (http_response(200, {"uid": "m"}), "$.conversation", "the required field of Message is missing"),
    (with_participants({"uid": "a"}, {}), "$.conversation.participants[1].uid", "required field of Participant"),
    (with_participants(None), "$.conversation.participants[0]", "got null"),
    (
        with_participants({"uid": "a"}, {"uid": "b", "joinedAt": "yesterday"}),
        "$.conversation.participants[1].joinedAt",
        "expected a date-time, got 'yesterday'",
    ),
    (message(conversation={"participants": {}}), "$.conversation.participants", "expected an array, got an object"),
    (message(conversation={"participants": "ab"}), "$.conversation.participants", "got a string"),
    (
        message(conversation={"participants": [], "startedOn": "2026-13-01"}),
        "$.conversation.startedOn",
        "expected a date, got '2026-13-01'",
    ),
    (message(tags="a"), "$.tags", "expected an array, got a string"),
    (message(tags={}), "$.tags", "got an object"),
    (message(labels=["a"]), "$.labels", "expected an object, got an array"),
    (message(sentAt=1e99), "$.sentAt", "got a number"),
    (message(attachments=[{"kind": "sound"}, {"kind": "image"}]), "$.attachments[1].width", "field of Image is"),
    (message(attachments=[{}]), "$.attachments[0].kind", "the required field is missing"),
    (message(readers={"x": {"uid": "x"}, "y z": {}}), "$.readers['y z'].uid", "required field of Participant"),
    (http_response(200, b"null"), "$", r"expected an object \(Message\), got null"),
    (http_response(200, [MESSAGE]), "$", "got an array"),
    (http_response(200), "$", "the body is empty"),
    (http_response(200, b" \r\n"), "$", "the body is empty"),
    (http_response(202, b"null"), "$", "got null"),
    (http_response(202, b"thanks"), "$", "not JSON"),
    (http_response(200, b"<html>Login</html>", {"content-type": "text/html"}), "$", "not JSON"),
    (http_response(200, b'{"uid": "m", "conv'), "$", "not JSON"),
    (http_response(200, b"not gzip", {"content-encoding": "gzip"}), "$", "garbled"),
]


@pytest.mark.parametrize(("step", "path", "problem"), UNREADABLE)
def test_what_cannot_be_read_is_named(caller: Caller, step: bytes, path: str, problem: str) -> None:
    caller.server.script += [step]
    with pytest.raises(caller.package.errors.ResponseDecodeError) as raised:
        caller.call("messages.read", CREDENTIALS)
    error = raised.value
    status = int(step[9:12])
    said = rf"messages\.read: the response \({status}\) cannot be decoded: {re.escape(path)}: .*{problem}"
    assert re.match(said, str(error))
    assert (error.operation, error.path, error.status_code) == ("messages.read", path, status)
    assert error.content in (step.partition(b"\r\n\r\n")[2], b"")
    assert (str(pickled(error)), pickled(error).path) == (str(error), path)
    assert len(caller.server.received) == 1
    shows_nothing(error)


# Failure

STATUSES = [
    (300, "APIStatusError"),
    (301, "APIStatusError"),
    (400, "BadRequestError"),
    (401, "AuthenticationError"),
    (402, "APIStatusError"),
    (403, "PermissionDeniedError"),
    (404, "NotFoundError"),
    (409, "ConflictError"),
    (413, "RequestTooLargeError"),
    (422, "UnprocessableEntityError"),
    (429, "RateLimitError"),
    (460, "APIStatusError"),
    (499, "APIStatusError"),
    (500, "InternalServerError"),
    (503, "InternalServerError"),
    (520, "InternalServerError"),
    (529, "InternalServerError"),
    (599, "InternalServerError"),
]
BODIES: list[tuple[bytes, str, str]] = [
    # what the server sends, its media type, its words in the message
    (b'{"code": "c-1", "message": "That went wrong"}', "application/json", ": That went wrong"),
    (b'\xef\xbb\xbf{"code": "c-1", "message": "That went wrong"}', "text/plain", ": That went wrong"),
    (b"<html><h1>Bad &amp; gone</h1></html>", "text/html", ": Bad & gone"),
    (b"", "application/json", ""),
    (b"null", "application/json", ""),
    (b'["not", "documented"]', "application/json", ": not; documented"),
    (b'{"code": "c-1", "mess', "application/json", ': {"code": "c-1", "mess'),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_every_status_has_its_error_whatever_the_body(caller: Caller, status: int, kind: str) -> None:
    for content, media_type, words in BODIES:
        caller.server.script[:] = [http_response(status, content, {"content-type": media_type, "x-request-id": "r-1"})]
        with pytest.raises(caller.package.errors.APIStatusError) as raised:
            caller.call("messages.read", {"access_token": TOKEN, "max_retries": 0})
        error = raised.value
        assert type(error) is getattr(caller.package.errors, kind)
        assert str(error) == f"messages.read: {status} Told{words} (request id r-1)"
        assert (error.operation, error.status_code, error.content) == ("messages.read", status, content)
        assert (error.request_id, error.headers["content-type"]) == ("r-1", media_type)
        documented = "That went wrong" in words and 400 <= status < 500
        assert isinstance(error.body, caller.package.models.Problem) is documented
        again = pickled(error)
        assert (type(again), str(again), again.body) == (type(error), str(error), error.body)
        shows_nothing(error)
