"""Annotations as sets of alternatives: whether every value of one is a value of another."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.engine.context.classes import Component, Enum, Union

_WITHIN: Final[frozenset[tuple[str, str]]] = frozenset(
    (
        ("int", "float"),
        ("list", "Sequence"),
        ("list", "SequenceNotStr"),
        ("Sequence", "SequenceNotStr"),
        ("dict", "Mapping"),
        ("bytes", "FileContent"),
        ("bytes", "FileInput"),
        ("FileContent", "FileInput"),
    )
)
"""Pairs of types of which the second has all values of the first, in Python and in JSON: there, no boolean is one."""

_READ_ONLY: Final = ("Sequence", "SequenceNotStr", "Mapping")
"""Containers whose items may be narrower than annotated, because nobody adds to them."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One member of an annotation: a class with its arguments, or ``Literal`` with one ``value``."""

    name: str
    arguments: tuple[Alternatives, ...] = ()
    value: str | int | None = None


Alternatives: TypeAlias = frozenset[Alternative]

_ANY: Final = Alternative("Any")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The meaning of the names in the annotations of a package.

    Arguments:
        renamed: the names of models in another package, by their names in this one.
    """

    components: Mapping[str, Component]
    renamed: Mapping[str, str]

    def read(self, annotation: str) -> Alternatives:
        """The alternatives of an annotation, with aliases resolved."""
        return _plain(self._read(ast.parse(annotation, mode="eval").body, ()))

    def _read(self, node: ast.expr, within: tuple[str, ...]) -> Alternatives:
        match node:
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self._read(left, within) | self._read(right, within)
            case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
                return frozenset(Alternative("Literal", value=ast.literal_eval(each)) for each in _parts(values))
            case ast.Subscript(value=head, slice=arguments):
                read = tuple(_plain(self._read(each, within)) for each in _parts(arguments))
                return frozenset((Alternative(ast.unparse(head), read),))
            case _:
                return self._named(ast.unparse(node), within)

    def _named(self, name: str, within: tuple[str, ...]) -> Alternatives:
        component = self.components.get(name)
        if name in within:
            return frozenset()
        if isinstance(component, Enum):
            literals = [Alternative("Literal", value=value) for value in component.values]
            return frozenset((*literals, *(Alternative(base) for base in component.base.split(" | "))))
        if isinstance(component, Union):
            return self._read(ast.parse(component.annotation, mode="eval").body, (*within, name))
        return frozenset((Alternative(self.renamed.get(name, name)),))


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _plain(found: Alternatives) -> Alternatives:
    """The alternatives without literals of a class that is an alternative, too, as in an open enum."""
    names = {each.name for each in found}
    return frozenset(each for each in found if each.value is None or type(each.value).__name__ not in names)


def accepts(wide: Alternatives, narrow: Alternatives) -> bool:
    """Whether a parameter of type ``wide`` takes each value of ``narrow``; only ``Any`` takes everything."""
    return _ANY in wide or all(any(_fits(each, one) for one in wide) for each in narrow)


def reads_like(old: Alternatives, new: Alternatives) -> bool:
    """Whether code for values of ``old`` works with values of ``new``.

    With ``Any``, code may rely on anything that the value could do, so no other type will do.
    """
    return old == new or (_ANY not in old and accepts(old, new))


def _fits(narrow: Alternative, wide: Alternative) -> bool:
    if narrow.value is not None:
        return narrow == wide or _fits(Alternative(type(narrow.value).__name__), wide)
    if narrow.name != wide.name and (narrow.name, wide.name) not in _WITHIN:
        return False
    if wide.name not in _READ_ONLY:
        return narrow.arguments == wide.arguments
    pairs = zip(wide.arguments, narrow.arguments, strict=False)
    return len(wide.arguments) == len(narrow.arguments) and all(accepts(one, other) for one, other in pairs)
