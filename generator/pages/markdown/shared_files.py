"""Finds the files that pages include: the includes in text, the files on disk, and the requested parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.pages.markdown.includes import INCLUDE, includes_in_text
from generator.pages.markdown.parts import Component
from generator.pages.markdown.tags import SNIPPET, Attributes, whole_tags

TextOf: TypeAlias = Callable[[str, Report], "str | None"]
"""Gives the text of a file; None if there is none."""

FILLED: Final = ("paragraph", "list", "blockquote", "table")
"""The kinds of blocks in which includes may stand amid other text."""

# The folders for files that a component names without a folder.
_FOLDER: Final = "snippets"
_OF_THE_SITE: Final = re.compile(r"(?:@site|@)?/+")
_MARKDOWN: Final = (".md", ".mdx", ".markdown", ".txt")
# Only files of these kinds may be included, so that a page cannot show any other file of the machine.
_SHOWN: Final = (".json", ".json5", ".jsonc", ".yaml", ".yml", ".http", ".sh", ".curl", ".bash", ".xml")
_SPAN: Final = r"`[^`\n]*`"
_CODE: Final = rf"^[ \t]*(?P<mark>`{{3,}}|~{{3,}}).*?^[ \t]*(?P=mark)|{_SPAN}"
_PLACEHOLDER: Final = re.compile(rf"{_CODE}|\{{(?:props\.)?(?P<name>\w+)\}}", re.MULTILINE | re.DOTALL)
_ANY_CODE: Final = re.compile(_CODE, re.MULTILINE | re.DOTALL)
_ANY_SPAN: Final = re.compile(_SPAN)
# --8<-- [start:box] and [end:box], #region box and #endregion box, each in a comment of the file's language.
_STARTS: Final = r"^[^\n]*?(?:\[start:\s*{0}\]|\#region\s+{0}(?!\w))[^\n]*$"
_ENDS: Final = r"^[^\n]*?(?:\[end:\s*{0}\]|\#endregion(?:\s+{0}(?!\w)|\W*$))"
_MARKS: Final = re.compile(r"^[^\n]*(?:-8<-+ \[(?:start|end):|\#(?:end)?region\b)[^\n]*$", re.MULTILINE)
_BETWEEN: Final = re.compile(r"[,:-]")


@dataclass(frozen=True, slots=True)
class Inclusion:
    """An include in text, with the name and the attributes of its component."""

    start: int
    end: int
    name: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class SharedFile:
    """An included file, or the requested part of it; the lines above the part are empty."""

    file: str
    text: str

    @property
    def language(self) -> str:
        """The language of the code in it; empty for Markdown."""
        suffix = PurePosixPath(self.file).suffix.lower()
        return "" if suffix in _MARKDOWN else suffix[1:]


def inclusions_in(text: str, imports: Mapping[str, str]) -> list[Inclusion]:
    """What stands for files in text, in its order.

    Arguments:
        imports: the components that stand for files.
    """
    if not any(sign in text for sign in ("<", "{", ":include")):
        return []
    includes = _outside(
        _ANY_SPAN, text, (Inclusion(each.start, each.end, INCLUDE, each.asked) for each in includes_in_text(text))
    )
    tags = (
        Inclusion(*found.span(), name, said) for found, name, said in whole_tags(text) if name in (SNIPPET, *imports)
    )
    return sorted([*includes, *_outside(_ANY_CODE, text, tags)], key=lambda each: each.start)


def _outside(code: re.Pattern[str], text: str, inclusions: Iterable[Inclusion]) -> Iterator[Inclusion]:
    spans = [found.span() for found in code.finditer(text)]
    return (each for each in inclusions if not any(start < each.start < end for start, end in spans))


def named_file(component: Component, imports: Mapping[str, str]) -> str:
    """The file that a component stands for, as the page names it; empty if it stands for none."""
    if component.name == INCLUDE:
        return component.attributes.get("file") or ""
    if component.name == SNIPPET:
        named = component.attributes.get("file") or ""
        return named if not named or named.startswith((".", "/")) else f"{_FOLDER}/{named}"
    return imports.get(component.name, "")


def shared_file(page: str, asked: Component, named: str, text_of: TextOf, report: Report) -> SharedFile | None:
    """Reads a file that a page includes; None if there is no such file, or no such part of it.

    Arguments:
        page: the file that includes it.
        asked: the component of the include.
        named: the file as the component names it.
        text_of: gives the text of files.
    """
    if PurePosixPath(named).suffix.lower() not in (*_MARKDOWN, *_SHOWN):
        return None
    for file in _places(page, named):
        text = text_of(file, report)
        if text is not None:
            meant = _excerpt if asked.name == INCLUDE else _with_values
            part = meant(text, asked.attributes)
            return None if part is None else SharedFile(file, part)
    return None


def _places(page: str, named: str) -> Iterator[str]:
    """The possible places of a file: the root of the site is some folder above the page.

    If the page is in the working directory, so is that folder: pages must not include files from outside.
    """
    above = [folder.as_posix() for folder in PurePosixPath(page).parents]
    if named.startswith("."):
        above = above[:1]
    named = _OF_THE_SITE.sub("", named, count=1) if _OF_THE_SITE.match(named) else named
    places = (posixpath.normpath(posixpath.join(folder, named)) for folder in above)
    return (place for place in places if _is_outside(page) or not _is_outside(place))


def _is_outside(path: str) -> bool:
    return path.startswith("../")


def _with_values(text: str, values: Attributes) -> str:
    """The text of a file with its variables filled: ``{name}`` with ``boxes`` for ``<Limit name="boxes" />``."""
    return _PLACEHOLDER.sub(lambda found: values.get(found["name"] or "") or found[0], text) if values else text


def _excerpt(text: str, asked: Attributes) -> str | None:
    """The requested part of a file; the lines above it are empty, so that line numbers stay right.

    Arguments:
        asked: ``lines`` (``3,10`` for the first and the last) or ``region``; the whole file if neither is given.

    Returns:
        None when the file has no such part.
    """
    if lines := asked.get("lines"):
        return _lines(text, *_ends(lines))
    if region := asked.get("region"):
        return _region(text, re.escape(region))
    return _MARKS.sub("", text)


def _ends(lines: str) -> tuple[int, int | None]:
    """The first and the last line; a single number is the first."""
    first, last = (*_BETWEEN.split(lines), "")[:2]
    return int(first or 1), int(last) if last else None


def _lines(text: str, first: int, last: int | None) -> str | None:
    lines = text.split("\n")
    return "\n" * (first - 1) + "\n".join(lines[first - 1 : last]) if 0 < first <= len(lines) else None


def _region(text: str, name: str) -> str | None:
    start = re.compile(_STARTS.format(name), re.MULTILINE).search(text)
    end = re.compile(_ENDS.format(name), re.MULTILINE).search(text, start.end()) if start else None
    if start is None or end is None:
        return None
    return "\n" * text.count("\n", 0, start.end()) + _MARKS.sub("", text[start.end() : end.start()])
