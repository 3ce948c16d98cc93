"""The filters of the template for webhooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.engine.context.calls import Webhook
from generator.engine.writing.statements import decoded
from generator.engine.writing.wording import introduced


def returned_payload(webhook: Webhook) -> str:
    """The statements that return the contents of a payload."""
    return decoded(webhook.type, "_received(payload).json()")


def webhook_description(webhook: Webhook) -> str:
    """The docstring of a function that reads a webhook."""
    summary = webhook.summary or f"Reads the payload of the webhook ``{webhook.key}``."
    return introduced(summary, webhook.description.strip(), webhook.deprecated)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "returned_payload": returned_payload,
    "webhook_description": webhook_description,
}
