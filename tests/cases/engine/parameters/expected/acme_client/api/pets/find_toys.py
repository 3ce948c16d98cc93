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

