"""What tells the members of a union apart where no discriminator does: values and types in what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from generator.document import Node, ObjectNode
from generator.engine.literals import literal
from generator.openapi.normal_form import enum_values

Scalar: TypeAlias = str | int
Resolve: TypeAlias = Callable[[ObjectNode], ObjectNode]
Mark: TypeAlias = str
"""What tells a value from those of other schemas, as source text for ``Variant``; empty where nothing does.

``("a", int)`` has the values and types of a scalar, ``{"kind": ("a",)}`` the marks of the properties of an object,
``[("a",)]`` that of the items of an array, ``{None: ("a",)}`` that of the values of a map.
"""

_TYPES: Final[Mapping[str, Mark]] = {
    "string": "(str,)",
    "integer": "(int,)",
    "number": "(int, float)",
    "boolean": "(bool,)",
    "array": "(list,)",
    "object": "(dict,)",
    "null": "()",
}
_MISSING: Final[Mark] = "()"
# What looks the same from outside is compared inside, but nobody has unions whose members differ only far below.
_DEEPEST: Final = 3


def marks(members: Iterable[ObjectNode], resolve: Resolve) -> list[Mark]:
    """What tells each of several objects or arrays from the others; scalars are told apart by their types.

    Arguments:
        members: their schemas.
        resolve: gives what a schema refers to.
    """
    found = _Comparison(resolve).of([resolve(each) for each in members], _DEEPEST)
    return ["" if each.startswith("(") else each for each in found]


def scalars(values: Iterable[Node]) -> tuple[Scalar, ...]:
    """The values that a ``Literal`` can hold, each once; ``True`` is not ``1``."""
    return tuple({repr(value): value for value in values if isinstance(value, str | int)}.values())


class _Comparison:
    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve

    def of(self, schemas: Sequence[ObjectNode], depth: int) -> list[Mark]:
        """The marks of schemas that stand in one place; ``depth`` is how many levels below that they are compared."""
        found = [_of_value(each) for each in schemas]
        for keyword, compare in (
            ("additionalProperties", partial(self._inside, "additionalProperties", "{{None: {}}}")),
            ("properties", self._objects),
            ("items", partial(self._inside, "items", "[{}]")),
        ):
            places = [index for index, each in enumerate(schemas) if each.object_at(keyword)]
            comparable = [schemas[index] for index in places]
            if depth and any(each is not comparable[0] for each in comparable):
                for index, mark in zip(places, compare(comparable, depth), strict=True):
                    found[index] = mark or found[index]
        return found

    def _inside(self, keyword: str, form: str, schemas: Sequence[ObjectNode], depth: int) -> list[Mark]:
        """By the schema under a keyword, where that tells any of them apart."""
        found = self.of([self._resolve(each.object_at(keyword)) for each in schemas], depth - 1)
        return [form.format(each) if each and len(set(found)) > 1 else "" for each in found]

    def _objects(self, schemas: Sequence[ObjectNode], depth: int) -> list[Mark]:
        """By one property that tells all of them apart, else by all that differ; inside of these only if need be."""
        counts = Counter(name for each in schemas for name in each.object_at("properties"))
        shared = [name for name, count in counts.items() if count > 1]
        for name in shared:
            if _tells_all(said := self._properties(schemas, name), name, schemas):
                return [f"{{{literal(name)}: {_of_value(each)}}}" for each in said]
        found = self._differing(schemas, shared, 0)
        return found if len(set(found)) == len(schemas) else self._differing(schemas, shared, depth - 1)

    def _differing(self, schemas: Sequence[ObjectNode], names: Iterable[str], depth: int) -> list[Mark]:
        """The marks of those properties that are not the same in all objects, or are missing in some."""
        marked: list[list[str]] = [[] for _ in schemas]
        for name in names:
            places = [index for index, each in enumerate(schemas) if name in each.object_at("properties")]
            said = self._properties([schemas[index] for index in places], name)
            found = dict(zip(places, self.of(said, depth), strict=True))
            if len({*found.values()} - {""}) > 1:
                for index, properties in enumerate(marked):
                    properties += [f"{literal(name)}: {mark}"] if (mark := found.get(index, _MISSING)) else []
        return [f"{{{', '.join(each)}}}" if each else "" for each in marked]

    def _properties(self, schemas: Iterable[ObjectNode], name: str) -> list[ObjectNode]:
        found = [each.object_at("properties").object_at(name) for each in schemas]
        return [each if "enum" in each else self._resolve(each) for each in found]


def _tells_all(said: Sequence[ObjectNode], name: str, schemas: Sequence[ObjectNode]) -> bool:
    """Whether each object has values of its own for a property, which none can be without."""
    values = [scalars(enum_values(each)) for each in said]
    known = [repr(value) for several in values for value in several]
    is_required = all(name in each.array_at("required") for each in schemas)
    return is_required and all(values) and len(set(known)) == len(known)


def _of_value(schema: ObjectNode) -> Mark:
    """The mark of a value that is not looked into."""
    if values := scalars(enum_values(schema)):
        return f"({', '.join(map(literal, values))}{',' * (len(values) == 1)})"
    return _TYPES.get("object" if schema.object_at("properties") else schema.text_at("type"), "")
