"""Builds objects of fields, also of those named by a path: ``user.name``, ``items[].id``, ``labels.{key}``.

``tags[]`` stands for the items of a list ``tags``, except in forms, where it is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.extensions import DOCUMENTED_TYPE

IN_BODY: Final = ("body", "form")
"""The locations of fields that are part of the body."""

_ITEMS: Final = r"\[\w*\]"
_STEP: Final = rf"[\w$@-]+(?:{_ITEMS})*"
_ANY_KEY: Final = r"\{[\w -]+\}|<[\w -]+>"
_PATH: Final = re.compile(rf"(?P<head>{_STEP})\.(?P<rest>(?:{_STEP}|{_ANY_KEY})(?:\.(?:{_STEP}|{_ANY_KEY}))*)")


@dataclass(frozen=True, slots=True)
class Field:
    """A field; ``location`` is ``body`` unless the page says otherwise, and ``form`` for a part of a form.

    A field without a name is the whole body.
    """

    name: str
    location: str
    schema: ObjectNode
    required: bool
    deprecated: bool
    description: str
    place: Place

    @property
    def is_in_body(self) -> bool:
        """Whether it is part of the body, in any media type."""
        return self.location in IN_BODY


def first_step(name: str) -> str:
    """The top-level field of a path: ``user`` for ``user.tags[]``."""
    return name.partition(".")[0].partition("[")[0]


def key_of(name: str) -> str:
    """The same text for all spellings of a name: ``boxId``, ``box_id``, ``Box id``, ``$boxId``."""
    return re.sub(r"[\s_$-]", "", name).lower()


def object_of(fields: Iterable[Field], place: Place) -> ObjectNode:
    """The object with these fields as properties; fields named by a path are nested."""
    return form_of(_with_lists(fields), place)


def form_of(fields: Iterable[Field], place: Place) -> ObjectNode:
    """Like ``object_of`` for a form, in which ``tags[]`` is the name of a part."""
    known: dict[str, Field] = {}
    for field in fields:
        path = _PATH.fullmatch(field.name)
        name = re.sub(_ITEMS, "", path["head"]) if path else field.name
        if path is None:
            known[name] = _joined(field, known.get(name))
        else:
            inner = object_of([replace(field, name=path["rest"])], field.place)
            known[name] = _with_part(known.get(name) or _implied(name, path["head"], field), inner)
    return _object(list(known.values()), place)


def _with_lists(fields: Iterable[Field]) -> Iterable[Field]:
    """The fields, with each ``tags[]`` merged into the list ``tags``."""
    found: list[Field] = []
    for field in fields:
        name = field.name.removesuffix("[]")
        is_item = name != field.name
        known = next((index for index, each in enumerate(found) if each.name == name), None) if is_item else None
        if known is not None and found[known].schema.get("type") == "array":
            found[known] = _holding(found[known], field)
        else:
            found.append(_listed(field, name) if is_item else field)
    return found


def _listed(field: Field, name: str) -> Field:
    if field.schema.get("type") == "array":
        return replace(field, name=name)
    return replace(field, name=name, schema=object_node({"type": "array", "items": field.schema}, field.place))


def _holding(field: Field, item: Field) -> Field:
    """The list with the schema of its items added."""
    return replace(field, schema=field.schema.updated({"items": _property(item)}))


def _object(fields: Sequence[Field], place: Place) -> ObjectNode:
    named = [field for field in fields if not re.fullmatch(_ANY_KEY, field.name)]
    properties = ObjectNode(
        {field.name: _property(field) for field in named}, place, {field.name: field.place for field in named}
    )
    items: dict[str, object] = {"type": "object"}
    if properties or len(named) == len(fields):
        items["properties"] = properties
    if required := [field.name for field in named if field.required]:
        items["required"] = required
    if others := [field for field in fields if re.fullmatch(_ANY_KEY, field.name)]:
        items["additionalProperties"] = _property(others[0])
    return object_node(items, place)


def _property(field: Field) -> ObjectNode:
    extra: dict[str, Node] = {"description": field.description} if field.description else {}
    if field.deprecated:
        extra["deprecated"] = True
    return field.schema.updated(extra)


def _implied(name: str, step: str, field: Field) -> Field:
    """The object or list for a step of a path that no field describes."""
    kind: dict[str, object] = {"type": "object"}
    if step.endswith("]"):
        kind = {"type": "array", "items": object_node({}, field.place)}
    return Field(name, field.location, object_node(kind, field.place), False, False, "", field.place)


def _joined(field: Field, parts: Field | None) -> Field:
    """A field merged with its parts that were described before it; of two descriptions, the later one counts."""
    if parts is None or parts.description:
        return field
    return _with_part(field, parts.schema)


def _with_part(field: Field, part: ObjectNode) -> Field:
    return replace(field, schema=with_properties(field.schema, part))


def body_of(fields: Sequence[Field], place: Place) -> ObjectNode:
    """The schema of a body: an object of the fields, or the schema of the whole body with the other fields in it."""
    named = [field for field in fields if field.name]
    whole = next((_property(field) for field in fields if not field.name), None)
    if whole is None:
        return object_of(named, place)
    return with_properties(whole, object_of(named, place)) if named else whole


def with_properties(schema: ObjectNode, described: ObjectNode) -> ObjectNode:
    """The schema with the properties of an object: added to itself, its items, or a suitable member of its union."""
    members = schema.get("anyOf")
    if isinstance(members, ArrayNode):
        return schema.updated({"anyOf": _in_member(members, described)})
    parts = schema.get("allOf")
    last = parts[-1] if isinstance(parts, ArrayNode) and parts else None
    if isinstance(parts, ArrayNode) and isinstance(last, ObjectNode):
        joint = ArrayNode((*parts[:-1], with_properties(last, described)), parts.place)
        return schema.updated({"allOf": joint})
    items = schema.get("items")
    if isinstance(items, ObjectNode):
        return schema.updated({"items": with_properties(items, described)})
    if DOCUMENTED_TYPE in schema:
        return object_node({"allOf": [schema, described]}, schema.place)
    return described.replaced({**schema, **_merged(schema, described), "type": schema.get("type") or "object"})


def _in_member(members: ArrayNode, described: ObjectNode) -> ArrayNode:
    able = [index for index, member in enumerate(members) if isinstance(member, ObjectNode) and _has_parts(member)]
    if not able:
        return ArrayNode([*members, described], members.place)
    return members.replaced(
        with_properties(member, described) if index == able[-1] and isinstance(member, ObjectNode) else member
        for index, member in enumerate(members)
    )


def _has_parts(schema: ObjectNode) -> bool:
    return schema.get("type") in ("array", "object") or DOCUMENTED_TYPE in schema


def _merged(schema: ObjectNode, described: ObjectNode) -> ObjectNode:
    """The properties of both, and what both require."""
    known, added = schema.object_at("properties"), described.object_at("properties")
    if not known:
        return described
    properties: dict[str, Node] = {**known, **added}
    for name in known.keys() & added.keys():
        properties[name] = _joint(known.object_at(name), added.object_at(name))
    required = [*schema.array_at("required"), *described.array_at("required")]
    items: dict[str, Node] = {**described, "properties": known.replaced(properties)}
    if required:
        items["required"] = ArrayNode(dict.fromkeys(required), schema.place)
    return described.replaced(items)


def _joint(known: ObjectNode, added: ObjectNode) -> ObjectNode:
    """One schema of two that paths describe: what both say of items is said of the same items."""
    items, further = known.get("items"), added.get("items")
    if isinstance(items, ObjectNode) and isinstance(further, ObjectNode):
        return known.updated({"items": _joint(items, further)})
    if isinstance(further, ObjectNode) and known.get("type") == "object":
        return _joint(known, further)
    return with_properties(known, added) if known else added
