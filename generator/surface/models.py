"""Compares the classes of two packages: models with their fields, enums and unions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.model import Change
from generator.engine.context.classes import Component, Enum, Field, Model
from generator.engine.context.package import Package
from generator.surface.annotations import accepts, reads_like
from generator.surface.side import Finding, Sides, instead


def renamed_models(old: Package, new: Package) -> dict[str, str]:
    """The new names of renamed models, by their old names: the only new component of the same shape."""
    candidates = {name: _shape(each) for name, each in new.components.items() if name not in old.components}
    found: dict[str, str] = {}
    for name, component in old.components.items():
        if name not in new.components:
            same = [each for each, shape in candidates.items() if shape == _shape(component)]
            if len(same) == 1:
                found[name] = same[0]
                del candidates[same[0]]
    return found


def _shape(component: Component) -> tuple[str, ...]:
    if isinstance(component, Model):
        return ("model", *sorted(field.name for field in component.fields))
    if isinstance(component, Enum):
        return ("enum", *sorted(map(repr, component.values)))
    return ("union", component.discriminator, *(variant.type.annotation for variant in component.variants))


def model_changes(sides: Sides) -> Iterator[Change]:
    """The changes of classes."""
    old, new, fields = sides.old, sides.new, _Fields(sides)
    for name, component in old.package.components.items():
        other = new.package.components.get(sides.renamed.get(name, name))
        here = Finding(f"models.{name}", old.place_of_model(name))
        if other is None:
            yield here.change("model-removed", "is gone")
            continue
        here = replace(here, new=new.place_of_model(other.name))
        if other.name != name:
            yield here.change("model-renamed", f"is {other.name} now")
        if type(other) is not type(component):
            yield here.change("model-kind-changed", f"is {_KINDS[type(other).__name__]} now")
        elif isinstance(component, Model) and isinstance(other, Model):
            yield from fields.compare(component, other)


_KINDS = {"Model": "a class", "Enum": "an enum", "Union": "a union"}


class _Fields:
    """Compares the fields of models, for callers who make them and for those who read them."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._sent, self._received = sides.old.sent, sides.old.received

    def compare(self, old: Model, new: Model) -> Iterator[Change]:
        after = {field.name: field for field in new.fields}
        for field in old.fields:
            here = Finding(f"models.{old.name}.{field.attribute}", self._sides.old.place_of_field(old.name, field.name))
            if other := after.pop(field.name, None):
                here = replace(here, new=self._sides.new.place_of_field(new.name, field.name))
                yield from self._field(here, old.name, field, other)
            else:
                yield replace(here, new=self._sides.new.place_of_model(new.name)).change("field-removed", "is gone")
        for field in after.values():
            yield self._added(old, new, field)
        here = Finding(
            f"models.{old.name}.additional_properties",
            self._sides.old.place_of_model(old.name),
            self._sides.new.place_of_model(new.name),
        )
        before, now = (f"dict[str, {each.additional.annotated}]" for each in (old, new))
        yield from self._types(here, old.name, before, now)

    def _added(self, old: Model, new: Model, field: Field) -> Change:
        place = self._sides.new.place_of_field(new.name, field.name)
        here = Finding(f"models.{new.name}.{field.attribute}", None, place)
        if not field.default and old.name in self._sent:
            return here.change("field-required", "is new, and has to be given")
        return here.change("field-added", "is new")

    def _field(self, here: Finding, model: str, old: Field, new: Field) -> Iterator[Change]:
        if new.attribute != old.attribute:
            yield here.change("field-renamed", f"is {new.attribute} now")
        if old.default and not new.default and model in self._sent:
            yield here.change("field-required", "has to be given now")
        yield from self._types(here, model, _annotation(old), _annotation(new))

    def _types(self, here: Finding, model: str, old: str, new: str) -> Iterator[Change]:
        before, after = self._sides.before.read(old), self._sides.after.read(new)
        if model in self._received and not reads_like(before, after):
            yield here.change("field-widened", f"is {instead(old, new)}")
        elif model in self._sent and not accepts(after, before):
            yield here.change("field-narrowed", f"takes {instead(old, new)}")


def _annotation(field: Field) -> str:
    return field.type.annotated if field.required else f"{field.type.annotated} | Unset"
