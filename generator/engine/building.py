"""Builds a package: it is described, the engine says what it generates of that, and templates write it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.engine.asking import ask
from generator.engine.context.component_imports import late_imports
from generator.engine.context.package import Package
from generator.engine.reading.component_classes import read_classes
from generator.engine.reading.components import Components
from generator.engine.reading.groups import read_groups
from generator.engine.reading.outcomes import outcomes
from generator.engine.reading.security import read_schemes
from generator.engine.reading.servers import default_environment, read_servers
from generator.engine.reading.webhooks import read_webhooks
from generator.engine.skeleton import skeleton_of
from generator.engine.writing.render import Rendering, render
from generator.formatting import InvalidPythonError
from generator.ledger.outcomes import KEPT, Outcome, Subject, lost
from generator.settings import Settings
from generator.tree import Tree


@dataclass(frozen=True, slots=True)
class Build:
    """A package that is being rendered.

    Arguments:
        rendered: waits for the project folder.
        outcomes: what became of each part of the document.
    """

    rendered: Callable[[], Tree]
    outcomes: Mapping[Subject, Outcome]

    @property
    def tree(self) -> Tree:
        """The project folder; empty when what was rendered is no Python."""
        return self.rendered()


def generate(document: ObjectNode, settings: Settings, report: Report) -> Build:
    """Generates a package.

    Arguments:
        document: a normalised document.
        settings: the names that a person chose.
        report: receives what cannot be expressed, ``engine-refused`` when the engine rejects the whole, and
            ``python-invalid`` by the time that all is rendered.
    """
    skeleton = skeleton_of(document)
    answered = ask(skeleton.document)
    package = describe(document, settings, report)
    rendering = _rendering(package)  # meanwhile, because the engine hardly ever leaves anything out
    answer = answered()
    if answer.refusal:
        rendering.leave()
        report.error("engine-refused", f"openapi-python-client refuses the document: {answer.refusal}", document.place)
        return Build(dict[str, bytes], {})
    operations = {each for path, each in skeleton.operations.items() if path not in answer.paths}
    if operations:
        rendering.leave()
        rendering = _rendering(package, operations)
    dropped = lost("; ".join(answer.reasons) or "openapi-python-client dropped it")
    parts = outcomes(document, package)
    for each in skeleton.operations.values():
        parts[Subject("operation", each)] = dropped if each in operations else KEPT
    return Build(cache(partial(_valid, rendering, document.place, report)), parts)


def _rendering(package: Package, dropped: Collection[str] = ()) -> Rendering:
    return render(package, [each for each in package.operations if each.key not in dropped])


def _valid(rendering: Rendering, place: Place, report: Report) -> Tree:
    try:
        return rendering.tree()
    except InvalidPythonError as error:
        message = f"docs2client wrote something that is not valid Python: {error}"
        report.error("python-invalid", message, place, "This is a bug in docs2client: please report it.")
        return {}


def describe(document: ObjectNode, settings: Settings, report: Report) -> Package:
    """Everything that the templates may see of a document."""
    components = Components(document)
    classes = read_classes(document, components)
    info = document.object_at("info")
    servers = read_servers(document, settings)
    groups = read_groups(document, components, classes, servers, settings, report)
    own_servers = [server for group in groups for operation in group.operations for server in operation.own_servers]
    return Package(
        package=settings.package,
        client=settings.client,
        distribution=settings.distribution,
        version=settings.version,
        title=info.text_at("title") or settings.client,
        description=info.text_at("description"),
        schemes=read_schemes(document, (*servers, *own_servers), settings, report),
        servers=servers,
        default_environment=default_environment(servers, settings),
        prefix=settings.prefix,
        groups=groups,
        webhooks=read_webhooks(document, components),
        components=classes,
        late_imports=late_imports(classes),
    )
