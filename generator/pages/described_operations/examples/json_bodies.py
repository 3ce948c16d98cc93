"""Finds JSON bodies on a page."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.pages.described_operations.examples.json_text import read_json, without_comments
from generator.pages.languages import in_english
from generator.pages.markdown.parts import Block, Fence, Part, blocks

# A number in a title is a status at either end, beside a dash, colon or bracket, or after a word that announces it.
_NUMBER: Final = r"(?<![\w.,])([2-5]\d\d)(?!\w|[.,]\d)"
_BEFORE: Final = r"(?:^\W*|[:–—(\[-]\s*|\b(?:http|status|code|error)\s+)`?"
_AFTER: Final = r"`?(?:\s*[:–—)\]-]|\W*$|\s+(?:status|response)\b)"
_STATUS: Final = re.compile(rf"{_BEFORE}{_NUMBER}|{_NUMBER}{_AFTER}", re.IGNORECASE)
_FENCE_TITLE: Final = re.compile(r"^(?:jsonc?|json5|javascript|js|text|yaml)\b|\b\w+=(?:\{[^}]*\}|\S+)", re.IGNORECASE)
# title="Response" of Docusaurus, and {{ title: 'Response' }}
_SAID_TITLE: Final = re.compile(r"""\btitle\s*[=:]\s*["']([^"'\n]+)["']""")
# A message as it is sent: HTTP/1.1 200 OK, headers, an empty line and the body.
_HTTP_HEAD: Final = re.compile(
    r"^\s*HTTP/[\d.]+ +(?P<status>[2-5]\d\d)\b[^\n]*(?:\n[\w-]+:[^\n]*)*(?:\n\s*|\Z)", re.MULTILINE
)
JSON_LANGUAGES: Final = ("json", "jsonc", "json5")
"""The languages of fences with JSON."""

_JSON: Final = (*JSON_LANGUAGES, "")
_NEARLY_JSON: Final = ("javascript", "js", "text", "yaml")


@dataclass(frozen=True, slots=True)
class Example:
    """A body in JSON; ``label`` is the title of its fence."""

    label: str
    body: ObjectNode
    place: Place


def status_in(text: str) -> str:
    """The HTTP status in a title, preferably of an error; empty if there is none."""
    found = [before or after for before, after in _STATUS.findall(text)]
    return next((status for status in found if status >= "400"), next(iter(found), ""))


def slug(text: str) -> str:
    """A title as a key: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def label_of(block: Block) -> str:
    """The title of a code block, or the status of the message in it; empty for anything else."""
    if block.fence is None:
        return ""
    head = _HTTP_HEAD.search(block.fence.text)
    return head["status"] if head else title_of(block.fence)


def json_bodies(parts: Sequence[Part]) -> list[Example]:
    """The JSON objects that parts of a page show; samples that only resemble JSON are left out."""
    found = (_body(block) for block in blocks(parts))
    return [example for example in found if example is not None]


def _body(block: Block) -> Example | None:
    if block.fence is not None and (head := _HTTP_HEAD.search(block.fence.text)):
        text, start = block.fence.text[head.end() :], block.fence.place
        place = Place(start.file, start.line + head.string.count("\n", 0, head.end()), 1)
    elif block.fence is not None and (block.fence.language in _JSON or _is_json(block.fence)):
        text, place = block.fence.text, block.fence.place
    elif block.kind == "paragraph" and block.text.startswith("{"):
        text, place = block.text, block.place
    else:
        return None
    if not text.lstrip().startswith("{"):
        return None
    body = read_json(without_comments(text), place)
    return Example(label_of(block), body, place) if body is not None else None


def looks_like_json(fence: Fence) -> bool:
    """Whether a code block is meant as JSON, valid or not."""
    return fence.language in (*_JSON, *_NEARLY_JSON) and fence.text.lstrip().startswith(("{", "["))


def _is_json(fence: Fence) -> bool:
    """Whether a code block in another language, such as JavaScript or text, is JSON nevertheless."""
    try:
        return fence.language in _NEARLY_JSON and bool(json.loads(fence.text))
    except ValueError:
        return False


def title_of(fence: Fence) -> str:
    """The title of a code block, from its info string or from above it, in English."""
    return in_english(_titled(fence.info) or fence.tab)


def _titled(info: str) -> str:
    """An info string without the language and the attributes: ``json 404 Gone theme={null}`` is ``404 Gone``.

    VitePress has the title in brackets: ``json [404 Gone]``.
    """
    said = _SAID_TITLE.search(info)
    rest = " ".join(_FENCE_TITLE.sub("", info).split())
    return said[1] if said else re.sub(r"^\[([^\[\]]+)\]$", r"\1", rest)
