"""Operations and requests: values that generated code builds and transports send."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from .bodies import RequestBody
from .decode import ResponseBody

if TYPE_CHECKING:
    from .service import Server

T = TypeVar("T")

_NOWHERE: Mapping[str, Server] = MappingProxyType({})


class Operation(NamedTuple, Generic[T]):
    """One operation of the specification.

    ``security`` lists alternatives; each names the schemes that are required together, and an empty one says that
    the call also works without credentials. ``decode`` turns a successful response into the result;
    ``decode_error`` turns another one into what is documented for its status, or raises. ``bodies`` are the statuses
    whose bodies are documented: other successes may have none. ``idempotency_header`` is the header in which the
    server expects a key that makes it safe to send the request again. ``server`` is that of an operation that is not
    served where the others are, ``servers`` are its servers in some environments.
    """

    name: str
    method: str
    path: str
    decode: Callable[[int, ResponseBody], T]
    decode_error: Callable[[int, ResponseBody], object] | None = None
    bodies: Container[int] = ()
    security: tuple[tuple[str, ...], ...] = ()
    accept: str = "application/json"
    idempotency_header: str | None = None
    server: Server | None = None
    servers: Mapping[str, Server] = _NOWHERE


class Request(NamedTuple, Generic[T]):
    """One request for an operation; path and query are already percent-encoded (see ``encode``)."""

    operation: Operation[T]
    path: str
    query: Sequence[tuple[str, str]] = ()
    headers: Sequence[tuple[str, str]] = ()
    cookies: Sequence[tuple[str, str]] = ()
    body: RequestBody | None = None
