"""The names that operations and classes got in earlier runs, and keep whatever is added later.

Most names follow from the document alone. But something new may want a name that something else has already, and a
document does not say which of the two was there first. ``specs/<api>/names.json`` does.
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
from generator.ledger.outcomes import operation_name
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
    """The names of operations, groups and classes.

    Arguments:
        operations: for each operation, such as ``GET /pets``, its group and method, ``pets.list_pets``.
        groups: for each group its class, such as ``Pets``.
        classes: for each origin in the document its class, as far as others might want the same name.
    """

    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    classes: Mapping[str, str] = field(default_factory=dict[str, str])


def read_names(path: Path, report: Report) -> Names:
    """The names in a file; none when there is no such file.

    Arguments:
        report: receives ``names-invalid`` for entries that are no names, and the findings of reading the file.
    """
    document = read(path, report) if path.is_file() else None
    if document is None:
        return Names()
    for section in document:
        if section not in _SECTIONS:
            message = f"There are no names of `{section}`, only of {', '.join(_SECTIONS)}"
            report.error("names-invalid", message, document.place_of(section), _HINT)
        elif not isinstance(document[section], ObjectNode):
            report.error("names-invalid", f"`{section}` is not an object", document.place_of(section), _HINT)
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
    """The document with the earlier names in it, for the passes that give names."""
    return document.replaced({**document.without(ORIGINS, GROUP_CLASSES), NAMES: object_node(asdict(names))})


def given_names(document: ObjectNode) -> Names:
    """The names that a normalised document gives to its operations, groups and classes."""
    return Names(
        operations={
            operation_name(method, path): f"{operation.text_at(GROUP)}.{operation.text_at(METHOD)}"
            for path, method, operation in operations(document)
        },
        groups={group: str(name) for group, name in document.object_at(GROUP_CLASSES).items()},
        classes={str(origin): name for name, origin in document.object_at(ORIGINS).items()},
    )
