"""The passes, in the order in which each finds what it relies on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.composition.join_properties import join_properties
from generator.normalize.composition.merge_all_of import merge_all_of
from generator.normalize.composition.merge_alternatives import merge_alternatives
from generator.normalize.composition.unite_subtypes import unite_subtypes
from generator.normalize.composition.untie_unions import untie_unions
from generator.normalize.keywords.declare_required import declare_required
from generator.normalize.keywords.drop_inapplicable import drop_inapplicable
from generator.normalize.keywords.drop_limits import drop_limits
from generator.normalize.keywords.extend_references import extend_references
from generator.normalize.keywords.gather_constants import gather_constants
from generator.normalize.keywords.inherit_types import inherit_types
from generator.normalize.keywords.lift_annotations import lift_annotations
from generator.normalize.keywords.mark_files import mark_files
from generator.normalize.keywords.mark_nullable import mark_nullable
from generator.normalize.keywords.unfold_patterns import unfold_patterns
from generator.normalize.keywords.unfold_tuples import unfold_tuples
from generator.normalize.keywords.unwrap_all_of import unwrap_all_of
from generator.normalize.names.hoist_schemas import hoist_schemas
from generator.normalize.names.name_groups import name_groups
from generator.normalize.names.name_operations import name_operations
from generator.normalize.names.name_schemas import name_schemas
from generator.normalize.operations.gather_webhooks import gather_webhooks
from generator.normalize.operations.take_as_text import take_as_text
from generator.normalize.operations.unfold_querystrings import unfold_querystrings
from generator.normalize.operations.unwrap_events import unwrap_events
from generator.normalize.references.follow_aliases import follow_aliases
from generator.normalize.references.hoist_deep_references import hoist_deep_references
from generator.normalize.references.inline_null import inline_null
from generator.normalize.references.resolve_components import resolve_components
from generator.openapi.schemas import rewrite_every_schema

Pass: TypeAlias = Callable[[ObjectNode, Report], ObjectNode]

PASSES: Final[tuple[Pass | tuple[Pass, ...], ...]] = (
    hoist_deep_references,  # before anything moves that they point at
    follow_aliases,
    inline_null,
    untie_unions,
    gather_webhooks,
    resolve_components,
    unfold_querystrings,
    take_as_text,
    unwrap_events,
    (lift_annotations, extend_references, drop_inapplicable),
    unite_subtypes,
    merge_alternatives,
    join_properties,
    (
        unfold_patterns,
        unfold_tuples,
        unwrap_all_of,
        drop_limits,
        inherit_types,
        mark_nullable,
        gather_constants,
        mark_files,
    ),
    follow_aliases,  # again, for the aliases that unwrapping a single member has made
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
