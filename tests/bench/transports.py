"""An end of the wire that is no network: takes a request whole, and answers as a real transport does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import httpx2


class Memory(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers everything with the same bytes."""

    def __init__(self, response: bytes) -> None:
        self.response = response
        self.last: httpx2.Request | None = None
        self.received = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        for piece in cast("Iterable[bytes]", request.stream):
            self.received += len(piece)
        return self._response(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        async for piece in cast("httpx2.AsyncByteStream", request.stream):
            self.received += len(piece)
        return self._response(request)

    def _response(self, request: httpx2.Request) -> httpx2.Response:
        self.last = request
        headers = [(b"Content-Type", b"application/json"), (b"Content-Length", b"%d" % len(self.response))]
        return httpx2.Response(200, headers=headers, stream=httpx2.ByteStream(self.response))
