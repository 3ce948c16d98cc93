"""The way from documentation to a package, from end to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.api import Api
from generator.assemble import assemble
from generator.custom import lay_over, originals
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, dump, read, read_text
from generator.engine import Build, generate
from generator.ledger import Ledger, declared_operations, settle, stopped
from generator.naming import class_name, identifier
from generator.normalize import normalize
from generator.overlay import Overlay, apply_overlay, extended_document, read_overlay
from generator.pages import Page, read_page
from generator.settings import Settings
from generator.sources import Sources
from generator.tree import Tree
from generator.validate import validate

_EXTRACTED = "# Extracted from the pages by docs2client; put changes into an overlay.\n"


@dataclass(frozen=True, slots=True)
class Built:
    """What an API became.

    Arguments:
        tree: the generated project with its custom code; empty when a stage failed.
        ledger: the operations that were declared, and those that are missing from the project.
        extracted: the OpenAPI document that pages describe, as text; None when a person wrote the document.
        originals: digests of the generated files that custom code replaced.
    """

    tree: Tree = field(default_factory=dict[str, bytes])
    ledger: Ledger = field(default_factory=Ledger)
    extracted: bytes | None = None
    originals: dict[str, str] = field(default_factory=dict[str, str])


def build(api: Api, report: Report) -> Built:
    """Builds an API of a workspace; nothing is written.

    Arguments:
        api: what its manifest says.
        report: receives what the stages find; the first stage that fails is the last.
    """
    declared = declare(api.sources, report)
    if declared is None:
        return Built()
    effective = overlay(declared, api.overlays, api.extracted or api.sources.document, report)
    if effective is None:
        return Built(ledger=stopped(declared))
    package = generate_from(effective, api.settings, report)
    if package is None:
        return Built(ledger=stopped(effective))
    ledger = settle(declared_operations(effective), _reasons(package, effective), api.allowances, report)
    tree = lay_over(package.tree, api.custom, api.replacements, report)
    return Built(
        tree={} if report.failed else tree,
        ledger=ledger,
        extracted=extracted_text(declared) if api.sources.pages else None,
        originals=originals(package.tree, api.replacements),
    )


def build_once(sources: Sources, overlays: Iterable[Path], package: str | None, report: Report) -> Built:
    """Builds a project without a workspace.

    Arguments:
        sources: the pages or the document.
        overlays: the overlays, in the order in which they apply.
        package: the name of the package; None to take it from the title of the document.
        report: receives what the stages find.
    """
    declared = declare(sources, report)
    if declared is None:
        return Built()
    effective = overlay(declared, overlays, sources.document, report)
    if effective is None:
        return Built(ledger=stopped(declared))
    generated = generate_from(effective, settings_for(effective, package), report)
    if generated is None:
        return Built(ledger=stopped(effective))
    ledger = settle(declared_operations(effective), _reasons(generated, effective), (), report)
    return Built(tree={} if report.failed else generated.tree, ledger=ledger)


def declare(sources: Sources, report: Report) -> ObjectNode | None:
    """What the sources declare, as one OpenAPI document; None when that fails."""
    if sources.document is not None:
        return read(sources.document, report)
    pages = [Page(path.as_posix(), text) for path in sources.pages if (text := read_text(path, report)) is not None]
    fragments = [fragment for page in pages for fragment in read_page(page, report)]
    if report.failed:
        return None
    document = assemble(fragments, report)
    return None if report.failed else document


def overlay(document: ObjectNode, paths: Iterable[Path], file: Path | None, report: Report) -> ObjectNode | None:
    """The document with overlays applied in their order; None when one cannot be.

    Arguments:
        document: the document.
        paths: the overlays.
        file: where the document is kept; None when it is not.
        report: receives what reading and applying finds, and ``overlay-extends-other``.
    """
    overlays = [(path, read_overlay(path, report)) for path in paths]
    for path, each in overlays:
        if each is None or report.failed:
            return None
        _check_extends(path, each, file, report)
        document = apply_overlay(document, each, report)
    return None if report.failed else document


def _check_extends(path: Path, overlay: Overlay, file: Path | None, report: Report) -> None:
    extended = extended_document(path, overlay)
    if extended and file and extended.resolve() != file.resolve():
        report.warning(
            "overlay-extends-other",
            f"This overlay was written for {extended.as_posix()}, and is applied to {file.as_posix()}",
            Place(path.as_posix()),
            "Correct `extends`, or take it away.",
        )


def generate_from(effective: ObjectNode, settings: Settings, report: Report) -> Build | None:
    """The package of a document that says everything; None when the document cannot be used."""
    validate(effective, report)
    if report.failed:
        return None
    normal = normalize(effective, report)
    if report.failed:
        return None
    package = generate(normal, settings, report)
    return None if report.failed else package


def extracted_text(document: ObjectNode) -> bytes:
    """The file that keeps what was extracted from pages."""
    return (_EXTRACTED + dump(document)).encode()


def settings_for(document: ObjectNode, package: str | None) -> Settings:
    """Names for a project that nobody wrote a manifest for."""
    title = document.object_at("info").text_at("title").strip()
    name = package.removesuffix("_client") if package else title.removesuffix("API").strip() or title
    module = package or f"{identifier(name, 'api')}_client"
    return Settings(package=module, client=class_name(name, "Api"), distribution=module.replace("_", "-"))


def _reasons(package: Build, effective: ObjectNode) -> dict[tuple[str, str], str]:
    """Why each missing operation is missing; one that the engine never saw was lost before."""
    seen = {(outcome.method.upper(), outcome.path): outcome for outcome in package.operations}
    reasons = {operation: outcome.reason for operation, outcome in seen.items() if not outcome.generated}
    lost = declared_operations(effective).keys() - seen.keys()
    return {**reasons, **dict.fromkeys(lost, "it was lost when the document was normalised")}
