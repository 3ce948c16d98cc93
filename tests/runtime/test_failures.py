"""Calls over sockets when there is no response."""

from __future__ import annotations

import pickle

import httpx2
import pytest
from package import errors
from package._runtime.outcome import SENDING_PROBLEMS
from package._runtime.transport import Transport

from tests.runtime.conftest import Caller, request

BROKEN: list[tuple[str, bytes]] = [
    ("a status that is none", b"HTTP/1.1 abc What\r\n\r\n"),
    ("a length that is none", b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n"),
    ("chunks that are none", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhi\r\n"),
]


@pytest.mark.parametrize("step", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_connection(caller: Caller, step: bytes) -> None:
    caller.server.script[:] = [step]
    with pytest.raises(errors.APIConnectionError, match=r"things\.act: the connection was lost") as raised:
        caller.call(request(), max_retries=0)
    assert raised.value.operation == "things.act"
    assert type(pickle.loads(pickle.dumps(raised.value))) is errors.APIConnectionError


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".test", "..", "xn--a"])
def test_a_host_that_does_not_exist(caller: Caller, host: str) -> None:
    with pytest.raises(errors.APIError):
        caller.call(request(), {"base_url": f"http://{host}"}, max_retries=0)


FAILURES: list[tuple[Exception, type[errors.APIError], str]] = [
    (httpx2.ConnectTimeout("[110]"), errors.APITimeoutError, "timed out while connecting"),
    (httpx2.WriteTimeout(""), errors.APITimeoutError, "timed out while sending the request"),
    (httpx2.PoolTimeout(""), errors.APITimeoutError, "timed out while waiting for a free connection"),
    (httpx2.ReadError(""), errors.APIConnectionError, "the connection was lost"),
    (httpx2.ProxyError("407"), errors.APIConnectionError, "could not connect through the proxy: 407"),
    (httpx2.LocalProtocolError("bad"), errors.APIConnectionError, "the request could not be sent: bad"),
    (httpx2.TooManyRedirects("20"), errors.APIConnectionError, "the server redirects in circles: 20"),
    (OSError("out of files"), errors.APIConnectionError, "the request failed: out of files"),
]


@pytest.mark.parametrize(("failure", "kind", "words"), FAILURES)
def test_failures_that_are_hard_to_provoke(
    caller: Caller, failure: Exception, kind: type[errors.APIError], words: str
) -> None:
    def fail(_: httpx2.Request) -> httpx2.Response:
        raise failure

    assert isinstance(failure, SENDING_PROBLEMS)
    with httpx2.Client(transport=httpx2.MockTransport(fail)) as http_client:
        transport = Transport(caller.configuration(max_retries=0), http_client)
        with pytest.raises(kind, match=rf"things\.act: {words}\Z"):
            transport.call(request())
