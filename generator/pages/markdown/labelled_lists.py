"""Lists that describe an operation, with an item for each of its parts: ``* **URL**``, ``* **Method:**``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from markdown_it.token import Token

from generator.pages.markdown.tags import TEXT

_LABEL: Final = re.compile(r"\*\*(?P<label>[^*\n:]{2,40}?)\s*:?\s*\*\*\s*:?\s*(?P<rest>.*)", re.DOTALL)
_OF_ADDRESSES: Final = re.compile(r"(?:request |api )?(?:url|uri|path|endpoint|route)", re.IGNORECASE)
_OF_METHODS: Final = re.compile(r"(?:http |request )?(?:method|verb)", re.IGNORECASE)
_TEXT_OF_ITEM: Final = ("paragraph_open", "inline", "paragraph_close")


def without_labelled_lists(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens; the parts of an operation that items of a list describe have headings instead."""
    found = {start: items for start in _lists(tokens) if _describe_operation(items := _items(tokens, start))}
    return list(_with_parts(tokens, found)) if found else tokens


def _with_parts(tokens: Sequence[Token], found: Mapping[int, Sequence[Sequence[Token]]]) -> Iterator[Token]:
    """The tokens with the parts of operations instead of lists, by the indices of these."""
    end = 0
    for start, items in found.items():
        yield from tokens[end:start]
        for item in items:
            yield from _part(item)
        end = start + sum(map(len, items)) + 2
    yield from tokens[end:]


def _lists(tokens: Sequence[Token]) -> Iterator[int]:
    """The indices of the lists that begin with a text in bold."""
    for index, token in enumerate(tokens):
        is_list = token.type == "bullet_list_open" and token.level == 0
        if is_list and tokens[index + 3].content.startswith("**"):
            yield index


def _items(tokens: Sequence[Token], start: int) -> list[Sequence[Token]]:
    """The tokens of each item of a list, with those that open and close it."""
    items: list[Sequence[Token]] = []
    first = start + 1
    for index in range(start + 1, len(tokens)):
        token = tokens[index]
        if token.type == "bullet_list_close" and token.level == tokens[start].level:
            break
        if token.type == "list_item_close" and token.level == tokens[start].level + 1:
            items.append(tokens[first : index + 1])
            first = index + 1
    return items


def _describe_operation(items: Sequence[Sequence[Token]]) -> bool:
    """Whether all items begin with a label, and two of these are of the method and the address."""
    found = [_label(item) for item in items]
    labels = [each["label"] for each in found if each]
    return len(labels) == len(items) and all(
        any(map(pattern.fullmatch, labels)) for pattern in (_OF_ADDRESSES, _OF_METHODS)
    )


def _label(item: Sequence[Token]) -> re.Match[str] | None:
    if tuple(token.type for token in item[1:4]) != _TEXT_OF_ITEM:
        return None
    return _LABEL.fullmatch(item[2].content.strip())


def _part(item: Sequence[Token]) -> Iterator[Token]:
    """The label as a heading with what the item has below it; an address or a method stays with its label."""
    if not (found := _label(item)):
        return
    label, below = found["label"], item[4:-1]
    if _OF_ADDRESSES.fullmatch(label) or _OF_METHODS.fullmatch(label):
        text = " ".join([found["rest"], *(token.content for token in below if token.type == "inline")])
        yield _text(f"{label}: {text.strip()}", item[1])
        return
    yield Token("heading_open", "h6", 1, map=item[1].map)
    yield Token("inline", "", 0, content=label, map=item[1].map)
    yield Token("heading_close", "h6", -1)
    if found["rest"]:
        yield _text(found["rest"], item[1])
    yield from below


def _text(content: str, at: Token) -> Token:
    return Token(TEXT, "", 0, content=content, map=at.map)
