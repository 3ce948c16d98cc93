"""Whether every reference leads somewhere."""

from __future__ import annotations

from generator import pointer
from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.objects import objects
from generator.spelling import did_you_mean


def check_references(document: ObjectNode, report: Report) -> None:
    """``ref-dangling``, ``ref-external`` and ``ref-circular``, for each ``$ref`` and each ``discriminator.mapping``."""
    for node in objects(document):
        reference = node.get("$ref")
        if isinstance(reference, str):
            _check(document, reference, node.place_of("$ref"), report)
        discriminator = node.object_at("discriminator")
        mapping = discriminator.object_at("mapping")
        for key, value in mapping.items():
            if isinstance(value, str):
                _check_mapping(document, value, mapping.place_of(key), report)
        if default := discriminator.text_at("defaultMapping"):
            _check_mapping(document, default, discriminator.place_of("defaultMapping"), report)


def _check(document: ObjectNode, reference: str, place: Place, report: Report) -> None:
    if not reference.startswith("#"):
        report.error(
            "ref-external",
            f"`{reference}` leads out of the document, which neither pages nor overlays can do",
            place,
            "Refer to a component, and let an overlay add it.",
        )
    elif not _leads_somewhere(document, reference):
        report.error("ref-dangling", f"`{reference}` leads nowhere", place, _what_was_meant(document, reference))
    elif _goes_round(document, reference):
        report.error("ref-circular", f"`{reference}` only leads back to itself", place)


def _check_mapping(document: ObjectNode, value: str, place: Place, report: Report) -> None:
    if value in document.object_at("components").object_at("schemas") or _leads_somewhere(document, value):
        return
    report.warning(
        "ref-dangling",
        f"The discriminator maps to `{value}`, which leads nowhere",
        place,
        _what_was_meant(document, value if value.startswith("#") else pointer.build("components", "schemas", value)),
    )


def _leads_somewhere(document: ObjectNode, reference: str) -> bool:
    try:
        pointer.resolve(document, reference)
    except LookupError:
        return False
    return True


def _goes_round(document: ObjectNode, reference: str) -> bool:
    seen: set[str] = set()
    while reference not in seen:
        seen.add(reference)
        try:
            target = pointer.resolve(document, reference)
        except LookupError:
            return False
        following = target.get("$ref") if isinstance(target, ObjectNode) else None
        if not isinstance(following, str):
            return False
        reference = following
    return True


def _what_was_meant(document: ObjectNode, reference: str) -> str:
    *above, last = pointer.parse(reference) or ("",)
    try:
        holder = pointer.resolve(document, pointer.build(*above))
    except LookupError:
        known = above[:1] == ["components"]
        return "Add what it names in an overlay." if known else "References lead to `#/components/...`."
    meant = did_you_mean(last, holder) if isinstance(holder, ObjectNode) else ""
    return meant or "Add what it names, or correct it, in an overlay."
