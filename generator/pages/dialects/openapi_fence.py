"""Pages that carry a standard OpenAPI document in a fence: Mintlify, ReadMe, GitBook, Fern, Apidog."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.path_items import operations_of
from generator.openapi.respelling.move_queries import move_queries
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.page import Fragment
from generator.pages.repairs import repair
from generator.pages.specification_fence import SpecificationFence

NAME: Final = "openapi-fence"


def _recognises(page: ParsedPage) -> bool:
    return bool(page.specifications)


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    """Reads the documents; code that only starts like one is ignored beside them."""
    fragments: list[Fragment] = []
    asides = Report()
    for fence in page.specifications:
        findings = Report()
        fragment = _fragment(page, fence, findings)
        if fragment is not None:
            fragments.append(fragment)
        (report if fragment is not None or fence.announced else asides).extend(findings.diagnostics)
    (report.warn_of if fragments else report.extend)(asides.diagnostics)
    return tuple(fragments)


def _fragment(page: ParsedPage, fence: SpecificationFence, report: Report) -> Fragment | None:
    report.extend(fence.diagnostics)
    whole = fence.document and _with_version(fence.document)
    if whole is None or not _is_usable(fence, whole, report):
        return None
    document = move_queries(repair(whole))
    _compare_with_info_string(fence, document, report)
    return Fragment(page.file, NAME, _identity(fence, document), document)


def _with_version(document: ObjectNode) -> ObjectNode:
    """A document; one with nothing but paths, which sites join with others, gets a version."""
    is_part = "paths" in document and not {"openapi", "swagger"} & document.keys()
    return document.replaced({"openapi": "3.1.0", **document}) if is_part else document


def _is_usable(fence: SpecificationFence, document: ObjectNode, report: Report) -> bool:
    version = document.get("openapi")
    if isinstance(version, str) and version.startswith(("3.0", "3.1", "3.2")):
        return True
    if "openapi" in document:
        message, place = f"OpenAPI {version} is not a version that can be read", document.place_of("openapi")
    elif "swagger" in document:
        message, place = "This is a Swagger 2.0 document, not OpenAPI 3", document.place_of("swagger")
    else:
        message, place = "This fence does not hold an OpenAPI document", fence.place
    report.error("fence-not-openapi", message, place, "It must start with a version, as in `openapi: 3.1.0`.")
    return False


def _identity(fence: SpecificationFence, document: ObjectNode) -> str:
    info = document.object_at("info")
    parts = (fence.info.file, info.text_at("title"), info.text_at("version"))
    return " ".join(part for part in parts if part)


def _compare_with_info_string(fence: SpecificationFence, document: ObjectNode, report: Report) -> None:
    """Reports an info string that names another operation than the document: one of the two is out of date."""
    section = "webhooks" if fence.info.method == "webhook" else "paths"
    found = _operations(document.object_at(section))
    if section == "webhooks" and not found:
        report.note(
            "webhook-without-payload",
            f"The page names the webhook `{fence.info.path}` but does not describe it",
            fence.place,
        )
    if section == "webhooks" or not fence.info.method or len(found) != 1:
        return
    (method, path, place) = found[0]
    if (method, path) != (fence.info.method, fence.info.path.partition("?")[0]):
        report.warning(
            "info-string-mismatch",
            f"The fence announces {fence.info.method.upper()} {fence.info.path} but describes {method.upper()} {path}",
            place,
            "What the fence describes is used. Fetch the page again, or correct its info string.",
        )


def _operations(section: ObjectNode) -> list[tuple[str, str, Place]]:
    return [(method, path, place) for path in section for method, _, place in operations_of(section.object_at(path))]


DIALECT: Final = Dialect(NAME, _recognises, _read)
