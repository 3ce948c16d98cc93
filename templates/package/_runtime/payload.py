"""Payloads of webhooks: the body of a request from the server, as bytes or text, or already parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import httpx2

from .decode import ResponseBody

Payload: TypeAlias = bytes | str | Mapping[str, Any] | Sequence[Any]
"""The body of the request, or the JSON value in it."""


class _Parsed(ResponseBody):
    """A body that is already parsed."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        super().__init__(httpx2.Headers(), b"")
        self._value = value

    def json(self) -> Any:
        return self._value


def received(payload: Payload) -> ResponseBody:
    """The payload in a form that JSON can be read from."""
    if isinstance(payload, str):
        payload = payload.encode()
    return ResponseBody(httpx2.Headers(), payload) if isinstance(payload, bytes) else _Parsed(payload)
