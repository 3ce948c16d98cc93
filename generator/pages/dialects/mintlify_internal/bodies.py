"""Request and response bodies of Mintlify's internal shape."""

from __future__ import annotations

import re
from typing import Final

from generator.document import Node, ObjectNode
from generator.pages.dialects.mintlify_internal.schemas import Components, alternatives, without_invented_examples

# The placeholder for a response that has nothing but a description.
_NO_CONTENT: Final = "_mintlify/placeholder"


def request_body(source: ObjectNode, components: Components) -> ObjectNode | None:
    """The request body; None if there is none."""
    content = _content(source, components)
    if not content:
        return None
    schemas = [schema for _, media in source.object_items() for schema in _schemas(media)]
    items: dict[str, Node] = {"content": content}
    if any(schema.get("required") is True for schema in schemas):
        items = {"required": True, **items}
    return ObjectNode(items, source.place)


def responses(source: ObjectNode, components: Components) -> ObjectNode:
    """The responses by status."""
    return source.replaced(
        {
            status: _response(status, response, components)
            for status, response in source.items()
            if isinstance(response, ObjectNode)
        }
    )


def _response(status: str, source: ObjectNode, components: Components) -> ObjectNode:
    media = [media for _, media in source.object_items()]
    description = next((text for item in media if (text := _description(item))), "")
    content = _content(source, components)
    items: dict[str, Node] = {"description": _without_status(description, status)}
    return ObjectNode({**items, "content": content} if content else items, source.place)


def _without_status(description: str, status: str) -> str:
    """The description of ``400`` may repeat it: ``400 - Bad request``."""
    return re.sub(rf"^{re.escape(status)}\s*[:–—-]\s*(?=\S)", "", description)


def _description(media: ObjectNode) -> str:
    """The description of the media type; for a placeholder response, that of its schema."""
    own = media.text_at("description")
    return own or next((schema.text_at("description") for schema in _schemas(media)), "")


def _schemas(media: ObjectNode) -> list[ObjectNode]:
    return list(media.array_at("schemaArray").objects())


def _content(source: ObjectNode, components: Components) -> ObjectNode:
    return source.replaced(
        {
            media_type: _media(media, components)
            for media_type, media in source.items()
            if isinstance(media, ObjectNode) and media_type != _NO_CONTENT
        }
    )


def _media(source: ObjectNode, components: Components) -> ObjectNode:
    items: dict[str, Node] = {}
    if "schemaArray" in source:
        items["schema"] = alternatives(source.array_at("schemaArray"), components)
    items |= {key: source[key] for key in ("example", "examples", "encoding") if key in source}
    return without_invented_examples(ObjectNode(items, source.place, {"schema": source.place_of("schemaArray")}))
