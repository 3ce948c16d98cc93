"""The clients of Replyke API."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

import httpx2

from ._runtime.configuration import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, configure
from ._runtime.security import AsyncSecret, Secret
from ._runtime.transport import AsyncTransport, Transport, uncached
from ._service import SERVICE
from .types import UNSET, TimeoutInput, Unset

if TYPE_CHECKING:
    from .groups.messages import AsyncMessages, Messages
# region low level
if TYPE_CHECKING:
    from ._runtime.low_level_client import AuthenticatedClient as AuthenticatedClient
    from ._runtime.low_level_client import Client as Client
# endregion


class Replyke:
    """A client of Replyke API.

    Args:
        project_id: The id of the project, from the dashboard. Default: the environment
            variable REPLYKE_PROJECT_ID.
        access_token: The access token of the user who acts, or a callable that gives
            the current one. Default: the environment variable REPLYKE_ACCESS_TOKEN.
        environment: ``production`` (https://api.replyke.com/v7/{projectId}). Default:
            production.
        base_url: The address to use instead of a documented server, its variables
            included.
        timeout: Seconds for each phase of a request, or an ``httpx2.Timeout``.
        max_retries: How often a request is sent again at most, when that is safe.
        headers: Sent with every request.
        http_client: Connections of your own: proxies, certificates, transports.
    """

    def __init__(
        self,
        *,
        project_id: str | None = None,
        access_token: Secret | None = None,
        environment: Literal["production"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutInput = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        configuration = configure(
            SERVICE,
            {
                "project_id": project_id,
                "access_token": access_token,
                "environment": environment,
                "base_url": base_url,
            },
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            http_client=http_client,
        )
        self._transport = Transport(configuration, http_client)

    @cached_property
    def messages(self) -> Messages:
        """Messages of a conversation."""
        from .groups.messages import Messages

        return Messages(self._transport)

    def with_options(
        self,
        *,
        timeout: TimeoutInput | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
    ) -> Self:
        """A copy with other options that shares the connections of this client; this one stays as it is."""
        changed = type(self).__new__(type(self))
        changed.__dict__.update(uncached(self))
        changed._transport = self._transport.with_options(timeout=timeout, max_retries=max_retries, headers=headers)
        return changed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._transport.configuration.server.url or 'without a server'}>"

    def close(self) -> None:
        """Closes the connections, unless they belong to ``http_client``."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncReplyke:
    """An asynchronous client of Replyke API.

    Args:
        project_id: The id of the project, from the dashboard. Default: the environment
            variable REPLYKE_PROJECT_ID.
        access_token: The access token of the user who acts, or a callable that gives
            the current one. Default: the environment variable REPLYKE_ACCESS_TOKEN.
        environment: ``production`` (https://api.replyke.com/v7/{projectId}). Default:
            production.
        base_url: The address to use instead of a documented server, its variables
            included.
        timeout: Seconds for each phase of a request, or an ``httpx2.Timeout``.
        max_retries: How often a request is sent again at most, when that is safe.
        headers: Sent with every request.
        http_client: Connections of your own: proxies, certificates, transports.
    """

    def __init__(
        self,
        *,
        project_id: str | None = None,
        access_token: AsyncSecret | None = None,
        environment: Literal["production"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutInput = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        configuration = configure(
            SERVICE,
            {
                "project_id": project_id,
                "access_token": access_token,
                "environment": environment,
                "base_url": base_url,
            },
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            http_client=http_client,
        )
        self._transport = AsyncTransport(configuration, http_client)

    @cached_property
    def messages(self) -> AsyncMessages:
        """Messages of a conversation."""
        from .groups.messages import AsyncMessages

        return AsyncMessages(self._transport)

    def with_options(
        self,
        *,
        timeout: TimeoutInput | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
    ) -> Self:
        """A copy with other options that shares the connections of this client; this one stays as it is."""
        changed = type(self).__new__(type(self))
        changed.__dict__.update(uncached(self))
        changed._transport = self._transport.with_options(timeout=timeout, max_retries=max_retries, headers=headers)
        return changed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._transport.configuration.server.url or 'without a server'}>"

    async def close(self) -> None:
        """Closes the connections, unless they belong to ``http_client``."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


# region low level
def __getattr__(name: str) -> Any:
    """The clients of openapi-python-client, imported when they are asked for."""
    if name not in ("AuthenticatedClient", "Client"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from ._runtime import low_level_client

    return getattr(low_level_client, name)


# endregion
