"""Models that are sent and read."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.packages import PackageOf, Wire

TREE = {
    "name": "Oak",
    "planted": "2026-01-02T03:04:05Z",
    "felled": None,
    "height": 1.5,
    "children": [{"name": "Acorn", "planted": "2026-01-02T03:04:05Z", "felled": "2026-01-03", "height": 0}],
    "parent": None,
    "kind": "birch",
    "birds": {"a": {"name": "Tit", "seen": "2026-01-02T03:04:05Z", "b": "2026-01-01", "a": "2026-01-02"}},
    "visits": [["2026-01-02T03:04:05Z"]],
    "new": {"unknown": True},
}


def test_models_round_trip(package_of: PackageOf, wire: Wire) -> None:
    trees = package_of("models")
    wire.respond_with(TREE)
    with wire.client(trees) as client:
        tree = client.trees.get_tree()
    assert tree.children[0].felled == datetime.date(2026, 1, 3)
    assert tree.birds["a"].additional_properties == {"b": datetime.date(2026, 1, 1), "a": datetime.date(2026, 1, 2)}
    assert tree.note is trees.types.UNSET
    assert tree.kind == "birch"
    assert tree.to_dict() == TREE
    assert list(tree.to_dict()["birds"]["a"]) == ["name", "seen", "b", "a"]
    assert trees.models.Tree.from_dict(tree.to_dict()) == tree


@pytest.mark.parametrize(
    ("change", "place"),
    [({"planted": "yesterday"}, "$.planted"), ({"children": [{}]}, "$.children[0].name"), ({"birds": []}, "$.birds")],
)
def test_what_cannot_be_read_is_named(package_of: PackageOf, wire: Wire, change: dict[str, Any], place: str) -> None:
    trees = package_of("models")
    wire.respond_with({**TREE, **change})
    with wire.client(trees) as client, pytest.raises(trees.errors.ResponseDecodeError) as caught:
        client.trees.get_tree()
    assert place in str(caught.value)
