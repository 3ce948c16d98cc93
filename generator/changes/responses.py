"""Compares the responses of operations: statuses, contents and headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.bodies import compare_content
from generator.changes.leftovers import differences
from generator.changes.model import Change, Direction
from generator.changes.subject import Subject, necessity
from generator.changes.traversal import Traversal
from generator.document import ObjectNode
from generator.openapi.statuses import success_statuses


def compare_responses(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    """The changes of the responses of an operation."""
    subject = replace(subject, direction=Direction.RESPONSE)
    yield from _compare_successes(_successes(old), _successes(new), subject, schemas)
    yield from _compare_statuses(_errors(old), _errors(new), "error", subject, schemas)


def _responses(operation: ObjectNode) -> ObjectNode:
    """The responses by their statuses in a uniform spelling."""
    found = operation.object_at("responses")
    named = {status: status if status == "default" else status.upper() for status in found}
    places = {named[status]: found.place_of(status) for status in found}
    kept = {named[status]: node for status, node in found.items() if not status.startswith("x-")}
    return ObjectNode(kept, found.place, places)


def _successes(operation: ObjectNode) -> ObjectNode:
    responses = _responses(operation)
    return responses.without(*(responses.keys() - success_statuses(responses)))


def _errors(operation: ObjectNode) -> ObjectNode:
    responses = _responses(operation)
    return responses.without(*success_statuses(responses))


def _compare_successes(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
    if len(gone) == len(come) == 1:
        here = replace(subject, part=f"response {come[0]}")
        places = old.place_of(gone[0]), new.place_of(come[0])
        yield here.change("success-status-changed", f"was response {gone[0]}", *places)
        yield from _compare_response(old.object_at(gone[0]), new.object_at(come[0]), here, schemas)
        old, new = old.without(*gone), new.without(*come)
    yield from _compare_statuses(old, new, "success", subject, schemas)


def _compare_statuses(
    old: ObjectNode, new: ObjectNode, kind: str, subject: Subject, schemas: Traversal
) -> Iterator[Change]:
    for status in (each for each in old if each not in new):
        here = replace(subject, part=f"response {status}")
        yield here.change(f"{kind}-status-removed", "was removed", old=old.place_of(status))
    for status in (each for each in new if each not in old):
        here = replace(subject, part=f"response {status}")
        yield here.change(f"{kind}-status-added", "was added", new=new.place_of(status))
    for status in (each for each in old if each in new):
        here = replace(subject, part=f"response {status}")
        yield from _compare_response(old.object_at(status), new.object_at(status), here, schemas)


def _compare_response(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    places = old.place_of("content"), new.place_of("content")
    match bool(old.object_at("content")), bool(new.object_at("content")):
        case True, False:
            yield subject.change("response-body-removed", "no longer has a body", *places)
        case False, True:
            yield subject.change("response-body-added", "has a body now", *places)
        case _:
            yield from compare_content(old, new, subject, schemas)
    yield from _compare_headers(old.object_at("headers"), new.object_at("headers"), subject, schemas)
    for key, where in differences(old, new, ("content", "headers", "links")):
        yield subject.data("schema-changed", f"`{key}` changed", *where)


def _compare_headers(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    before, after = ({name.lower(): name for name in headers} for headers in (old, new))
    for key, name in before.items():
        here = replace(subject, part=f"{subject.part}: header `{name}`")
        if key in after:
            yield from _compare_header(old, new, name, after[key], here, schemas)
        else:
            yield here.change("header-removed", "was removed", old=old.place_of(name))
    for key, name in after.items():
        if key not in before:
            here = replace(subject, part=f"{subject.part}: header `{name}`")
            yield here.change("header-added", "was added", new=new.place_of(name))


def _compare_header(
    old: ObjectNode, new: ObjectNode, name: str, renamed: str, subject: Subject, schemas: Traversal
) -> Iterator[Change]:
    before, after = old.object_at(name), new.object_at(renamed)
    word = necessity(after.get("required") is True)
    if necessity(before.get("required") is True) != word:
        yield subject.change(f"header-became-{word}", f"became {word}", old.place_of(name), new.place_of(renamed))
    places = before.place_of("schema"), after.place_of("schema")
    yield from schemas.compare(before.get("schema"), after.get("schema"), places, subject)
    for key, where in differences(before, after, ("schema", "required", "deprecated")):
        yield subject.data("schema-changed", f"`{key}` changed", *where)
