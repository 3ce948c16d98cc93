"""Documents: YAML and JSON data whose nodes remember where a person wrote them.

The reader resolves plain scalars as the YAML 1.2 core schema says (https://yaml.org/spec/1.2.2/#103-core-schema):
timestamps, ``on`` and ``yes`` stay strings. Keys are always strings, so ``200:`` is the key ``"200"``. Of version 1.1,
merge keys are left, ``<<: *common``, which people write and every reader knows (https://yaml.org/type/merge.html).
"""

from __future__ import annotations

from generator.document.nodes import (
    COLLECTIONS,
    NOWHERE,
    ArrayNode,
    Node,
    NodePath,
    ObjectNode,
    node,
    object_node,
    object_nodes,
    walk,
)
from generator.document.reading import UNMERGED, Reading, begin, load, merge_conflict, read, read_text
from generator.document.yaml_emission import dump

__all__ = (
    "COLLECTIONS",
    "NOWHERE",
    "UNMERGED",
    "ArrayNode",
    "Node",
    "NodePath",
    "ObjectNode",
    "Reading",
    "begin",
    "dump",
    "load",
    "merge_conflict",
    "node",
    "object_node",
    "object_nodes",
    "read",
    "read_text",
    "walk",
)
