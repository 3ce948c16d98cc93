"""Gaps in paths that are written as web frameworks do, ``/things/:id``, in the way of OpenAPI."""

from __future__ import annotations

import re
from typing import Final

from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.parameters import parameters_of
from generator.openapi.path_items import operations_of

_COLON: Final = re.compile(r"(?<=/):([A-Za-z_]\w*)(?=/|$)")


def spell_placeholders(document: ObjectNode) -> ObjectNode:
    """A path ``/things/:id`` is ``/things/{id}`` where ``id`` is declared as a path parameter.

    It stays as it is where the other one is there too, and where nobody declared what would be filled in.
    """
    paths = document.object_at("paths")
    if not any("/:" in path for path in paths):
        return document
    spelt = {path: _spelt(document, path, paths.object_at(path)) for path in paths}
    names = {path: each for path, each in spelt.items() if each not in paths}
    return document.replaced({**document, "paths": paths.renamed(names)})


def _spelt(document: ObjectNode, path: str, item: ObjectNode) -> str:
    if "/:" not in path:
        return path
    declared = _path_parameters(document, item)
    return _COLON.sub(lambda found: f"{{{found[1]}}}" if found[1] in declared else found[0], path)


def _path_parameters(document: ObjectNode, item: ObjectNode) -> set[str]:
    item = pointer.followed(document, item)
    holders = (item, *(node for _, node, _ in operations_of(item)))
    found = (parameter for holder in holders for parameter in parameters_of(document, holder))
    return {each.text_at("name") for each in found if each.get("in") == "path"}
