"""Parses pages: CommonMark by markdown-it, and the components (``<ParamField ...>``) that MDX adds to it.

As in MDX, four spaces of indentation do not make a code block, so that fences may stand inside components.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import html_block, lheading, paragraph
from markdown_it.token import Token

from generator.diagnostics import Place, Report
from generator.pages.markdown.captions import with_captions, with_responses_apart
from generator.pages.markdown.esm import esm_rule
from generator.pages.markdown.front_matter import split_front_matter
from generator.pages.markdown.gitbook_tags import gitbook_rule, without_tabs
from generator.pages.markdown.html_tables import html_rows, html_table_rule
from generator.pages.markdown.html_tags import LOOKS, html_code_as_fence, html_heading, html_paragraph
from generator.pages.markdown.includes import include_rule
from generator.pages.markdown.interruptions import ended_by_blocks, ended_by_tags
from generator.pages.markdown.labelled_lists import without_labelled_lists
from generator.pages.markdown.parts import Block, Component, Fence, Markdown, Part, Row, unescaped
from generator.pages.markdown.site_components import understood
from generator.pages.markdown.site_syntax import with_highlights, without_comments, without_wrappers
from generator.pages.markdown.tags import CLOSE, OPEN, TEXT, component_rule, html_rule, split_trailing_close
from generator.pages.page import Page

# Targets of links: <a id="boxes"></a>, and {#boxes}.
_ANCHOR: Final = re.compile(r"\s*(?:<a\b[^>]*>\s*</a>|<a\s+(?:id|name)=[^>]*>|\{#[\w.-]+\})")
_ANCHORS: Final = re.compile(rf"(?:{_ANCHOR.pattern})+\s*")
# Annotations of headings in some themes: {{ tag: 'GET', label: '/boxes' }}.
_TAG: Final = re.compile(r"\s*\{\{\s*tag:\s*['\"](\w+)['\"]\s*,\s*label:\s*['\"]([^'\"]+)['\"]\s*\}\}")
_KINDS: Final = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "blockquote_open": "blockquote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "fence": "fence",
    TEXT: "paragraph",
}
_ROW: Final = re.compile(r"\|(.+[^\\])\|")
_BAR: Final = re.compile(r"(?<!\\)\|")
# Deeper than any real page, and shallow enough for the recursion of every reader.
_DEEPEST: Final = 100
_FOR_MACHINES: Final = ("documentation index", "agent instructions")
# The rules of markdown-it that a block of HTML may interrupt.
_ENDED_BY_HTML: Final = ["paragraph", "reference", "blockquote"]


def parse(page: Page, report: Report) -> Markdown:
    """Parses a page. Blocks addressed to machines (an index of pages, instructions for agents) are left out."""
    front_matter, body = split_front_matter(page, report)
    body = with_highlights(without_wrappers(without_comments(body)))
    imports: dict[str, str] = {}
    read = [html_code_as_fence(token) for token in without_tabs(_parser().parse(body, {"imports": imports}))]
    tokens = without_labelled_lists(list(with_responses_apart(with_captions(read))))
    reader = _Reader(page.file, body.split("\n"))
    parts = tuple(understood(reader.parts(tokens, report)))
    return Markdown(page.file, front_matter, parts, tuple(reader.fences(tokens)), imports)


@cache
def _parser() -> MarkdownIt:
    # Inline markup is read later, where the meaning of a text is known.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "inline", "text_join"])
    rules = parser.block.ruler
    for name, rule in (("component", component_rule), ("include", include_rule), ("gitbook", gitbook_rule)):
        rules.before("html_block", name, rule, {"alt": [*_ENDED_BY_HTML, "list"]})
    rules.before("html_block", "html_table", html_table_rule, {"alt": _ENDED_BY_HTML})
    rules.before("html_block", "html", html_rule, {"alt": _ENDED_BY_HTML})
    rules.before("html_block", "esm", esm_rule)
    rules.at("html_block", ended_by_tags(html_block), {"alt": _ENDED_BY_HTML})
    rules.at("lheading", ended_by_blocks(lheading))
    rules.at("paragraph", ended_by_blocks(paragraph))
    return parser


class _Reader:
    """Turns the flat tokens of one page into parts."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self._file = file
        self._lines = lines

    def fences(self, tokens: Sequence[Token]) -> Iterator[Fence]:
        return (self._fence(token) for token in tokens if token.type == "fence")

    def parts(self, tokens: Sequence[Token], report: Report) -> list[Part]:
        root = Component("", {}, Place(self._file))
        open_components = [root]
        depth = 0
        for index, token in enumerate(tokens):
            if token.type == OPEN:
                component = Component(token.info, token.meta, self._place(token))
                if len(open_components) > _DEEPEST:
                    self._refuse_depth(component, report)
                    return root.children
                open_components[-1].children.append(component)
                open_components.append(component)
            elif token.type == CLOSE:
                _close(open_components, token.info)
            elif depth == 0 and token.nesting >= 0:
                self._add(open_components, tokens, index)
            depth += token.nesting
        return root.children

    def _refuse_depth(self, component: Component, report: Report) -> None:
        report.error(
            "page-too-deep",
            f"`<{component.name}>` stands inside more than {_DEEPEST} other components",
            component.place,
            "Close the components that were left open above it.",
        )

    def _add(self, open_components: list[Component], tokens: Sequence[Token], index: int) -> None:
        block = self._block(tokens, index)
        if _ANCHORS.fullmatch(block.text) or (block.kind == "blockquote" and _is_for_machines(tokens, index)):
            return
        if block.kind == "paragraph" and (split := split_trailing_close(block.text, open_components[-1].name)):
            if split.strip():
                open_components[-1].children.append(Block(block.kind, split.rstrip(), block.place))
            open_components.pop()
            return
        if (further := self._further_rows(block, open_components[-1].children)) is not None:
            open_components[-1].children.pop()
            block = further
        open_components[-1].children.append(block)

    def _further_rows(self, block: Block, before: Sequence[Part]) -> Block | None:
        """The table above with a text as further rows, if that is nothing else: an empty line has cut it off."""
        table = before[-1] if before else None
        if block.kind != "paragraph" or not isinstance(table, Block) or table.kind != "table":
            return None
        lines = [_ROW.fullmatch(line.strip()) for line in block.text.split("\n")]
        cells = [tuple(cell.strip() for cell in _BAR.split(line[1])) for line in lines if line]
        if len(cells) < len(lines) or any(len(each) != len(table.rows[0].cells) for each in cells):
            return None
        place = block.place
        rows = (Row(each, Place(place.file, place.line + at, place.column)) for at, each in enumerate(cells))
        return replace(table, rows=(*table.rows, *rows))

    def _block(self, tokens: Sequence[Token], index: int) -> Block:
        token = tokens[index]
        kind = _KINDS.get(token.type, "other")
        place = self._place(token)
        if kind == "heading":
            bare = re.sub(LOOKS, "", _ANCHOR.sub("", unescaped(tokens[index + 1].content)))
            title = _TAG.sub(r" — \1 \2", bare)
            return Block(kind, self._text(token), place, title.strip(), int(token.tag[1:]))
        if kind == "fence":
            return Block(kind, self._text(token), place, fence=self._fence(token))
        if headed := html_heading(token.content) if token.type == "html_block" else None:
            return Block("heading", self._text(token), place, unescaped(headed[0]), headed[1])
        if said := html_paragraph(token.content) if token.type == "html_block" else "":
            return Block("paragraph", said, place)
        if rows := html_rows(token.content) if token.type == "html_block" else []:
            found = (Row(tuple(cells), Place(place.file, place.line + line, 1)) for cells, line in rows)
            return Block("table", self._text(token), place, rows=tuple(found))
        if kind == "table":
            return Block(kind, self._text(token), place, rows=tuple(self._rows(tokens, index)))
        return Block(kind, token.content if token.type == TEXT else self._text(token), place)

    def _rows(self, tokens: Sequence[Token], index: int) -> Iterator[Row]:
        cells: list[str] = []
        place = self._place(tokens[index])
        for token in map(tokens.__getitem__, range(index, len(tokens))):
            if token.type == "table_close":
                return
            if token.type == "tr_open":
                cells, place = [], self._place(token) if token.map else place
            elif token.type == "inline":
                cells.append(token.content)
            elif token.type == "tr_close":
                yield Row(tuple(cells), place)

    def _text(self, token: Token) -> str:
        start, end = token.map or (0, 0)
        return textwrap.dedent("\n".join(self._lines[start:end])).strip("\n").rstrip()

    def _place(self, token: Token) -> Place:
        line = (token.map or (0, 0))[0]
        text = self._lines[line] if line < len(self._lines) else ""
        return Place(self._file, line + 1, len(text) - len(text.lstrip()) + 1)

    def _fence(self, token: Token) -> Fence:
        line = (token.map or (0, 0))[0] + 1
        raw = self._lines[line] if line < len(self._lines) else ""
        first = token.content.split("\n", 1)[0]
        column = len(raw) - len(first) + 1 if raw.endswith(first) else 1
        return Fence(token.info.strip(), token.content, Place(self._file, line + 1, column), token.meta.get("tab", ""))


def _close(open_components: list[Component], name: str) -> None:
    """Closes the innermost component of this name, and those left open inside it; a stray tag closes nothing."""
    for index in range(len(open_components) - 1, 0, -1):
        if open_components[index].name == name:
            del open_components[index:]
            return


def _is_for_machines(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1 : index + 3]
    return (
        len(following) == 2
        and following[0].type == "heading_open"
        and following[1].content.strip().lower() in _FOR_MACHINES
    )
