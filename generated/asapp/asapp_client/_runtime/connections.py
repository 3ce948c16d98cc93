"""The connections of a client, which no two processes share, and no two event loops."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx2

from ..errors import InvalidArgumentError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

C = TypeVar("C", bound=httpx2.Client | httpx2.AsyncClient)


class Connections(Generic[C]):
    """An HTTP client: one that was passed in, or one of its own.

    A process that is forked has the sockets of its parent, so each of the two could read the answers to the other. Its
    own HTTP client is therefore another one there; that of its parent is left as it is.
    """

    def __init__(self, kind: type[C], http_client: C | None) -> None:
        self._are_own = http_client is None
        self._http_client = kind() if http_client is None else _checked(http_client, kind)
        self._kind = kind
        self._process = os.getpid()
        self._left: C | None = None  # kept, because whatever is collected closes its sockets

    @property
    def http_client(self) -> C:
        """The HTTP client for calls that are made here."""
        if self._are_own and self._are_elsewhere() and not self._http_client.is_closed:
            self._left = self._http_client
            self._http_client = self._kind(cookies=self._http_client.cookies)
            self._process = os.getpid()
        return self._http_client

    def _are_elsewhere(self) -> bool:
        return self._process != os.getpid()


class AsyncConnections(Connections[httpx2.AsyncClient]):
    """``Connections`` for ``asyncio``: what an earlier ``asyncio.run`` has left is of no use in the next one."""

    _loop: AbstractEventLoop | None = None

    def _are_elsewhere(self) -> bool:
        import asyncio  # here, because it is slow to import and whoever gets here has done so

        last = self._loop
        with suppress(RuntimeError):  # other than asyncio, which httpx2 knows too
            self._loop = asyncio.get_running_loop()
        return super()._are_elsewhere() or (last is not None and last.is_closed())


def _checked(http_client: object, expected: type[C]) -> C:
    if not isinstance(http_client, expected):
        kind = type(http_client)
        raise InvalidArgumentError(
            f"http_client is a {kind.__module__}.{kind.__name__}: pass an httpx2.{expected.__name__}"
        )
    return http_client
