"""save

``PUT /books/{bookId}/notes/{note}``
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import arguments as _arguments, bodies as _bodies, encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, SequenceNotStr, Unset
from ...models.note import Note

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.problem import Problem


def _decode(status: int, response: ResponseBody) -> Note:
    return Note.from_dict(response.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    if status == 404:
        from ...models.problem import Problem

        return Problem.from_dict(response.json())
    if status == 503:
        return response.text()
    raise ValueError(status)


OPERATION: Operation[Note] = Operation(
    name="notes.save",
    method="PUT",
    path="/books/{bookId}/notes/{note}",
    decode=_decode,
    decode_error=_decode_error,
    bodies=(200,),
    accept="application/json",
)


def request(
    book_id: str,
    note: int,
    *,
    tags: SequenceNotStr[str],
    dry_run: bool | Unset = UNSET,
    x_request_source: str | Unset = UNSET,
    session: str | Unset = UNSET,
    text: str,
    at: datetime.datetime | Unset = UNSET,
) -> Request[Note]:
    """The request that the call sends."""
    _arguments.require(tags=tags)
    return Request(
        OPERATION,
        path="/books/" + _encode.path_segment("bookId", book_id) + "/notes/" + _encode.path_segment("note", note),
        query=[*_encode.form("tags", tags), *_encode.form("dryRun", dry_run)],
        headers=[*_encode.header("X-Request-Source", x_request_source)],
        cookies=[*_encode.cookie("session", session)],
        body=_bodies.JsonBody(_encode.present({"text": text, "at": at})),
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {"text": "text", "at": "at"}
_DOCUMENTED: Mapping[str, bool] = {"200": True, "404": True, "409": False, "503": True}


def _get_kwargs(
    book_id: str,
    note: int,
    *,
    body: Note | Mapping[str, Any],
    tags: SequenceNotStr[str],
    dry_run: bool | Unset = UNSET,
    x_request_source: str | Unset = UNSET,
    session: str | Unset = UNSET,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(
        _low_level.with_body(
            _request,
            _FIELDS,
            body,
            book_id,
            note,
            tags=tags,
            dry_run=dry_run,
            x_request_source=x_request_source,
            session=session,
        )
    )


def sync_detailed(
    book_id: str,
    note: int,
    *,
    client: _client.Acme | _Client,
    body: Note | Mapping[str, Any],
    tags: SequenceNotStr[str],
    dry_run: bool | Unset = UNSET,
    x_request_source: str | Unset = UNSET,
    session: str | Unset = UNSET,
) -> _low_level.Response[Note | Problem | str]:
    """Like ``client.notes.save``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(
        client,
        _low_level.with_body(
            _request,
            _FIELDS,
            body,
            book_id,
            note,
            tags=tags,
            dry_run=dry_run,
            x_request_source=x_request_source,
            session=session,
        ),
        _DOCUMENTED,
    )


def sync(
    book_id: str,
    note: int,
    *,
    client: _client.Acme | _Client,
    body: Note | Mapping[str, Any],
    tags: SequenceNotStr[str],
    dry_run: bool | Unset = UNSET,
    x_request_source: str | Unset = UNSET,
    session: str | Unset = UNSET,
) -> Note | Problem | str | None:
    """Like ``client.notes.save``, but returns documented errors instead of raising them."""
    return sync_detailed(
        book_id,
        note,
        body=body,
        tags=tags,
        dry_run=dry_run,
        x_request_source=x_request_source,
        session=session,
        client=client,
    ).parsed


async def asyncio_detailed(
    book_id: str,
    note: int,
    *,
    client: _client.AsyncAcme | _Client,
    body: Note | Mapping[str, Any],
    tags: SequenceNotStr[str],
    dry_run: bool | Unset = UNSET,
    x_request_source: str | Unset = UNSET,
    session: str | Unset = UNSET,
) -> _low_level.Response[Note | Problem | str]:
    """Like ``client.notes.save``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(
        client,
        _low_level.with_body(
            _request,
            _FIELDS,
            body,
            book_id,
            note,
            tags=tags,
            dry_run=dry_run,
            x_request_source=x_request_source,
            session=session,
        ),
        _DOCUMENTED,
    )


async def asyncio(
    book_id: str,
    note: int,
    *,
    client: _client.AsyncAcme | _Client,
    body: Note | Mapping[str, Any],
    tags: SequenceNotStr[str],
    dry_run: bool | Unset = UNSET,
    x_request_source: str | Unset = UNSET,
    session: str | Unset = UNSET,
) -> Note | Problem | str | None:
    """Like ``client.notes.save``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(
        book_id,
        note,
        body=body,
        tags=tags,
        dry_run=dry_run,
        x_request_source=x_request_source,
        session=session,
        client=client,
    )
    return _response.parsed


# endregion
