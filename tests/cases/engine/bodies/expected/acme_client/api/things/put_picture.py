"""put_picture

``PUT /picture``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, files as _files, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import FileContent

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.put_picture",
    method="PUT",
    path="/picture",
    decode=_decode,
    accept="*/*",
)


def request(*, body: FileContent) -> Request[None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/picture",
        body=_bodies.ContentBody(
            _files.file_source(body, "body"),
            media_type=_multipart.kind_of(body, "image/png", "image/jpeg", "image/vnd.acme"),
        ),
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"204": True}


def _get_kwargs(
    *,
    body: _low_level.File | FileContent,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_request(body=_low_level.content(body)))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    body: _low_level.File | FileContent,
) -> _low_level.Response[None]:
    """Like ``client.things.put_picture``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(body=_low_level.content(body)), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    body: _low_level.File | FileContent,
) -> None:
    """Like ``client.things.put_picture``, but returns documented errors instead of raising them."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    body: _low_level.File | FileContent,
) -> _low_level.Response[None]:
    """Like ``client.things.put_picture``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(body=_low_level.content(body)), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    body: _low_level.File | FileContent,
) -> None:
    """Like ``client.things.put_picture``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(body=body, client=client)
    return _response.parsed


# endregion
