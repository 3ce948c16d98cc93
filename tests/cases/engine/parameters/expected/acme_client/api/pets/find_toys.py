"""find_toys

``GET /pets/{petId}/toys/{toy}``
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import arguments as _arguments, encode as _encode, styles as _styles
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, SequenceNotStr, Unset

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.find_toys_filter import FindToysFilter
    from ...models.find_toys_order import FindToysOrder


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="pets.find_toys",
    method="GET",
    path="/pets/{petId}/toys/{toy}",
    decode=_decode,
    accept="*/*",
)


def request(
    pet_id: int,
    toy: SequenceNotStr[str],
    *,
    required: bool,
    repeated: SequenceNotStr[str] | Unset = UNSET,
    joined: SequenceNotStr[str] | Unset = UNSET,
    spaces: Sequence[int] | Unset = UNSET,
    pipes: Sequence[int] | Unset = UNSET,
    filter: FindToysFilter | Mapping[str, Any] | Unset = UNSET,
    where: Mapping[str, Any] | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    day: datetime.date | Unset = UNSET,
    order: FindToysOrder | Unset = UNSET,
    default: int | Unset = UNSET,
    nullable: str | Unset = UNSET,
    if_modified_since: datetime.datetime | Unset = UNSET,
    x_tags: SequenceNotStr[str] | Unset = UNSET,
    session: int | Unset = UNSET,
) -> Request[None]:
    """The request that the call sends."""
    _arguments.require(required=required)
    return Request(
        OPERATION,
        path="/pets/" + _encode.path_segment("petId", pet_id) + "/toys/" + _encode.path_segment("toy", toy),
        query=[
            *_encode.form("required", required),
            *_encode.form("repeated", repeated),
            *_encode.form_joined("joined", joined),
            *_styles.space_delimited("spaces", spaces),
            *_styles.pipe_delimited("pipes", pipes),
            *_styles.deep_object("filter", filter),
            *_encode.json_parameter("where", where),
            *_encode.form("since", since),
            *_encode.form("day", _encode.as_date(day)),
            *_encode.form("order", order),
            *_encode.form("default", default),
            *_encode.form("nullable", nullable),
        ],
        headers=[*_encode.header("If-Modified-Since", if_modified_since), *_encode.header("X-Tags", x_tags)],
        cookies=[*_encode.cookie("session", session)],
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"204": True}


def _get_kwargs(
    pet_id: int,
    toy: SequenceNotStr[str],
    *,
    required: bool,
    repeated: SequenceNotStr[str] | Unset = UNSET,
    joined: SequenceNotStr[str] | Unset = UNSET,
    spaces: Sequence[int] | Unset = UNSET,
    pipes: Sequence[int] | Unset = UNSET,
    filter: FindToysFilter | Mapping[str, Any] | Unset = UNSET,
    where: Mapping[str, Any] | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    day: datetime.date | Unset = UNSET,
    order: FindToysOrder | Unset = UNSET,
    default: int | Unset = UNSET,
    nullable: str | Unset = UNSET,
    if_modified_since: datetime.datetime | Unset = UNSET,
    x_tags: SequenceNotStr[str] | Unset = UNSET,
    session: int | Unset = UNSET,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(
        _request(
            pet_id,
            toy,
            required=required,
            repeated=repeated,
            joined=joined,
            spaces=spaces,
            pipes=pipes,
            filter=filter,
            where=where,
            since=since,
            day=day,
            order=order,
            default=default,
            nullable=nullable,
            if_modified_since=if_modified_since,
            x_tags=x_tags,
            session=session,
        )
    )


def sync_detailed(
    pet_id: int,
    toy: SequenceNotStr[str],
    *,
    client: _client.Acme | _Client,
    required: bool,
    repeated: SequenceNotStr[str] | Unset = UNSET,
    joined: SequenceNotStr[str] | Unset = UNSET,
    spaces: Sequence[int] | Unset = UNSET,
    pipes: Sequence[int] | Unset = UNSET,
    filter: FindToysFilter | Mapping[str, Any] | Unset = UNSET,
    where: Mapping[str, Any] | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    day: datetime.date | Unset = UNSET,
    order: FindToysOrder | Unset = UNSET,
    default: int | Unset = UNSET,
    nullable: str | Unset = UNSET,
    if_modified_since: datetime.datetime | Unset = UNSET,
    x_tags: SequenceNotStr[str] | Unset = UNSET,
    session: int | Unset = UNSET,
) -> _low_level.Response[None]:
    """Like ``client.pets.find_toys``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(
        client,
        _request(
            pet_id,
            toy,
            required=required,
            repeated=repeated,
            joined=joined,
            spaces=spaces,
            pipes=pipes,
            filter=filter,
            where=where,
            since=since,
            day=day,
            order=order,
            default=default,
            nullable=nullable,
            if_modified_since=if_modified_since,
            x_tags=x_tags,
            session=session,
        ),
        _DOCUMENTED,
    )


def sync(
    pet_id: int,
    toy: SequenceNotStr[str],
    *,
    client: _client.Acme | _Client,
    required: bool,
    repeated: SequenceNotStr[str] | Unset = UNSET,
    joined: SequenceNotStr[str] | Unset = UNSET,
    spaces: Sequence[int] | Unset = UNSET,
    pipes: Sequence[int] | Unset = UNSET,
    filter: FindToysFilter | Mapping[str, Any] | Unset = UNSET,
    where: Mapping[str, Any] | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    day: datetime.date | Unset = UNSET,
    order: FindToysOrder | Unset = UNSET,
    default: int | Unset = UNSET,
    nullable: str | Unset = UNSET,
    if_modified_since: datetime.datetime | Unset = UNSET,
    x_tags: SequenceNotStr[str] | Unset = UNSET,
    session: int | Unset = UNSET,
) -> None:
    """Like ``client.pets.find_toys``, but returns documented errors instead of raising them."""
    return sync_detailed(
        pet_id,
        toy,
        required=required,
        repeated=repeated,
        joined=joined,
        spaces=spaces,
        pipes=pipes,
        filter=filter,
        where=where,
        since=since,
        day=day,
        order=order,
        default=default,
        nullable=nullable,
        if_modified_since=if_modified_since,
        x_tags=x_tags,
        session=session,
        client=client,
    ).parsed


async def asyncio_detailed(
    pet_id: int,
    toy: SequenceNotStr[str],
    *,
    client: _client.AsyncAcme | _Client,
    required: bool,
    repeated: SequenceNotStr[str] | Unset = UNSET,
    joined: SequenceNotStr[str] | Unset = UNSET,
    spaces: Sequence[int] | Unset = UNSET,
    pipes: Sequence[int] | Unset = UNSET,
    filter: FindToysFilter | Mapping[str, Any] | Unset = UNSET,
    where: Mapping[str, Any] | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    day: datetime.date | Unset = UNSET,
    order: FindToysOrder | Unset = UNSET,
    default: int | Unset = UNSET,
    nullable: str | Unset = UNSET,
    if_modified_since: datetime.datetime | Unset = UNSET,
    x_tags: SequenceNotStr[str] | Unset = UNSET,
    session: int | Unset = UNSET,
) -> _low_level.Response[None]:
    """Like ``client.pets.find_toys``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(
        client,
        _request(
            pet_id,
            toy,
            required=required,
            repeated=repeated,
            joined=joined,
            spaces=spaces,
            pipes=pipes,
            filter=filter,
            where=where,
            since=since,
            day=day,
            order=order,
            default=default,
            nullable=nullable,
            if_modified_since=if_modified_since,
            x_tags=x_tags,
            session=session,
        ),
        _DOCUMENTED,
    )


async def asyncio(
    pet_id: int,
    toy: SequenceNotStr[str],
    *,
    client: _client.AsyncAcme | _Client,
    required: bool,
    repeated: SequenceNotStr[str] | Unset = UNSET,
    joined: SequenceNotStr[str] | Unset = UNSET,
    spaces: Sequence[int] | Unset = UNSET,
    pipes: Sequence[int] | Unset = UNSET,
    filter: FindToysFilter | Mapping[str, Any] | Unset = UNSET,
    where: Mapping[str, Any] | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    day: datetime.date | Unset = UNSET,
    order: FindToysOrder | Unset = UNSET,
    default: int | Unset = UNSET,
    nullable: str | Unset = UNSET,
    if_modified_since: datetime.datetime | Unset = UNSET,
    x_tags: SequenceNotStr[str] | Unset = UNSET,
    session: int | Unset = UNSET,
) -> None:
    """Like ``client.pets.find_toys``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(
        pet_id,
        toy,
        required=required,
        repeated=repeated,
        joined=joined,
        spaces=spaces,
        pipes=pipes,
        filter=filter,
        where=where,
        since=since,
        day=day,
        order=order,
        default=default,
        nullable=nullable,
        if_modified_since=if_modified_since,
        x_tags=x_tags,
        session=session,
        client=client,
    )
    return _response.parsed


# endregion
