"""The clients of Respondent Partner API."""

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
    from .groups.messaging import AsyncMessaging, Messaging
# region low level
if TYPE_CHECKING:
    from ._runtime.low_level_client import AuthenticatedClient as AuthenticatedClient
    from ._runtime.low_level_client import Client as Client
# endregion


class Respondent:
    """A client of Respondent Partner API.

    Args:
        api_key: The client id. Default: the environment variable RESPONDENT_API_KEY.
        api_secret: The client secret. Default: the environment variable
            RESPONDENT_API_SECRET.
        environment: ``production`` (https://api.respondent.io), ``staging``
            (https://api-staging.respondent.io). There is no default.
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
        api_key: Secret | None = None,
        api_secret: Secret | None = None,
        environment: Literal["production", "staging"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutInput = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        configuration = configure(
            SERVICE,
            {
                "api_key": api_key,
                "api_secret": api_secret,
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
    def messaging(self) -> Messaging:
        """The operations of the group ``messaging``."""
        from .groups.messaging import Messaging

        return Messaging(self._transport)

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


class AsyncRespondent:
    """An asynchronous client of Respondent Partner API.

    Args:
        api_key: The client id. Default: the environment variable RESPONDENT_API_KEY.
        api_secret: The client secret. Default: the environment variable
            RESPONDENT_API_SECRET.
        environment: ``production`` (https://api.respondent.io), ``staging``
            (https://api-staging.respondent.io). There is no default.
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
        api_key: AsyncSecret | None = None,
        api_secret: AsyncSecret | None = None,
        environment: Literal["production", "staging"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutInput = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        configuration = configure(
            SERVICE,
            {
                "api_key": api_key,
                "api_secret": api_secret,
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
    def messaging(self) -> AsyncMessaging:
        """The operations of the group ``messaging``."""
        from .groups.messaging import AsyncMessaging

        return AsyncMessaging(self._transport)

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
