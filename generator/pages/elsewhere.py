"""Operations that a page leaves to an OpenAPI document: ``{% openapi-operation path="/boxes" method="get" %}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place
from generator.pages.markdown.parts import Markdown, components

_TAGS: Final = ("openapi", "openapi-operation", "openapi-webhook", "swagger")


def left_to_documents(markdown: Markdown) -> Iterator[tuple[str, Place]]:
    """What GitBook fills in where it publishes the page, each with its place: ``GET /boxes``."""
    for component in components(markdown.parts, *_TAGS):
        attributes = component.attributes
        if component.name != "swagger" or "src" in attributes:
            said = ((attributes.get("method") or "").upper(), attributes.get("path") or attributes.get("name"))
            yield " ".join(filter(None, said)), component.place
