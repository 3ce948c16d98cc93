"""Reads webhooks: the functions that read their payloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from generator import naming
from generator.document import ObjectNode
from generator.engine.calls import Webhook
from generator.engine.components import Components
from generator.engine.imports import READERS
from generator.engine.statements import decoded
from generator.engine.wording import introduced
from generator.openapi.normal_form import is_json
from generator.openapi.webhooks import webhooks_of

# What the functions of the module are written with.
_TAKEN: Final = READERS | {"datetime", "payload"}


def read_webhooks(document: ObjectNode, components: Components) -> tuple[Webhook, ...]:
    """The webhooks of a normalised document that have a payload in JSON."""
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


def returned_payload(webhook: Webhook) -> str:
    """The statements that return what a payload holds."""
    return decoded(webhook.type, "received(payload).json()")


def webhook_description(webhook: Webhook) -> str:
    """What a server sends when, as the document says it."""
    summary = webhook.summary or f"Reads the payload of the webhook ``{webhook.key}``."
    return introduced(summary, webhook.description.strip(), webhook.deprecated)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "returned_payload": returned_payload,
    "webhook_description": webhook_description,
}
