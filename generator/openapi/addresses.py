"""Addresses as documents write them, including invalid ones such as ``https://[tenant].example.com``."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from generator.document import ObjectNode

# RFC 3986, appendix B.
_PARTS: Final = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
# A variable may stand for the scheme, or for all of it.
_WITH_HOST: Final = re.compile(r"(?:https?:)?//.|\{", re.IGNORECASE)
_RESERVED: Final = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test)$")
# RFC 3986, sections 3.3 and 3.4, and escapes that are there already.
_IN_PATHS: Final = "/:@!$&'()*+,;=~%"


def split(address: str) -> SplitResult:
    """The parts of an address, even if its host is not a valid one."""
    try:
        return urlsplit(address)
    except ValueError:
        found = _PARTS.match(address)
        return SplitResult(*(found.groups("") if found else ("", "", address, "", "")))


def is_on_the_web(address: str) -> bool:
    """Whether this is a web address and not a path."""
    return split(address).scheme.lower() in ("http", "https")


def is_reserved(address: str) -> bool:
    """Whether the name of the host is one that nobody can have, but documentation may use (RFC 2606)."""
    return _RESERVED.search(split(address).hostname or "") is not None


def joined(base: str, reference: str) -> str:
    """The reference resolved against a base address (RFC 3986, section 5)."""
    try:
        return urljoin(base, reference)
    except ValueError:
        given, own = split(base), split(reference)
    if own.scheme or own.netloc:
        return reference
    return split(urljoin(given._replace(netloc="host").geturl(), reference))._replace(netloc=given.netloc).geturl()


def escaped(address: str) -> str:
    """The address with everything percent-encoded that a request cannot hold: spaces, and letters beyond ASCII."""
    parts = split(address)
    return parts._replace(path=quote(parts.path, _IN_PATHS), query=quote(parts.query, f"{_IN_PATHS}?[]")).geturl()


def absolute_url(server: ObjectNode) -> str:
    """The URL of a server; empty where it has no host, which makes it relative to where the document was found."""
    url = server.text_at("url").strip().rstrip("/")
    if not _WITH_HOST.match(url):
        return ""
    return f"https:{url}" if url.startswith("//") else url
