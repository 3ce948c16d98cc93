"""Writes YAML that readers of version 1.1 and of version 1.2 understand alike."""

# PyYAML's stubs leave the types of its hooks open, and do not know what its C emitter has.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final, TypeAlias, cast

import yaml

from generator.document.yaml_syntax import FLOAT, INTEGER, OTHER_BREAKS, Scalar

Data: TypeAlias = "Scalar | dict[str, Any] | list[Any]"

_TEXT: Final = "tag:yaml.org,2002:str"
_MAPPING_START: Final = yaml.MappingStartEvent(None, None, True, flow_style=False)
_MAPPING_END: Final = yaml.MappingEndEvent()
_SEQUENCE_START: Final = yaml.SequenceStartEvent(None, None, True, flow_style=False)
_SEQUENCE_END: Final = yaml.SequenceEndEvent()
_NOT_LITERAL: Final = re.compile(r"[ \t]\n|\A\s|\t")


class _Emitter(yaml.CSafeDumper):
    """PyYAML's emitter, which is given events: the graph of nodes that it would make first takes half of the time."""

    def __init__(self, text: StringIO) -> None:
        super().__init__(text, allow_unicode=True, width=100)
        # Documents repeat their keys, types and references.
        self._texts: dict[str, yaml.ScalarEvent] = {}

    def write(self, root: Data) -> None:
        emit = cast(Any, self).emit
        emit(yaml.StreamStartEvent())
        emit(yaml.DocumentStartEvent())
        for event in self._events(root):
            emit(event)
        emit(yaml.DocumentEndEvent())
        emit(yaml.StreamEndEvent())

    def _events(self, data: Data) -> Iterator[yaml.Event]:
        # The ends of what is open, each below what is left of it; generators in generators would pass each event up.
        waiting: list[Data | yaml.Event] = [data]
        while waiting:
            found = waiting.pop()
            if isinstance(found, dict):
                yield _MAPPING_START
                waiting.append(_MAPPING_END)
                for key, value in reversed(found.items()):
                    waiting += (value, key)
            elif isinstance(found, list):
                yield _SEQUENCE_START
                waiting.append(_SEQUENCE_END)
                waiting += reversed(found)
            elif isinstance(found, yaml.Event):
                yield found
            else:
                yield self._scalar(found)

    def _scalar(self, value: Scalar) -> yaml.ScalarEvent:
        if not isinstance(value, str):
            return self._new_scalar(value)
        known = self._texts.get(value)
        if known is None:
            known = self._texts[value] = self._new_scalar(value)
        return known

    def _new_scalar(self, value: Scalar) -> yaml.ScalarEvent:
        node = cast(yaml.ScalarNode, self.represent_data(value))
        is_plain = cast(Any, self).resolve(yaml.ScalarNode, node.value, (True, False)) == node.tag
        return yaml.ScalarEvent(None, node.tag, (is_plain, node.tag == _TEXT), node.value, style=node.style)


def _represent_text(emitter: _Emitter, text: str) -> yaml.ScalarNode:
    if OTHER_BREAKS.search(text):
        return emitter.represent_scalar(_TEXT, text, style='"')
    return emitter.represent_scalar(_TEXT, text, style="|" if _is_literal(text) else None)


def _is_literal(text: str) -> bool:
    return "\n" in text.strip("\n") and not _NOT_LITERAL.search(text)


_Emitter.add_representer(str, _represent_text)
_Emitter.add_implicit_resolver("tag:yaml.org,2002:int", INTEGER, list("-+0123456789"))
_Emitter.add_implicit_resolver("tag:yaml.org,2002:float", FLOAT, list("-+.0123456789"))


def emit(data: Data) -> str:
    """The data as YAML: block style, keys in their order, several lines as a literal block."""
    text = StringIO()
    _Emitter(text).write(data)
    return text.getvalue()
