"""Sequences of JSON values, however the bytes of them arrive."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from package import errors
from package._runtime.decode import ResponseBody
from package._runtime.transport import AsyncTransport, Transport
from package.sequences import open_items, open_items_async

from tests.loopback import Server, http_response
from tests.runtime.conftest import Caller, request

SEQUENCES: list[tuple[bytes, list[Any]]] = [
    (b"", []),
    (b"\n \r\n", []),
    (b"1\n2\n", [1, 2]),
    (b'1\r\n\r\n{"a": "\\n"}', [1, {"a": "\n"}]),
    (b"\xef\xbb\xbf[1]\n[2]", [[1], [2]]),
    ('"ü\u2028"\n"ü"'.encode(), ["ü\u2028", "ü"]),
    (b"\x1e1\n\x1e2\n", [1, 2]),
    (b'\x1e{\n  "a": 1\n}\n\x1e\n\x1e[]', [{"a": 1}, []]),
]


def chunked(content: bytes, size: int) -> bytes:
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in [*chunks, b""])
    return b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: application/jsonl\r\n\r\n" + body


@pytest.mark.parametrize(("content", "items"), SEQUENCES)
def test_items_in_pieces(server: Server, transport: Transport, content: bytes, items: list[Any]) -> None:
    sizes = (1, 2, 3, len(content) or 1)
    server.script[:] = [chunked(content, size) for size in sizes]
    for _ in sizes:
        assert list(open_items(transport, request("GET"), ResponseBody.json)) == items


def test_awaited_items_end_where_one_is_broken(server: Server) -> None:
    async def main() -> list[Any]:
        transport = AsyncTransport(Caller("async", server).configuration())
        found: list[Any] = []
        try:
            async with await open_items_async(transport, request("GET"), ResponseBody.json) as stream:
                async for each in stream:
                    found.append(each)
        except errors.ResponseDecodeError as error:
            found.append(error.content)
        finally:
            await transport.close()
        return found

    server.script[:] = [http_response(200, b"1\n2", {}), http_response(200, b"1\n{\n2", {})]
    assert asyncio.run(main()) == [1, 2]
    assert asyncio.run(main()) == [1, b"{"]
