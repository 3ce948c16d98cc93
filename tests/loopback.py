"""A server that does what a script says, good or bad, and remembers what it was sent."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeAlias

CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""Of 127.0.0.1, signed by itself, with its key: it proves nothing to nobody."""

Step: TypeAlias = bytes | Callable[[socket.socket], None]


@dataclass(frozen=True)
class Received:
    """A request as it arrived; ``fields`` are its headers as they were written, in their order."""

    method: str
    target: str
    fields: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.fields}

    @property
    def json(self) -> object:
        return json.loads(self.body)


@dataclass
class Server:
    """Follows one step of the script for each request; when the script is over, it responds with ``200 {}``.

    ``greeting`` is what it says before it is asked, which no HTTP server does; with ``tls`` it has a certificate that
    nobody trusts.
    """

    script: list[Step] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    greeting: bytes = b""
    tls: bool = False

    def __enter__(self) -> Server:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            _hang_up(connection)
        for thread in self._threads:
            thread.join(5)
        for connection in self._open:
            connection.close()

    @property
    def connections(self) -> int:
        return len(self._open)

    @property
    def url(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self._listener.getsockname()[1]}"

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        if self.tls:
            _refused(connection)
            return
        with connection.makefile("rb") as stream:
            try:
                connection.sendall(self.greeting)
                while request := _read_request(stream):
                    self.received.append(request)
                    step = self.script.pop(0) if self.script else http_response(200, {})
                    if isinstance(step, bytes):
                        connection.sendall(step)
                    else:
                        step(connection)
            except (OSError, ValueError):  # ValueError: this is no HTTP
                return


def _refused(connection: socket.socket) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with contextlib.suppress(OSError):
        context.wrap_socket(connection, server_side=True)


def _read_request(stream: BinaryIO) -> Received | None:
    line = stream.readline().decode()
    if not line:
        return None
    method, target, _ = line.split(" ")
    lines = iter(lambda: stream.readline().decode().rstrip("\r\n"), "")
    head = Received(method, target, tuple(_field(line) for line in lines), b"")
    return replace(head, body=_read_body(head.headers, stream))


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value


def _read_body(headers: Mapping[str, str], stream: BinaryIO) -> bytes:
    if headers.get("transfer-encoding") == "chunked":
        return b"".join(iter(lambda: _read_chunk(stream), b""))
    return stream.read(int(headers.get("content-length", "0")))


def _read_chunk(stream: BinaryIO) -> bytes:
    data = stream.read(int(stream.readline(), 16))
    stream.readline()
    return data


def http_response(status: int, body: object = b"", headers: Mapping[str, str] | None = None) -> bytes:
    """A response; a body that is not bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"content-length": str(len(content)), "content-type": "application/json", **(headers or {})}
    lines = [f"HTTP/1.1 {status} {'OK' if status == 200 else 'Told'}", *(f"{k}: {v}" for k, v in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode() + content


def reset(connection: socket.socket) -> None:
    """Breaks the connection instead of responding."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.shutdown(socket.SHUT_RD)
    _hang_up(connection)


def reset_in_body(connection: socket.socket) -> None:
    """Promises 100 bytes, sends 5, breaks the connection."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n12345")
    _hang_up(connection)


def say_nothing(connection: socket.socket) -> None:
    """Takes the request and never responds."""
    connection.recv(1)


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
