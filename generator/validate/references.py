"""Whether every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.components import component_schemas, reference_to
from generator.openapi.normal_form import UNIONS
from generator.openapi.objects import ObjectsByKey, is_map
from generator.suggestions import did_you_mean
from generator.validate.leave_out import Fault

# With one of these, a schema still says something without its reference.
_SAYING_MORE: Final = frozenset(("type", "properties", "items", "enum", "allOf", *UNIONS))


def check_references(document: ObjectNode, objects_with: ObjectsByKey, report: Report) -> Iterator[Fault]:
    """Checks references, also those in the mappings of discriminators."""
    # Bundling has reported references to other files, about which it knows more.
    reported_places = {found.place for found in report.diagnostics if found.code.startswith("ref-")}

    @cache
    def is_sound(reference: str) -> bool:
        return not _is_unfit(reference) and _leads_on(document, reference)

    for node in objects_with["$ref"]:
        reference = node["$ref"]
        if isinstance(reference, str) and not is_sound(reference):
            if node.place_of("$ref") not in reported_places:
                _report(document, reference, node.place_of("$ref"), report)
            yield Fault(node, "$ref")
    for node in objects_with["$dynamicRef"]:
        if isinstance(dynamic := node["$dynamicRef"], str):
            _report_dynamic(dynamic, node.place_of("$dynamicRef"), report)
            yield Fault(node, "$dynamicRef")
    for node in objects_with["discriminator"]:
        yield from _check_discriminator(document, node.object_at("discriminator"), reported_places, report)


def _report(document: ObjectNode, reference: str, place: Place, report: Report) -> None:
    if not reference.startswith("#"):
        report.warning(
            "ref-external",
            f"`{reference}` leads out of the document, to what was not read: it is left out",
            place,
            "Fix the file that could not be read. Pages are read without other files: add a component with an overlay.",
        )
    elif _target(document, reference) is None:
        hint = _what_was_meant(document, reference)
        report.warning("ref-dangling", f"`{reference}` leads nowhere: it is left out", place, hint)
    elif _is_unfit(reference):
        report.warning(
            "ref-unfit",
            f"`{reference}` leads to no schema, and to nothing else that can be referred to: it is left out",
            place,
            "References lead to `#/components/schemas/NAME` and the like.",
        )
    elif _target(document, last := _chain(document, reference)[-1]) is None:
        code = "ref-dangling" if last.startswith("#") else "ref-external"
        problem = "leads nowhere" if code == "ref-dangling" else "was not read"
        message = f"`{reference}` stands for `{last}`, which {problem}: it is left out"
        report.warning(code, message, place, "Fix that reference, or what it leads to, with an overlay.")
    else:
        message = f"`{reference}` only leads back to itself: it is left out"
        report.warning("ref-circular", message, place, "Put what is meant in its place with an overlay.")


def _is_unfit(reference: str) -> bool:
    """Whether a reference leads to the whole document, or to a map of named objects."""
    steps = pointer.parse(reference)
    return steps in ((), ("components",), ("info",)) or is_map(steps or ())


def _report_dynamic(reference: str, place: Place, report: Report) -> None:
    report.warning(
        "ref-dynamic",
        f"What `{reference}` means depends on where it is used: it is left out",
        place,
        "Refer to a component by `$ref` with an overlay.",
    )


def _check_discriminator(
    document: ObjectNode, discriminator: ObjectNode, reported_places: Container[Place], report: Report
) -> Iterator[Fault]:
    schemas, mapping = component_schemas(document), discriminator.object_at("mapping")
    parents = [(mapping, key) for key in mapping] + [(discriminator, "defaultMapping")]
    for parent, key in parents:
        value = parent.text_at(key)
        if value and value not in schemas and _target(document, value) is None:
            if parent.place_of(key) not in reported_places:
                _report_mapping(document, value, parent.place_of(key), report)
            yield Fault(parent, key)


def _report_mapping(document: ObjectNode, value: str, place: Place, report: Report) -> None:
    report.warning(
        "ref-dangling",
        f"The discriminator maps to `{value}`, which leads nowhere: it is left out",
        place,
        _what_was_meant(document, value if value.startswith("#") else reference_to(value)),
    )


def _target(document: ObjectNode, reference: str) -> ObjectNode | bool | None:
    """The target of a reference, if it is an object or a boolean schema."""
    try:
        target = pointer.resolve(document, reference)
    except LookupError:
        return None
    return target if isinstance(target, ObjectNode | bool) else None


def _leads_on(document: ObjectNode, reference: str) -> bool:
    """Whether a chain of references has an end."""
    target = _target(document, _chain(document, reference)[-1])
    return target is not None and not isinstance(_onward(document, target), str)


def _chain(document: ObjectNode, reference: str) -> list[str]:
    """A reference and the references that it leads on to, each once."""
    found: dict[str, None] = {}
    following: Node = reference
    while isinstance(following, str) and following not in found:
        found[following] = None
        following = _onward(document, _target(document, following))
    return list(found)


def _onward(document: ObjectNode, target: ObjectNode | bool | None) -> Node:
    """The reference in the target of a reference; None if it leads nowhere and the target says more than that."""
    if not isinstance(target, ObjectNode):
        return None
    following = target.get("$ref")
    is_lost = isinstance(following, str) and _target(document, following) is None
    return None if is_lost and not _SAYING_MORE.isdisjoint(target) else following


def _what_was_meant(document: ObjectNode, reference: str) -> str:
    *above, last = pointer.parse(reference) or ("",)
    try:
        parent = pointer.resolve(document, pointer.build(*above))
    except LookupError:
        known = above[:1] == ["components"]
        return "Add what it names in an overlay." if known else "References lead to `#/components/...`."
    if isinstance(parent, ObjectNode) and last in parent:
        return "A reference leads to an object, and this is none."
    meant = did_you_mean(last, parent) if isinstance(parent, ObjectNode) else ""
    return meant or "Add what it names, or correct it, in an overlay."
