"""Access tokens that stay valid: Replyke's live for 30 minutes, and are renewed with a refresh token."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Final, NamedTuple

import httpx2

from .errors import APIConnectionError, ResponseDecodeError, status_error_class

LIFETIME: Final = 29 * 60
"""Seconds for which an access token is used: a minute less than it lives."""

_OPERATION: Final = "auth.request_new_access_token"


class RefreshingToken:
    """Gives the current access token: ``Replyke(access_token=RefreshingToken(...))``.

    Each renewal replaces the refresh token too, and the server ends the session when an old one comes again. So a
    refresh token belongs to one ``RefreshingToken``, which threads and clients may share, and a program that wants to
    go on with the session when it is started again keeps what ``save`` is given.

    ``AsyncReplyke`` takes ``access_token=lambda: asyncio.to_thread(token)``.

    Args:
        refresh_token: the current refresh token of the user who acts.
        project_id: the id of the project.
        save: is given each new refresh token, before the first call that depends on it.
        base_url: the address of another server, with the project.
    """

    def __init__(
        self,
        refresh_token: str,
        *,
        project_id: str,
        save: Callable[[str], object] | None = None,
        base_url: str | None = None,
    ) -> None:
        self._refresh_token = refresh_token
        self._url = f"{base_url or f'https://api.replyke.com/v7/{project_id}'}/auth/request-new-access-token"
        self._save = save
        self._access_token = ""
        self._renewed_at = float("-inf")
        self._lock = Lock()

    def __call__(self) -> str:
        """The current access token.

        Raises:
            APIError: it has to be renewed, and that fails. It is not tried twice: nobody knows what the server did.
        """
        with self._lock:
            # The wall clock, because others stand still while a computer sleeps.
            if not 0 <= time.time() - self._renewed_at < LIFETIME:
                self._renew()
            return self._access_token

    def renewed(self, refused: str) -> str:
        """The token to use after the server refused one, which may have ended before its time.

        Clients call this once after a 401. Of many calls that were refused together only the first one renews.
        """
        with self._lock:
            if self._access_token == refused:
                self._renew()
            return self._access_token

    def _renew(self) -> None:
        started = time.time()
        tokens = _requested(self._url, self._refresh_token)
        self._access_token, self._refresh_token, self._renewed_at = tokens.access, tokens.refresh, started
        if self._save is not None:
            self._save(tokens.refresh)

    def __repr__(self) -> str:
        return f"<RefreshingToken {self._url}>"


class _Tokens(NamedTuple):
    access: str
    refresh: str


def _requested(url: str, refresh_token: str) -> _Tokens:
    try:
        response = httpx2.post(url, json={"refreshToken": refresh_token}, timeout=30)
    except httpx2.TransportError as error:
        raise APIConnectionError(f"{_OPERATION}: {error}", operation=_OPERATION) from error
    status, headers, content = response.status_code, response.headers, response.content
    if not response.is_success:
        raise status_error_class(status)(
            f"{_OPERATION}: {status}: {response.text[:500]}",
            operation=_OPERATION,
            status_code=status,
            headers=headers,
            body=response.text,
            content=content,
        )
    try:
        tokens = response.json()
        return _Tokens(str(tokens["accessToken"]), str(tokens["refreshToken"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ResponseDecodeError(
            "two tokens are expected",
            operation=_OPERATION,
            path="$",
            content=content,
            status_code=status,
            headers=headers,
        ) from error
