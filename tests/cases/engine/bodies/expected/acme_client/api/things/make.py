"""make

``POST /json/{id}``
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.make_request import MakeRequest
    from ...models.make_request_owner import MakeRequestOwner


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.make",
    method="POST",
    path="/json/{id}",
    decode=_decode,
    accept="*/*",
)


def request(
    id: str,
    *,
    name: str,
    size: int | None,
    at: datetime.datetime,
    parent: str | Unset = UNSET,
    note: str | None | Unset = UNSET,
    owner: MakeRequestOwner | Mapping[str, Any] | Unset = UNSET,
) -> Request[None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/json/" + _encode.path_segment("id", id),
        body=_bodies.JsonBody(
            _encode.present({"parent": parent, "name": name, "size": size, "at": at, "note": note, "owner": owner})
        ),
    )

