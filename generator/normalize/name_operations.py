"""Decides the group and the method name of each operation."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.extensions import GROUP, METHOD
from generator.normal_form import operations
from generator.normalize.schemas import rewrite_operations

_ARTICLES: Final = frozenset(("a", "an", "the"))
# A summary with more words is a sentence, not a name.
_MOST_WORDS: Final = 6
_VERSION = re.compile(r"v?\d+(\.\d+)*\Z")
# ``NestJS`` and others put the controller's class in front of the method.
_CONTROLLER = re.compile(r"\A\w*Controller[_.](?=\w)")
# As a method these would hide the type that annotations of later methods need.
_UNFIT: Final = frozenset(("bool", "bytes", "dict", "float", "int", "list", "object", "set", "str", "tuple"))
_CLIENT_METHODS: Final = frozenset(("close", "with_options", "with_raw_response"))
# As a group these would hide what the class of the client is written with.
_TAKEN_GROUPS: Final = frozenset((*_CLIENT_METHODS, "cached_property", "httpx2"))


def name_operations(document: ObjectNode, report: Report) -> ObjectNode:
    """Gives each operation ``x-group`` and ``x-method``, unique in its group; an overlay may have set them before.

    Where two want one name, the operation that says most clearly what it is called has it, wherever it stands.
    """
    taken: dict[str, set[str]] = {}
    labels = _labels(document)
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for path, method, operation in sorted(operations(document), key=_certainty):
        group = group_name(path, operation, labels)
        others = taken.setdefault(group, set(_CLIENT_METHODS))
        name = method_name(path, method, operation, group)
        if name.casefold() in others:
            name = naming.unique(_from_path(path, method), others)
        others.add(name.casefold())
        names[path, method] = group, name

    def named(path: str, method: str, item: ObjectNode, operation: ObjectNode) -> ObjectNode:
        group, name = names[path, method]
        return operation.replaced({**operation, GROUP: group, METHOD: name})

    return rewrite_operations(document, named)


def _certainty(found: tuple[str, str, ObjectNode]) -> int:
    """How little of an operation's name is a guess: chosen by a person, an identity, words, or where it stands."""
    sources = (METHOD, "operationId", "summary")
    return next((rank for rank, key in enumerate(sources) if found[2].text_at(key)), len(sources))


def _labels(document: ObjectNode) -> frozenset[str]:
    """The tags that say something else than where an operation belongs (OpenAPI 3.2, section 4.22)."""
    tags = document.array_at("tags").objects()
    return frozenset(tag.text_at("name") for tag in tags if tag.text_at("kind") not in ("", "nav"))


def group_name(path: str, operation: ObjectNode, labels: Container[str]) -> str:
    """The group of an operation: its first tag that is no label, else the collection that its path speaks of."""
    tags = [tag for tag in operation.array_at("tags") if isinstance(tag, str) and tag not in labels]
    group = naming.identifier(operation.text_at(GROUP) or (tags[0] if tags else _collection(path)), "default")
    return f"{group}_" if group in _TAKEN_GROUPS else group


def _collection(path: str) -> str:
    static = [step for step in path.split("/") if step and "{" not in step and not _VERSION.match(step)]
    plural = [step for step in static if step.endswith("s")]
    return (plural or static or ["default"])[-1 if plural else 0]


def method_name(path: str, method: str, operation: ObjectNode, group: str) -> str:
    """The method name that a person would choose: from operationId, else the summary, else method and path."""
    if chosen := operation.text_at(METHOD):
        return naming.identifier(chosen, "call")
    identity = _CONTROLLER.sub("", operation.text_at("operationId"))
    found = naming.without_prefix(naming.words(identity), naming.words(group))
    if not found:
        found = [word for word in naming.words(operation.text_at("summary")) if word.lower() not in _ARTICLES]
        if len(found) > _MOST_WORDS:
            found = []
    name = naming.identifier(" ".join(found), "call") if found else _from_path(path, method)
    return f"{name.rstrip('_')}_{group.rstrip('_')}" if name.rstrip("_") in _UNFIT else name


def _from_path(path: str, method: str) -> str:
    return naming.identifier(f"{method} {path.replace('{', 'by ').replace('}', '')}", method)
