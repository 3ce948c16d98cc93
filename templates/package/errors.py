"""The errors that calls raise: each is an ``APIError``, and can be pickled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    import httpx2

E = TypeVar("E", bound="APIError")

_REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id", "x-correlation-id")
_TEXT_KEYS = ("message", "error_description", "detail", "error", "msg", "title", "description", "reason")
_LONGEST_TEXT = 500


class APIError(Exception):
    """Anything that goes wrong in a call."""

    @property
    def message(self) -> str:
        """What went wrong, in words."""
        return str(self.args[0]) if self.args else ""

    # Exceptions are pickled by calling the class with `args`, which knows nothing of keyword-only arguments.
    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (type(self), self.args, self.__dict__.copy())


def _restore(kind: type[E], args: tuple[object, ...], state: dict[str, object]) -> E:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InvalidArgumentError(APIError, ValueError):
    """No request can be made from these arguments; nothing was sent."""


class MissingCredentialError(APIError):
    """The call needs a credential that the client was not given; nothing was sent."""


class ModelDecodeError(APIError, ValueError):
    """A JSON value does not fit the model; ``path`` says where, as in ``$.conversation.uid``."""

    def __init__(self, problem: str, path: str = "$") -> None:
        super().__init__(f"{path}: {problem}")
        self.problem = problem
        self.path = path


class APIConnectionError(APIError):
    """No complete response arrived. ``operation`` is the call, as in ``messages.send_message``."""

    def __init__(self, message: str, *, operation: str) -> None:
        super().__init__(message)
        self.operation = operation


class APITimeoutError(APIConnectionError):
    """Connecting, sending or waiting for the response took longer than the ``timeout`` of the client."""


class ResponseDecodeError(APIError):
    """The server reported success, but the response does not fit the specification, as where it holds an error.

    ``path`` is the place in the JSON body, as in ``$.conversation.uid``; ``content`` has the bytes as received.
    """

    def __init__(
        self, problem: str, *, operation: str, path: str, content: bytes, status_code: int, headers: httpx2.Headers
    ) -> None:
        said = _reported(content)
        message = f"{operation}: the response ({status_code}) cannot be decoded: {path}: {problem}"
        super().__init__(f"{message}; the server says: {said}" if said else message)
        self.operation = operation
        self.path = path
        self.content = content
        self.status_code = status_code
        self.headers = headers
        self.request_id: str | None = request_id(headers)


class APIStatusError(APIError):
    """The server responded with a status that is not success.

    ``body`` is the documented model if there is one, else the JSON value, else the text; ``content`` has the bytes.
    """

    def __init__(
        self, message: str, *, operation: str, status_code: int, headers: httpx2.Headers, body: object, content: bytes
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.status_code = status_code
        self.headers = headers
        self.body = body
        self.content = content
        self.request_id: str | None = request_id(headers)


class BadRequestError(APIStatusError):
    """Status 400."""


class AuthenticationError(APIStatusError):
    """Status 401."""


class PermissionDeniedError(APIStatusError):
    """Status 403."""


class NotFoundError(APIStatusError):
    """Status 404."""


class ConflictError(APIStatusError):
    """Status 409."""


class RequestTooLargeError(APIStatusError):
    """Status 413."""


class UnprocessableEntityError(APIStatusError):
    """Status 422."""


class RateLimitError(APIStatusError):
    """Status 429."""


class InternalServerError(APIStatusError):
    """Status 500 and above."""


# region low level
class UnexpectedStatus(APIError):
    """An undocumented status, for clients with ``raise_on_unexpected_status``."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"unexpected status {status_code}: {server_text(content.decode(errors='replace'))}")
        self.status_code = status_code
        self.content = content


# endregion


_BY_STATUS: Mapping[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: RequestTooLargeError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status_code: int) -> type[APIStatusError]:
    """The error class of a status."""
    return _BY_STATUS.get(status_code, InternalServerError if status_code >= 500 else APIStatusError)


def request_id(headers: httpx2.Headers) -> str | None:
    """The id of a request from the headers of its response."""
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None)


def _reported(content: bytes) -> str:
    """What the body of a success says of an error in it, as the events of a stream may, and some servers always do."""
    import json  # here, because few calls get here

    try:
        body: object = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(body, Mapping):
        return ""
    found = cast("Mapping[object, object]", body)
    is_error = found.get("error") or found.get("errors") or False in (found.get("ok"), found.get("success"))
    return server_text(found) if is_error else ""


def server_text(body: object) -> str:
    """The words in which a server explains an error, from its body: parsed JSON, or text such as an HTML page."""
    text = _words(body, depth=4)
    if text.lstrip().startswith("<"):
        from html import unescape  # here, because few servers respond with a page

        text = unescape(
            re.sub(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", " ", text[:20_000], flags=re.DOTALL | re.IGNORECASE)
        )
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}..."


def _words(body: object, depth: int) -> str:
    if isinstance(body, str):
        return body
    if depth == 0:
        return ""
    if isinstance(body, Mapping):
        return _words_of_object(cast("Mapping[object, object]", body), depth)
    if isinstance(body, Sequence) and not isinstance(body, bytes):
        items = cast("Sequence[object]", body)
        return "; ".join(filter(None, (_words(item, depth - 1) for item in items[:5])))
    return ""


def _words_of_object(body: Mapping[object, object], depth: int) -> str:
    said = next(filter(None, (_words(body.get(key), depth - 1) for key in _TEXT_KEYS)), "")
    errors = body.get("errors")
    if isinstance(errors, Mapping):  # by field: {"name": ["is too long"]}
        fields = cast("Mapping[object, object]", errors)
        details = "; ".join(f"{field}: {_words(text, depth - 1)}" for field, text in list(fields.items())[:5])
    else:
        details = _words(errors, depth - 1)
    return ": ".join(filter(None, (said, details)))
