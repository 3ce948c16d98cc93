"""several

``POST /several``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.job import Job
from ...models.thing import Thing

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.bad import Bad
    from ...models.broken import Broken
    from ...models.missing import Missing


def _decode(status: int, response: ResponseBody) -> Thing | Job | None:
    if status == 202:
        return Job.from_dict(response.json())
    if status == 204:
        return None
    return Thing.from_dict(response.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    if status == 404:
        from ...models.missing import Missing

        return Missing.from_dict(response.json())
    if 400 <= status < 500:
        from ...models.bad import Bad

        return Bad.from_dict(response.json())
    from ...models.broken import Broken

    return Broken.from_dict(response.json())


OPERATION: Operation[Thing | Job | None] = Operation(
    name="things.several",
    method="POST",
    path="/several",
    decode=_decode,
    decode_error=_decode_error,
    bodies=(200, 202),
    accept="application/json",
)


def request() -> Request[Thing | Job | None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/several",
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"200": True, "202": True, "204": True, "404": True, "4XX": True, "default": True}


def _get_kwargs() -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_request())


def sync_detailed(
    *,
    client: _client.Acme | _Client,
) -> _low_level.Response[Thing | Job | Missing | Bad | Broken]:
    """Like ``client.things.several``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
) -> Thing | Job | Missing | Bad | Broken | None:
    """Like ``client.things.several``, but returns documented errors instead of raising them."""
    return sync_detailed(client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
) -> _low_level.Response[Thing | Job | Missing | Bad | Broken]:
    """Like ``client.things.several``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
) -> Thing | Job | Missing | Bad | Broken | None:
    """Like ``client.things.several``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(client=client)
    return _response.parsed


# endregion
