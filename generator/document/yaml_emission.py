"""Writes YAML that readers of version 1.1 and of version 1.2 understand alike."""

# PyYAML's stubs leave the types of its hooks open, and do not know what its C emitter has.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from io import StringIO
from typing import Any, Final, TypeAlias, cast

import yaml

from generator.document.yaml_syntax import FLOAT, INTEGER, Scalar, has_other_breaks

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
        # One event for each text, because documents repeat their keys, types and references.
        self._texts: dict[str, yaml.ScalarEvent] = {}

    def write(self, root: Data) -> None:
        emit = cast(Any, self).emit
        emit(yaml.StreamStartEvent())
        emit(yaml.DocumentStartEvent())
        # A stack: what is left of each open collection lies above the event that ends it.
        waiting: list[Data | yaml.Event] = [root]
        while waiting:
            found = waiting.pop()
            if isinstance(found, dict):
                emit(_MAPPING_START)
                waiting.append(_MAPPING_END)
                for key, value in reversed(found.items()):
                    waiting += (value, key)
            elif isinstance(found, list):
                emit(_SEQUENCE_START)
                waiting.append(_SEQUENCE_END)
                waiting += reversed(found)
            else:
                emit(found if isinstance(found, yaml.Event) else self._scalar(found))
        emit(yaml.DocumentEndEvent())
        emit(yaml.StreamEndEvent())

    def _scalar(self, value: Scalar) -> yaml.ScalarEvent:
        if not isinstance(value, str):
            node = cast(yaml.ScalarNode, self.represent_data(value))
            return yaml.ScalarEvent(None, node.tag, (self._is_plain(node.value, node.tag), False), node.value)
        known = self._texts.get(value)
        if known is None:
            is_plain = self._is_plain(value, _TEXT)
            known = self._texts[value] = yaml.ScalarEvent(None, _TEXT, (is_plain, True), value, style=_style(value))
        return known

    def _is_plain(self, text: str, tag: str) -> bool:
        """Whether readers take the text for a value of this tag without quotes."""
        return bool(tag == cast(Any, self).resolve(yaml.ScalarNode, text, (True, False)))


def _style(text: str) -> str | None:
    if has_other_breaks(text):
        return '"'
    return "|" if _is_literal(text) else None


def _is_literal(text: str) -> bool:
    return "\n" in text.strip("\n") and not _NOT_LITERAL.search(text)


_Emitter.add_implicit_resolver("tag:yaml.org,2002:int", INTEGER, list("-+0123456789"))
_Emitter.add_implicit_resolver("tag:yaml.org,2002:float", FLOAT, list("-+.0123456789"))


def dump(data: Data) -> str:
    """The document as YAML: block style, keys in their order, several lines as a literal block."""
    text = StringIO()
    _Emitter(text).write(data)
    return text.getvalue()
