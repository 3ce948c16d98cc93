"""Lays out source text as the formatter does, so that most modules need not be formatted.

Where a line stays too long nevertheless, the formatter has to see to it (see ``has_short_lines``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from generator.formatting import LINE_LENGTH

_STEP: Final = 4
_CHOICE: Final = re.compile(r"(\S+) (if \S+ is None) (else .*)")


class Bracketed(NamedTuple):
    """The expression of a call, a list or a mapping.

    Arguments:
        head: what is called; empty for the others.
        brackets: the opening and the closing one.
        members: the arguments, the items, or the pairs as ``key: value``.
    """

    head: str
    brackets: str
    members: tuple[Expression, ...]

    def __str__(self) -> str:
        return f"{self.head}{self.brackets[0]}{', '.join(map(str, self.members))}{self.brackets[1]}"


Expression: TypeAlias = "str | Bracketed"


def call(function: str, *arguments: Expression) -> Bracketed:
    return Bracketed(function, "()", arguments)


def laid_out(expression: Expression, before: str = "", behind: str = "", indentation: int = 0) -> str:
    """A statement, or an argument of a call that has lines of its own.

    Arguments:
        expression: what has brackets at which it can be divided.
        before, behind: the rest of it, as ``return`` and a comma.
        indentation: how far the template that writes it is in.
    """
    line = f"{before}{expression}{behind}"
    if indentation + len(line) <= LINE_LENGTH or isinstance(expression, str) or not expression.members:
        return line
    opening, closing = f"{before}{expression.head}{expression.brackets[0]}", f"{expression.brackets[1]}{behind}"
    return _in_lines(opening, _divided(expression, indentation + _STEP), closing, indentation)


def _divided(expression: Bracketed, indentation: int) -> list[str]:
    """The lines between the brackets; arguments stay together where they have room."""
    members = expression.members
    together = ", ".join(map(str, members))
    if expression.brackets == "()" and len(members) == 1:
        return [laid_out(members[0], indentation=indentation)]
    if expression.brackets == "()" and indentation + len(together) <= LINE_LENGTH:
        return [together]
    return [laid_out(each, behind=",", indentation=indentation) for each in members]


def laid_out_if(condition: str, expression: Expression, before: str, behind: str, indentation: int) -> str:
    """The same of an argument which is None unless a condition holds; an empty one always does."""
    line = f"{before}{expression} if {condition} else None{behind}"
    if not condition:
        return laid_out(expression, before, behind, indentation)
    if indentation + len(line) <= LINE_LENGTH:
        return line
    margin = " " * indentation
    return f"{laid_out(expression, before, '', indentation)}\n{margin}if {condition}\n{margin}else None{behind}"


def assigned(value: str, target: str, indentation: int) -> str:
    """An assignment; a choice that makes it too long is put in parentheses, and divided if need be."""
    line = f"{target} = {value}"
    if indentation + len(line) <= LINE_LENGTH or not (choice := _CHOICE.fullmatch(value)):
        return line
    lines = [value] if indentation + _STEP + len(value) <= LINE_LENGTH else choice.groups()
    return _in_lines(f"{target} = (", lines, ")", indentation)


def member(value: str, key: str, indentation: int) -> str:
    """A member of a mapping that has lines of its own; a choice that makes it too long is divided."""
    line = f"{key}: {value},"
    if indentation + len(line) <= LINE_LENGTH or not (choice := _CHOICE.fullmatch(value)):
        return line
    return f"\n{' ' * indentation}".join((f"{key}: {choice[1]}", choice[2], f"{choice[3]},"))


def alias(expression: str, name: str) -> str:
    """The name of a type; a type that makes it too long is put in parentheses."""
    line = f"{name}: TypeAlias = {expression}"
    if len(line) <= LINE_LENGTH or _STEP + len(expression) > LINE_LENGTH:
        return line
    return _in_lines(f"{name}: TypeAlias = (", [expression], ")", 0)


def definition(head: str, parameters: Collection[str], returned: str, indentation: int = 0) -> str:
    """The first lines of a function, as ``def request(name: str) -> Request[None]:``.

    Arguments:
        head: everything before the parameters.
        parameters: each with its annotation and its default.
        returned: the annotation of the result.
        indentation: how far the template that writes it is in.
    """
    line = f"{head}({', '.join(parameters)}) -> {returned}:"
    if len(parameters) == 1 and indentation + len(line) > LINE_LENGTH:  # the formatter writes a comma behind it
        return f"{head}{in_lines(parameters, indentation)} -> {returned}:"
    return laid_out(call("", *parameters), head, f" -> {returned}:", indentation)


def in_lines(parameters: Collection[str], indentation: int = 0) -> str:
    """The parameters of a function with a line for each."""
    return _in_lines("(", [f"{each}," for each in parameters], ")", indentation) if parameters else "()"


def concatenation(expressions: Sequence[str], before: str, behind: str, indentation: int) -> str:
    """What joins texts, in one line or with a line for each of them; the arguments are those of ``laid_out``."""
    line = f"{before}{' + '.join(expressions)}{behind}"
    joint = " + " if indentation + len(line) <= LINE_LENGTH else f"\n{' ' * indentation}+ "
    return f"{before}{joint.join(expressions)}{behind}"


def import_statement(line: str, indentation: int = 0, comment: str = "") -> str:
    """An import, with a line for each name if one line is too long.

    Arguments:
        line: all of it as one line.
        indentation: how far the template that writes it is in.
        comment: what follows its first line, with the space before it.
    """
    if indentation + len(line) <= LINE_LENGTH:
        return line + comment
    start, _, names = line.partition(" import ")
    return _in_lines(f"{start} import ({comment}", [f"{name}," for name in names.split(", ")], ")", indentation)


def _in_lines(opening: str, lines: Iterable[str], closing: str, indentation: int) -> str:
    margin = " " * indentation
    return "\n".join((opening, *(f"{margin}{' ' * _STEP}{line}" for line in lines), f"{margin}{closing}"))


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "alias": alias,
    "assigned": assigned,
    "call_of": call,
    "concatenation": concatenation,
    "definition": definition,
    "import_statement": import_statement,
    "in_lines": in_lines,
    "laid_out": laid_out,
    "laid_out_if": laid_out_if,
}
