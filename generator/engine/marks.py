"""What tells the members of a union apart where no discriminator does: values and types of what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from generator.document import Node, ObjectNode
from generator.engine.literals import literal
from generator.openapi.normal_form import enum_values

Scalar: TypeAlias = str | int
Resolve: TypeAlias = Callable[[ObjectNode], ObjectNode]
Mark: TypeAlias = str
"""Source text of what a value can be: a tuple of values and types, for an object a dictionary with the marks of its
properties, for an array a list with that of its items; empty where nothing tells it from the others."""

_TYPES: Final[Mapping[str, Mark]] = {
    "string": "(str,)",
    "integer": "(int,)",
    "number": "(int, float)",
    "boolean": "(bool,)",
    "array": "(list,)",
    "object": "(dict,)",
}
_MISSING: Final[Mark] = "()"
# What looks the same from outside is compared inside, but nobody has unions whose members differ only far below.
_DEEPEST: Final = 3


def marks(members: Iterable[ObjectNode], resolve: Resolve) -> list[Mark]:
    """What tells each of several objects or arrays from the others; their types tell the rest.

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

    def of(self, schemas: Sequence[ObjectNode], deep: int) -> list[Mark]:
        """The marks of schemas for one place; ``deep`` is how far inside objects and arrays they are looked for."""
        found = [_own(each) for each in schemas]
        for keyword, inside in (("properties", self._objects), ("items", self._arrays)):
            places = [index for index, each in enumerate(schemas) if each.object_at(keyword)]
            alike = [schemas[index] for index in places]
            if deep and any(each is not alike[0] for each in alike):
                for index, mark in zip(places, inside(alike, deep), strict=True):
                    found[index] = mark or found[index]
        return found

    def _arrays(self, schemas: Sequence[ObjectNode], deep: int) -> list[Mark]:
        found = self.of([self._resolve(each.object_at("items")) for each in schemas], deep - 1)
        return [f"[{each}]" if each and len(set(found)) > 1 else "" for each in found]

    def _objects(self, schemas: Sequence[ObjectNode], deep: int) -> list[Mark]:
        often = Counter(name for each in schemas for name in each.object_at("properties"))
        shared = [name for name, count in often.items() if count > 1]
        for name in shared:
            if _tells_all(said := self._properties(schemas, name), name, schemas):
                return [f"{{{literal(name)}: {_own(each)}}}" for each in said]
        found = self._dictionaries(schemas, shared, 0)
        return found if len(set(found)) == len(schemas) else self._dictionaries(schemas, shared, deep - 1)

    def _dictionaries(self, schemas: Sequence[ObjectNode], names: Collection[str], deep: int) -> list[Mark]:
        parts: list[list[str]] = [[] for _ in schemas]
        for name in names:
            places = [index for index, each in enumerate(schemas) if name in each.object_at("properties")]
            said = self._properties([schemas[index] for index in places], name)
            found = dict(zip(places, self.of(said, deep), strict=True))
            if len({*found.values()} - {""}) > 1:
                for index, part in enumerate(parts):
                    part += [f"{literal(name)}: {mark}"] if (mark := found.get(index, _MISSING)) else []
        return [f"{{{', '.join(each)}}}" if each else "" for each in parts]

    def _properties(self, schemas: Iterable[ObjectNode], name: str) -> list[ObjectNode]:
        found = [each.object_at("properties").object_at(name) for each in schemas]
        return [each if "enum" in each else self._resolve(each) for each in found]


def _tells_all(said: Sequence[ObjectNode], name: str, schemas: Sequence[ObjectNode]) -> bool:
    """Whether each has values of its own for a property that none can be without."""
    values = [scalars(enum_values(each)) for each in said]
    known = [repr(value) for several in values for value in several]
    is_required = all(name in each.array_at("required") for each in schemas)
    return is_required and all(values) and len(set(known)) == len(known)


def _own(schema: ObjectNode) -> Mark:
    """What can be said of a value itself."""
    if values := scalars(enum_values(schema)):
        return f"({', '.join(map(literal, values))}{',' * (len(values) == 1)})"
    return _TYPES.get("object" if schema.object_at("properties") else schema.text_at("type"), "")
