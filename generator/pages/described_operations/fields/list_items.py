"""Parses items of lists that describe a field: ``limit (integer, optional): how many``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.pages.described_operations.fields.requirements import REMARKS
from generator.pages.documented_types.words import UNMISTAKABLE
from generator.pages.languages import in_english
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import unescaped

_TYPE: Final = r"(?:(?:array|list)[ ]of[ ])?[A-Za-z]\w*(?:\[\]|<\w+>)?"
# A word for a type that no ordinary sentence contains.
_CERTAIN_TYPE: Final = rf"(?:(?:array|list)[ ]of[ ]\w+|(?:{'|'.join(UNMISTAKABLE)})(?:\[\]|<\w+>)*)"
_NAME: Final = r"[\w$@.\[\]{}-]+"
_REMARKS: Final = "|".join(REMARKS)
DECLARATION: Final = (
    rf"`(?:(?:\[(?P<told>{_REMARKS})\]\s+)?(?P<kind>{_CERTAIN_TYPE})\s+(?P<declared>{_NAME})"
    rf"|(?P<assigned>[\w-]+)=\[(?P<value>\w+)\])`"
)
"""A pattern for a type and a name in one: `integer limit`, `[optional] integer limit`, `limit=[integer]`."""

STATUS_LABEL: Final = r"[*`]*(?:(?:http |status )?code|status)[*`]*:[*`]*\s*"
"""A pattern for the label of a status: ``**Code:** 200``."""

# **Request:** a part of the operation, not a field
_IS_LABEL: Final = re.compile(
    r"\*\*(?:Requests?|Responses?|Returns?|Errors?|Method|URL|Notes?|Examples?|Description|Usage|Scopes?|Permissions?):\*\*"
)
_OF_STATUS: Final = re.compile(rf"{STATUS_LABEL}[*`]*[2-5]\d\d\b", re.IGNORECASE)
_DECLARED: Final = re.compile(DECLARATION)
# _(Optional) string_: what stands in brackets is said of the type behind them
_SAID_FIRST: Final = re.compile(rf"([*_]+)\(({_REMARKS})\)\s+([\w\[\]<> ]+)\1", re.IGNORECASE)
_TWO_MARKS: Final = re.compile(r"(?<!`)``([^`\n]+)``(?!`)")
_ITEM: Final = re.compile(
    rf"""
    (?:(?P<type>{_TYPE})\s+(?=[`*]))?                             # integer `limit`
    (?:
        (?:\*\*`?|`)(?P<marked>{_NAME})(?:`(?::?\*\*)?|:?\*\*)    # **`limit`**, **limit:**, `limit`
        |(?P<plain>[a-z][\w.\[\]]*)(?=:|\ \((?:{_CERTAIN_TYPE})\b)  # limit: how many, limit (integer)
    )
    (?:\s*(?:[:–—-]|$|(?=[(*_`]))|(?=\s))\s*
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_BEGINNING: Final = re.compile(
    rf"""
    \*\*`?{_NAME}`?\*\*\s*(?:`{_TYPE}`|\*{_TYPE}\*|_{_TYPE}_|\([*_]*{_TYPE}[^()]*\))  # **limit** (integer)
    |\*\*`{_NAME}`\s*\({_TYPE}[^()]*\)\*\*                                             # **`limit` (integer)**
    |\*\*`?{_NAME}`?\*\*\s*<(?:{_REMARKS})\b[^>]*>                                     # **limit** <Required />
    |`{_NAME}`\s*[–—:-]\s*[*_]*(?:{_REMARKS})\b                                        # `limit` - required
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REMARK: Final = re.compile(
    rf"""
    [*_]*\((?P<bracketed>[^()]*)\)[*_]*\s*[:.–—-]*\s*             # (integer, optional):
    |\[(?P<squared>{_REMARKS})\](?!\()\s*[:.–—-]*\s*              # [required]
    |<(?P<badge>{_REMARKS})\b[^>]*>(?:</\w+>)?\s*                 # <Required />
    |[*_`]+(?P<marked>(?:(?:array|list)\ of\ )?[\w\[\]<>]+)[*_`]+\.?\s*[:–—-]*(?:\s+|$)    # `integer`, *required*
    |(?P<plain>                                                   # integer, required:
        {_CERTAIN_TYPE}
        (?:(?:,\s*|\s+)(?:{_REMARKS}|nullable))*
    )(?:\s*(?:[:.,;–—]|\s-)\s*|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# (`asc` | `desc`)
_VALUES: Final = re.compile(r"^\(`[^`]+`(?:\s*(?:[|,/]|\bor\b)\s*`[^`]+`)+\)\s*[:.–—-]*\s*")
_NO_TYPE: Final = (*REMARKS, "default", "nullable")
# (integer, in query), (path parameter); `url` and `form` alone are types.
_LOCATION: Final = re.compile(
    r"in[: ]+(?:the )?(?:query|path|url|header|cookie|body|form)\b.*"
    r"|(?:query|path|header|cookie|body|form[ _-]?data)(?: (?:string|param(?:eter)?s?|header|field))?"
    r"|(?:url|form) (?:param(?:eter)?|field)",
    re.IGNORECASE,
)
_BEFORE_REMARK: Final = re.compile(rf"\s+(?={'|'.join(_NO_TYPE)})")
_OUTER_BREAKS: Final = re.compile(rf"^(?:{BREAK}\s*)+|(?:\s*{BREAK})+$")


@dataclass(frozen=True, slots=True)
class NamedField:
    """The field that an item describes.

    Arguments:
        type_before: the type in front of the name; empty if there is none.
        rest: the text after the name.
    """

    name: str
    type_before: str
    rest: str

    @property
    def type(self) -> str:
        """The type as the item writes it; empty if it has none."""
        if values := self._values:
            return " | ".join(f'"{value}"' for value in values)
        kinds = (word for word in self.remarks[0] if _is_type(word) and not is_location(word))
        return self.type_before or next(kinds, "")

    @property
    def has_certain_type(self) -> bool:
        """Whether the type is one that no ordinary sentence would contain."""
        return re.fullmatch(_CERTAIN_TYPE, self.type) is not None

    @property
    def remarks(self) -> tuple[list[str], str]:
        """The remarks in brackets, code or italics behind the name, and the text after them."""
        words: list[str] = []
        text = _VALUES.sub("", self.rest, count=1) if self._values else self.rest
        while remark := _REMARK.match(text):
            enclosed = (remark[key] for key in ("bracketed", "squared", "badge", "marked"))
            listed = next(filter(None, enclosed), "") or _BEFORE_REMARK.sub(",", remark["plain"] or "")
            in_remark = [in_english(word.strip(" *_`")) for word in re.split(r"[,;|]", listed)]
            if not any(map(_is_remark, in_remark)):
                break
            words += in_remark
            text = text[remark.end() :]
        return words, _OUTER_BREAKS.sub("", text.strip()).strip()

    @property
    def _values(self) -> list[str]:
        """The allowed values, if the remarks begin with values instead of types."""
        shown = _VALUES.match(self.rest)
        values: list[str] = re.findall(r"`([^`]+)`", shown[0]) if shown else []
        return [] if any(map(_is_type_or_remark, values)) else values


def named_field(text: str) -> NamedField | None:
    """The field that an item describes; None if it describes none."""
    found = None if _OF_STATUS.match(text) or _IS_LABEL.match(text) else _ITEM.fullmatch(_with_name_first(_plain(text)))
    name = found["marked"] or found["plain"] if found else ""
    is_value = not name or name.isdigit()  # `0`: a value of the field above
    return None if found is None or is_value else NamedField(name, found["type"] or "", found["rest"])


def begins_with_field(text: str) -> bool:
    """Whether a text begins with a marked name, followed by a type or by ``required`` and the like."""
    return any(pattern.match(_plain(text)) for pattern in (_BEGINNING, _DECLARED))


def _plain(text: str) -> str:
    """A text without the escapes of Markdown, with single marks around code, and with types before remarks."""
    bare = _SAID_FIRST.sub(r"(\3, \2)", unescaped(text)) if "(" in text else unescaped(text)
    return _TWO_MARKS.sub(r"`\1`", bare) if "``" in bare else bare


def _with_name_first(text: str) -> str:
    """The item; a declaration at its beginning is rewritten with the name before the type."""
    if not (found := _DECLARED.match(text)):
        return text
    words = ", ".join(filter(None, (found["kind"] or found["value"], found["told"])))
    return f"`{found['declared'] or found['assigned']}` ({words}) {text[found.end() :]}"


def is_location(word: str) -> bool:
    """Whether a remark is the location of a field."""
    return _LOCATION.fullmatch(word) is not None


def _is_type_or_remark(value: str) -> bool:
    return value.lower().startswith((*_NO_TYPE, "null")) or re.fullmatch(_CERTAIN_TYPE, value) is not None


def _is_type(word: str) -> bool:
    return not word.lower().startswith(_NO_TYPE) and re.fullmatch(rf"{_TYPE}(?: list| array)?", word) is not None


def _is_remark(word: str) -> bool:
    return word.lower().startswith(_NO_TYPE) or is_location(word) or re.fullmatch(_TYPE, word) is not None
