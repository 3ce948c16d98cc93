"""Drafts of servers and credentials that only the examples on pages show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode, read_text
from generator.overlay import Action
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.examples.shown_requests import requests
from generator.pages.markdown.reading import parse
from generator.pages.page import Page
from generator.scaffold.actions import Draft, replacing_servers, updating
from generator.scaffold.credentials import needing, scheme_name
from generator.validate.security import looks_like_credential

_PLACEHOLDER: Final = re.compile(r"\\{[^{}]*\\}")
_ORIGIN: Final = re.compile(r"https?://[^/\s]+")
# Other tokens in queries are for pagination.
_IN_QUERY: Final = re.compile(r"(?:api[-_]?(?:key|token)|(?:access|auth)[-_]?token|token)", re.IGNORECASE)
_BEARER: Final = {"type": "http", "scheme": "bearer"}
_BASIC: Final = {"type": "http", "scheme": "basic"}


def example_drafts(pages: Iterable[Path]) -> Mapping[str, Draft]:
    """The drafts that the commands on pages show, by the findings that they settle."""

    @cache
    def shown() -> tuple[Request, ...]:
        texts = ((page, read_text(page, Report())) for page in pages)
        parsed = (parse(Page(page.as_posix(), text), Report()) for page, text in texts if text)
        return tuple(each for markdown in parsed for each in requests(markdown.parts))

    return {
        "server-missing": lambda document: _name_shown_servers(shown(), document),
        "security-missing": lambda _: _say_shown_security(shown()),
    }


def _name_shown_servers(shown: Iterable[Request], document: ObjectNode) -> Iterator[Action]:
    """The servers that examples call, the most frequent first."""
    paths = sorted(document.object_at("paths"), key=len, reverse=True)
    servers = Counter(filter(None, (_server(request.address, paths) for request in shown)))
    if servers:
        reason = "The documentation names no server; its examples go there. Please confirm."
        yield from replacing_servers(document, reason, [{"url": url} for url, _ in servers.most_common()])


def _server(address: str, paths: Iterable[str]) -> str:
    """The address before the path of an operation, or else before any path; empty for an address without a host."""
    for path in paths:
        steps = _PLACEHOLDER.sub("[^/]+", re.escape(path.partition("?")[0].rstrip("/")))
        if found := re.fullmatch(rf"(https?://.*?){steps}/?", address):
            return found[1]
    origin = _ORIGIN.match(address)
    return origin[0] if origin else ""


def _say_shown_security(shown: Iterable[Request]) -> Iterator[Action]:
    """Requires the credentials that examples send for all calls; if examples differ, any of them is enough."""
    ways = [schemes for request in shown if (schemes := dict(_schemes(request)))]
    if not ways:
        return
    schemes = {name: {**scheme, "description": "Where callers get it."} for way in ways for name, scheme in way.items()}
    needed = dict.fromkeys(tuple(way) for way in ways)
    reason = "The documentation does not say which credentials calls need; its examples send these. Please confirm."
    security = [needing(names) for names in needed]
    yield updating("$", reason, {"components": {"securitySchemes": schemes}, "security": security})


def _schemes(request: Request) -> Iterator[tuple[str, dict[str, str]]]:
    """The security schemes for the credentials in one example, with their names."""
    for name, value in request.headers:
        kind = value.partition(" ")[0].lower() if name.lower() == "authorization" else ""
        if kind == "bearer":
            yield "AccessToken", _BEARER
        elif kind == "basic":
            yield "BasicAuth", _BASIC
        elif looks_like_credential(name):
            yield scheme_name(name), {"type": "apiKey", "in": "header", "name": name}
    for name in filter(_IN_QUERY.fullmatch, request.query):
        yield f"{scheme_name(name)}InQuery", {"type": "apiKey", "in": "query", "name": name}
