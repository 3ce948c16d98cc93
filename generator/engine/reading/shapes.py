"""Finds what tells the members of a union apart without a discriminator: differing values and types inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from generator.document import Node, ObjectNode
from generator.engine.literals import literal
from generator.openapi.normal_form import alternatives, enum_values

Scalar: TypeAlias = str | int
Resolve: TypeAlias = Callable[[ObjectNode], ObjectNode]
Shape: TypeAlias = str
"""What tells the values of a schema from those of others, as source text for ``Variant``; empty if nothing does.

``("a", int)`` has the values and types of a scalar, ``{"kind": ("a",)}`` the shapes of the properties of an object,
``[("a",)]`` that of the items of an array, ``{None: ("a",)}`` that of the values of a map. ``(int, [("a",)])`` has any
of these.
"""

_TYPES: Final[Mapping[str, Shape]] = {
    "string": "(str,)",
    "integer": "(int,)",
    "number": "(int, float)",
    "boolean": "(bool,)",
    "array": "(list,)",
    "object": "(dict,)",
    "null": "()",
}
_MISSING: Final[Shape] = "()"
# How deep members are compared; real unions do not differ only further below.
_DEEPEST: Final = 3


def shapes(members: Iterable[ObjectNode], resolve: Resolve) -> list[Shape]:
    """The shape of each of several objects or arrays; scalars have none, because their types tell them apart.

    Arguments:
        members: their schemas.
        resolve: follows the reference of a schema.
    """
    found = _Comparison(resolve).of([resolve(each) for each in members], _DEEPEST)
    return ["" if each.startswith("(") else each for each in found]


def scalars(values: Iterable[Node]) -> tuple[Scalar, ...]:
    """The values that a ``Literal`` can hold, each once; ``True`` and ``1`` are different."""
    return tuple({repr(value): value for value in values if isinstance(value, str | int)}.values())


class _Comparison:
    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve

    def of(self, schemas: Sequence[ObjectNode], depth: int) -> list[Shape]:
        """The shapes of schemas for one place, compared up to ``depth`` levels below it; of unions, of each member."""
        if all(each is schemas[0] for each in schemas):
            return [_of_value(each) for each in schemas]
        several = [self._alternatives(each, ()) for each in schemas]
        compared = {id(each): each for members in several for each in members}
        found = dict(zip(compared, self._of_each([*compared.values()], depth), strict=True))
        return [_any_of([found[id(each)] for each in members]) for members in several]

    def _alternatives(self, schema: ObjectNode, above: Sequence[ObjectNode]) -> Sequence[ObjectNode]:
        """The members of a union, and of unions in it; a schema that is none is its only alternative."""
        members = [each for each in alternatives(schema) if isinstance(each, ObjectNode)]
        if not members or "enum" in schema or any(schema is each for each in above):
            return (schema,)
        inside = [self._alternatives(self._resolve(each), (*above, schema)) for each in members]
        return [each for several in inside for each in several]

    def _of_each(self, schemas: Sequence[ObjectNode], depth: int) -> list[Shape]:
        found = [_of_value(each) for each in schemas]
        for keyword, compare in (
            ("additionalProperties", partial(self._inside, "additionalProperties", "{{None: {}}}")),
            ("properties", self._objects),
            ("items", partial(self._inside, "items", "[{}]")),
        ):
            places = [index for index, each in enumerate(schemas) if each.object_at(keyword)]
            comparable = [schemas[index] for index in places]
            if depth and any(each is not comparable[0] for each in comparable):
                for index, shape in zip(places, compare(comparable, depth), strict=True):
                    found[index] = shape or found[index]
        return found

    def _inside(self, keyword: str, form: str, schemas: Sequence[ObjectNode], depth: int) -> list[Shape]:
        """Shapes by the schema under a keyword, if these differ."""
        found = self.of([self._resolve(each.object_at(keyword)) for each in schemas], depth - 1)
        return [form.format(each) if each and len(set(found)) > 1 else "" for each in found]

    def _objects(self, schemas: Sequence[ObjectNode], depth: int) -> list[Shape]:
        """Shapes by one property that tells all apart, else by all that differ, looking into these only if needed."""
        counts = Counter(name for each in schemas for name in each.object_at("properties"))
        shared = [name for name, count in counts.items() if count > 1]
        for name in shared:
            if _tells_all(named := self._properties(schemas, name), name, schemas):
                return [f"{{{literal(name)}: {_of_value(each)}}}" for each in named]
        found = self._differing(schemas, shared, 0)
        return found if len(set(found)) == len(schemas) else self._differing(schemas, shared, depth - 1)

    def _differing(self, schemas: Sequence[ObjectNode], names: Iterable[str], depth: int) -> list[Shape]:
        """Shapes by the properties that differ, or that some objects lack."""
        marked: list[list[str]] = [[] for _ in schemas]
        for name in names:
            places = [index for index, each in enumerate(schemas) if name in each.object_at("properties")]
            named = self._properties([schemas[index] for index in places], name)
            found = dict(zip(places, self.of(named, depth), strict=True))
            if len({*found.values()} - {""}) > 1:
                for index, properties in enumerate(marked):
                    properties += [f"{literal(name)}: {shape}"] if (shape := found.get(index, _MISSING)) else []
        return [f"{{{', '.join(each)}}}" if each else "" for each in marked]

    def _properties(self, schemas: Iterable[ObjectNode], name: str) -> list[ObjectNode]:
        found = [each.object_at("properties").object_at(name) for each in schemas]
        return [each if "enum" in each else self._resolve(each) for each in found]


def _tells_all(named: Sequence[ObjectNode], name: str, schemas: Sequence[ObjectNode]) -> bool:
    """Whether all objects require a property, and each has values of its own for it."""
    values = [scalars(enum_values(each)) for each in named]
    known = [repr(value) for several in values for value in several]
    is_required = all(name in each.array_at("required") for each in schemas)
    return is_required and all(values) and len(set(known)) == len(known)


def _any_of(several: Sequence[Shape]) -> Shape:
    """The shape of a union, made of those of its members; empty if one is empty, because any value could be that."""
    found = list(dict.fromkeys(several))
    if len(found) == 1 or "" in found:
        return found[0] if len(found) == 1 else ""
    parts = [each[1:-1].rstrip(",") if each.startswith("(") else each for each in found]
    kept = [each for each in parts if each]
    return f"({', '.join(kept)}{',' * (len(kept) == 1)})"


def _of_value(schema: ObjectNode) -> Shape:
    """The shape of a schema by its own values or type, without looking into it."""
    if values := scalars(enum_values(schema)):
        return f"({', '.join(map(literal, values))}{',' * (len(values) == 1)})"
    return _TYPES.get("object" if schema.object_at("properties") else schema.text_at("type"), "")
