"""Checks the names of a package: that it can have them, and that the document has what the manifest gives names to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Report
from generator.document import ObjectNode, object_nodes
from generator.openapi.components import security_schemes
from generator.openapi.credentials import credentials_of
from generator.openapi.placeholders import PLACEHOLDER
from generator.settings import CredentialName, ServerVariableName, Settings
from generator.suggestions import did_you_mean


def report_unknown_names(settings: Settings, document: ObjectNode, report: Report) -> None:
    """Reports ``client-renamed``, and ``credential-unknown`` and the like for names of things that are not there."""
    if settings.client.endswith("_"):
        message = f"The client is called `{settings.client}`: code of the package uses `{settings.client[:-1]}`"
        hint = "Choose another name with `client` in the manifest."
        report.note("client-renamed", message, document.object_at("info").place_of("title"), hint)
    schemes = security_schemes(document)
    for credential in settings.credentials:
        if credential.scheme not in schemes:
            _report_scheme(credential, schemes, report)
        else:
            _check_part(credential, credentials_of(schemes.object_at(credential.scheme)), report)
    if not settings.server_variables:
        return  # most manifests name none, and searching a large document takes time
    variables = {*_variables_of_servers(document), *_variables_of_environments(settings)}
    for variable in settings.server_variables:
        if variable.name not in variables:
            _report_variable(variable, variables, report)


def _report_scheme(credential: CredentialName, schemes: Iterable[str], report: Report) -> None:
    message = f"The document has no security scheme `{credential.scheme}`"
    hint = did_you_mean(credential.scheme, schemes) or _known("security schemes", schemes)
    report.error("credential-unknown", message, credential.place, hint)


def _check_part(credential: CredentialName, parts: tuple[str, ...], report: Report) -> None:
    hint = _known("credentials", parts)
    if credential.part and credential.part not in parts:
        message = f"The security scheme `{credential.scheme}` has no credential `{credential.part}`"
        report.error("credential-unknown", message, credential.place, hint)
    elif not credential.part and parts == ("username", "password"):
        message = f"The security scheme `{credential.scheme}` has two credentials: which one is meant?"
        report.error("credential-unknown", message, credential.place, hint)


def _report_variable(variable: ServerVariableName, variables: Iterable[str], report: Report) -> None:
    message = f"No server has a variable `{variable.name}`"
    hint = did_you_mean(variable.name, variables) or _known("server variables", variables)
    report.error("server-variable-unknown", message, variable.place, hint)


def _known(kind: str, names: Iterable[str]) -> str:
    listed = ", ".join(sorted(names))
    return f"Its {kind}: {listed}." if listed else f"It has no {kind}: an overlay may add one."


def _variables_of_servers(document: ObjectNode) -> Iterator[str]:
    """The variables of all servers: at the root, in path items and in operations."""
    for node in object_nodes(document):
        for server in node.array_at("servers").objects() if "servers" in node else ():
            yield from server.object_at("variables")


def _variables_of_environments(settings: Settings) -> Iterator[str]:
    for environment in settings.environments:
        yield from PLACEHOLDER.findall(environment.url)
