"""The HTTP message of a request: address, headers and body, put together from client, request and credentials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import httpx2

from ..errors import InvalidArgumentError
from .bodies import FormBody
from .configuration import Configuration
from .encode import Pairs, form
from .operation import Request
from .security import Authorization

if TYPE_CHECKING:
    from .files import UploadStream

T = TypeVar("T")

HttpClient: TypeAlias = httpx2.Client | httpx2.AsyncClient

_USUALLY_WITH_BODY = ("POST", "PUT", "PATCH", "QUERY")
_KEYS = "headers with credentials"
_SECRET_FORM = "form with credentials"
_HTTP_AGENT = f"python-httpx2/{httpx2.__version__}"


def compose(
    configuration: Configuration,
    request: Request[T],
    authorization: Authorization,
    http_client: HttpClient,
) -> httpx2.Request:
    """A message that can be sent once.

    Headers, query parameters and cookies of the HTTP client come first, so that the settings of users are respected,
    also a ``User-Agent``; then the headers of the API client, then those of the request.
    """
    url = _url(configuration, request, authorization, http_client)
    if authorization.form:
        request = request._replace(body=_with_credentials(request, authorization))
    payload = b"" if request.body is None else request.body.payload()
    message = httpx2.Request(
        request.operation.method,
        url,
        headers=_common_headers(configuration, url.netloc, request.operation.accept, http_client.headers),
        # As a stream, because httpx2 goes through all headers again when it frames a body itself.
        stream=httpx2.ByteStream(payload) if isinstance(payload, bytes) else payload,
        extensions={
            "timeout": configuration.timeout.as_dict(),
            _KEYS: [name for name, _ in authorization.headers],
            _SECRET_FORM: bool(authorization.form),
        },
    )
    message.method = request.operation.method  # httpx2 writes it in capitals, which for others is another one
    for layer in (request.headers, authorization.headers, _framing(request, payload)):
        _put(message.headers, layer)
    _put_cookies(message, [*request.cookies, *authorization.cookies], http_client)
    if authorization.query:
        message.url = _UrlWithSecret(url)
    return message


def _with_credentials(request: Request[T], authorization: Authorization) -> FormBody:
    fields = request.body.fields if isinstance(request.body, FormBody) else []
    return FormBody([*fields, *authorization.form])


def redirected(response: httpx2.Response, http_client: HttpClient) -> httpx2.Request | None:
    """The message that a redirect asks for, if the HTTP client follows redirects.

    httpx2 does not send ``Authorization`` and cookies to other servers, but knows nothing of API keys. A form with
    credentials is not sent elsewhere at all.
    """
    further = response.next_request if http_client.follow_redirects else None
    if further is None or _origin(further.url) == _origin(response.request.url):
        return further
    for name in further.extensions[_KEYS]:
        further.headers.pop(name, None)
    return None if further.extensions[_SECRET_FORM] else further


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    """The server of a URL; the first versions of httpx2 have no property for it."""
    return url.scheme, url.host, url.port


def sent_again(message: httpx2.Request) -> httpx2.Request:
    """The message that a redirect asks for, unless its body was read from a pipe, which is empty by now."""
    if not getattr(message.stream, "replayable", True):
        raise httpx2.StreamError("the server redirects, and what was sent cannot be read a second time")
    return message


def _common_headers(configuration: Configuration, host: bytes, accept: str, own: httpx2.Headers) -> httpx2.Headers:
    """The headers of all requests to a host; made again if the headers of the HTTP client have changed."""
    prepared = configuration.prepared.headers.get((host, accept))
    if prepared is not None and prepared[0] == own.raw:
        return prepared[1]
    headers = httpx2.Headers([("Host", host.decode())])
    headers.update(own)
    headers["Accept"] = accept
    if own.get("user-agent", _HTTP_AGENT) == _HTTP_AGENT:  # and not one that a user set
        headers["User-Agent"] = f"{configuration.service.user_agent} {_HTTP_AGENT}"
    headers.update(configuration.headers)
    configuration.prepared.headers[host, accept] = (own.raw, headers)
    return headers


def _put(headers: httpx2.Headers, layer: Sequence[tuple[str, str]]) -> None:
    """Adds a layer of headers, which replace earlier ones of the same name; a layer may repeat a name."""
    if len(layer) > 1 and len({name.lower() for name, _ in layer}) < len(layer):
        headers.update(layer)
        return
    for name, value in layer:  # four times as fast as `update`
        headers[name] = value


def _framing(request: Request[T], payload: bytes | UploadStream) -> Pairs:
    """The headers about the body; methods that usually have one also say that there is none (RFC 9110, section 8.6)."""
    if request.body is None:
        return [("Content-Length", "0")] if request.operation.method in _USUALLY_WITH_BODY else []
    length = len(payload) if isinstance(payload, bytes) else payload.length
    size = ("Transfer-Encoding", "chunked") if length is None else ("Content-Length", str(length))
    return [("Content-Type", request.body.media_type), size]


def _url(
    configuration: Configuration,
    request: Request[T],
    authorization: Authorization,
    http_client: HttpClient,
) -> httpx2.URL:
    own: Pairs = [pair for name, value in http_client.params.multi_items() for pair in form(name, value)]
    pairs = [*own, *request.query, *authorization.query]
    operation = request.operation
    address = f"{configuration.address(operation.server, operation.servers)}{request.path}"
    try:
        if not pairs:
            return _parsed(address)
        return httpx2.URL(f"{address}?{'&'.join(f'{name}={value}' for name, value in pairs)}")
    except httpx2.InvalidURL as error:
        raise InvalidArgumentError(f"{operation.name}: no address can be made: {error}") from error


@lru_cache(maxsize=256)
def _parsed(address: str) -> httpx2.URL:
    """An address without a query, which may hold secrets; parsing one takes as long as the rest of a message."""
    return httpx2.URL(address)


def _put_cookies(message: httpx2.Request, cookies: Pairs, http_client: HttpClient) -> None:
    """Adds the cookies of the HTTP client, then those of the request, which may repeat a name."""
    if http_client.cookies:
        others = httpx2.Cookies(http_client.cookies)
        for name in {name for name, _ in cookies}:
            others.delete(name)
        others.set_cookie_header(message)
    if cookies:
        own = [f"{name}={value}" for name, value in cookies]
        message.headers["Cookie"] = "; ".join([*message.headers.get_list("Cookie"), *own])


class _UrlWithSecret(httpx2.URL):
    """A URL whose text leaves out the query, which holds a credential: httpx2 logs the text of every URL."""

    def __str__(self) -> str:
        return str(self.copy_with(query=None))

    def __repr__(self) -> str:
        return repr(self.copy_with(query=None))
