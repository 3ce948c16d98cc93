"""Edits the text of a manifest, and keeps its comments and its layout."""

from __future__ import annotations

import json

import yaml


def with_version(text: str, version: str) -> str:
    """The text of a manifest with another ``version``.

    Arguments:
        version: the version; at least three numbers, so that YAML reads it as text.
    """
    root = yaml.compose(text, yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    for key, value in root.value:
        if key.value == "version":
            return text[: value.start_mark.index] + _like(value, version) + text[value.end_mark.index :]
    start = root.start_mark
    if root.flow_style:
        return f"{text[: start.index + 1]}version: {version}{', ' if root.value else ''}{text[start.index + 1 :]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"{text[: start.index]}version: {version}{newline}{' ' * start.column}{text[start.index :]}"


def _like(node: yaml.Node, version: str) -> str:
    match getattr(node, "style", None):
        case '"':
            return json.dumps(version)
        case "'":
            return f"'{version}'"
        case _:
            return version
