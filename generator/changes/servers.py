"""Compares the servers that calls go to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.fingerprint import value_text
from generator.changes.model import Change
from generator.changes.subject import Subject
from generator.diagnostics import Place
from generator.document import ObjectNode


def compare_servers(old: ObjectNode, new: ObjectNode) -> Iterator[Change]:
    """The changes of the document's servers; calls go to the first one, unless callers choose another."""
    before, after = _read(old), _read(new)
    gone, come = [url for url in before if url not in after], [url for url in after if url not in before]
    if len(before) == len(after) == len(gone) == 1:
        places = before[gone[0]][1], after[come[0]][1]
        yield _subject(come[0]).change("server-changed", f"was {gone[0]}", *places)
        return
    for url in gone:
        yield _subject(url).change("server-removed", "was removed", old=before[url][1])
    for url in come:
        yield _subject(url).change("server-added", "was added", new=after[url][1])
    first, second = next(iter(before), ""), next(iter(after), "")
    if first and second and first != second:
        places = before[first][1], after[second][1]
        yield _subject(second).change("default-server-changed", f"comes first now (was {first})", *places)
    for url in (url for url in before if url in after):
        yield from _compare_variables(before[url][0], after[url][0], _subject(url))


def _subject(url: str) -> Subject:
    return Subject("", f"server {url}")


def _read(document: ObjectNode) -> dict[str, tuple[ObjectNode, Place]]:
    """The servers by their addresses, the first of each."""
    servers = document.array_at("servers")
    found: dict[str, tuple[ObjectNode, Place]] = {}
    for index, node in enumerate(servers):
        if isinstance(node, ObjectNode):
            found.setdefault(node.text_at("url").rstrip("/"), (node, servers.place_of(index)))
    return found


def _compare_variables(old: ObjectNode, new: ObjectNode, subject: Subject) -> Iterator[Change]:
    before, after = old.object_at("variables"), new.object_at("variables")
    for name in sorted(before.keys() | after.keys()):
        known, found = (each.object_at(name).without("description") for each in (before, after))
        if value_text(known) != value_text(found):
            here = replace(subject, path=f"variable `{name}`")
            places = before.place_of(name), after.place_of(name)
            yield here.change("server-variable-changed", "changed", *places)


def compare_own_servers(
    old: ObjectNode, new: ObjectNode, documents: tuple[ObjectNode, ObjectNode], subject: Subject
) -> Iterator[Change]:
    """Changes of the servers that an operation has for itself.

    Arguments:
        documents: the old and the new document, for operations without servers of their own.
    """
    before, after = (_own(operation, document) for operation, document in zip((old, new), documents, strict=True))
    if before != after:
        message = f"is served by {_called(after)} now (was {_called(before)})"
        yield subject.change("operation-server-changed", message, old.place_of("servers"), new.place_of("servers"))


def _own(operation: ObjectNode, document: ObjectNode) -> tuple[str, ...]:
    """The servers of an operation; empty if they are those of the document."""
    own = tuple(_read(operation))
    return () if set(own) == set(_read(document)) else own


def _called(urls: tuple[str, ...]) -> str:
    return ", ".join(urls) or "the servers of all operations"
