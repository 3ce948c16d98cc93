"""What pages share: ``import Limit from "/snippets/limit.mdx"`` and ``<Limit />``, or ``<Snippet file="limit.mdx" />``.

It is read where a page asks for it, and what is found in it is found in the file that it stands in.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.pages.markdown.parts import Component, Markdown, Part, components
from generator.pages.markdown.reading import parse
from generator.pages.markdown.tags import SNIPPET, Attributes
from generator.pages.page import Page

TextOf: TypeAlias = Callable[[str, Report], "str | None"]
"""Gives the text of a file; None when there is none."""

# More than any page has; snippets with several others in each would grow beyond all bounds.
_MOST: Final = 500
# Where sites have what a component names without a folder.
_FOLDER: Final = "snippets"
_OF_THE_SITE: Final = re.compile(r"(?:@site)?/+")
_CODE: Final = r"^[ \t]*(?P<mark>`{3,}|~{3,}).*?^[ \t]*(?P=mark)|`[^`\n]*`"
_GAP: Final = re.compile(rf"{_CODE}|\{{(?:props\.)?(?P<name>\w+)\}}", re.MULTILINE | re.DOTALL)


def without_files(_file: str, _report: Report) -> None:
    """Gives no text: of pages that stand alone."""


def with_snippets(markdown: Markdown, text_of: TextOf, report: Report) -> Markdown:
    """A page with what it shares with others in it; a component whose file is not there stays.

    Arguments:
        markdown: the page.
        text_of: gives the text of files.
        report: receives what reading the snippets finds.
    """
    if not markdown.imports and not any(components(markdown.parts, SNIPPET)):
        return markdown
    reader = _Reader(text_of, report)
    parts = tuple(reader.parts(markdown.parts, markdown, (markdown.file,)))
    fences = itertools.chain.from_iterable(snippet.fences for snippet in reader.read)
    # What is left in a snippet is told by the name that it has there.
    imports = dict(itertools.chain.from_iterable(each.imports.items() for each in (*reader.read, markdown)))
    return replace(markdown, parts=parts, fences=(*markdown.fences, *fences), imports=imports)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the snippets of one page."""

    text_of: TextOf
    report: Report
    read: list[Markdown] = field(default_factory=list[Markdown])

    def parts(self, parts: Iterable[Part], page: Markdown, around: tuple[str, ...]) -> Iterator[Part]:
        """Parts of a page or of a snippet, filled in.

        Arguments:
            parts: the parts.
            page: what they stand in.
            around: the files that this is read for, and itself.
        """
        for part in parts:
            if isinstance(part, Component):
                component = replace(part, children=[*self.parts(part.children, page, around)])
                yield from self._instead(component, page, around)
            else:
                yield part

    def _instead(self, component: Component, page: Markdown, around: tuple[str, ...]) -> Iterator[Part]:
        snippet = self._snippet(component, page, around)
        if snippet is None:
            yield component
        else:
            yield from self.parts(snippet.parts, snippet, (*around, snippet.file))
            yield from component.children

    def _snippet(self, component: Component, page: Markdown, around: tuple[str, ...]) -> Markdown | None:
        named = component.attributes.get("file") if component.name == SNIPPET else page.imports.get(component.name)
        if not named or len(self.read) >= _MOST:
            return None
        for file in _places(page.file, named):
            text = None if file in around else self.text_of(file, self.report)
            if text is not None:
                self.read.append(parse(Page(file, _with_values(text, component.attributes)), self.report))
                return self.read[-1]
        return None


def _places(page: str, named: str) -> Iterator[str]:
    """Where a file may be: the site that it belongs to begins at a folder above the page, nobody says which."""
    above = [folder.as_posix() for folder in PurePosixPath(page).parents]
    if of_site := _OF_THE_SITE.match(named):
        found = [posixpath.join(folder, named[of_site.end() :]) for folder in above]
    elif named.startswith("."):
        found = [posixpath.join(above[0], named)]
    else:
        found = [posixpath.join(folder, _FOLDER, named) for folder in above]
    return map(posixpath.normpath, found)


def _with_values(text: str, values: Attributes) -> str:
    """A snippet with what the page says for its gaps: ``{name}`` for ``<Limit name="boxes" />``."""
    return _GAP.sub(lambda found: values.get(found["name"] or "") or found[0], text) if values else text
