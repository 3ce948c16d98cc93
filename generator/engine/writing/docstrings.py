"""Texts of a specification as docstrings, laid out as the formatter has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from textwrap import dedent, fill
from typing import Final

_WIDTH: Final = 100
# The indentation of the docstring of a method.
_INDENTATION: Final = 8
# The width of sections, which is the same everywhere so that each entry is laid out once.
_SECTION: Final = _WIDTH - 2 * _INDENTATION
_ESCAPED: Final = re.compile(r'\\|"""')
# A line after the first at the left margin; if there is none, formatters move all lines there.
_MARGIN: Final = re.compile(r"\n[^ \n]")
_OPEN_QUOTE: Final = re.compile(r'(?<!\\)(?:\\\\)*"$')
_LINE_END: Final = re.compile(r"\n(?!\n)")
# Texts that are narrower have lines of their own on purpose.
_NARROWEST: Final = 60
# What a line begins with that does not go on with the sentence above: an item, a table, a heading, a quotation, a tag,
# code that is indented.
_STRUCTURE: Final = re.compile(r" {4}|\s*(?:[-*+>#|<]|\d+[.)])")
# What a line ends with after which a new one was asked for.
_BREAK: Final = re.compile(r"(?:  |\\|<br ?/?>)$")
_FENCE: Final = re.compile(r"\s*(?:```|~~~)")
# Characters that source text cannot have.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def docstring(text: str, indentation: int = 0) -> str:
    """Text of a specification as a docstring with its quotes, wrapped and escaped."""
    plain = _CONTROL.sub("", text).strip().expandtabs()
    lines = _prose(_ESCAPED.sub(_escaped, plain), _WIDTH - indentation)
    if "\n" in lines and not _MARGIN.search(lines):
        first, _, rest = lines.partition("\n")
        lines = f"{first}\n{dedent(rest)}"
    if "\n" in lines:
        lines += "\n"
    elif _OPEN_QUOTE.search(lines):
        lines += " "
    quotes = '""" ' if lines.startswith('"') else '"""'
    return _LINE_END.sub("\n" + " " * indentation, f'{quotes}{lines}"""')


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\{each}" for each in found[0])


def with_sections(about: str, sections: Mapping[str, list[str] | str]) -> str:
    """A description, and below it the titled texts, and the titled lists that have entries."""
    parts = [about.strip()]
    for title, told in sections.items():
        lines = map(_indented, _flowing(told, _SECTION - 4)) if isinstance(told, str) else map(_hanging, told)
        if told:
            parts.append("\n".join([f"{title}:", *lines]))
    return "\n\n".join(parts)


def _indented(line: str) -> str:
    """A line of the text of a section."""
    return _filled(line, "    ", "    ").rstrip()


@lru_cache(maxsize=10_000)  # an API says the same of many arguments
def _hanging(entry: str) -> str:
    """An entry of a section; its lines after the first are indented further."""
    name, _, text = entry.partition(": ")
    first, *others = _flowing(text, _SECTION - len(f"    {name}: "))
    first = _filled(f"{name}: {first}", "    ", "        ")
    lines = [first, *(_filled(line, "        ", "        ") for line in others)]
    return "\n".join(line.rstrip() for line in lines)


def _flowing(text: str, width: int) -> list[str]:
    """The lines of a text; those that its author divided are one again if they would have to be divided anew."""
    lines = text.splitlines() or [""]
    if len(lines) == 1 or max(map(len, lines)) <= width:
        return lines
    return list(chain.from_iterable(_joined(each, width) for each in _paragraphs(lines)))


def _paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines that may belong together; those of code are alone."""
    paragraph: list[str] = []
    is_code = False
    for line in lines:
        is_fence = bool(_FENCE.match(line))
        goes_on = line.strip() and not (is_code or is_fence or _STRUCTURE.match(line))
        if paragraph and not (goes_on and _margin(line) == _margin(paragraph[-1])):
            yield paragraph
            paragraph = []
        paragraph.append(line)
        is_code ^= is_fence
    yield paragraph


def _joined(paragraph: Sequence[str], width: int) -> list[str]:
    """A paragraph with those lines joined that end where the next word did not fit."""
    widest = max(map(len, paragraph))
    if widest <= max(width, _NARROWEST):
        return list(paragraph)
    lines = [paragraph[0]]
    for before, line in pairwise(paragraph):
        word = line.split(maxsplit=1)[0]
        if len(before) + 1 + len(word) > widest and not _BREAK.search(before):
            lines[-1] = f"{lines[-1].rstrip()} {line.lstrip()}"
        else:
            lines.append(line)
    return lines


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _prose(text: str, width: int) -> str:
    """Text with its long lines wrapped; their indentation is kept."""
    return "\n".join(_wrapped(line.rstrip(), width) for line in _flowing(text, width))


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width or line.startswith("|"):
        return line
    margin = " " * _margin(line)
    return _filled(line.lstrip(), margin, margin, width)


def _filled(line: str, first: str, rest: str, width: int = _SECTION) -> str:
    if "  " in line or line.startswith(" ") or not line.isprintable():
        return fill(
            line,
            width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
    line = line.rstrip(" ")
    lines: list[str] = []  # the same as `fill`, in a tenth of its time
    while len(first) + len(line) > width:
        room = max(0, width - len(first))
        end = line.rfind(" ", 0, room + 1)
        end = line.find(" ", room) if end < 0 else end
        if end < 0:
            break
        lines.append(first + line[:end])
        line, first = line[end + 1 :], rest
    return "\n".join([*lines, f"{first}{line}" if line else ""])
