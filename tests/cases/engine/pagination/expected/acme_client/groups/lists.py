"""The operations of the group ``lists``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._runtime.transport import AsyncTransport, Transport
from ..types import UNSET, RawResponse, Unset

if TYPE_CHECKING:
    from ..models.entries import Entries
    from ..models.issues import Issues
    from ..models.message import Message
    from ..models.messages import Messages
    from ..models.users_response import UsersResponse
    from ..pagination import AsyncPager, Pager


class Lists:
    """Synchronous calls."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> ListsWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return ListsWithRawResponse(self._transport)

    def messages(
        self,
        *,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> Pager[Message, Messages]:
        """Messages

        Returns:
            All items, page by page. Messages.
        """
        from ..api.lists import messages as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(before=before, after=after, limit=limit), _operation.PAGES)

    def users(self, *, page: int | Unset = UNSET) -> Pager[str, UsersResponse]:
        """Users

        Returns:
            All items, page by page. Users.
        """
        from ..api.lists import users as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(page=page), _operation.PAGES)

    def rows(self, *, skip: int | Unset = UNSET) -> Pager[int, list[int]]:
        """Rows

        Returns:
            All items, page by page. Rows.
        """
        from ..api.lists import rows as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(skip=skip), _operation.PAGES)

    def entries(self, *, offset: int | Unset = UNSET) -> Pager[int, Entries]:
        """Entries

        Returns:
            All items, page by page. Entries.
        """
        from ..api.lists import entries as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(offset=offset), _operation.PAGES)

    def numbers(self, *, page: int | Unset = UNSET) -> Pager[int, Entries]:
        """Numbers

        Returns:
            All items, page by page. Numbers.
        """
        from ..api.lists import numbers as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(page=page), _operation.PAGES)

    def repositories(self, *, q: str | Unset = UNSET) -> Pager[Message, list[Message]]:
        """Repositories

        Returns:
            All items, page by page. All.
        """
        from ..api.lists import repositories as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(q=q), _operation.PAGES)

    def issues(self) -> Pager[Message, Issues]:
        """Issues

        Returns:
            All items, page by page. All.
        """
        from ..api.lists import issues as _operation
        from ..pagination import Pager as _Pager

        return _Pager(self._transport, _operation.request(), _operation.PAGES)


class AsyncLists:
    """Asynchronous calls."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncListsWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return AsyncListsWithRawResponse(self._transport)

    def messages(
        self,
        *,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> AsyncPager[Message, Messages]:
        """Messages

        Returns:
            All items, page by page. Messages.
        """
        from ..api.lists import messages as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(before=before, after=after, limit=limit), _operation.PAGES)

    def users(self, *, page: int | Unset = UNSET) -> AsyncPager[str, UsersResponse]:
        """Users

        Returns:
            All items, page by page. Users.
        """
        from ..api.lists import users as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(page=page), _operation.PAGES)

    def rows(self, *, skip: int | Unset = UNSET) -> AsyncPager[int, list[int]]:
        """Rows

        Returns:
            All items, page by page. Rows.
        """
        from ..api.lists import rows as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(skip=skip), _operation.PAGES)

    def entries(self, *, offset: int | Unset = UNSET) -> AsyncPager[int, Entries]:
        """Entries

        Returns:
            All items, page by page. Entries.
        """
        from ..api.lists import entries as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(offset=offset), _operation.PAGES)

    def numbers(self, *, page: int | Unset = UNSET) -> AsyncPager[int, Entries]:
        """Numbers

        Returns:
            All items, page by page. Numbers.
        """
        from ..api.lists import numbers as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(page=page), _operation.PAGES)

    def repositories(self, *, q: str | Unset = UNSET) -> AsyncPager[Message, list[Message]]:
        """Repositories

        Returns:
            All items, page by page. All.
        """
        from ..api.lists import repositories as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(q=q), _operation.PAGES)

    def issues(self) -> AsyncPager[Message, Issues]:
        """Issues

        Returns:
            All items, page by page. All.
        """
        from ..api.lists import issues as _operation
        from ..pagination import AsyncPager as _Pager

        return _Pager(self._transport, _operation.request(), _operation.PAGES)


class ListsWithRawResponse:
    """Synchronous calls that return the response as it came."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def messages(
        self,
        *,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> RawResponse[Messages]:
        """See ``Lists.messages``."""
        from ..api.lists import messages as _operation

        return self._transport.call_raw(_operation.request(before=before, after=after, limit=limit))

    def users(self, *, page: int | Unset = UNSET) -> RawResponse[UsersResponse]:
        """See ``Lists.users``."""
        from ..api.lists import users as _operation

        return self._transport.call_raw(_operation.request(page=page))

    def rows(self, *, skip: int | Unset = UNSET) -> RawResponse[list[int]]:
        """See ``Lists.rows``."""
        from ..api.lists import rows as _operation

        return self._transport.call_raw(_operation.request(skip=skip))

    def entries(self, *, offset: int | Unset = UNSET) -> RawResponse[Entries]:
        """See ``Lists.entries``."""
        from ..api.lists import entries as _operation

        return self._transport.call_raw(_operation.request(offset=offset))

    def numbers(self, *, page: int | Unset = UNSET) -> RawResponse[Entries]:
        """See ``Lists.numbers``."""
        from ..api.lists import numbers as _operation

        return self._transport.call_raw(_operation.request(page=page))

    def repositories(self, *, q: str | Unset = UNSET) -> RawResponse[list[Message]]:
        """See ``Lists.repositories``."""
        from ..api.lists import repositories as _operation

        return self._transport.call_raw(_operation.request(q=q))

    def issues(self) -> RawResponse[Issues]:
        """See ``Lists.issues``."""
        from ..api.lists import issues as _operation

        return self._transport.call_raw(_operation.request())


class AsyncListsWithRawResponse:
    """Asynchronous calls that return the response as it came."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def messages(
        self,
        *,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> RawResponse[Messages]:
        """See ``Lists.messages``."""
        from ..api.lists import messages as _operation

        return await self._transport.call_raw(_operation.request(before=before, after=after, limit=limit))

    async def users(self, *, page: int | Unset = UNSET) -> RawResponse[UsersResponse]:
        """See ``Lists.users``."""
        from ..api.lists import users as _operation

        return await self._transport.call_raw(_operation.request(page=page))

    async def rows(self, *, skip: int | Unset = UNSET) -> RawResponse[list[int]]:
        """See ``Lists.rows``."""
        from ..api.lists import rows as _operation

        return await self._transport.call_raw(_operation.request(skip=skip))

    async def entries(self, *, offset: int | Unset = UNSET) -> RawResponse[Entries]:
        """See ``Lists.entries``."""
        from ..api.lists import entries as _operation

        return await self._transport.call_raw(_operation.request(offset=offset))

    async def numbers(self, *, page: int | Unset = UNSET) -> RawResponse[Entries]:
        """See ``Lists.numbers``."""
        from ..api.lists import numbers as _operation

        return await self._transport.call_raw(_operation.request(page=page))

    async def repositories(self, *, q: str | Unset = UNSET) -> RawResponse[list[Message]]:
        """See ``Lists.repositories``."""
        from ..api.lists import repositories as _operation

        return await self._transport.call_raw(_operation.request(q=q))

    async def issues(self) -> RawResponse[Issues]:
        """See ``Lists.issues``."""
        from ..api.lists import issues as _operation

        return await self._transport.call_raw(_operation.request())
