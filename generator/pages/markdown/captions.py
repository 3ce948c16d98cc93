"""Captions of code in quotations above it, such as ``> Example response``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from generator.pages.languages import in_english

_CAPTION: Final = re.compile(
    r"(?=.{1,120}\Z)(?:.*:|.*\b(?:examples?|samples?|requests?|responses?|returns?|body|code|json|success|errors?)\b.*"
    r"|[`*]*[2-5]\d\d\b.*)\s*[*`]*",
    re.IGNORECASE,
)
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
