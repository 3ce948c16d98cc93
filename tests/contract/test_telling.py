"""What a client tells the log, and the server, of itself."""

from __future__ import annotations

import logging
import re

import httpx2
import pytest

from tests.calling import Caller
from tests.contract.acme import CREDENTIALS, TOKEN, message
from tests.loopback import http_response


def test_the_log_tells_of_each_attempt_and_of_nothing_private(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caller.server.script += [http_response(429, {"code": "body-of-response"}), message(uid="body-of-response")]
    caller.call("messages.send", CREDENTIALS, text="body-of-request")
    own = [record.getMessage() for record in caplog.records if record.name == caller.package.__name__]
    assert [re.sub(r"[0-9.]+ ms", "? ms", line) for line in own] == [
        "POST /messages: 429 (attempt 1, ? ms), again in 0.0 s",
        "POST /messages: 200 (attempt 2, ? ms)",
    ]
    for private in (TOKEN, "body-of-request", "body-of-response"):
        assert private not in caplog.text


def test_requests_say_who_sends_them(caller: Caller) -> None:
    caller.server.script += [message()]
    caller.call("messages.read", CREDENTIALS)
    agent = f"{caller.package.__name__.replace('_', '-')}/0.1.0 python-httpx2/{httpx2.__version__}"
    assert caller.server.received[0].headers["user-agent"] == agent
