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

