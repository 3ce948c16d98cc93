"""The names that things of an API have got: they keep them, whatever is added later.

Most names would follow from the document alone. But what is added may want a name that something else has, and a
document does not say which of the two was there before. ``specs/<api>/names.json`` does.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode, object_node, read
from generator.ledger.fates import operation_name
from generator.openapi.extensions import GROUP, METHOD
from generator.openapi.normal_form import GROUP_CLASSES, NAMES, ORIGINS, operations

_NAME: Final = r"[^\W\d]\w*"
_SECTIONS: Final = {
    "operations": re.compile(rf"{_NAME}\.{_NAME}"),
    "groups": re.compile(_NAME),
    "classes": re.compile(_NAME),
}
_HINT: Final = "Correct it, or delete it: then the name is chosen anew."


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called.

    Arguments:
        operations: groups and methods, as ``pets.list_pets``, by the operation, as ``GET /pets``.
        groups: the classes of groups, as ``Pets``, by the group.
        classes: the classes whose names others might want too, by where in the document they come from.
    """

    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    classes: Mapping[str, str] = field(default_factory=dict[str, str])


def read_names(path: Path, report: Report) -> Names:
    """The names in a file; none when there is no such file.

    Arguments:
        path: the file.
        report: receives ``names-invalid`` for what is no name, and what makes the file unreadable.
    """
    document = read(path, report) if path.is_file() else None
    if document is None:
        return Names()
    for section in document:
        if section not in _SECTIONS:
            message = f"There are no names of `{section}`, only of {', '.join(_SECTIONS)}"
            report.error("names-invalid", message, document.place_of(section), _HINT)
        elif not isinstance(document[section], ObjectNode):
            report.error("names-invalid", f"`{section}` is no object", document.place_of(section), _HINT)
    return Names(**{section: _section(document.object_at(section), fit, report) for section, fit in _SECTIONS.items()})


def _section(names: ObjectNode, fit: re.Pattern[str], report: Report) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, name in names.items():
        if isinstance(name, str) and fit.fullmatch(name) and not any(map(keyword.iskeyword, name.split("."))):
            found[key] = name
        else:
            report.error("names-invalid", f"{key} cannot be called {json.dumps(name)}", names.place_of(key), _HINT)
    return found


def dump_names(names: Names) -> bytes:
    """The names as JSON, the same bytes for the same names."""
    return (json.dumps(asdict(names), indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def remembering(document: ObjectNode, names: Names) -> ObjectNode:
    """The document with what the passes that give names shall remember."""
    return document.replaced({**document.without(ORIGINS, GROUP_CLASSES), NAMES: object_node(asdict(names))})


def given_names(document: ObjectNode) -> Names:
    """The names that the things of a normalised document have got."""
    return Names(
        operations={
            operation_name(method, path): f"{operation.text_at(GROUP)}.{operation.text_at(METHOD)}"
            for path, method, operation in operations(document)
        },
        groups={group: str(name) for group, name in document.object_at(GROUP_CLASSES).items()},
        classes={str(origin): name for name, origin in document.object_at(ORIGINS).items()},
    )
