"""Models that pages mention by name, linked to the components that other pages make of them."""

from __future__ import annotations

from generator import pointer
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages.page import DOCUMENTED_TYPE
from generator.pages.rewrite import rewrite


def link_models(document: ObjectNode, report: Report) -> ObjectNode:
    """Makes a reference of each mention of a model that a page describes.

    Other mentions stay open schemas that keep the name, so that an overlay can find them.

    Arguments:
        document: the assembled document.
        report: receives ``model-unknown``, once for each name.
    """
    schemas = document.object_at("components").object_at("schemas")
    unknown: set[str] = set()

    def link(schema: ObjectNode) -> ObjectNode:
        name = schema.text_at(DOCUMENTED_TYPE)
        if not name:
            return schema
        if name in schemas:
            known = {"$ref": pointer.build("components", "schemas", name)}
            return schema.without(DOCUMENTED_TYPE).replaced({**known, **schema.without(DOCUMENTED_TYPE)})
        if name not in unknown:
            unknown.add(name)
            report.note(
                "model-unknown",
                f"No page describes the model `{name}`: it stays open",
                schema.place,
                "Add the page that describes it, or let an overlay add the component and refer to it.",
            )
        return schema

    return rewrite(document, link)
