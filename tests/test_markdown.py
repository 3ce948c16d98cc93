"""Text of vendors in our Markdown: it says what it said, and does nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.engine.writing import markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The `user_id` of snake_case.", "The `user_id` of snake_case."),
        ("See [Message](/models/message#top).", "See Message."),
        ("See [the docs](https://example.com/a).", "See [the docs](https://example.com/a)."),
        ("A [link](javascript:alert(1)).", r"A \[link\](javascript:alert(1))."),
        ("![pixel](https://example.com/p.png)", "[pixel](https://example.com/p.png)"),
        ("<b>bold</b> *and* _so_", r"\<b\>bold\</b\> \*and\* \_so\_"),
        ("two\nlines", "two lines"),
    ],
)
def test_inline(text: str, expected: str) -> None:
    assert markdown.inline(text) == expected


def test_a_cell_keeps_its_row_together() -> None:
    assert markdown.cell("a | `b | c`") == r"a \| `b \| c`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nWords\nand *more*.", "**Title**\n\nWords\nand \\*more\\*."),
        ("- # one\n  - > two\n    more\n", "- \\# one\n  - \\> two\n    more"),
        ("* one\n* two <b>\n\n---\n\n1. first", "* one\n* two \\<b\\>\n\n1. first"),
        ("```py\nx = '`'\n```", "```text\nx = '`'\n```"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("multi-part\n- with items", "multi-part\n\n- with items"),
    ],
)
def test_blocks_keep_their_shape(text: str, expected: str) -> None:
    assert markdown.blocks(text) == expected


def test_a_heading_that_is_underlined_is_none_of_ours() -> None:
    assert markdown.blocks("Title\n===\n\nText") == "**Title**\n\nText"


def test_code_cannot_leave_its_fence() -> None:
    assert markdown.blocks("````\n```\n# Out\n````") == "````text\n```\n# Out\n````"


PIECES = [
    "a",
    "b c",
    "1. ",
    " ",
    "    ",
    "\n",
    "\n\n",
    "`",
    "```",
    *"*_[]()<>#|~!-+=\\",
    "<b>",
    "- ",
    "# ",
    "> ",
    "|-|",
    "](http://a.b)",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_text_makes_a_heading_or_html(text: str) -> None:
    parser = MarkdownIt().enable(["table", "strikethrough"])
    for written in (markdown.blocks(text), f"| {markdown.cell(text)} | end |", f"Text: {markdown.inline(text)}"):
        tokens = [*parser.parse(written), *(c for t in parser.parse(written) for c in t.children or [])]
        assert not {"heading_open", "html_block", "html_inline", "image"} & {token.type for token in tokens}, written
