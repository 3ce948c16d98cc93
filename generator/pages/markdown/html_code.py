"""Code in HTML: ``<pre><code class="lang-json">``."""

from __future__ import annotations

import html
import re
from typing import Final

from markdown_it.token import Token

from generator.pages.markdown.html_tags import without_elements

_CODE: Final = re.compile(r"\s*<pre\b[^>]*>\s*<code\b(?P<attributes>[^>]*)>(?P<text>.*?)</code>\s*</pre>\s*", re.DOTALL)
_LANGUAGE: Final = re.compile(r"\blang(?:uage)?-(\w+)")


def html_code_as_fence(token: Token) -> Token:
    """A block of HTML that is nothing but code, as a fence; any other token as it is."""
    found = _CODE.fullmatch(token.content) if token.type == "html_block" else None
    if found is None:
        return token
    language = _LANGUAGE.search(found["attributes"])
    text = html.unescape(without_elements(found["text"]))
    return token.copy(type="fence", info=language[1] if language else "", content=text)
