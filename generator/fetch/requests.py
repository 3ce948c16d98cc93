"""Requests a file, and repeats the request if the server asks for patience: many limit the rate of requests."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPResponse
from importlib.metadata import version
from math import inf
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from generator.openapi.addresses import escaped

_SECONDS_OF_SILENCE: Final = 30
_TRIES: Final = 3
_LONGEST_WAIT: Final = 60
_LATER: Final = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


def opened(address: str, accept: str) -> HTTPResponse:
    """The response of a server, with its body not read yet.

    Raises:
        OSError, HTTPException, ValueError: there is no response, or it is an error.
    """
    headers = {"Accept": accept, "User-Agent": f"docs2client/{version('docs2client')}"}
    request = Request(escaped(address), headers=headers)
    for _ in range(_TRIES - 1):
        try:
            return _response(request)
        except HTTPError as error:
            seconds = _wanted_wait(error)
            if seconds is None:
                raise
            error.close()
        time.sleep(seconds)
    return _response(request)


def _response(request: Request) -> HTTPResponse:
    response = urlopen(request, timeout=_SECONDS_OF_SILENCE)
    if isinstance(response, HTTPResponse):
        return response
    response.close()
    raise ValueError("it leads to an address that is not HTTP")


def _wanted_wait(error: HTTPError) -> float | None:
    """The seconds after which a server asks to be tried again; None if it does not ask so, or names too many."""
    seconds = _seconds(error.headers.get("retry-after", "").strip())
    return seconds if error.code in _LATER and seconds <= _LONGEST_WAIT else None


def _seconds(wanted: str) -> float:
    """What ``Retry-After`` says, in seconds or as a date; for ever, where that is neither."""
    if wanted.isascii() and wanted.isdigit():
        return int(wanted)
    try:
        date = parsedate_to_datetime(wanted)
    except (ValueError, TypeError, IndexError, OverflowError):  # the parser of email.utils leaks all of these
        return inf
    now = datetime.now(UTC)
    return max(0.0, ((date if date.tzinfo else date.replace(tzinfo=UTC)) - now).total_seconds())
