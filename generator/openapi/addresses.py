"""Addresses as documents write them, also those that are none: ``https://[tenant].example.com``."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

# RFC 3986, appendix B.
_PARTS: Final = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


# RFC 3986, sections 3.3 and 3.4, and escapes that are there already.
_IN_PATHS: Final = "/:@!$&'()*+,;=~%"


def split(address: str) -> SplitResult:
    """The parts of an address, whatever stands for the host."""
    try:
        return urlsplit(address)
    except ValueError:
        found = _PARTS.match(address)
        return SplitResult(*(found.groups("") if found else ("", "", address, "", "")))


def is_on_the_web(address: str) -> bool:
    """Whether it is the address of something on the web, and no path."""
    return split(address).scheme.lower() in ("http", "https")


def joined(base: str, reference: str) -> str:
    """What a reference means at an address (RFC 3986, section 5)."""
    try:
        return urljoin(base, reference)
    except ValueError:
        given, own = split(base), split(reference)
    if own.scheme or own.netloc:
        return reference
    return split(urljoin(given._replace(netloc="host").geturl(), reference))._replace(netloc=given.netloc).geturl()


def escaped(address: str) -> str:
    """An address with escapes for what no request can hold: spaces, and letters of other scripts than the Latin."""
    parts = split(address)
    return parts._replace(path=quote(parts.path, _IN_PATHS), query=quote(parts.query, f"{_IN_PATHS}?[]")).geturl()
