"""Endpoints in the attributes of components: ``<Endpoint method="GET" path="/boxes">``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.pages.described_operations.endpoint import Endpoint, endpoint_at
from generator.pages.described_operations.endpoints.notation import ADDRESS, METHOD, plain
from generator.pages.markdown.parts import Block, Component, Part

_ADDRESS_KEYS: Final = ("path", "url", "endpoint", "route", "uri")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def endpoint_in_components(parts: Sequence[Part]) -> Endpoint | None:
    """The endpoint of the only component that has one."""
    named = [found for part in parts if isinstance(part, Component) and (found := endpoint_of_component(part))]
    return named[0] if len(named) == 1 else None


def endpoint_of_component(component: Component) -> Endpoint | None:
    """The endpoint that a component states; None when it states none."""
    attributes = component.attributes
    method = attributes.get("method") or ""
    address = next((value for key in _ADDRESS_KEYS if (value := attributes.get(key))), _text_of(component))
    is_address = re.fullmatch(ADDRESS, address) is not None
    if not re.fullmatch(METHOD, method.upper()) or not is_address or not component.name[0].isupper():
        return None
    server = "" if "://" in address else (attributes.get("baseUrl") or "").rstrip("/")
    return endpoint_at(method, server + address, component.place)


def _text_of(component: Component) -> str:
    """The only text in a component, without the targets of links."""
    alone = component.children[0] if len(component.children) == 1 else None
    return _LINK.sub(r"\1", plain(alone.text)) if isinstance(alone, Block) else ""


def method_of_badge(component: Component) -> str:
    """The method that a component shows and nothing else: ``<Badge type="info" text="POST" />``, ``<B>POST</B>``."""
    shown = [_text_of(component)] if component.children else component.attributes.values()
    return next((value for value in shown if value and re.fullmatch(METHOD, value)), "")
