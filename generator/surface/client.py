"""Compares the constructors of two clients: names, credentials, server variables and environments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.changes.model import Change
from generator.diagnostics import Place
from generator.engine.context.connection import Setting
from generator.engine.context.package import Package
from generator.surface.side import Finding, Side


@dataclass(frozen=True, slots=True)
class _Given:
    """An argument of a client, with its identity in the document and the values that it takes."""

    identity: tuple[str, ...]
    setting: Setting
    default: str | None = None
    choices: tuple[str, ...] = ()
    required: bool = False


def client_changes(old: Side, new: Side) -> Iterator[Change]:
    """The changes of the class of the client and of its constructor."""
    names = f"{new.package.package}.{new.package.client}"
    finding = Finding(old.package.client, old.document.place, new.document.place)
    if names != f"{old.package.package}.{old.package.client}":
        was = f"{old.package.package}.{old.package.client}"
        yield Finding(was, finding.old, finding.new).change("client-renamed", f"is {names} now")
    schemes = replace(finding, old=_schemes(old), new=_schemes(new))
    servers = replace(finding, old=old.document.place_of("servers"), new=new.document.place_of("servers"))
    for given, about in ((_credentials, schemes), (_variables, servers)):
        yield from _arguments(about, tuple(given(old.package)), tuple(given(new.package)))
    yield from _environments(servers, old.package, new.package)


def _schemes(side: Side) -> Place:
    return side.document.object_at("components").place_of("securitySchemes")


def _arguments(finding: Finding, old: Iterable[_Given], new: Iterable[_Given]) -> Iterator[Change]:
    before = {each.setting.argument: each for each in old}
    after = {each.setting.argument: each for each in new}
    moved = {each.identity: name for name, each in after.items() if name not in before}
    for name, each in before.items():
        if name in after:
            yield from _argument(finding, each, after[name])
        elif each.identity in moved:
            yield finding.change("client-argument-renamed", f"the argument {name} is {moved[each.identity]} now")
        else:
            yield finding.change("client-argument-removed", f"no longer takes {name}")
    renamed = {moved.get(each.identity) for name, each in before.items() if name not in after}
    for name, each in after.items():
        if name not in before and name not in renamed:
            rule = "client-argument-required" if each.required else "client-argument-added"
            yield finding.change(rule, f"takes {name}")


def _variables(package: Package) -> Iterator[_Given]:
    for variable in package.variables:
        needed = variable.default is None
        yield _Given(("variable", variable.name), variable.setting, variable.default, variable.choices, needed)


def _credentials(package: Package) -> Iterator[_Given]:
    for scheme in package.schemes:
        for number, setting in enumerate(scheme.settings):
            yield _Given((scheme.kind, scheme.name, str(number)), setting)


def _argument(finding: Finding, old: _Given, new: _Given) -> Iterator[Change]:
    name = old.setting.argument
    if old.setting.variable != new.setting.variable:
        yield finding.change(
            "client-variable-renamed", f"the variable {old.setting.variable} is {new.setting.variable} now"
        )
    if new.required and not old.required:
        yield finding.change("client-argument-required", f"{name} no longer has a default")
    elif old.default != new.default:
        yield finding.change("client-argument-narrowed", f"{name} is {new.default} unless given, not {old.default}")
    gone = [choice for choice in old.choices if choice not in new.choices]
    if new.choices and (gone or not old.choices):
        yield finding.change("client-argument-narrowed", f"{name} is one of {', '.join(new.choices)} now")


def _environments(finding: Finding, old: Package, new: Package) -> Iterator[Change]:
    before = {server.environment: server.url for server in old.servers}
    after = {server.environment: server.url for server in new.servers}
    for name, url in before.items():
        if name not in after:
            yield finding.change("environment-removed", f'there is no longer an environment "{name}"')
        elif after[name] != url:
            yield finding.change("environment-moved", f'the environment "{name}" is {after[name]} now, not {url}')
    for name in after:
        if name not in before:
            yield finding.change("environment-added", f'there is the environment "{name}"')
    if old.default_environment is not None and old.default_environment != new.default_environment:
        now = f'"{new.default_environment}"' if new.default_environment else "none"
        message = f'the default environment is {now} now, not "{old.default_environment}"'
        yield finding.change("default-environment-changed", message)
