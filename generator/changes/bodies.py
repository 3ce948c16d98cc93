"""Compares request bodies, and the contents of bodies in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.changes.leftovers import differences
from generator.changes.model import Change
from generator.changes.subject import Subject, necessity
from generator.changes.traversal import Traversal
from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.openapi.extensions import EVENT
from generator.openapi.media_types import essence, is_json, is_stream


def compare_request_body(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    """The changes of a request body."""
    before, after = old.object_at("requestBody"), new.object_at("requestBody")
    subject = replace(subject, part="request body")
    word = necessity(after.get("required") is True)
    if before and not after:
        yield subject.change("body-removed", "was removed", old=old.place_of("requestBody"))
    elif after and not before:
        yield subject.change(f"{word}-body-added", f"was added, and is {word}", new=new.place_of("requestBody"))
    else:
        if necessity(before.get("required") is True) != word:
            yield subject.change(f"body-became-{word}", f"became {word}", before.place, after.place_of("required"))
        yield from compare_content(before, after, subject, schemas)


def compare_content(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    """The changes of each media type of a body."""
    before, after = _by_essence(old.object_at("content")), _by_essence(new.object_at("content"))
    pairs = {name: name for name in before if name in after}
    gone = [name for name in before if name not in pairs]
    come = [name for name in after if name not in pairs]
    if len(gone) == len(come) == 1 and _is_alike(gone[0], come[0]):
        pairs[gone[0]] = come[0]
        message = f"is {come[0]} now (was {gone[0]})"
        yield subject.data("media-type-changed", message, before[gone[0]][1], after[come[0]][1])
        gone, come = [], []
    for name in gone:
        yield subject.data("media-type-removed", f"can no longer be {name}", old=before[name][1])
    for name in come:
        yield subject.data("media-type-added", f"can also be {name} now", new=after[name][1])
    for name, renamed in pairs.items():
        is_only = len(before) == len(after) == 1
        here = subject if is_only else replace(subject, part=f"{subject.part} ({renamed})")
        yield from _compare_media_type(before[name][0], after[renamed][0], here, schemas)


def _compare_media_type(old: ObjectNode, new: ObjectNode, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    for key in ("schema", EVENT):
        if key in old or key in new:
            yield from schemas.compare(old.get(key), new.get(key), (old.place_of(key), new.place_of(key)), subject)
    for key, places in differences(old, new, ("schema", EVENT)):
        yield subject.data("body-changed", f"`{key}` changed", *places)


def _by_essence(content: ObjectNode) -> Mapping[str, tuple[ObjectNode, Place]]:
    return {essence(name): (node, content.place_of(name)) for name, node in content.object_items()}


def _is_alike(first: str, second: str) -> bool:
    """Whether clients read and write both in the same way."""
    return _reading(first) == _reading(second)


def _reading(name: str) -> str:
    if is_json(name):
        return "json"
    if is_stream(name) or name.startswith("multipart/") or name.endswith("form-urlencoded"):
        return name
    return "text" if name.startswith("text/") else "bytes"
