"""The lock of an API, ``specs/<api>/lock.json``: what its generated files were made from, and what they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

Digests: TypeAlias = Mapping[str, str]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Lock:
    """Digests of everything that decided about a package, and of the package.

    Arguments:
        tool: versions and sources of docs2client, the engine and the formatter.
        inputs: the manifest, pages, overlays and custom code, by their path from the folder of the API.
        originals: the generated files that custom code replaced, as they were when it was last changed.
        outputs: the files that were written, by their path from the workspace.
        names: the names that things got, by the name of their file.
        findings: how many warnings and notes the build had, by their severity.
    """

    tool: Digests = field(default_factory=dict[str, str])
    inputs: Digests = field(default_factory=dict[str, str])
    originals: Digests = field(default_factory=dict[str, str])
    outputs: Digests = field(default_factory=dict[str, str])
    names: Digests = field(default_factory=dict[str, str])
    findings: Mapping[str, int] = field(default_factory=dict[str, int])


def read_lock(path: Path) -> Lock:
    """The lock in a file; an empty one when there is none, or when a merge left it unreadable."""
    try:
        found: object = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Lock()
    parts = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    tool, inputs, originals, outputs, names = (
        _mapping(parts.get(name), str) for name in ("tool", "inputs", "originals", "outputs", "names")
    )
    return Lock(tool, inputs, originals, outputs, names, _mapping(parts.get("findings"), int))


def _mapping(value: object, kind: type[_Value]) -> Mapping[str, _Value]:
    """What is of this kind; the rest is not ours."""
    found = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    return {key: each for key, each in found.items() if isinstance(each, kind)}


def dump_lock(lock: Lock) -> bytes:
    """The lock as JSON, the same bytes for the same lock."""
    text = json.dumps(asdict(lock), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    return text.encode(errors="backslashreplace")  # the name of a file may be no Unicode, and JSON has the same escapes
