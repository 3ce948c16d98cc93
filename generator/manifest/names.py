"""Reads what a manifest says about the names of the generated package and in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.manifest.values import object_at, refuse_unknown_keys, text_at
from generator.naming import class_name, identifier, is_free_class_name, is_free_package_name, is_identifier
from generator.settings import (
    CREDENTIAL_PARTS,
    TAKEN_ARGUMENTS,
    CredentialName,
    Environment,
    ServerVariableName,
    Settings,
)
from generator.suggestions import did_you_mean

# No user, whose password would end up in logs, and no query or fragment, which no path could follow.
_SERVER: Final = r"https?://[^\s/?#@]+(/[^\s?#]*)?"


def read_settings(api: str, manifest: ObjectNode, report: Report) -> Settings:
    """The names that a manifest chooses, and defaults for all others."""
    environments = tuple(_environments(manifest, report))
    chosen = Settings(
        package=_name(manifest, "package", f"{identifier(api, 'api')}_client", is_free_package_name, report),
        client=_name(manifest, "client", class_name(api, "Api"), is_free_class_name, report),
        version=_name(manifest, "version", "0.1.0", _is_version, report),
        environments=environments,
        default_environment=_default_environment(manifest, environments, report),
    )
    settings = replace(
        chosen,
        credentials=tuple(_credentials(chosen, manifest, report)),
        server_variables=tuple(_server_variables(chosen, manifest, report)),
    )
    _refuse_repeated_arguments(settings, report)
    return settings


def _is_version(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?", text))


def _is_variable(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z_][A-Z0-9_]*", name))


_SHAPES: Final = {
    "package": "a name that a Python package can have beside all others, such as `acme_client`",
    "client": "a name that a Python class can have here, such as `Acme`",
    "version": "a version such as `0.1.0`",
    "argument": "a Python argument name such as `api_key`",
    "variable": "the name of an environment variable such as `ACME_API_KEY`",
}


def _name(node: ObjectNode, key: str, default: str, is_valid: Callable[[str], bool], report: Report) -> str:
    """The text under a key, or the default; an invalid text is reported and replaced by the default."""
    text = text_at(node, key, default, report)
    if is_valid(text):
        return text
    report.error("manifest-name-invalid", f"`{text}` is not {_SHAPES[key]}", node.place_of(key))
    return default


def _environments(manifest: ObjectNode, report: Report) -> Iterator[Environment]:
    for name, url in object_at(manifest, "environments", report).items():
        if isinstance(url, str) and re.fullmatch(_SERVER, url):
            yield Environment(name, url)
        else:
            place = manifest.object_at("environments").place_of(name)
            hint = f"Write `{name}: https://api.example.com`; server variables stand in braces."
            message = f"The environment `{name}` needs the URL of a server, without a user, a query or a fragment"
            report.error("manifest-value-invalid", message, place, hint)


def _default_environment(manifest: ObjectNode, environments: tuple[Environment, ...], report: Report) -> str | None:
    names = [environment.name for environment in environments]
    if "default_environment" not in manifest:
        return names[0] if len(names) == 1 else None
    default = text_at(manifest, "default_environment", "", report)
    if default and default not in names:
        place = manifest.place_of("default_environment")
        hint = did_you_mean(default, manifest.object_at("environments")) or "It must be one of `environments`."
        report.error("manifest-name-unknown", f"There is no environment `{default}`", place, hint)
    return default


def _credentials(chosen: Settings, manifest: ObjectNode, report: Report) -> Iterator[CredentialName]:
    """The names of the credentials of a scheme: of its only one, or of each of several parts."""
    schemes = object_at(manifest, "credentials", report)
    for scheme in schemes:
        entry = object_at(schemes, scheme, report)
        if not any(part in entry for part in CREDENTIAL_PARTS):
            yield CredentialName(scheme, *_names(chosen, schemes, scheme, report), place=schemes.place_of(scheme))
            continue
        refuse_unknown_keys(entry, CREDENTIAL_PARTS, report)
        for part in entry:
            yield CredentialName(scheme, *_names(chosen, entry, part, report), part=part, place=entry.place_of(part))


def _server_variables(chosen: Settings, manifest: ObjectNode, report: Report) -> Iterator[ServerVariableName]:
    variables = object_at(manifest, "server_variables", report)
    for name in variables:
        yield ServerVariableName(name, *_names(chosen, variables, name, report), variables.place_of(name))


def _names(chosen: Settings, entries: ObjectNode, name: str, report: Report) -> tuple[str, str]:
    """The names of an argument of the client, and of its environment variable."""
    entry = object_at(entries, name, report)
    refuse_unknown_keys(entry, ("argument", "variable"), report)
    argument = _name(entry, "argument", identifier(name, "value"), is_identifier, report)
    return argument, _name(entry, "variable", chosen.variable(argument), _is_variable, report)


def _refuse_repeated_arguments(settings: Settings, report: Report) -> None:
    seen: dict[str, Place] = {}
    everything: list[CredentialName | ServerVariableName] = [*settings.credentials, *settings.server_variables]
    for named in everything:
        if named.argument in TAKEN_ARGUMENTS:
            message = f"`{named.argument}` is an argument of every client, or what its constructor calls"
            report.error("manifest-name-repeated", message, named.place, "Give it another `argument`.")
        elif named.argument in seen:
            message = f"The argument `{named.argument}` of the client would stand there twice"
            report.error(
                "manifest-name-repeated", message, named.place, "Give it another `argument`.", [seen[named.argument]]
            )
        seen[named.argument] = named.place
