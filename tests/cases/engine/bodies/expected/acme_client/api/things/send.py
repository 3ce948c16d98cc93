"""send

``POST /either``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import arguments as _arguments, bodies as _bodies, encode as _encode, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, FileInput, Unset

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.send_form import SendForm
    from ...models.send_request import SendRequest


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.send",
    method="POST",
    path="/either",
    decode=_decode,
    accept="*/*",
)


def request(
    *, text: str | Unset = UNSET, kind: str | Unset = UNSET, files: Sequence[FileInput] | Unset = UNSET
) -> Request[None]:
    """The request that the call sends."""
    if not isinstance(kind, Unset) or files:
        _arguments.require(kind=kind)
        _body: _bodies.RequestBody | None = _bodies.MultipartBody(
            [
                *_multipart.value_parts("text", text),
                *_multipart.value_parts("kind", kind),
                *_multipart.file_parts_each("files", files),
            ]
        )
    else:
        _body = _bodies.JsonBody(_encode.present({"text": text}))
    return Request(
        OPERATION,
        path="/either",
        body=_body,
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {"text": "text", "kind": "kind", "files": "files"}
_DOCUMENTED: Mapping[str, bool] = {"204": True}


def _get_kwargs(
    *,
    body: SendRequest | Mapping[str, Any] | SendForm,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_low_level.with_body(_request, _FIELDS, body))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    body: SendRequest | Mapping[str, Any] | SendForm,
) -> _low_level.Response[None]:
    """Like ``client.things.send``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _low_level.with_body(_request, _FIELDS, body), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    body: SendRequest | Mapping[str, Any] | SendForm,
) -> None:
    """Like ``client.things.send``, but returns documented errors instead of raising them."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    body: SendRequest | Mapping[str, Any] | SendForm,
) -> _low_level.Response[None]:
    """Like ``client.things.send``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _low_level.with_body(_request, _FIELDS, body), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    body: SendRequest | Mapping[str, Any] | SendForm,
) -> None:
    """Like ``client.things.send``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(body=body, client=client)
    return _response.parsed


# endregion
