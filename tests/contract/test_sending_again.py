"""What is sent again, when, and with which bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

import pytest

from tests.calling import Caller
from tests.contract.acme import CREDENTIALS, TOKEN, message
from tests.loopback import Step, http_response, reset, reset_in_body, say_nothing

SOON = {"retry-after": "0"}
AGAIN: list[tuple[str, Step, str]] = [
    # what the server does to the first request, and the methods that send it once more
    ("reset", reset, "read replace remove pay"),
    ("reset in the body", reset_in_body, "read replace remove pay"),
    ("silence", say_nothing, "read replace remove pay"),
    ("408", http_response(408), "read replace remove pay"),
    ("409", http_response(409), ""),
    ("409 later", http_response(409, headers=SOON), "read replace remove pay"),
    ("429", http_response(429), "read replace remove pay send change"),
    ("429 tomorrow", http_response(429, headers={"retry-after": "86400"}), ""),
    ("429 in 2099", http_response(429, headers={"retry-after": "Thu, 01 Jan 2099 00:00:00 GMT"}), ""),
    (
        "429 at a date",
        http_response(429, headers={"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}),
        "read replace remove pay send change",
    ),
    ("500", http_response(500), ""),
    ("501", http_response(501), ""),
    ("502", http_response(502), "read replace remove pay"),
    ("503", http_response(503), "read replace remove pay"),
    ("503 later", http_response(503, headers=SOON), "read replace remove pay send change"),
    ("504", http_response(504), "read replace remove pay"),
    ("504 later", http_response(504, headers=SOON), "read replace remove pay"),
    ("520", http_response(520), ""),
    ("nonsense", http_response(200, b"<html>"), ""),
]
FIELDS: dict[str, dict[str, Any]] = {"read": {}, "remove": {}} | {
    method: {"text": "Hi"} for method in ("replace", "change", "send", "pay")
}


@pytest.mark.parametrize(("step", "again"), [row[1:] for row in AGAIN], ids=[row[0] for row in AGAIN])
@pytest.mark.parametrize("method", FIELDS)
def test_what_is_sent_again(caller: Caller, method: str, step: Step, again: str) -> None:
    caller.server.script[:] = [step, message() if method != "remove" else b"HTTP/1.1 204 Gone\r\n\r\n"]
    repeated = method in again.split()
    timeout = 0.5 if step is say_nothing else 30  # a machine that is busy answers late
    settings = {"access_token": TOKEN, "max_retries": 1, "timeout": timeout}
    with nullcontext() if repeated else suppress(caller.package.errors.APIError):
        caller.call(f"messages.{method}", settings, **FIELDS[method])
    received = caller.server.received
    assert len(received) == 1 + repeated
    assert len({(request.method, request.target, request.body) for request in received}) == 1
    keys = {request.headers.get("idempotency-key") for request in received}
    assert len(keys) == 1
    assert (None in keys) is (method != "pay")


def test_each_call_has_its_own_idempotency_key(caller: Caller) -> None:
    caller.server.script += [message(), message()]
    for _ in range(2):
        caller.call("messages.pay", CREDENTIALS, text="Hi")
    keys = [request.headers["idempotency-key"] for request in caller.server.received]
    assert len(set(keys)) == 2
    assert all(re.fullmatch(r"[0-9a-f-]{36}", key) for key in keys)


class Pipe:
    """Bytes that can be read once."""

    def __init__(self) -> None:
        self._chunks = [b"content"]

    def read(self, _size: int = -1) -> bytes:
        return self._chunks.pop() if self._chunks else b""


def moved_on() -> io.BytesIO:
    """A file that was read from already."""
    file = io.BytesIO(b"skipped|content")
    file.seek(8)
    return file


@pytest.mark.parametrize(("method", "field"), [("store", "body"), ("attach", "file")])
@pytest.mark.parametrize(
    ("make", "times"), [(lambda: b"content", 3), (moved_on, 3), (Pipe, 1)], ids=["bytes", "file", "pipe"]
)
def test_uploads_are_sent_again_whole_or_not_at_all(
    caller: Caller, method: str, field: str, make: Callable[[], Any], times: int
) -> None:
    caller.server.script += [http_response(429), http_response(429), message()]
    try:
        caller.call(f"messages.{method}", {"access_token": TOKEN, "max_retries": 2}, **{field: make()})
    except caller.package.errors.RateLimitError:
        assert times == 1
    bodies = [request.body for request in caller.server.received]
    assert len(bodies) == times
    assert all(b"content" in body and b"skipped" not in body for body in bodies)
    assert len({len(body) for body in bodies}) == 1


def test_what_the_server_asks_for_is_waited_for(caller: Caller, pauses: list[float]) -> None:
    caller.server.script += [http_response(503, headers={"retry-after": "59"}), message()]
    caller.call("messages.send", CREDENTIALS, text="Hi")
    assert pauses == [59.0]
