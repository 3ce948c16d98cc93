"""Compares what several schemas say of one property."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.normalize.composition.components import Components
from generator.normalize.composition.parts import VALUES, Part
from generator.normalize.keywords.mark_nullable import is_null_member
from generator.openapi.normal_form import UNIONS
from generator.openapi.schemas import types_of

_HOLDING: Final[Mapping[str, str]] = dict(zip(VALUES, ("array", "object"), strict=True))


class Descriptions:
    """Compares the descriptions of a property, of which the last one counts most."""

    def __init__(self, components: Components) -> None:
        self._components = components

    def needed(self, parts: Sequence[Part]) -> list[Part]:
        """The last description, after the earlier ones that add to it; only the last one unless all are of objects."""
        *earlier, last = parts
        needed = [last]
        if all(map(self.is_object, parts)):
            for part in earlier:
                needed[-1:-1] = [part] if all(self._adds(part, other, set()) for other in needed) else []
        return needed

    def of_other_kind(self, parts: Sequence[Part]) -> Part | None:
        """The first description of an object if the last one is of something else, or the other way round."""
        *earlier, last = parts
        kind = self._kind(last)
        kinds = ((each, self._kind(each)) for each in earlier)
        return next((each for each, other in kinds if "object" in (kind, other) and "" != other != kind != ""), None)

    def only_union(self, parts: Sequence[Part]) -> int | None:
        """The index of the only description that is a union with objects, if all others are of one object."""
        unions = [index for index, part in enumerate(parts) if self._is_union(part)]
        others = [part for index, part in enumerate(parts) if index not in unions]
        return unions[0] if len(unions) == 1 and all(map(self.is_object, others)) else None

    def is_object(self, part: Part) -> bool:
        """Whether a description is that of an object with fields."""
        return bool(self._fields(self._meant(part)))

    def _is_union(self, part: Part) -> bool:
        members = list(self._meant(part).below(*UNIONS))
        return len(members) > 1 and not part.names and any(map(self.is_object, members))

    def _kind(self, part: Part) -> str:
        """The type of a description; empty if it leaves the type open."""
        meant = self._meant(part)
        return "object" if self._fields(meant) else meant.schema.text_at("type")

    def _adds(self, part: Part, other: Part, met: set[tuple[int, int]]) -> bool:
        """Whether a description has fields, items or values, on any level, that another one lacks."""
        meant, known = self._meant(part), self._meant(other)
        pair = id(meant.schema), id(known.schema)
        if meant.schema is known.schema or pair in met:
            return False
        met.add(pair)
        fields, others = self._fields(meant), self._fields(known)
        held, others_held = self._held(meant), self._held(known)
        return (
            bool(fields.keys() - others.keys() and _may_be("object", known))
            or any(self._adds(fields[name], others[name], met) for name in fields.keys() & others.keys())
            or any(_may_hold(known, key) for key in held.keys() - others_held.keys())
            or any(self._adds(held[key], others_held[key], met) for key in held.keys() & others_held.keys())
        )

    def _meant(self, part: Part) -> Part:
        """The schema that a description refers to; for an object or null, the object."""
        followed = self._components.followed(part)
        others = [each for each in followed.below(*UNIONS) if not is_null_member(each.schema)]
        return self._components.followed(others[0]) if len(others) == 1 and not followed.names else followed

    def _fields(self, part: Part) -> dict[str, Part]:
        """The fields of an object and of those that it extends, each as the one that counts most describes it."""
        found: dict[str, Part] = {}
        for each in self._components.extended(part):
            for name in each.names - found.keys():
                found[name] = each.under("properties", name)
        return found

    def _held(self, part: Part) -> dict[str, Part]:
        """The schemas of the items of an array and of the values of a map, each from the schema that counts most."""
        found: dict[str, Part] = {}
        for each in self._components.extended(part):
            for key in VALUES:
                if key not in found and each.schema.object_at(key):
                    found[key] = each.under(key)
        return found


def _may_hold(part: Part, key: str) -> bool:
    """Whether a schema that says nothing of items (or values) may still be an array (or a map)."""
    return key not in part.schema and _may_be(_HOLDING[key], part)


def _may_be(kind: str, part: Part) -> bool:
    named = types_of(part.schema)
    return not named or kind in named
