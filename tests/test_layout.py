"""What generated code is laid out as without the formatter is what the formatter would make of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.literals import literal
from generator.engine.writing.docstrings import docstring
from generator.engine.writing.imports import import_statement
from generator.formatting import formatted

# Hypothesis would hardly write a list, code in Markdown or a quotation by itself.
PIECES = ("word", "two words", "    code", "  ", "\t", '"', "'", '"""', "\\", "é", "- item", "\n", "\n\n", "\x1b")
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), max_size=60)


def check(modules: list[str]) -> None:
    tree = {f"module{number}.py": module.encode() for number, module in enumerate(modules)}
    assert formatted(tree) == tree


@settings(max_examples=6)
@given(TEXTS)
def test_literals(texts: list[str]) -> None:
    check([f"text = {literal(text)}\n" for text in texts])
    assert all(eval(literal(text)) == text for text in texts)


@settings(max_examples=6)
@given(TEXTS)
def test_docstrings(texts: list[str]) -> None:
    check([f"constant = 1\n{docstring(text)}\n" for text in texts if text.strip()])
    check([f"class Example:\n    {docstring(text, 4)}\n" for text in texts if text.strip()])


def test_where_lines_begin_behind_their_end_each_word_has_its_own() -> None:
    words = ["far", "to", "the", "right", "of", "what", "anybody", "can", "see"]
    lines = docstring(f"Said:\n{' ' * 120}{' '.join(words)}\nThe end.").splitlines()
    assert [line.strip() for line in lines[1:-2]] == words


def test_imports() -> None:
    lines = [f"from .{'m' * length} import Name, read_name" for length in range(70, 100)]
    check([f"{import_statement(line)}\n" for line in lines])
    check([f"{import_statement(line, 0, '  # noqa: E402')}\n" for line in lines])
    check([f"if True:\n    {import_statement(line, 4)}\n" for line in lines])
