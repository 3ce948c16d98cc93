"""Merges the documents of all fragments, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.assemble.components import merge_components, separate
from generator.assemble.defaults import Mentioned, hoist_security, hoist_servers
from generator.assemble.inferred import share_inferred
from generator.assemble.mentions import without_mentions
from generator.assemble.paths import conflicts, merge_paths
from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.ledger import Entry
from generator.naming import numbered
from generator.openapi.components import component_schemas, reference_to
from generator.openapi.extensions import DOCUMENTED_TYPE, UNPLACED_OPERATIONS
from generator.openapi.objects import rewrite_objects
from generator.openapi.upgrade import upgrade
from generator.pages.page import Fragment
from generator.undescribed import Expected

# A page is not obliged to name the API; OpenAPI is.
_NO_INFO: Final = {"title": "API", "version": "0.0.0"}


@dataclass(frozen=True, slots=True)
class Assembled:
    """One OpenAPI document.

    Arguments:
        left_out: entries for the descriptions that are left out, because earlier pages differ.
        expected: what pages have to describe of the operations.
    """

    document: ObjectNode
    left_out: tuple[Entry, ...]
    expected: tuple[Expected, ...]


def assemble(fragments: Sequence[Fragment], report: Report) -> Assembled | None:
    """One OpenAPI document of all fragments; None when there are no fragments.

    The order of the fragments does not matter: the pages' file names decide which comes first.
    """
    if not fragments:
        return None
    described = without_mentions(fragments, report)
    ordered = share_inferred(sorted(described, key=lambda fragment: (fragment.page, fragment.document.place)))
    version = max((fragment.document.text_at("openapi") for fragment in ordered), key=_version_key)
    documents = separate([_at_version(fragment, version) for fragment in ordered], report)
    mentioned = [Mentioned(each.shown_servers, each.base_addresses, each.expected is not None) for each in ordered]
    servers, documents = hoist_servers(documents, mentioned, report)
    security, documents = hoist_security(documents)
    paths, webhooks = ([document.object_at(key) for document in documents] for key in ("paths", "webhooks"))
    merged: dict[str, Node] = {
        "openapi": version,
        "info": _info(documents),
        "servers": servers,
        "security": security,
        "tags": _tags(documents),
        "paths": merge_paths(paths),
        "webhooks": merge_paths(webhooks),
        UNPLACED_OPERATIONS: _unplaced(documents, report),
        "components": merge_components(documents),
    }
    left_out = (*conflicts(paths), *conflicts(webhooks))
    expected = tuple(fragment.expected for fragment in ordered if fragment.expected)
    return Assembled(_link_models(_document(merged, documents)), left_out, expected)


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _at_version(fragment: Fragment, version: str) -> Fragment:
    if version.startswith("3.0") or not fragment.document.text_at("openapi").startswith("3.0"):
        return fragment
    return replace(fragment, document=upgrade(fragment.document))


def _info(documents: Sequence[ObjectNode]) -> ObjectNode:
    found = (document.object_at("info") for document in documents)
    return next((info for info in found if info.text_at("title")), object_node(_NO_INFO, documents[0].place))


def _tags(documents: Sequence[ObjectNode]) -> ArrayNode:
    tags: dict[str, tuple[Node, Place]] = {}
    for document in documents:
        declared = document.array_at("tags")
        for index, tag in enumerate(declared):
            if isinstance(tag, ObjectNode):
                tags.setdefault(tag.text_at("name"), (tag, declared.place_of(index)))
    places = [place for _, place in tags.values()]
    return ArrayNode((tag for tag, _ in tags.values()), places[0] if places else documents[0].place, places)


def _unplaced(documents: Sequence[ObjectNode], report: Report) -> ObjectNode:
    operations: dict[str, Node] = {}
    places: dict[str, Place] = {}
    for document in documents:
        section = document.object_at(UNPLACED_OPERATIONS)
        for slug, operation in section.items():
            name = numbered(slug, operations)
            if name != slug:
                report.note(
                    "unplaced-operation-renamed",
                    f"Another page describes an operation `{slug}` too: this one becomes `{name}`",
                    section.place_of(slug),
                    related=(places[slug],),
                )
            operations[name], places[name] = operation, section.place_of(slug)
    return ObjectNode(operations, next(iter(places.values()), documents[0].place), places)


def _document(merged: dict[str, Node], documents: Sequence[ObjectNode]) -> ObjectNode:
    """The merged sections in their order, without empty ones, then any other top-level fields of the documents."""
    items = {
        key: value for key, value in merged.items() if value or key == "paths" or (key == "security" and value == [])
    }
    places: dict[str, Place] = {}
    for document in documents:
        for key, value in document.items():
            if key not in merged:
                items.setdefault(key, value)
            if key in items:
                places.setdefault(key, document.place_of(key))
    return ObjectNode(items, documents[0].place, places)


def _link_models(document: ObjectNode) -> ObjectNode:
    """Turns each mention of a model into a reference, if a page describes the model.

    Other mentions stay open schemas with the name of the model, so that an overlay can find them.
    """
    schemas = component_schemas(document)

    def link(schema: ObjectNode) -> ObjectNode:
        name = schema.text_at(DOCUMENTED_TYPE)
        if name not in schemas:
            return schema
        reference = {"$ref": reference_to(name)}
        return schema.replaced({**reference, **schema.without(DOCUMENTED_TYPE)})

    return rewrite_objects(document, link)
