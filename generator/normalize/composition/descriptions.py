"""What several schemas say of one property, held against each other."""

from __future__ import annotations

from collections.abc import Sequence

from generator.normalize.composition.components import Components
from generator.normalize.composition.parts import Part
from generator.normalize.keywords.mark_nullable import is_null
from generator.openapi.normal_form import UNIONS


class Descriptions:
    """Compares descriptions of a property; of several, the last one counts most."""

    def __init__(self, components: Components) -> None:
        self._components = components

    def needed(self, parts: Sequence[Part]) -> list[Part]:
        """The last description, after the earlier ones that add fields to it; it alone where one is of no object."""
        *earlier, last = parts
        needed = [last]
        if all(self._fields(self._meant(part)) for part in parts):
            for part in earlier:
                needed[-1:-1] = [part] if all(self._adds(part, other, set()) for other in needed) else []
        return needed

    def of_other_kind(self, parts: Sequence[Part]) -> Part | None:
        """The first description that is of an object where the last one is not, or the other way round; if any is."""
        *earlier, last = parts
        kind = self._kind(last)
        kinds = ((each, self._kind(each)) for each in earlier)
        return next((each for each, other in kinds if "object" in (kind, other) and "" != other != kind != ""), None)

    def _kind(self, part: Part) -> str:
        """The type of a description; empty where it leaves that open."""
        meant = self._meant(part)
        return "object" if self._fields(meant) else meant.schema.text_at("type")

    def _adds(self, part: Part, other: Part, met: set[tuple[int, int]]) -> bool:
        """Whether a description has fields, on any level, that another one does not have."""
        meant, known = self._meant(part), self._meant(other)
        pair = id(meant.schema), id(known.schema)
        if meant.schema is known.schema or pair in met:
            return False
        met.add(pair)
        fields, others = self._fields(meant), self._fields(known)
        items = ("items",) if "items" in meant.schema and "items" in known.schema else ()
        return (
            bool(fields.keys() - others.keys() and known.schema.get("type", "object") == "object")
            or any(self._adds(fields[name], others[name], met) for name in fields.keys() & others.keys())
            or any(self._adds(meant.under(key), known.under(key), met) for key in items)
        )

    def _meant(self, part: Part) -> Part:
        """What a description refers to; an object that may be null is one all the same."""
        followed = self._components.followed(part)
        others = [each for each in followed.below(*UNIONS) if not is_null(each.schema)]
        return self._components.followed(others[0]) if len(others) == 1 and not followed.names else followed

    def _fields(self, part: Part) -> dict[str, Part]:
        """The fields of an object with those that it extends, each as the first of these describes it."""
        found: dict[str, Part] = {}
        for each in self._components.extended(part):
            for name in each.names - found.keys():
                found[name] = each.under("properties", name)
        return found
