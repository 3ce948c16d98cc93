"""Puts together what is said more than once of a field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.described_operations.fields.objects import Field, with_properties


def distinct(fields: Iterable[Field], report: Report) -> list[Field]:
    """The fields of one object or request, each once.

    Arguments:
        report: receives ``field-repeated`` for descriptions that contradict the first one, which counts.
    """
    found: dict[tuple[str, str], Field] = {}
    for field in fields:
        key = ("body" if field.is_in_body else field.location, field.name)
        known = found.setdefault(key, field)
        if (joint := _joint(known.schema, field.schema)) is not None:
            found[key] = _described(known, field, joint)
            continue
        report.warning(
            "field-repeated",
            f"`{field.name or field.location}` is described twice, and differently: the first description counts",
            field.place,
            "Correct the field with an overlay where the other is right.",
            related=(known.place,),
        )
    return list(found.values())


def _described(known: Field, field: Field, schema: ObjectNode) -> Field:
    """A field with all that two descriptions say of it."""
    texts = [known.description, *([] if field.description in known.description else [field.description])]
    return replace(
        known,
        schema=schema,
        required=known.required or field.required,
        deprecated=known.deprecated or field.deprecated,
        description="\n\n".join(filter(None, texts)),
    )


def _joint(known: ObjectNode, added: ObjectNode) -> ObjectNode | None:
    """A schema of two that say different things of the same values; None if they contradict each other."""
    for model, parts in ((known, added), (added, known)):
        if DOCUMENTED_TYPE in model and DOCUMENTED_TYPE not in parts and parts.get("type", "object") == "object":
            return with_properties(model, parts) if "properties" in parts else model
    items: dict[str, Node] = {**known, **added}
    for key in known.keys() & added.keys():
        joint = _of_both(key, known[key], added[key])
        if joint is None:
            return None
        items[key] = joint
    return known.replaced(items)


def _of_both(key: str, known: Node, added: Node) -> Node:
    """What two schemas say under one key; None for a contradiction."""
    if isinstance(known, ObjectNode) and isinstance(added, ObjectNode):
        return _joint(known, added)
    if key == "required" and isinstance(known, ArrayNode) and isinstance(added, ArrayNode):
        return ArrayNode(dict.fromkeys((*known, *added)), known.place)
    return known if known == added or key == "description" else None
