"""Brings any document into the one form that the engine and the templates read.

A pass is ``(document, report) -> document``: pure, deterministic, and idempotent. Those that look at one schema at a
time are ``(schema, report) -> schema``: passes that stand together in a tuple share the way through the document,
which takes longer than what most of them do there. A schema has gone through all of them before the one around it does.

The result is the project's own dialect of OpenAPI 3.1: every reference is to a component schema, ``nullable`` is the
only mark of null, ``allOf`` is merged, callbacks are webhooks, what the events of a stream hold is under ``x-event``,
and each object, enum and union of objects is a component whose key is its class name. An operation's names are
``x-group`` and ``x-method``, and ``x-group-classes`` has the class of each group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.declare_required import declare_required
from generator.normalize.drop_inapplicable import drop_inapplicable
from generator.normalize.extend_references import extend_references
from generator.normalize.follow_aliases import follow_aliases
from generator.normalize.gather_constants import gather_constants
from generator.normalize.gather_webhooks import gather_webhooks
from generator.normalize.hoist_deep_references import hoist_deep_references
from generator.normalize.hoist_schemas import hoist_schemas
from generator.normalize.inherit_types import inherit_types
from generator.normalize.inline_null import inline_null
from generator.normalize.join_properties import join_properties
from generator.normalize.mark_files import mark_files
from generator.normalize.mark_nullable import mark_nullable
from generator.normalize.merge_all_of import merge_all_of
from generator.normalize.merge_alternatives import merge_alternatives
from generator.normalize.name_groups import name_groups
from generator.normalize.name_operations import name_operations
from generator.normalize.name_schemas import name_schemas
from generator.normalize.resolve_components import resolve_components
from generator.normalize.schemas import rewrite_every_schema
from generator.normalize.unfold_patterns import unfold_patterns
from generator.normalize.unfold_querystrings import unfold_querystrings
from generator.normalize.unfold_tuples import unfold_tuples
from generator.normalize.unite_subtypes import unite_subtypes
from generator.normalize.unwrap_all_of import unwrap_all_of
from generator.normalize.unwrap_events import unwrap_events

__all__ = ["PASSES", "in_each_schema", "normalize"]

Pass: TypeAlias = Callable[[ObjectNode, Report], ObjectNode]

PASSES: Final[tuple[Pass | tuple[Pass, ...], ...]] = (
    hoist_deep_references,  # before anything moves that they point at
    follow_aliases,
    inline_null,
    gather_webhooks,
    resolve_components,
    unfold_querystrings,
    unwrap_events,
    (extend_references, drop_inapplicable),
    unite_subtypes,
    merge_alternatives,
    join_properties,
    (unfold_patterns, unfold_tuples, unwrap_all_of, inherit_types, mark_nullable, gather_constants, mark_files),
    follow_aliases,  # and those that came of schemas with one member
    name_operations,
    hoist_schemas,
    merge_all_of,
    (declare_required,),
    name_schemas,
    name_groups,
)


def normalize(document: ObjectNode, report: Report) -> ObjectNode:
    """Applies every pass in order."""
    for each in PASSES:
        document = each(document, report) if callable(each) else in_each_schema(document, each, report)
    return document


def in_each_schema(document: ObjectNode, passes: Iterable[Pass], report: Report) -> ObjectNode:
    """Applies passes that look at one schema at a time."""

    def in_turn(schema: ObjectNode) -> ObjectNode:
        for apply in passes:
            schema = apply(schema, report)
        return schema

    return rewrite_every_schema(document, in_turn)
