"""Lets a reference to a base mean its subtypes too, where a discriminator tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import naming
from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode, object_node
from generator.normalize.composition.inheritance import Base, Subtype, bases, discriminator_of
from generator.normalize.origins import with_origins
from generator.openapi.components import component_of, component_schemas, reference_to, with_component_schemas
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import rewrite_items
from generator.openapi.schemas import rewrite_children, rewrite_root_schemas


def unite_subtypes(document: ObjectNode, _: Report) -> ObjectNode:
    """Makes ``AnyPet``, a union of ``Pet`` and its subtypes, where a reference to ``Pet`` means any pet.

    A reference that extends ``Pet`` stays as it is. A value that the discriminator does not tell is a ``Pet``.
    """
    known = bases(document)
    if not known:
        return document
    names = _union_names(document, known)
    referring = _Referring(document, names)
    document = rewrite_root_schemas(document, referring.schema)
    used = _with_those_inside(referring.used, known)
    if not used:
        return document
    components = component_schemas(document)
    own = {name: _without_subtypes(components.object_at(name)) for name in known if name in used}
    unions = {names[name]: _union(name, known, names, components.object_at(name)) for name in own}
    base_of = {subtype: (known[name], one) for name in own for subtype, one in known[name].subtypes.items()}
    subtypes = {
        name: _told_apart(own.get(name, components.object_at(name)), base.property_name, subtype)
        for name, (base, subtype) in base_of.items()
    }
    united = with_component_schemas(document, {**components, **own, **subtypes, **unions})
    return with_origins(united, {names[name]: f"any {name}" for name in own})


def _union_names(document: ObjectNode, known: Iterable[str]) -> dict[str, str]:
    schemas = component_schemas(document)
    taken = {spelt.casefold() for name in schemas for spelt in (name, naming.class_name(name))}
    return {name: naming.claim(naming.class_name(f"Any {name}"), taken) for name in known}


class _Referring:
    """Turns references to bases into references to their unions; ``used`` are the bases with such references."""

    def __init__(self, document: ObjectNode, names: Mapping[str, str]) -> None:
        self._components = {id(each) for each in component_schemas(document).values()}
        self._names = names
        self.used: set[str] = set()

    def schema(self, node: ObjectNode) -> ObjectNode:
        name = component_of(node.text_at("$ref")) if "$ref" in node else ""
        if name in self._names:
            self.used.add(name)
            return node.updated({"$ref": reference_to(self._names[name])})
        parts = {id(member) for member in self._parts(node) if "$ref" in member}
        return rewrite_children(node, lambda child: child if id(child) in parts else self.schema(child))

    def _parts(self, node: ObjectNode) -> Iterable[ObjectNode]:
        """The members whose references mean the base itself: extended schemas, and members of discriminated unions."""
        members = node.array_at("allOf")
        # OpenAPI 3.0 has no other way to put words beside a reference than an `allOf` of one member.
        yield from members.objects() if len(members) > 1 or id(node) in self._components else ()
        for key in UNIONS:
            yield from node.array_at(key).objects() if "discriminator" in node else ()


def _with_those_inside(used: Iterable[str], known: Mapping[str, Base]) -> set[str]:
    """The bases whose unions are used, also by other unions."""
    found: set[str] = set()
    waiting = sorted(used)
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += [subtype for subtype in known[name].subtypes if _has_other_subtypes(subtype, known[name], known)]
    return found


def _has_other_subtypes(subtype: str, base: Base, known: Mapping[str, Base]) -> bool:
    """Whether a subtype has subtypes that another property tells apart."""
    return subtype in known and known[subtype].property_name != base.property_name


def _union(name: str, known: Mapping[str, Base], names: Mapping[str, str], schema: ObjectNode) -> ObjectNode:
    base = known[name]
    targets = {
        subtype: names[subtype] if _has_other_subtypes(subtype, base, known) else subtype for subtype in base.subtypes
    }
    otherwise = component_of(base.discriminator.text_at("defaultMapping"))
    discriminator = {
        "propertyName": base.property_name,
        "mapping": {tag: reference_to(targets[subtype]) for subtype, one in base.subtypes.items() for tag in one.tags},
        "defaultMapping": reference_to(targets.get(otherwise, name)),
    }
    members = [{"$ref": reference_to(target)} for target in (*targets.values(), name)]
    annotations = {"description": schema.text_at("description")} if "description" in schema else {}
    return object_node({**annotations, "oneOf": members, "discriminator": discriminator}, base.discriminator.place)


def _told_apart(schema: ObjectNode, key: str, subtype: Subtype) -> ObjectNode:
    """The schema of a subtype as a class of its own, with its tag as a constant if it does not say it."""
    members = schema.array_at("allOf")
    if not subtype.constant and len(members) != 1:
        return schema
    constant = {"properties": {key: {"enum": [subtype.tags[0]]}}} if subtype.constant else {}
    more = object_node({"type": "object", **constant}, schema.place)
    return schema.updated({"allOf": ArrayNode([*members, more], members.place)})


def _without_subtypes(schema: ObjectNode) -> ObjectNode:
    """The schema of a base by itself."""
    schema = schema.without("discriminator", *(UNIONS if discriminator_of(schema) else ()))
    if "allOf" not in schema:
        return schema
    own = rewrite_items(schema.array_at("allOf"), lambda each: each if "$ref" in each else _without_subtypes(each))
    return schema.updated({"allOf": own})
