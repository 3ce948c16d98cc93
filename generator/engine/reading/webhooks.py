"""Reads webhooks into functions that read their payloads."""

from __future__ import annotations

from typing import Final

from generator import naming
from generator.document import ObjectNode
from generator.engine.context.calls import Webhook
from generator.engine.reading.components import Components
from generator.engine.runtime import READERS
from generator.openapi.media_types import is_json
from generator.openapi.webhooks import webhooks_of

# The names that the code of these functions uses.
_TAKEN: Final = READERS | {"datetime", "payload"}


def read_webhooks(document: ObjectNode, components: Components) -> tuple[Webhook, ...]:
    """The webhooks of a normalised document with a payload in JSON."""
    taken: set[str] = set(_TAKEN)
    found: list[Webhook] = []
    for key, _, operation, _ in webhooks_of(document):
        content = operation.object_at("requestBody").object_at("content")
        media_type = next(filter(is_json, content), "")
        if not media_type:
            continue
        found.append(
            Webhook(
                name=naming.claim(naming.identifier(key, "webhook"), taken),
                key=key,
                summary=operation.text_at("summary"),
                description=operation.text_at("description"),
                deprecated=operation.get("deprecated") is True,
                type=components.type_of(content.object_at(media_type).get("schema")),
            )
        )
    return tuple(found)
