"""Captions of code: in quotations above it, such as ``> Example response``, and in comments, ``# Example response``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from generator.pages.languages import in_english

_CAPTION: Final = re.compile(
    r"(?=.{1,120}\Z)(?:.*:|.*\b(?:examples?|samples?|requests?|responses?|returns?|body|code|json|success|errors?)\b.*"
    r"|[`*]*[2-5]\d\d\b.*)\s*[*`]*",
    re.IGNORECASE,
)
# A comment in a command, with the JSON below it that the comment is about
_BELOW_COMMENT: Final = re.compile(
    r"^[ \t]*(?:#+|//)[ \t]*(?P<caption>[^\n]*\bresponses?\b[^\n]*)\n\s*(?=[{\[])", re.I | re.M
)
_COMMANDS: Final = ("bash", "sh", "shell", "curl", "console", "zsh")
_QUOTATION: Final = ("blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close")


def with_captions(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without quotations that are captions; the code below gets the caption as its ``tab``."""
    caption, left_out = "", 0
    for index, token in enumerate(tokens):
        if found := _caption(tokens, index):
            caption, left_out = found, len(_QUOTATION)
        if left_out:
            left_out -= 1
            continue
        caption = caption if token.type == "fence" else ""
        if caption:
            token.meta = {"tab": caption, **token.meta}
        yield token


def _caption(tokens: Sequence[Token], index: int) -> str:
    """The caption in a quotation; empty if it is none.

    Generators write two of them: ``> Example responses``, ``> 200 Response``.
    """
    below = index + len(_QUOTATION)
    if tokens[index].type != _QUOTATION[0] or not _is_quotation(tokens, index):
        return ""
    following = below + len(_QUOTATION) if _is_quotation(tokens, below) else below
    is_above_code = following < len(tokens) and tokens[following].type == "fence"
    text = tokens[index + 2].content.strip()
    return text.strip("*`: ") if is_above_code and _CAPTION.fullmatch(in_english(text)) else ""


def _is_quotation(tokens: Sequence[Token], index: int) -> bool:
    return tuple(token.type for token in tokens[index : index + len(_QUOTATION)]) == _QUOTATION


def with_responses_apart(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens; a response that stands below a comment in the code of its request is code of its own."""
    for token in tokens:
        words = token.info.split() if token.type == "fence" else []
        found = _BELOW_COMMENT.search(token.content) if words and words[0].lower() in _COMMANDS else None
        if found is None or token.map is None:
            yield token
            continue
        line = token.map[0] + token.content.count("\n", 0, found.end())
        yield token.copy(content=token.content[: found.start()], map=[token.map[0], line])
        meta = {"tab": found["caption"].strip(" :")}
        yield token.copy(info="json", content=token.content[found.end() :], map=[line, token.map[1]], meta=meta)
