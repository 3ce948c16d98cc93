"""What comes with a webhook: the body of a request that a server sent, as it came or already parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import httpx2

from .decode import ResponseBody

Payload: TypeAlias = bytes | str | Mapping[str, Any] | Sequence[Any]
"""The body of the request, or the JSON value in it."""


class _Parsed(ResponseBody):
    """A body that somebody parsed before."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        super().__init__(httpx2.Headers(), b"")
        self._value = value

    def json(self) -> Any:
        return self._value


def received(payload: Payload) -> ResponseBody:
    """The payload as something that JSON is read from."""
    if isinstance(payload, str):
        payload = payload.encode()
    return ResponseBody(httpx2.Headers(), payload) if isinstance(payload, bytes) else _Parsed(payload)
