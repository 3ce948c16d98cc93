"""Drives openapi-python-client with our templates: one normalised document becomes the tree of one package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine.asking import Answer, ask, get_ready
from generator.engine.components import Components
from generator.engine.context import Component, Package, Union
from generator.engine.fates import fates
from generator.engine.frame import Frame, frame
from generator.engine.operations import read_groups
from generator.engine.render import render
from generator.engine.security import read_schemes
from generator.engine.service import default_environment, read_servers, variable_prefix
from generator.engine.webhooks import read_webhooks
from generator.fates import Fate, Subject
from generator.formatting import InvalidPythonError
from generator.settings import Settings
from generator.tree import Tree

__all__ = ["Build", "OperationOutcome", "generate", "get_ready"]


@dataclass(frozen=True, slots=True)
class OperationOutcome:
    """What became of an operation, and why it is missing if it is."""

    method: str
    path: str
    generated: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """The project folder of a package, the outcome of each operation of its document, and the fates of all parts."""

    tree: Tree
    operations: tuple[OperationOutcome, ...]
    fates: Mapping[Subject, Fate] = field(default_factory=dict[Subject, Fate])


def generate(document: ObjectNode, settings: Settings, report: Report) -> Build:
    """Generates a package.

    Arguments:
        document: a normalised document.
        settings: the names that a person chose.
        report: receives what cannot be expressed, and ``engine-refused`` when the engine rejects the whole.
    """
    package = describe(document, settings, report)
    framed = frame(package)
    answered = ask(framed.document)
    try:
        tree = _rendered(package, framed)  # meanwhile, because the engine hardly ever leaves anything out
    except InvalidPythonError as error:
        message = f"docs2client wrote something that is no Python: {error}"
        report.error("python-invalid", message, document.place, "This is a mistake of docs2client: please report it.")
        return Build({}, ())
    answer = answered()
    if answer.refusal:
        report.error("engine-refused", f"openapi-python-client refuses the document: {answer.refusal}", document.place)
        return Build({}, ())
    taken = framed.taken(answer.paths, answer.classes)
    if taken != framed:
        tree = _rendered(package, taken)
    parts = fates(document, package, frozenset(each.name for each in _components(package, taken)))
    return Build(tree, tuple(_outcomes(framed, answer)), parts)


def _rendered(package: Package, framed: Frame) -> Tree:
    return render(package, list(framed.operations.values()), _components(package, framed))


def _components(package: Package, framed: Frame) -> list[Component]:
    """Those of a frame, and unions, which the engine does not know."""
    unions = [each for each in package.components.values() if isinstance(each, Union)]
    return [*framed.components.values(), *unions]


def describe(document: ObjectNode, settings: Settings, report: Report) -> Package:
    """Everything that the templates may see of a document."""
    components = Components(document)
    info = document.object_at("info")
    servers = read_servers(document, settings)
    return Package(
        package=settings.package,
        client=settings.client,
        distribution=settings.distribution,
        version=settings.version,
        title=info.text_at("title") or settings.client,
        description=info.text_at("description"),
        schemes=read_schemes(document, servers, settings, report),
        servers=servers,
        default_environment=default_environment(servers, settings),
        prefix=variable_prefix(settings),
        groups=read_groups(document, components, settings.client, servers, report),
        webhooks=read_webhooks(document, components),
        components=components.describe(),
    )


def _outcomes(framed: Frame, answer: Answer) -> Iterator[OperationOutcome]:
    for path, operation in framed.operations.items():
        generated = path in answer.paths
        reason = "" if generated else "; ".join(answer.reasons) or "openapi-python-client dropped it"
        yield OperationOutcome(operation.method, operation.path, generated, reason)
