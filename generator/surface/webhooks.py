"""Compares the functions that read webhooks: their names and results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.changes.model import Change
from generator.surface.annotations import Vocabulary, reads_like
from generator.surface.side import Finding, Side, instead


def webhook_changes(old: Side, new: Side, renamed: Mapping[str, str]) -> Iterator[Change]:
    """The changes of the functions that read webhooks.

    Arguments:
        renamed: the new names of models that were renamed, by their old names.
    """
    before = Vocabulary(old.package.components, renamed)
    after = Vocabulary(new.package.components, {})
    was, now = old.places_of_webhooks, new.places_of_webhooks
    found = {each.key: each for each in new.package.webhooks}
    for webhook in old.package.webhooks:
        here = Finding(f"webhooks.{webhook.name}", was[webhook.key])
        if (other := found.pop(webhook.key, None)) is None:
            yield here.change("webhook-removed", "is gone")
            continue
        here = replace(here, new=now[webhook.key])
        if other.name != webhook.name:
            yield here.change("webhook-renamed", f"is webhooks.{other.name} now")
        if not reads_like(before.read(webhook.type.annotated), after.read(other.type.annotated)):
            yield here.change("webhook-changed", f"gives {instead(webhook.type.annotated, other.type.annotated)}")
    for webhook in found.values():
        yield Finding(f"webhooks.{webhook.name}", None, now[webhook.key]).change("webhook-added", "is new")
