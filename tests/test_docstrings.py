"""Docstrings: what becomes of the lines of a text that has more room in its document than here."""

from __future__ import annotations

import pytest

from generator.engine.writing.docstrings import docstring, with_sections

WIDE = "The time when the last of the members of the household was seen at home by any of its sensors,"


def in_docstring(text: str) -> list[str]:
    return docstring(text, 8).removeprefix('"""').rstrip().removesuffix('"""').rstrip().splitlines()


@pytest.mark.parametrize("end", ["", " "])
def test_a_sentence_is_divided_where_there_is_no_room_and_not_where_its_author_had_none(end: str) -> None:
    assert in_docstring(f"{WIDE}{end}\nunless nobody is at home.\n\nIn seconds.") == [
        "The time when the last of the members of the household was seen at home by any of its",
        "        sensors, unless nobody is at home.",
        "",
        "        In seconds.",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "- an item",
        "* an item",
        "3. an item",
        "| a | table |",
        "# A heading",
        "> a quotation",
        "<b>a tag</b>",
        "    code",
        "  another margin",
        "```\ncode\n```",
        f"```\n{WIDE}\nmore\n```",
    ],
)
def test_what_is_no_sentence_keeps_its_lines(below: str) -> None:
    lines = [line.strip() for line in in_docstring(f"{WIDE}\n{below}")]
    assert lines[2:] == [each.strip() for line in below.splitlines() for each in in_docstring(line)]


@pytest.mark.parametrize("mark", ["  ", "\\", "<br>", "<br/>", "<br />"])
def test_a_break_that_was_asked_for_is_kept(mark: str) -> None:
    assert in_docstring(f"{WIDE}{mark}\nIn seconds.")[-1] == "        In seconds."


def test_a_line_that_ends_early_ends_on_purpose() -> None:
    assert in_docstring(f"One of:\nyes, no, or\n{WIDE}\nunless nobody is at home.")[:2] == [
        "One of:",
        "        yes, no, or",
    ]


def test_the_name_of_an_entry_takes_room_from_its_first_line() -> None:
    text = "The time when the last of the members was seen at home, by any\nof the sensors of the house."
    assert with_sections("", {"Args": [f"seen_at_home_by_sensors: {text}"]}).splitlines()[-2:] == [
        "    seen_at_home_by_sensors: The time when the last of the members was seen at home,",
        "        by any of the sensors of the house.",
    ]
