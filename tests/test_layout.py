"""What generated code is laid out as without the formatter is what the formatter would make of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.literals import literal
from generator.engine.writing.docstrings import docstring
from generator.engine.writing.imports import MARK, with_imports
from generator.engine.writing.layout import (
    Bracketed,
    Expression,
    alias,
    assigned,
    call,
    concatenation,
    definition,
    import_statement,
    in_lines,
    laid_out,
    laid_out_if,
    member,
)
from generator.formatting import formatted, has_short_lines

# Hypothesis would hardly write a list, code in Markdown or a quotation by itself.
PIECES = ("word", "two words", "    code", "  ", "\t", '"', "'", '"""', "\\", "é", "- item", "\n", "\n\n", "\x1b")
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), max_size=60)
NAMES = st.integers(1, 40).map("n".__mul__)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    NAMES,
    lambda inner: st.lists(inner, min_size=1, max_size=6).flatmap(
        lambda found: st.sampled_from([call("function", *found), Bracketed("", "[]", tuple(found))])
    ),
    max_leaves=20,
)


def check_short(modules: list[str]) -> None:
    """Of others, the formatter lays out the whole."""
    check([module for module in modules if has_short_lines(module)])


def check(modules: list[str]) -> None:
    tree = {f"module{number}.py": module.encode() for number, module in enumerate(modules)}
    assert formatted(tree) == tree


@settings(max_examples=6)
@given(TEXTS)
def test_literals(texts: list[str]) -> None:
    check([f"text = {literal(text)}\n" for text in texts])
    assert all(eval(literal(text)) == text for text in texts)


def test_long_lines_of_docstrings_are_left_as_they_are() -> None:
    module = f"constant = 1\n{docstring('Some words – and ' + 'n' * 140)}\n"
    assert has_short_lines(module)
    assert not has_short_lines(module + f"{'n' * 140} = 1\n")
    assert not has_short_lines(module + "text = '–'\n")
    check([module])


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


@settings(max_examples=6)
@given(st.lists(EXPRESSIONS, min_size=40, max_size=60))
def test_expressions(expressions: list[Expression]) -> None:
    check_short([f"{laid_out(each, 'return_value = ')}\n" for each in expressions])
    check_short([f"call(\n    {laid_out(each, 'argument=', ',', 4)}\n)\n" for each in expressions])
    calls = [call("function", each) for each in expressions]
    check_short([f"call(\n    {laid_out_if('n' * 60, each, 'argument=', ',', 4)}\n)\n" for each in calls])


@settings(max_examples=6)
@given(st.lists(st.lists(NAMES, max_size=9, unique=True), min_size=40, max_size=60))
def test_definitions(parameters: list[list[str]]) -> None:
    for result in ("None", "n" * 80):
        check_short([f"{definition('def f', each, result)}\n    pass\n" for each in parameters])
        check_short([f"class A:\n    {definition('def f', each, result, 4)}\n        pass\n" for each in parameters])
    check_short([f"def f{in_lines(each)} -> None:\n    pass\n" for each in parameters])


@settings(max_examples=6)
@given(st.lists(st.lists(NAMES, min_size=1, max_size=9), min_size=40, max_size=60))
def test_concatenations(texts: list[list[str]]) -> None:
    check_short([f"call(\n    {concatenation(each, 'argument=', ',', 4)}\n)\n" for each in texts])


@settings(max_examples=6)
@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=40, max_size=60))
def test_choices_and_aliases(names: list[tuple[str, str, str]]) -> None:
    choices = [(target, f"{value} if {value} is None else decode({other})") for target, value, other in names]
    check_short([f"{assigned(choice, target, 0)}\n" for target, choice in choices])
    check_short([f"if True:\n    {assigned(choice, f'result.{target}', 4)}\n" for target, choice in choices])
    check_short([f"result = {{\n    {member(choice, target, 4)}\n}}\n" for target, choice in choices])
    check_short([f"{alias(' | '.join(each), each[0])}\n" for each in names])


def test_what_an_alias_in_parentheses_names_is_imported() -> None:
    expression = literal(f"dict[str, Any] | Literal['auto'] | {'Long' * 10}")
    for name in ("Short", "Long" * 10):
        module = with_imports(f"{MARK}\n\n{alias(expression, name)}\n", 0)
        assert "from typing import Any, Literal, TypeAlias\n" in module
        check([module])
