"""Finds operations that a page only refers to: ``{% openapi-operation path="/boxes" method="get" %}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place
from generator.pages.markdown.parts import Markdown, components

_TAGS: Final = ("openapi", "openapi-operation", "openapi-webhook", "swagger")


def left_to_documents(markdown: Markdown) -> Iterator[tuple[str, Place]]:
    """The operations, such as ``GET /boxes``, that GitBook fills in from an OpenAPI document, with their places."""
    for component in components(markdown.parts, *_TAGS):
        attributes = component.attributes
        if component.name != "swagger" or "src" in attributes:
            said = ((attributes.get("method") or "").upper(), attributes.get("path") or attributes.get("name"))
            yield " ".join(filter(None, said)), component.place
