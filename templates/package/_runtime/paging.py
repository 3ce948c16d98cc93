"""The rules for pagination: from a request and its response, a rule makes the request for the next page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import quote, unquote_plus

import httpx2

from ..errors import APIError
from ..types import RawResponse
from .configuration import Configuration
from .encode import Pairs, form
from .operation import Request
from .security import ApiKey

T = TypeVar("T")
R = TypeVar("R")


class PaginationError(APIError):
    """The pages do not continue as the specification says, so the same page would be requested for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[T, R]):
    """The fields of all rules: the place of the items in a result, and the place that says if there are more."""

    items: Callable[[R], Sequence[T]]
    parameter: str = ""
    more: Callable[[R], object] | None = None

    def following(
        self, request: Request[R], response: RawResponse[R], configuration: Configuration
    ) -> Request[R] | None:
        """The request for the next page; ``None`` after the last one."""
        raise NotImplementedError

    def _says(self, response: RawResponse[R]) -> object:
        return self.more(response.parsed) if self.more else None

    def _number(self, request: Request[R], otherwise: int) -> int:
        """The number in the parameter of a request."""
        given = dict(request.query).get(quote(self.parameter, safe=""))
        if given is None:
            return otherwise
        try:
            return int(given)
        except ValueError:
            raise PaginationError(f"{request.operation.name}: {self.parameter}={given} is no number") from None

    def _asking(self, request: Request[R], value: object) -> Request[R]:
        name = quote(self.parameter, safe="")
        others = [pair for pair in request.query if pair[0] != name]
        return request._replace(query=[*others, *form(self.parameter, value)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursors(Rule[T, R]):
    """The parameter for the next page gets the value of ``next`` in the result."""

    next: Callable[[R], object]

    def following(
        self, request: Request[R], response: RawResponse[R], configuration: Configuration
    ) -> Request[R] | None:
        says = self._says(response)
        cursor = self.next(response.parsed)
        if says is False or (not cursor and cursor != 0 and says is not True):
            return None
        if not cursor and cursor != 0:
            raise PaginationError(f"{request.operation.name}: the server says that there is more, but not where")
        return self._asking(request, cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers(Rule[T, R]):
    """The parameter is the number of the page, from ``start`` on; ``pages`` is the number of all pages."""

    start: int = 1
    pages: Callable[[R], object] | None = None

    def following(
        self, request: Request[R], response: RawResponse[R], configuration: Configuration
    ) -> Request[R] | None:
        number = self._number(request, self.start)
        pages = self.pages(response.parsed) if self.pages else None
        is_last = isinstance(pages, int) and number - self.start + 1 >= pages
        if is_last or self._says(response) is False or not self.items(response.parsed):
            return None
        return self._asking(request, number + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets(Rule[T, R]):
    """The parameter is the number of items before the page; ``total`` is the number of all items."""

    total: Callable[[R], object] | None = None

    def following(
        self, request: Request[R], response: RawResponse[R], configuration: Configuration
    ) -> Request[R] | None:
        found = len(self.items(response.parsed))
        end = self._number(request, 0) + found
        total = self.total(response.parsed) if self.total else None
        is_last = isinstance(total, int) and end >= total
        return None if is_last or self._says(response) is False or not found else self._asking(request, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links(Rule[T, R]):
    """The address of the next page is in the result, or else in the header ``Link``."""

    next: Callable[[R], object] | None = None

    def following(
        self, request: Request[R], response: RawResponse[R], configuration: Configuration
    ) -> Request[R] | None:
        found = self.next(response.parsed) if self.next else _link(response.headers)
        return _followed(request, str(found), configuration) if found and self._says(response) is not False else None


def _link(headers: httpx2.Headers) -> str | None:
    links = httpx2.Response(200, headers=[("Link", value) for value in headers.get_list("link")]).links
    return links.get("next", {}).get("url")


def _followed(request: Request[R], link: str, configuration: Configuration) -> Request[R]:
    """The request with the path and the query of an address, which must belong to the same server."""
    address = configuration.address(request.operation.server, request.operation.servers)
    base = httpx2.URL(address)
    try:
        url = httpx2.URL(f"{address}{request.path}").join(link)
    except httpx2.InvalidURL as error:
        raise PaginationError(f"{request.operation.name}: the next page has no usable address: {error}") from error
    root = base.raw_path.decode("ascii").rstrip("/")
    path, _, query = url.raw_path.decode("ascii").partition("?")
    if (url.scheme, url.netloc) != (base.scheme, base.netloc) or not path.startswith(f"{root}/"):
        where = url.copy_with(query=None)
        raise PaginationError(f"{request.operation.name}: the next page is at {where}, which is not below {base}")
    return request._replace(path=path.removeprefix(root), query=_pairs(query, configuration))


def _pairs(query: str, configuration: Configuration) -> Pairs:
    """The parameters of a query without credentials, which are added to each request anyway."""
    schemes = configuration.service.schemes.values()
    secret = {scheme.name for scheme in schemes if isinstance(scheme, ApiKey) and scheme.location == "query"}
    pairs = [(name, value) for name, _, value in (each.partition("=") for each in query.split("&") if each)]
    return [pair for pair in pairs if unquote_plus(pair[0]) not in secret]
