"""Compares the methods of two clients, and the functions that read webhooks: names, arguments, results and errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.model import Change
from generator.diagnostics import Place
from generator.engine.context.calls import Argument, Operation, Response
from generator.openapi.placeholders import PLACEHOLDER
from generator.surface.annotations import accepts, reads_like
from generator.surface.side import Finding, Side, Sides, instead, method_name


def method_changes(sides: Sides) -> Iterator[Change]:
    """The changes of the methods whose operations are in both documents."""
    old, new = sides.old, sides.new
    found = {_key(operation): operation for operation in new.package.operations}
    ways = {(operation.method, operation.path) for operation in new.package.operations}
    for operation in old.package.operations:
        here = Finding(method_name(operation), old.place(operation), operations=(operation.key,))
        if other := found.get(_key(operation)):
            here = replace(here, new=new.place(other))
            yield from _names(here, operation, other)
            yield from _arguments(sides, operation, other)
            yield from _results(here, operation, other, sides)
        elif (operation.method, operation.path) in ways:
            yield here.change("method-removed", "is gone")
    yield from _group_classes(old, new)


def _key(operation: Operation) -> tuple[str, str, str]:
    """The identity of a method: its operation, whatever its placeholders are called, and the kind of its result."""
    form = "stream" if operation.stream else operation.beside
    return operation.method, PLACEHOLDER.sub("{}", operation.path), form


def _names(here: Finding, old: Operation, new: Operation) -> Iterator[Change]:
    if (old.group, old.name) != (new.group, new.name):
        yield here.change("method-renamed", f"is {method_name(new)} now")


def _group_classes(old: Side, new: Side) -> Iterator[Change]:
    after = {group.name: group.class_name for group in new.package.groups}
    for group in old.package.groups:
        name = after.get(group.name, group.class_name)
        if name != group.class_name:
            here = Finding(f"client.{group.name}", old.document.place, new.document.place)
            yield here.change("group-class-renamed", f"is of the class {name} now, not {group.class_name}")


def _arguments(sides: Sides, old: Operation, new: Operation) -> Iterator[Change]:
    pairs = dict(_pairs(old, new))
    for argument in old.arguments:
        here = _about(argument, old, sides.old.place_of_argument(old, argument), new, sides.new.place(new))
        if (same := pairs.get(argument.name)) is None:
            yield here.change("argument-removed", "is no longer taken")
            continue
        here = replace(here, new=sides.new.place_of_argument(new, same))
        if same.name != argument.name:
            yield here.change("argument-renamed", f"is {same.name} now")
        yield from _same(sides, here, argument, same)
    kept = {argument.name for argument in pairs.values()}
    for argument in new.arguments:
        if argument.name not in kept:
            place = sides.new.place_of_argument(new, argument)
            yield _added(_about(argument, old, None, new, place), argument)
    yield from _positions(sides, old, new)


def _about(argument: Argument, old: Operation, before: Place | None, new: Operation, now: Place) -> Finding:
    return Finding(f"{method_name(old)}({argument.name}=)", before, now, (new.key,))


def _same(sides: Sides, here: Finding, old: Argument, new: Argument) -> Iterator[Change]:
    if old.default and not new.default:
        yield here.change("argument-required", "has to be given now")
    elif new.default and not old.default:
        yield here.change("argument-optional", "can be left out now")
    before, after = sides.before.read(old.type.accepted), sides.after.read(new.type.accepted)
    if not accepts(after, before):
        yield here.change("argument-narrowed", f"takes {instead(old.type.accepted, new.type.accepted)}")
    elif before != after:
        yield here.change("argument-widened", f"takes {new.type.accepted} now, not only {old.type.accepted}")


def _positions(sides: Sides, old: Operation, new: Operation) -> Iterator[Change]:
    names = [argument.name for argument in new.positional]
    kept = {argument.name for argument in new.arguments}
    for number, argument in enumerate(old.positional):
        if argument.name in kept and names[number : number + 1] != [argument.name]:
            here = _about(argument, old, sides.old.place_of_argument(old, argument), new, sides.new.place(new))
            yield here.change("argument-position-changed", f"is no longer at position {number + 1}")


def _pairs(old: Operation, new: Operation) -> Iterator[tuple[str, Argument]]:
    """The new argument for each old one, by the old name: the one for the same place, else the one of the same name."""
    by_origin = {_origin(each): each for each in new.arguments}
    known = {_origin(each) for each in old.arguments}
    by_name = {each.name: each for each in new.arguments if _origin(each) not in known}
    for argument in old.arguments:
        if same := by_origin.get(_origin(argument)) or by_name.get(argument.name):
            yield argument.name, same


def _origin(argument: Argument) -> tuple[str, str]:
    """The place of an argument in the request; a whole body has no name there."""
    return argument.location, argument.parameter


def _added(here: Finding, argument: Argument) -> Change:
    if not argument.default:
        return here.change("argument-required", "is new, and has to be given")
    return here.change("argument-added", "is new")


def _results(here: Finding, old: Operation, new: Operation, sides: Sides) -> Iterator[Change]:
    was, now = (old.returned, old.result), (new.returned, new.result)
    then = tuple(sides.before.read(each) for each in was)
    found = tuple(sides.after.read(each) for each in now)
    if not all(reads_like(*pair) for pair in zip(then, found, strict=True)):
        yield here.change("result-changed", f"gives {instead(old.returned, new.returned)}")
    elif then != found:
        yield here.change("result-narrowed", f"returns {new.returned} now, not {old.returned}")
    if old.is_download and not new.is_download:
        yield here.change("streaming-removed", "no longer has a streaming response")
    yield from _error_bodies(here, old, new, sides)


def _error_bodies(here: Finding, old: Operation, new: Operation, sides: Sides) -> Iterator[Change]:
    """The changes of the bodies of errors; undocumented ones are JSON or text."""
    for status in dict.fromkeys(each.status for each in (*old.errors, *new.errors)):
        was, now = (_documented(status, each.errors) for each in (old, new))
        if was and now and sides.before.read(was.type.annotated) != sides.after.read(now.type.annotated):
            message = f"has the body {now.type.annotated} in errors {status} now, not {was.type.annotated}"
            yield here.change("error-body-changed", message)
        elif was and was.type.models and now is None:
            yield here.change("error-body-changed", f"no longer has {was.type.annotated} in errors {status}")
        elif now and now.type.models and was is None:
            message = f"has the body {now.type.annotated} in errors {status} now, not just JSON"
            yield here.change("error-body-added", message)


def _documented(status: str, errors: tuple[Response, ...]) -> Response | None:
    """The error that applies to a status: its own, else that of its range, else the default."""
    known = {response.status: response for response in errors}
    return known.get(status) or known.get(f"{status[0]}XX") or known.get("default")


def webhook_changes(sides: Sides) -> Iterator[Change]:
    """The changes of the functions that read webhooks."""
    old, new = sides.old, sides.new
    was, now = old.places_of_webhooks, new.places_of_webhooks
    found = {each.key: each for each in new.package.webhooks}
    for webhook in old.package.webhooks:
        here = Finding(f"webhooks.{webhook.name}", was[webhook.key])
        if (other := found.pop(webhook.key, None)) is None:
            yield here.change("webhook-removed", "is gone")
            continue
        here = replace(here, new=now[webhook.key])
        if other.name != webhook.name:
            yield here.change("webhook-renamed", f"is webhooks.{other.name} now")
        if not reads_like(sides.before.read(webhook.type.annotated), sides.after.read(other.type.annotated)):
            yield here.change("webhook-changed", f"gives {instead(webhook.type.annotated, other.type.annotated)}")
    for webhook in found.values():
        yield Finding(f"webhooks.{webhook.name}", None, now[webhook.key]).change("webhook-added", "is new")
