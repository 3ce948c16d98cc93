"""The way from documentation to a package, from end to end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache import is_there
from generator.custom import lay_over, originals
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, dump
from generator.effective import declare, extracted_text, overlay
from generator.engine import generate, get_ready, warm_up
from generator.ledger import Allowance, Ledger
from generator.ledger.declared import parts
from generator.ledger.outcomes import Outcome, Subject, remarked
from generator.ledger.reconciling import outcomes_of_unplaced, reconcile, stopped
from generator.ledger.remarks import remarks
from generator.ledger.schema_names import with_declared_names
from generator.ledger.unused import unused
from generator.naming import class_name, identifier
from generator.normalize import normalize
from generator.processes import beside
from generator.remembered_names import Names, dump_names, given_names, read_names, remembering
from generator.settings import Settings
from generator.sources import Declared, Sources
from generator.tree import Tree
from generator.undescribed import report_undescribed
from generator.unknown_names import report_unknown_names
from generator.validate import validate

if TYPE_CHECKING:
    from generator.manifest.api import Api


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build, which is complete if the report has no error.

    Arguments:
        tree: the generated project with its custom code.
        ledger: everything that was declared, with its outcome in the project.
        extracted: the OpenAPI document that pages describe, as text; None when a person wrote the document.
        originals: digests of the generated files that custom code replaced.
        referred: digests of the files that the document refers to, or that its pages share.
        names: the names in the project, as text.
    """

    tree: Tree = field(default_factory=dict[str, bytes])
    ledger: Ledger = field(default_factory=Ledger)
    extracted: bytes | None = None
    originals: dict[str, str] = field(default_factory=dict[str, str])
    referred: Mapping[Path, str] = field(default_factory=dict[Path, str])
    names: bytes = b""


def build(api: Api, report: Report) -> Built:
    """Builds an API of a workspace; nothing is written.

    Arguments:
        report: receives what the stages find; the first stage that fails is the last.
    """
    if not (api.lock.is_file() and is_there()):  # or the engine was asked before, and its answer kept
        get_ready()
    warm_up()  # the document may still be read
    declared = declare(api.sources, report)
    if declared is None:
        return Built()
    effective = overlay(declared.document, api.overlays, api.document, report)
    if effective is None:
        return Built(ledger=stopped(declared.document))
    built = _package(declared, effective, api.settings, read_names(api.names, report), api.allowances, report)
    if report.failed:
        return built
    return replace(
        built,
        tree=lay_over({**built.tree, **_changelog(api)}, api.custom, api.replacements, report),
        extracted=extracted_text(declared.document) if api.extracted else None,
        originals=originals(built.tree, api.replacements),
    )


def _changelog(api: Api) -> Tree:
    return {api.changelog.name: api.changelog.read_bytes()} if api.changelog.is_file() else {}


def build_once(sources: Sources, overlays: Iterable[Path], package: str | None, report: Report) -> Built:
    """Builds a project without a workspace; nothing is written.

    Arguments:
        overlays: the overlays, in the order in which they apply.
        package: the name of the package; None to take it from the title of the document.
        report: receives what the stages find; the first stage that fails is the last.
    """
    get_ready()
    warm_up()  # the document may still be read
    declared = declare(sources, report)
    if declared is None:
        return Built()
    effective = overlay(declared.document, overlays, sources.document, report)
    if effective is None:
        return Built(ledger=stopped(declared.document))
    return _package(declared, effective, settings_for(effective, package), Names(), (), report)


def settings_for(document: ObjectNode, package: str | None) -> Settings:
    """Names for a project that nobody wrote a manifest for."""
    title = document.object_at("info").text_at("title").strip()
    name = package.removesuffix("_client") if package else title.removesuffix("API").strip() or title
    module = package or f"{identifier(name, 'api')}_client"
    return Settings(package=module, client=class_name(name, "Api"))


def understand(effective: ObjectNode, settings: Settings, names: Names, report: Report) -> ObjectNode | None:
    """The normal form of an effective document; None if it is not valid.

    Arguments:
        settings: the names that a person chose.
        names: the names of earlier runs.
    """
    report_unknown_names(settings, effective, report)
    sound = validate(effective, report)
    normal = None if report.failed else normalize(remembering(sound, names), report)
    return None if report.failed else normal


def _package(
    declared: Declared,
    effective: ObjectNode,
    settings: Settings,
    names: Names,
    allowances: Iterable[Allowance],
    report: Report,
) -> Built:
    """The result of building the effective document."""
    facts = beside(partial(_facts, effective))
    report_undescribed(effective, declared.expected, report)
    normal = understand(effective, settings, names, report)
    if normal is None:
        return Built(ledger=stopped(effective), referred=declared.referred)
    package = generate(normal, settings, report)
    if report.failed:
        return Built(ledger=stopped(effective), referred=declared.referred)
    outcomes = with_declared_names(package.outcomes, effective, normal)
    ledger = _ledger(declared, effective, outcomes, allowances, report)  # while the package is still rendered
    if not package.tree:
        return Built(ledger=stopped(effective), referred=declared.referred)
    text, not_used = facts()
    return Built(
        tree={**package.tree, "openapi.yaml": text},
        ledger=replace(ledger, unused=not_used),
        referred=declared.referred,
        names=dump_names(given_names(normal)),
    )


def _facts(effective: ObjectNode) -> tuple[bytes, dict[str, list[Place]]]:
    """The document as a file, and the places of everything in it that no client uses."""
    return dump(effective).encode(), unused(effective)


def _ledger(
    declared: Declared,
    effective: ObjectNode,
    outcomes: Mapping[Subject, Outcome],
    allowances: Iterable[Allowance],
    report: Report,
) -> Ledger:
    """The ledger of a build: the outcome of everything that was declared."""
    known = tuple(parts(effective))
    found = remarks(effective, known, report.diagnostics, [page.as_posix() for page in declared.pages])
    outcomes = {**outcomes, **outcomes_of_unplaced(effective)}
    outcomes |= {subject: remarked(outcomes.get(subject), remark) for subject, remark in found.items()}
    return reconcile({each.subject: each.place for each in known}, outcomes, declared.left_out, allowances, report)
