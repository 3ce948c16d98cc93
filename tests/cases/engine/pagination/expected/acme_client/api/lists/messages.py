"""messages

``GET /messages``
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import encode as _encode, paging as _paging
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, Unset
from ...models.messages import Messages

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.message import Message


def _decode(status: int, response: ResponseBody) -> Messages:
    return Messages.from_dict(response.json())


OPERATION: Operation[Messages] = Operation(
    name="lists.messages",
    method="GET",
    path="/messages",
    decode=_decode,
    bodies=(200,),
    accept="application/json",
)


PAGES: tuple[_paging.Rule[Message, Messages], ...] = (
    _paging.Cursors(
        items=lambda result: result.messages or [],
        parameter="before",
        next=lambda result: result.oldest_created_at,
        more=lambda result: result.has_more,
    ),
    _paging.Cursors(
        items=lambda result: result.messages or [],
        parameter="after",
        next=lambda result: result.newest_created_at,
        more=lambda result: result.has_more,
    ),
)


def request(
    *, before: datetime.datetime | Unset = UNSET, after: datetime.datetime | Unset = UNSET, limit: int | Unset = UNSET
) -> Request[Messages]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/messages",
        query=[*_encode.form("before", before), *_encode.form("after", after), *_encode.form("limit", limit)],
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"200": True}


def _get_kwargs(
    *,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_request(before=before, after=after, limit=limit))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _low_level.Response[Messages]:
    """Like ``client.lists.messages``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(before=before, after=after, limit=limit), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Messages | None:
    """Like ``client.lists.messages``, but returns documented errors instead of raising them."""
    return sync_detailed(before=before, after=after, limit=limit, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _low_level.Response[Messages]:
    """Like ``client.lists.messages``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(before=before, after=after, limit=limit), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Messages | None:
    """Like ``client.lists.messages``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(before=before, after=after, limit=limit, client=client)
    return _response.parsed


# endregion
