"""Puts text of a specification into our Markdown: words and code stay, and nothing can break the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A character with a meaning in Markdown, and the code or link that it begins. A pattern that begins with a set of
# characters takes a fifth of the time of one that begins with alternatives.
_INLINE: Final = re.compile(
    r"[`!\[\\*\]<>~_](?:"
    r"(?<=`)(?<!``)(?P<code>[^`]+`)(?!`)"
    r"|(?:(?<=!)\[|(?<=\[))(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)[^()]*\)"
    r"|(?<=[\\`*\[\]<>~])"
    r"|(?<=_)(?:(?<!\w_)|(?!\w)))"
)
_MARGIN: Final = re.compile(r"\s*(?:(?:[-+*]|[0-9]+[.)])\s+)*")
_OPENS_BLOCK: Final = re.compile(r"\A(?=[#>|=+-])")
_PARAGRAPHS: Final = re.compile(r"[A-Za-z][^\r\n]*+(?:\n++[A-Za-z][^\r\n]*+)*+\n*+\Z")
_BETWEEN_PARAGRAPHS: Final = re.compile(r"\n{2,}")


@lru_cache(maxsize=10_000)  # an API says the same of many things
def inline(text: str) -> str:
    """Text as a part of a line: of links to pages that only the vendor has, the words are left, and HTML is text."""
    return _INLINE.sub(_harmless, " ".join(text.split()))


def cell(text: str) -> str:
    """Text as a cell of a table."""
    return inline(text).replace("|", "\\|")


def code(text: str) -> str:
    """Source text as code in a cell of a table."""
    return f"`{text.replace('|', chr(92) + '|')}`"


def blocks(text: str) -> str:
    """Text as paragraphs, lists, tables and code blocks; headings become bold text, so that our own headings count."""
    return "\n\n".join(_blocks(text.replace("\r\n", "\n")))


def first_paragraph(text: str) -> str:
    """The first block of a text, as one line."""
    return inline(text.strip().split("\n\n", 1)[0].lstrip("# "))


def _blocks(text: str) -> Iterator[str]:
    if _PARAGRAPHS.match(text):  # most texts, for which a parser would take most of the time
        for paragraph in _BETWEEN_PARAGRAPHS.split(text.rstrip("\n")):
            yield "\n".join(map(_line, paragraph.split("\n"))).rstrip()
        return
    lines = text.split("\n")
    tokens = parser().parse(text)
    for index, token in enumerate(tokens):
        if token.level or token.map is None:
            continue
        first, last = token.map
        if token.type in ("fence", "code_block"):
            yield _code_block(token.content)
        elif token.type == "heading_open":
            yield f"**{inline(tokens[index + 1].content)}**"
        elif token.type != "hr":
            write = inline if token.type == "table_open" else _line
            yield "\n".join(map(write, lines[first:last])).rstrip()


@cache
def parser() -> MarkdownIt:
    """A parser for blocks only: their lines are left to ``inline``."""
    from markdown_it import MarkdownIt

    return MarkdownIt().enable("table").disable(["inline", "text_join"])


def _code_block(content: str) -> str:
    longest = max(map(len, re.findall(r"`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{content.rstrip(chr(10))}\n{fence}"


def _line(line: str) -> str:
    """A line of a paragraph or a list; the marks before its text stay, and the text itself opens no block."""
    margin = cast("re.Match[str]", _MARGIN.match(line)).group()
    return margin + _OPENS_BLOCK.sub(r"\\", inline(line[len(margin) :]))


def _harmless(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    if found["text"] is None:
        return f"\\{found[0]}"
    words = inline(found["text"])
    is_public = re.match(r"https?://[^<>|]+\Z", found["target"])
    return f"[{words}]({found['target']})" if is_public and words else words
