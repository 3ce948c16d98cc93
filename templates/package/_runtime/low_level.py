"""The calls of openapi-python-client on the transports of our clients, for code that was written for these calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import IO, Any, Generic, NamedTuple, TypeVar, cast

import httpx2

from ..errors import APIStatusError, InvalidArgumentError, UnexpectedStatus
from ..types import UNSET, FileInput, RawResponse, Unset
from .bodies import JsonBody
from .decode import ResponseBody
from .low_level_client import Client
from .operation import Request
from .outcome import documented_body
from .transport import AsyncTransport, Transport

T = TypeVar("T")
AnyTransport = TypeVar("AnyTransport", Transport, AsyncTransport)


class Response(NamedTuple, Generic[T]):
    """A response; ``status_code`` is an ``HTTPStatus`` where there is one, ``parsed`` a documented success or error."""

    status_code: int
    content: bytes
    headers: httpx2.Headers
    parsed: T | None


class File(NamedTuple):
    """A file to upload, wherever a ``FileInput`` goes in these calls."""

    payload: IO[bytes]
    file_name: str | None = None
    mime_type: str | None = None


def sync_detailed(client: object, request: Request[T], documented: Mapping[str, bool]) -> Response[Any]:
    """Sends a request; only problems of the connection are raised.

    Args:
        client: a client of this module, or a synchronous one of the package.
        request: the request.
        documented: the documented statuses, and if their bodies have a type.
    """
    if isinstance(client, Client):
        transport, request = client.transport(), _unsecured(request)
    else:
        transport = _transport(client, Transport)
    try:
        response = _succeeded(request, transport.call_raw(request), documented)
    except APIStatusError as error:
        response = _other(request, error, documented)
    return _expected(client, response, documented)


async def asyncio_detailed(client: object, request: Request[T], documented: Mapping[str, bool]) -> Response[Any]:
    """``sync_detailed``, to be awaited."""
    if isinstance(client, Client):
        transport, request = client.async_transport(), _unsecured(request)
    else:
        transport = _transport(client, AsyncTransport)
    try:
        response = _succeeded(request, await transport.call_raw(request), documented)
    except APIStatusError as error:
        response = _other(request, error, documented)
    return _expected(client, response, documented)


def kwargs(request: Request[T]) -> dict[str, Any]:
    """The arguments with which the ``request`` of an ``httpx2`` client sends a request; files are read for it."""
    query = "&".join(f"{name}={value}" for name, value in request.query)
    headers = [("Accept", request.operation.accept), *request.headers]
    found: dict[str, Any] = {
        "method": request.operation.method.lower(),
        "url": f"{request.path}?{query}" if query else request.path,
        "headers": headers,
    }
    if request.cookies:
        headers.append(("Cookie", "; ".join(f"{name}={value}" for name, value in request.cookies)))
    if request.body is not None:
        headers.append(("Content-Type", request.body.media_type))
        payload = request.body.payload()
        # In one piece, because httpx2 takes an iterator for its synchronous client or its asynchronous one, never both.
        found["content"] = payload if isinstance(payload, bytes) else b"".join(payload)
    return found


def with_body(
    build: Callable[..., Request[T]], fields: Mapping[str, str], body: object, /, *path: object, **arguments: object
) -> Request[T]:
    """A request whose body is given in one piece: JSON is sent as it is, a form is divided into its fields.

    Args:
        build: makes the request from path parameters and keywords.
        fields: the keywords of the fields of the body, by the names on the wire.
        body: a model, a mapping with the names on the wire, or ``UNSET``.
        path, arguments: further arguments for ``build``.
    """
    given = _as_mapping(body)
    request = build(*path, **arguments, **{name: _file_input(given.get(key, UNSET)) for key, name in fields.items()})
    if isinstance(request.body, JsonBody):
        return request._replace(body=request.body._replace(value=body))
    if unknown := given.keys() - fields.keys():
        raise InvalidArgumentError(f"the form has no field {', '.join(sorted(map(repr, unknown)))}")
    return request


def with_open_body(
    build: Callable[..., Request[T]],
    fields: Mapping[str, str],
    others: str,
    body: object,
    /,
    *path: object,
    **arguments: object,
) -> Request[T]:
    """``with_body`` for a body with further fields, which the keyword ``others`` takes."""
    given = _as_mapping(body)
    more = {key: _file_input(value) for key, value in given.items() if key not in fields}
    named = {key: value for key, value in given.items() if key in fields}
    request = with_body(build, fields, named, *path, **arguments, **({others: more} if more else {}))
    if isinstance(request.body, JsonBody):
        return request._replace(body=request.body._replace(value=body))
    return request


def _file_input(value: Any) -> Any:
    """A value with each ``File`` in it as a ``FileInput``."""
    if isinstance(value, list):
        return [_file_input(item) for item in cast("list[object]", value)]
    return _from_file(value) if isinstance(value, File) else value


def content(value: Any) -> Any:
    """A whole body; for a ``File`` only its bytes, because there is no place for a name."""
    return value.payload if isinstance(value, File) else value


def _from_file(file: File) -> FileInput:
    named = file.file_name or str(getattr(file.payload, "name", "upload"))
    return (named, file.payload, file.mime_type) if file.mime_type else (named, file.payload)


def _as_mapping(body: object) -> Mapping[str, object]:
    if isinstance(body, Unset):
        return {}
    to_dict: Callable[[], Mapping[str, object]] | None = getattr(body, "to_dict", None)
    plain = to_dict() if to_dict is not None else body
    if not isinstance(plain, Mapping):
        raise InvalidArgumentError(f"the body is of type {type(body).__name__}: pass a model or a mapping")
    return cast("Mapping[str, object]", plain)


def _transport(client: object, expected: type[AnyTransport]) -> AnyTransport:
    transport = getattr(client, "_transport", None)
    if not isinstance(transport, expected):
        raise InvalidArgumentError(
            f"client is of type {type(client).__name__}: `sync` takes the synchronous client, `asyncio` the "
            "asynchronous one"
        )
    return transport


def _unsecured(request: Request[T]) -> Request[T]:
    """The request without security schemes: the HTTP client has the credentials."""
    return request._replace(operation=request.operation._replace(security=()))


def _succeeded(request: Request[T], raw: RawResponse[T], documented: Mapping[str, bool]) -> Response[Any]:
    parsed: object = None
    match _entry(raw.status_code, documented):
        case None:
            pass
        case "default":
            return _other(request, raw, documented)
        case _:
            parsed = raw.parsed
    return Response(raw.status_code, raw.content, raw.headers, parsed)


def _other(
    request: Request[T], response: RawResponse[T] | APIStatusError, documented: Mapping[str, bool]
) -> Response[Any]:
    """A response that is no documented success; ``parsed`` is its documented body, if it fits."""
    entry = _entry(response.status_code, documented)
    parsed: object = None
    if entry is not None and documented[entry]:
        body = ResponseBody(response.headers, response.content)
        parsed = documented_body(request.operation, response.status_code, body, otherwise=None)
    return Response(response.status_code, response.content, response.headers, parsed)


def _entry(status_code: int, documented: Mapping[str, bool]) -> str | None:
    """The documented status that applies: exact ones go before ranges."""
    candidates: Sequence[str] = (str(status_code), f"{status_code // 100}XX", "default")
    return next((candidate for candidate in candidates if candidate in documented), None)


def _expected(client: object, response: Response[Any], documented: Mapping[str, bool]) -> Response[Any]:
    if _entry(response.status_code, documented) is None and getattr(client, "raise_on_unexpected_status", False):
        raise UnexpectedStatus(response.status_code, response.content)
    try:
        return response._replace(status_code=HTTPStatus(response.status_code))
    except ValueError:  # servers invent their own, as 499 and 520
        return response
