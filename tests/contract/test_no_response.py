"""What callers are told when there is no response."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx2
import pytest

from tests.calling import Caller
from tests.contract.acme import TOKEN, pickled, shows_nothing
from tests.loopback import Server, Step, closed_port, reset, reset_in_body, say_nothing


@contextmanager
def without_connections(caller: Caller) -> Iterator[dict[str, Any]]:
    limits = httpx2.Limits(max_connections=0)
    kinds: dict[str, Any] = {"sync": httpx2.Client, "async": httpx2.AsyncClient}
    yield {"http_client": kinds[caller.kind](limits=limits)}


@contextmanager
def never_accepting(_caller: Caller) -> Iterator[dict[str, Any]]:
    """A server with so many waiting that nobody can connect, which Linux makes easy."""
    if sys.platform != "linux":
        pytest.skip("the queue of a listener cannot be filled here")
    with socket.socket() as listener, ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        yield {"base_url": f"http://127.0.0.1:{listener.getsockname()[1]}"}


@contextmanager
def never_reading(_caller: Caller) -> Iterator[dict[str, Any]]:
    """A server that takes no bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield {"base_url": f"http://127.0.0.1:{listener.getsockname()[1]}"}


@contextmanager
def following(caller: Caller, *steps: Step) -> Iterator[dict[str, Any]]:
    caller.server.script[:] = steps
    yield {}


@contextmanager
def gone(_caller: Caller) -> Iterator[dict[str, Any]]:
    yield {"base_url": f"http://127.0.0.1:{closed_port()}"}


@contextmanager
def untrusted(_caller: Caller) -> Iterator[dict[str, Any]]:
    with Server(tls=True) as impostor:
        yield {"base_url": impostor.url}


@contextmanager
def without_tls(caller: Caller) -> Iterator[dict[str, Any]]:
    caller.server.greeting = b"220 this is not TLS\r\n"
    yield {"base_url": caller.server.url.replace("http:", "https:")}


def stalled(connection: socket.socket) -> None:
    """Begins a response and never goes on."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n12345")
    say_nothing(connection)


def after(*steps: Step) -> Callable[[Caller], Any]:
    return lambda caller: following(caller, *steps)


NO_RESPONSE: list[tuple[str, Callable[[Caller], Any], str, str]] = [
    # what is wrong, how, the error, its words
    ("refused", gone, "APIConnectionError", "could not connect: "),
    ("untrusted", untrusted, "APIConnectionError", "could not connect: .*certificate"),
    ("no TLS", without_tls, "APIConnectionError", "could not connect: .*SSL"),
    ("reset", after(reset), "APIConnectionError", "the connection was lost"),
    ("reset in the body", after(reset_in_body), "APIConnectionError", "the connection was lost"),
    ("no HTTP", after(b"220 hello\r\n\r\n"), "APIConnectionError", "the connection was lost"),
    ("no time to connect", never_accepting, "APITimeoutError", "timed out while connecting"),
    ("no free connection", without_connections, "APITimeoutError", "timed out while waiting for a free connection"),
    ("no time to send", never_reading, "APITimeoutError", "timed out while sending the request"),
    ("no time to respond", after(say_nothing), "APITimeoutError", "timed out while waiting for the response"),
    ("no time for the body", after(stalled), "APITimeoutError", "timed out while waiting for the response"),
]


@pytest.mark.parametrize(
    ("make", "kind", "words"), [row[1:] for row in NO_RESPONSE], ids=[row[0] for row in NO_RESPONSE]
)
def test_no_response(caller: Caller, make: Callable[[Caller], Any], kind: str, words: str) -> None:
    with make(caller) as options, pytest.raises(caller.package.errors.APIError) as raised:
        caller.call(
            "messages.store",
            {"access_token": TOKEN, "timeout": 0.2, "max_retries": 0, **options},
            body=b"x" * 20_000_000,
        )
    error = raised.value
    assert type(error) is getattr(caller.package.errors, kind)
    assert re.match(rf"messages\.store: {words}", str(error))
    assert error.operation == "messages.store"
    assert (type(pickled(error)), str(pickled(error))) == (type(error), str(error))
    shows_nothing(error)
