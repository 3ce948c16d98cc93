"""find

``GET /notes``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import encode as _encode
from ..._runtime.decode import ResponseBody, decode_list
from ..._runtime.deprecation import warn as _warn
from ..._runtime.operation import Operation, Request
from ...types import UNSET, Unset
from ...models.note import Note

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client


def _decode(status: int, response: ResponseBody) -> list[Note]:
    return decode_list(Note.from_dict, response.json())


OPERATION: Operation[list[Note]] = Operation(
    name="notes.find",
    method="GET",
    path="/notes",
    decode=_decode,
    bodies=(200,),
    accept="application/json",
)


def request(*, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> Request[list[Note]]:
    """The request that the call sends."""
    if page is not UNSET:
        _warn("notes.find: the argument page is deprecated")
    return Request(
        OPERATION,
        path="/notes",
        query=[*_encode.form("limit", limit), *_encode.form("page", page)],
    )

