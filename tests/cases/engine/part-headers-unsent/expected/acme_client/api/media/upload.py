"""upload

``POST /media``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import arguments as _arguments, bodies as _bodies, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, FileInput, Unset

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.upload_form import UploadForm


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="media.upload",
    method="POST",
    path="/media",
    decode=_decode,
    accept="*/*",
)


def request(
    *,
    image: FileInput,
    thumbnails: Sequence[FileInput] | Unset = UNSET,
    about: Mapping[str, Any] | Unset = UNSET,
    title: str | Unset = UNSET,
) -> Request[None]:
    """The request that the call sends."""
    _arguments.require(image=image)
    return Request(
        OPERATION,
        path="/media",
        body=_bodies.MultipartBody(
            [
                *_multipart.file_parts("image", image),
                *_multipart.file_parts_each("thumbnails", thumbnails, "image/png"),
                *_multipart.json_parts("about", about),
                *_multipart.value_parts("title", title, "text/plain"),
            ]
        ),
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {"image": "image", "thumbnails": "thumbnails", "about": "about", "title": "title"}
_DOCUMENTED: Mapping[str, bool] = {"204": True}


def _get_kwargs(
    *,
    body: UploadForm | Mapping[str, Any],
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_low_level.with_body(_request, _FIELDS, body))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    body: UploadForm | Mapping[str, Any],
) -> _low_level.Response[None]:
    """Like ``client.media.upload``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _low_level.with_body(_request, _FIELDS, body), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    body: UploadForm | Mapping[str, Any],
) -> None:
    """Like ``client.media.upload``, but returns documented errors instead of raising them."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    body: UploadForm | Mapping[str, Any],
) -> _low_level.Response[None]:
    """Like ``client.media.upload``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _low_level.with_body(_request, _FIELDS, body), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    body: UploadForm | Mapping[str, Any],
) -> None:
    """Like ``client.media.upload``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(body=body, client=client)
    return _response.parsed


# endregion
