"""Downloads over sockets: pieces as they arrive, files that are whole or not there, and little memory."""

from __future__ import annotations

import asyncio
import io
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx2
import pytest
from package import errors
from package._runtime.transport import AsyncTransport, Transport
from package.streaming import AsyncStreamedResponse, StreamedResponse, stream, stream_async

from tests.loopback import Server, http_response, reset_in_body
from tests.runtime.conftest import Caller, request

MEGABYTE = 1024 * 1024


def awaited(server: Server, use: Callable[[AsyncStreamedResponse], object], **options: object) -> object:
    async def main() -> object:
        transport = AsyncTransport(Caller("async", server).configuration(**options))
        try:
            async with stream_async(transport, request("GET")) as response:
                return await use(response)  # type: ignore[misc]
        finally:
            await transport.close()

    return asyncio.run(main())


def sends(size: int) -> Callable[[socket.socket], None]:
    def step(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\ncontent-length: {size}\r\n\r\n".encode())
        piece = b"x" * MEGABYTE
        for _ in range(size // MEGABYTE):
            connection.sendall(piece)

    return step


def test_a_response_as_it_arrives(server: Server, transport: Transport) -> None:
    body = "a\r\nb\nü".encode()
    server.script[:] = [http_response(200, body, {"content-type": "text/csv", "x-request-id": "r-1"})] * 3
    with stream(transport, request("GET")) as response:
        assert (response.status_code, response.request_id) == (200, "r-1")
        assert response.headers["content-type"] == "text/csv"
        assert list(response.iter_bytes(4)) == [b"a\r\nb", b"\n\xc3\xbc"]
        with pytest.raises(errors.APIError, match=r"things\.act: the body was read already"):
            list(response.iter_bytes())
    with stream(transport, request("GET")) as response:
        assert list(response.iter_lines()) == ["a", "b", "ü"]
    with stream(transport, request("GET")) as response:
        assert response.read() == body
        assert response.read() == body
    assert len(server.received) == 3


def test_a_response_as_it_arrives_awaited(server: Server) -> None:
    server.script[:] = [http_response(200, b"a\nb")] * 3

    async def pieces(response: AsyncStreamedResponse) -> object:
        return [piece async for piece in response.iter_bytes(2)]

    async def lines(response: AsyncStreamedResponse) -> object:
        return [line async for line in response.iter_lines()]

    assert awaited(server, pieces) == [b"a\n", b"b"]
    assert awaited(server, lines) == ["a", "b"]
    assert awaited(server, AsyncStreamedResponse.read) == b"a\nb"


def test_errors_come_before_the_body(server: Server, transport: Transport) -> None:
    server.script[:] = [http_response(404, {"message": "no such file"})] * 2
    with pytest.raises(errors.NotFoundError, match="no such file"), stream(transport, request("GET")):
        pytest.fail("there is nothing to read")
    with pytest.raises(errors.NotFoundError, match="no such file"):
        awaited(server, AsyncStreamedResponse.read)


def test_only_what_nobody_has_seen_is_asked_for_again(server: Server, transport: Transport) -> None:
    server.script[:] = [http_response(503), http_response(200, b"whole"), reset_in_body]
    with stream(transport, request("GET")) as response:
        assert response.read() == b"whole"
    with stream(transport, request("GET")) as response, pytest.raises(errors.APIConnectionError, match="was lost"):
        response.read()
    assert len(server.received) == 3


def test_the_connection_is_given_back(server: Server, transport: Transport) -> None:
    server.script[:] = [sends(4 * MEGABYTE), http_response(200, b"next")]
    with stream(transport, request("GET")) as response:
        next(response.iter_bytes())
    with pytest.raises(errors.APIError, match="closed"):
        response.read()
    with stream(transport, request("GET")) as response:
        assert response.read() == b"next"


def test_a_response_that_was_left_is_closed(server: Server, transport: Transport) -> None:
    server.script[:] = [sends(4 * MEGABYTE)]
    with stream(transport, request("GET")) as response:
        assert response.status_code == 200
    with pytest.raises(errors.APIError, match="closed"):
        response.read()


def test_a_response_that_a_coroutine_left_is_closed(server: Server) -> None:
    server.script[:] = [sends(4 * MEGABYTE)]

    async def main() -> None:
        transport = AsyncTransport(Caller("async", server).configuration())
        async with stream_async(transport, request("GET")) as response:
            assert response.status_code == 200
        with pytest.raises(errors.APIError, match="closed"):
            await response.read()
        await transport.close()

    asyncio.run(main())


def test_a_connection_that_another_call_has_by_now_is_left_alone(server: Server, transport: Transport) -> None:
    server.script[:] = [http_response(200, b"first"), sends(16 * MEGABYTE)]
    with stream(transport, request("GET")) as first:
        first.read()
        with stream(transport, request("GET")) as second:
            first.close()
            assert len(second.read()) == 16 * MEGABYTE
    assert server.connections == 1


@pytest.mark.parametrize(("version", "is_ended"), [(b"HTTP/1.1", True), (b"HTTP/2", False)])
def test_only_a_connection_without_other_calls_is_ended(version: bytes, is_ended: bool) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        close_unread({"http_version": version, "network_stream": Connection(ours)})
        theirs.settimeout(0.1)
        with nullcontext() if is_ended else pytest.raises(TimeoutError):
            assert theirs.recv(1) == b""


def test_a_response_whose_connection_is_lost_or_unknown_can_be_closed() -> None:
    with socket.socket() as lost:
        close_unread({"http_version": b"HTTP/1.1", "network_stream": Connection(lost)})
    close_unread({})


def close_unread(extensions: dict[str, Any]) -> None:
    response = httpx2.Response(200, stream=Unread(), extensions=extensions)
    StreamedResponse("things.act", response).close()
    assert response.is_closed


class Connection:
    def __init__(self, socket: socket.socket) -> None:
        self._socket = socket

    def get_extra_info(self, _: str) -> socket.socket:
        return self._socket


class Unread(httpx2.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        pytest.fail("nobody asks for the body")


def test_a_body_that_is_not_compressed_as_announced(server: Server, transport: Transport) -> None:
    server.script[:] = [http_response(200, b"plain", {"content-encoding": "gzip"})]
    with stream(transport, request("GET")) as response, pytest.raises(errors.ResponseDecodeError, match="garbled"):
        response.read()


@pytest.mark.parametrize("save", [StreamedResponse.save, AsyncStreamedResponse.save], ids=["sync", "async"])
def test_a_file_is_whole_or_not_there(
    server: Server, transport: Transport, tmp_path: Path, save: Callable[..., object]
) -> None:
    def saved(path: Path) -> object:
        if save is AsyncStreamedResponse.save:
            return awaited(server, lambda response: response.save(str(path)))
        with stream(transport, request("GET")) as response:
            assert repr(response) == "<StreamedResponse 200>"
            return response.save(str(path))

    server.script[:] = [
        http_response(200, b"first"),
        reset_in_body,
        http_response(200, b"second"),
        http_response(200, b"lost"),
    ]
    path = tmp_path / "file.bin"
    assert saved(path) == path
    with pytest.raises(errors.APIConnectionError):
        saved(path)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"first"]
    saved(path)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"second"]
    with pytest.raises(OSError, match="no-such-folder"):
        saved(tmp_path / "no-such-folder" / "file.bin")


def test_a_large_download_needs_little_memory(server: Server, transport: Transport, tmp_path: Path) -> None:
    server.script[:] = [sends(64 * MEGABYTE)]
    tracemalloc.start()
    try:
        with stream(transport, request("GET")) as response:
            path = response.save(tmp_path / "large.bin")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size == 64 * MEGABYTE
    assert peak < 10 * MEGABYTE


def test_files_are_written_beside_the_loop(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk may take its time: what is written on the thread of the loop holds up everything else."""
    writers: list[int] = []

    class Slow(io.BytesIO):
        def write(self, data: Any, /) -> int:
            writers.append(threading.get_ident())
            return super().write(data)

    monkeypatch.setattr(Path, "open", lambda _self, _mode: Slow())
    monkeypatch.setattr(Path, "replace", lambda _self, _target: None)
    server.script[:] = [http_response(200, b"content")]
    awaited(server, lambda response: response.save(tmp_path / "file.bin"))
    assert writers
    assert threading.get_ident() not in writers
