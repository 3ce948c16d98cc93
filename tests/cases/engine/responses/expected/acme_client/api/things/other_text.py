"""other_text

``GET /other-text``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client


def _decode(status: int, response: ResponseBody) -> bytes:
    return response.content


OPERATION: Operation[bytes] = Operation(
    name="things.other_text",
    method="GET",
    path="/other-text",
    decode=_decode,
    bodies=(200,),
    accept="text/csv",
)


def request() -> Request[bytes]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/other-text",
    )

