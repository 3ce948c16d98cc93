"""Lists that a server gives page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator, Sequence
from typing import Any, Generic, Self, TypeVar
from urllib.parse import quote

from ._runtime.configuration import Configuration
from ._runtime.operation import Request
from ._runtime.paging import PaginationError, Rule
from ._runtime.transport import AsyncTransport, Transport
from .types import RawResponse

__all__ = ("AsyncPage", "AsyncPager", "Page", "Pager", "PaginationError")

R = TypeVar("R")
T = TypeVar("T")


class _Page(Generic[T, R]):
    """One page: its ``items``, the whole ``result``, and the ``response`` that it came in."""

    def __init__(self, rule: Rule[T, R], request: Request[R], response: RawResponse[R]) -> None:
        self._rule = rule
        self._request = request
        self.operation: str = request.operation.name
        self.identity: tuple[object, ...] = _identity(request)
        self.response = response
        self.result = response.parsed
        self.items: list[T] = list(rule.items(self.result)) if self.result is not None else []

    def _following(self, configuration: Configuration) -> Request[R] | None:
        if self.result is None:  # a success without a body
            return None
        following = self._rule.following(self._request, self.response, configuration)
        if following is not None and _identity(following) == self.identity:
            raise PaginationError(f"{self.operation}: the server gives this page as the one after it")
        return following

    def _after(self, before: _Page[T, R]) -> Self:
        if self.items and self.response.content == before.response.content:
            raise PaginationError(f"{self.operation}: the server gave the same page twice")
        return self

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.items)} items>"


class _Seen:
    """The pages of one walk, none of which may come twice."""

    def __init__(self) -> None:
        self._identities: set[object] = set()

    def add(self, page: _Page[Any, Any]) -> None:
        if page.identity in self._identities:
            raise PaginationError(f"{page.operation}: the pages go round in a circle")
        self._identities.add(page.identity)


def _identity(request: Request[Any]) -> tuple[object, ...]:
    return (request.path, *sorted(request.query))


def _chosen(request: Request[R], rules: Sequence[Rule[T, R]]) -> Rule[T, R]:
    """The rule whose parameter the caller gave, which is the direction to go; else the first rule."""
    given = {name for name, _ in request.query}
    return next((rule for rule in rules if quote(rule.parameter, safe="") in given), rules[0])


class Page(_Page[T, R]):
    """One page: its ``items``, the whole ``result``, and the ``response`` that it came in."""

    def __init__(self, transport: Transport, rule: Rule[T, R], request: Request[R]) -> None:
        super().__init__(rule, request, transport.call_raw(request))
        self._transport = transport

    def next(self) -> Page[T, R] | None:
        """The page after this one, if there is one."""
        following = self._following(self._transport.configuration)
        if following is None:
            return None
        return Page(self._transport, self._rule, following)._after(self)


class Pager(Generic[T, R]):
    """All items of a list over all pages; each page is requested only when it is needed."""

    def __init__(self, transport: Transport, request: Request[R], rules: Sequence[Rule[T, R]]) -> None:
        self._transport = transport
        self._request = request
        self._rule = _chosen(request, rules)

    def first(self) -> Page[T, R]:
        """The first page; its ``next()`` is the second one."""
        return Page(self._transport, self._rule, self._request)

    def pages(self) -> Iterator[Page[T, R]]:
        """The pages one after the other."""
        seen = _Seen()
        page: Page[T, R] | None = self.first()
        while page is not None:
            seen.add(page)
            yield page
            page = page.next()

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items


class AsyncPage(_Page[T, R]):
    """One page: its ``items``, the whole ``result``, and the ``response`` that it came in."""

    def __init__(
        self, transport: AsyncTransport, rule: Rule[T, R], request: Request[R], response: RawResponse[R]
    ) -> None:
        super().__init__(rule, request, response)
        self._transport = transport

    async def next(self) -> AsyncPage[T, R] | None:
        """The page after this one, if there is one."""
        following = self._following(self._transport.configuration)
        if following is None:
            return None
        response = await self._transport.call_raw(following)
        return AsyncPage(self._transport, self._rule, following, response)._after(self)


class AsyncPager(Generic[T, R]):
    """``Pager`` for ``asyncio``: ``async for`` gives all items, ``await`` the first page."""

    def __init__(self, transport: AsyncTransport, request: Request[R], rules: Sequence[Rule[T, R]]) -> None:
        self._transport = transport
        self._request = request
        self._rule = _chosen(request, rules)

    async def first(self) -> AsyncPage[T, R]:
        """The first page; its ``next()`` is the second one."""
        response = await self._transport.call_raw(self._request)
        return AsyncPage(self._transport, self._rule, self._request, response)

    def __await__(self) -> Generator[Any, Any, AsyncPage[T, R]]:
        return self.first().__await__()

    async def pages(self) -> AsyncIterator[AsyncPage[T, R]]:
        """The pages one after the other."""
        seen = _Seen()
        page: AsyncPage[T, R] | None = await self.first()
        while page is not None:
            seen.add(page)
            yield page
            page = await page.next()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item
