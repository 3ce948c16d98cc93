"""Transports and the clients of httpx2 behind them: options, threads, tasks, clients of the user."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest
from package import errors
from package._runtime.transport import AsyncTransport, Transport

from tests.loopback import Server, http_response
from tests.runtime.conftest import Caller, request


def test_options_change_a_copy_that_shares_the_connections(server: Server) -> None:
    base = Caller("sync", server).configuration(headers={"X-Team": "blue"})
    original = Transport(base)
    changed = original.with_options(max_retries=0, timeout=3, headers={"X-Trace": "1"})
    assert (original.configuration.max_retries, changed.configuration.max_retries) == (2, 0)
    assert changed.configuration.timeout == httpx2.Timeout(3)
    with pytest.raises(errors.InvalidArgumentError, match="headers is of type NoneType"):
        original.with_options(headers=None)  # type: ignore[arg-type]
    assert original.configuration is base
    changed.call(request("GET"))
    changed.close()
    original.call(request("GET"))
    original.close()
    assert server.received[0].headers["x-trace"] == "1"
    assert "x-trace" not in server.received[1].headers
    assert [received.headers["x-team"] for received in server.received] == ["blue", "blue"]


def test_what_is_awaited_keeps_to_the_same_rules(server: Server) -> None:
    async def main() -> None:
        base = Caller("async", server).configuration(headers={"X-Team": "blue"})
        original = AsyncTransport(base)
        changed = original.with_options(max_retries=0, timeout=3, headers={"X-Trace": "1"})
        assert (original.configuration.max_retries, changed.configuration.max_retries) == (2, 0)
        assert changed.configuration.timeout == httpx2.Timeout(3)
        await changed.call(request("GET"))
        await changed.close()
        await original.call(request("GET"))
        await original.close()
        with pytest.raises(errors.APIConnectionError, match="the client is closed"):
            await original.call(request())
        async with httpx2.AsyncClient() as http_client:
            transport = AsyncTransport(base, http_client)
            await transport.call(request("GET"))
            await transport.close()
            assert not http_client.is_closed

    asyncio.run(main())
    sent = [(each.headers["x-team"], each.headers.get("x-trace")) for each in server.received]
    assert sent == [("blue", "1"), ("blue", None), ("blue", None)]


def test_a_closed_client_says_so(server: Server) -> None:
    transport = Transport(Caller("sync", server).configuration())
    transport.close()
    with pytest.raises(errors.APIConnectionError, match="the client is closed"):
        transport.call(request())


def test_a_client_that_is_closed_between_two_attempts_says_so(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by another thread, while this one waits."""
    server.script += [http_response(503, {})]
    transport = Transport(Caller("sync", server).configuration())
    monkeypatch.setattr("package._runtime.transport.time.sleep", lambda _seconds: transport.close(), raising=False)
    with pytest.raises(errors.APIConnectionError, match=r"things\.act: the client is closed"):
        transport.call(request("GET"))


LOGGED_IN = http_response(200, {}, {"set-cookie": "session=s"})


def test_a_process_that_is_forked_has_connections_of_its_own(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.script += [LOGGED_IN]
    transport = Transport(Caller("sync", server).configuration())
    changed = transport.with_options(max_retries=0)
    parents = transport._connections.http_client
    transport.call(request("POST"))
    monkeypatch.setattr("package._runtime.connections.os", SimpleNamespace(getpid=lambda: -1))
    for each in (transport, changed, transport):
        each.call(request("POST"))
    assert server.connections == 2
    assert [each.headers.get("cookie") for each in server.received] == [None, *["session=s"] * 3]
    transport.close()
    assert not parents.is_closed
    parents.close()


def test_what_is_closed_or_of_the_user_stays_so_in_a_process_that_is_forked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Transport(Caller("sync", server).configuration())
    closed.close()
    with httpx2.Client() as http_client:
        transport = Transport(Caller("sync", server).configuration(), http_client)
        monkeypatch.setattr("package._runtime.connections.os", SimpleNamespace(getpid=lambda: -1))
        transport.call(request("POST"))
        assert transport._connections.http_client is http_client
    with pytest.raises(errors.APIConnectionError, match="the client is closed"):
        closed.call(request("POST"))


def test_an_http_client_of_the_user_brings_its_settings_and_stays_open(server: Server) -> None:
    headers = {"X-Own": "1", "User-Agent": "mine/1"}
    with httpx2.Client(headers=headers, params={"v": "2"}, cookies={"c": "3"}) as http_client:
        transport = Transport(Caller("sync", server).configuration(), http_client)
        transport.call(request("GET"))
        transport.close()
        assert not http_client.is_closed
    sent = server.received[0]
    assert (sent.target, sent.headers["x-own"], sent.headers["cookie"]) == ("/things?v=2", "1", "c=3")
    assert sent.headers["user-agent"] == "mine/1"


@pytest.mark.parametrize("make", [lambda c: Transport(c, httpx2.AsyncClient()), lambda c: AsyncTransport(c, object())])
def test_the_wrong_kind_of_http_client_is_refused(server: Server, make: Callable[[Any], object]) -> None:
    with pytest.raises(errors.InvalidArgumentError, match=r"pass an httpx2\.(Async)?Client"):
        make(Caller("sync", server).configuration())


# It goes on after what shows that it cannot be read.
GARBLED = http_response(200, b'{"a": 1}', {"content-encoding": "gzip", "content-length": "1000"})
ONE, SOON = httpx2.Limits(max_connections=1), httpx2.Timeout(5, pool=0.5)


def test_a_body_that_cannot_be_read_gives_its_connection_back(server: Server) -> None:
    server.script += [GARBLED, http_response(200, {"a": 1})]
    with httpx2.Client(limits=ONE) as http_client:
        transport = Transport(Caller("sync", server).configuration(timeout=SOON, max_retries=0), http_client)
        with pytest.raises(errors.ResponseDecodeError) as raised:
            transport.call(request("GET"))
        assert transport.call(request("GET")) == {"a": 1}
    assert "garbled" in str(raised.value)


def test_a_body_that_cannot_be_awaited_gives_its_connection_back(server: Server) -> None:
    async def main() -> object:
        async with httpx2.AsyncClient(limits=ONE) as http_client:
            transport = AsyncTransport(Caller("async", server).configuration(timeout=SOON, max_retries=0), http_client)
            with pytest.raises(errors.ResponseDecodeError, match="garbled"):
                await transport.call(request("GET"))
            return await transport.call(request("GET"))

    server.script += [GARBLED, http_response(200, {"a": 1})]
    assert asyncio.run(main()) == {"a": 1}


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_each_event_loop_has_connections_of_its_own(server: Server) -> None:
    def call_and_leave() -> None:
        transport = AsyncTransport(Caller("async", server).configuration())

        async def call_twice() -> None:
            for _ in range(2):
                await transport.call(request("POST"))

        for _ in range(3):
            asyncio.run(call_twice())
        asyncio.run(transport.close())

    call_and_leave()
    gc.collect()  # the connections that were left, while nobody minds
    assert server.connections == 3


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_event_loops_of_several_threads_have_connections_of_their_own(server: Server) -> None:
    def call_and_leave() -> None:
        transport = AsyncTransport(Caller("async", server).configuration())
        barrier = threading.Barrier(3)

        async def call_often() -> None:
            for _ in range(5):
                await transport.call(request("POST"))
                await asyncio.to_thread(barrier.wait, 5)

        with ThreadPoolExecutor() as threads:
            for done in [threads.submit(asyncio.run, call_often()) for _ in range(3)]:
                done.result()

    call_and_leave()
    gc.collect()
    assert (server.connections, len(server.received)) == (3, 15)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_connection_of_a_loop_that_is_closed_is_lost(server: Server) -> None:
    transport = AsyncTransport(Caller("async", server).configuration(), httpx2.AsyncClient())
    for _ in range(2):
        assert asyncio.run(transport.call(request("GET"))) == {}
    with pytest.raises(errors.APIConnectionError, match="the connection was lost: it was opened in an event loop"):
        asyncio.run(transport.call(request("POST")))
    gc.collect()  # the connections that were lost, while nobody minds

    def hook(_: httpx2.Request) -> httpx2.Response:
        raise RuntimeError("of the user")

    async def main() -> None:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(hook)) as http_client:
            with pytest.raises(RuntimeError, match="of the user"):
                await AsyncTransport(Caller("async", server).configuration(), http_client).call(request())

    asyncio.run(main())


def test_headers_of_the_user_are_taken_as_they_are_now(server: Server) -> None:
    mine = {"X-Team": "blue"}
    transport = Transport(Caller("sync", server).configuration(headers=mine))
    mine["X-Team"] = "red"
    transport.call(request("GET"))
    transport.close()
    assert server.received[0].headers["x-team"] == "blue"
    assert mine == {"X-Team": "red"}


def test_a_response_says_how_long_it_took(caller: Caller) -> None:
    begun = time.perf_counter()
    elapsed = caller.call_raw(request("GET")).elapsed
    assert 0 < elapsed.total_seconds() < time.perf_counter() - begun


def test_many_threads_share_one_transport(server: Server) -> None:
    transport = Transport(Caller("sync", server).configuration())
    threads = [threading.Thread(target=transport.call, args=(request("GET"),)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    transport.close()
    assert len(server.received) == 16


def test_many_tasks_share_one_transport(server: Server) -> None:
    async def gather() -> None:
        transport = AsyncTransport(Caller("async", server).configuration())
        await asyncio.gather(*(transport.call(request("GET")) for _ in range(16)))
        await transport.close()

    asyncio.run(gather())
    assert len(server.received) == 16


def test_a_transport_of_the_user_that_needs_no_network(server: Server) -> None:
    def handle(asked: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"path": asked.url.path})

    with httpx2.Client(transport=httpx2.MockTransport(handle)) as http_client:
        transport = Transport(Caller("sync", server).configuration(), http_client)
        assert transport.call_raw(request()).parsed == {"path": "/things"}
