"""The connections of a client, which no two processes share, and no two event loops."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import httpx2

from ..errors import InvalidArgumentError

C = TypeVar("C", bound=httpx2.Client | httpx2.AsyncClient)


class Connections(Generic[C]):
    """An HTTP client that was passed in, or else one for each process.

    A process that is forked has the sockets of its parent, so each of the two could read the responses to the other.
    That of its parent is left as it is there, for whatever is collected closes its sockets.
    """

    def __init__(self, kind: type[C], http_client: C | None) -> None:
        self._kind = kind
        self._given = None if http_client is None else _checked(http_client, kind)
        self._last = self._given
        self._by_place: MutableMapping[Any, C] = self._places()

    @property
    def http_client(self) -> C:
        """The HTTP client for calls that are made here."""
        last = self._last
        if last is not None and (last is self._given or last.is_closed):
            return last
        here = self._here()
        found = self._by_place.get(here)
        if found is None:
            found = self._by_place.setdefault(here, self._kind(cookies=None if last is None else last.cookies))
        self._last = found
        return found

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles no connection: whoever gets the client makes new ones."""
        return type(self), (self._kind, self._given)

    def _places(self) -> MutableMapping[Any, C]:
        return {}

    def _here(self) -> object:
        return os.getpid()


class AsyncConnections(Connections[httpx2.AsyncClient]):
    """``Connections`` for ``asyncio``: one for each event loop, of which none can use what another one has opened."""

    def _places(self) -> MutableMapping[Any, httpx2.AsyncClient]:
        return WeakKeyDictionary()

    def _here(self) -> object:
        import asyncio  # here, because it is slow to import and whoever gets here has done so

        try:
            return asyncio.get_running_loop()
        except RuntimeError:  # other than asyncio, which httpx2 knows too
            return type(self)


def _checked(http_client: object, expected: type[C]) -> C:
    if not isinstance(http_client, expected):
        kind = type(http_client)
        raise InvalidArgumentError(
            f"http_client is a {kind.__module__}.{kind.__name__}: pass an httpx2.{expected.__name__}"
        )
    return http_client
