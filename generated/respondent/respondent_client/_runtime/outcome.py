"""The outcomes of requests, and the results or errors that callers get for them."""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar, cast

import httpx2

from ..errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    ModelDecodeError,
    ResponseDecodeError,
    request_id,
    server_text,
    status_error_class,
)
from ..types import RawResponse
from .decode import DECODE_PROBLEMS, ResponseBody
from .operation import Operation

if TYPE_CHECKING:
    from . import retry

T = TypeVar("T")


class Reply(NamedTuple):
    """A response with its content; ``garbled`` is the reason if the content cannot be decompressed."""

    response: httpx2.Response
    content: bytes
    garbled: Exception | None = None

    @property
    def is_success(self) -> bool:
        """Whether the status says so. Each call asks twice, and that of httpx2 takes a microsecond."""
        return 200 <= self.response.status_code < 300


class Failure(NamedTuple):
    """No complete response."""

    error: Exception


Outcome: TypeAlias = Reply | Failure

SENDING_PROBLEMS = (httpx2.HTTPError, httpx2.StreamError, OSError, UnicodeError)
"""What sending raises; the last two come from the operating system and from looking up odd host names."""

_NO_CONTENT = (204, 205)
_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
_LOST = (
    httpx2.ReadError,
    httpx2.WriteError,
    httpx2.CloseError,
    httpx2.ReadTimeout,
    httpx2.WriteTimeout,
    httpx2.RemoteProtocolError,
)
_IN_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (httpx2.ConnectTimeout, "timed out while connecting"),
    (httpx2.ReadTimeout, "timed out while waiting for the response"),
    (httpx2.WriteTimeout, "timed out while sending the request"),
    (httpx2.PoolTimeout, "timed out while waiting for a free connection"),
    (httpx2.ConnectError, "could not connect"),
    (httpx2.ProxyError, "could not connect through the proxy"),
    (httpx2.LocalProtocolError, "the request could not be sent"),
    (httpx2.UnsupportedProtocol, "the address cannot be used"),
    (httpx2.TooManyRedirects, "the server redirects in circles"),
    (httpx2.TransportError, "the connection was lost"),
)


def interrupted(error: Exception, response: httpx2.Response | None) -> Outcome:
    """The outcome of an exception while sending or reading; a body that cannot be decompressed is still a response."""
    if response is not None and isinstance(error, httpx2.DecodingError):
        return Reply(response, b"", error)
    return Failure(error)


def for_retry(outcome: Outcome) -> retry.Ending | None:
    """The outcome for the retry policy; ``None`` if the request would fail again in the same way."""
    from . import retry

    if isinstance(outcome, Reply):
        status, headers = outcome.response.status_code, outcome.response.headers
        return retry.Responded(status, retry.parse_retry_after(headers.get("retry-after")))
    if _is_certificate_refused(outcome.error):
        return None
    if isinstance(outcome.error, _NOT_SENT):
        return retry.NotSent()
    return retry.Lost() if isinstance(outcome.error, _LOST) else None


def _is_certificate_refused(error: BaseException | None) -> bool:
    """Whether the server is not the one that it claims to be, which the errors of httpx2 only tell by their causes."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def result(operation: Operation[T], outcome: Outcome, *, tries: int, elapsed: timedelta) -> RawResponse[T]:
    """The response of a successful call; any 2xx is success, documented or not.

    Raises:
        APIConnectionError: there is no complete response.
        APIStatusError: the status is not success.
        ResponseDecodeError: the body cannot be decompressed; other problems of it show when it is parsed.
    """
    reply = succeeded(operation, outcome, tries=tries)
    response = reply.response
    if reply.garbled is not None:
        raise _garbled(operation.name, response, reply.garbled) from reply.garbled
    return RawResponse(
        response.status_code, response.headers, reply.content, elapsed, lambda: _decoded(operation, reply)
    )


def succeeded(operation: Operation[T], outcome: Outcome, *, tries: int) -> Reply:
    """The response of a successful call, or the error of another one."""
    if isinstance(outcome, Failure):
        raise _connection_error(operation.name, outcome.error, tries) from outcome.error
    if not outcome.is_success:
        raise _status_error(operation, outcome)
    return outcome


@contextmanager
def reading(operation: str, response: httpx2.Response) -> Generator[None, None, None]:
    """Turns exceptions while the body of a success is read into errors of calls."""
    try:
        yield
    except httpx2.DecodingError as error:
        raise _garbled(operation, response, error) from error
    except httpx2.StreamError as error:
        raise APIError(f"{operation}: the body was read already, or its response is closed") from error
    except SENDING_PROBLEMS as error:
        raise _connection_error(operation, error, tries=1) from error


def _connection_error(operation: str, error: Exception, tries: int) -> APIConnectionError:
    kind = APITimeoutError if isinstance(error, httpx2.TimeoutException) else APIConnectionError
    words = next((words for type_, words in _IN_WORDS if isinstance(error, type_)), "the request failed")
    reason = f": {error}" if str(error) and kind is APIConnectionError else ""
    return kind(f"{operation}: {words}{reason}{f' ({tries} attempts)' if tries > 1 else ''}", operation=operation)


def _status_error(operation: Operation[T], reply: Reply) -> APIStatusError:
    response = reply.response
    body = ResponseBody(response.headers, reply.content)
    plain = _plain_body(body)
    said = server_text(plain) or _redirect(response)
    identity = f"{operation.name}: {response.status_code} {response.reason_phrase}".rstrip()
    known_as = request_id(response.headers)
    return status_error_class(response.status_code)(
        (f"{identity}: {said}" if said else identity) + (f" (request id {known_as})" if known_as else ""),
        operation=operation.name,
        status_code=response.status_code,
        headers=response.headers,
        body=documented_body(operation, response.status_code, body, otherwise=plain),
        content=reply.content,
    )


def _plain_body(body: ResponseBody) -> object:
    try:
        return body.json()
    except ModelDecodeError:
        return body.text() or None


def documented_body(operation: Operation[T], status_code: int, body: ResponseBody, otherwise: object) -> object:
    """The documented body of an error, or its JSON value or text if the body does not fit."""
    if operation.decode_error is None or not body.content:
        return otherwise
    try:
        return operation.decode_error(status_code, body)
    except DECODE_PROBLEMS:
        return otherwise


def _redirect(response: httpx2.Response) -> str:
    location = response.headers.get("location")
    if not location or not response.is_redirect:
        return ""
    return f"the server redirects to {location}; an http_client with follow_redirects=True goes there"


def _decoded(operation: Operation[T], reply: Reply) -> T:
    try:
        return operation.decode(reply.response.status_code, ResponseBody(reply.response.headers, reply.content))
    except DECODE_PROBLEMS as error:
        if _is_silent(operation, reply):
            return cast("T", None)
        if isinstance(error, ModelDecodeError):
            raise _decode_error(operation.name, reply, error.problem, error.path) from error
        raise _decode_error(operation.name, reply, repr(error)) from error


def _is_silent(operation: Operation[T], reply: Reply) -> bool:
    """Whether a success has no body and needs none: HTTP forbids it, or none is documented."""
    status = reply.response.status_code
    return not reply.content.strip() and (status in _NO_CONTENT or status not in operation.bodies)


def _garbled(operation: str, response: httpx2.Response, error: Exception) -> ResponseDecodeError:
    return _decode_error(operation, Reply(response, b""), f"the body is garbled ({error})")


def _decode_error(operation: str, reply: Reply, problem: str, path: str = "$") -> ResponseDecodeError:
    return ResponseDecodeError(
        problem,
        operation=operation,
        path=path,
        content=reply.content,
        status_code=reply.response.status_code,
        headers=reply.response.headers,
    )
