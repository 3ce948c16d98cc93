"""How names of an API become names in Python."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Container, Iterable

_WORD = re.compile(r"OAuth|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^\W_A-Za-z0-9]+")
# What annotations and bodies of generated code are written with: a name of the API must not shadow it.
_TAKEN_NAMES = frozenset(
    (
        *("bool", "bytes", "classmethod", "cls", "datetime", "dict", "float", "frozenset", "int", "isinstance", "list"),
        *("object", "property", "self", "set", "str", "super", "tuple"),
    )
)
_TAKEN_CLASS_NAMES = frozenset(
    (
        *("Any", "Callable", "FileInput", "Literal", "Mapping", "Operation", "RawResponse", "Request", "Self"),
        *("Sequence", "TYPE_CHECKING", "TypeAlias", "UNSET", "UUID", "Unset"),
    )
)
# File systems allow 255 bytes, people read far fewer.
_LONGEST = 80


def words(text: str) -> list[str]:
    """The words of a name in any case style: ``createMessage``, ``create-message`` and ``Create message`` have two."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def snake_case(text: str) -> str:
    """The words in lower case, joined by underscores; digits stay with the word before them."""
    joined = "_".join(word.lower() for word in words(text))
    return re.sub(r"(?<=[a-z])_(?=[0-9])", "", joined)


def pascal_case(text: str) -> str:
    """The words joined with capital letters; words in capitals keep them."""
    return "".join(word[0].upper() + word[1:] for word in words(text))


def identifier(text: str, otherwise: str) -> str:
    """A valid snake case Python name that shadows nothing; ``otherwise`` when the text has no letter to use."""
    name = snake_case(text)[:_LONGEST].rstrip("_") or otherwise
    if not name.isidentifier():
        name = f"{otherwise}_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_NAMES else name


def class_name(text: str, otherwise: str = "Model") -> str:
    """A valid Pascal case Python name."""
    name = pascal_case(text)[:_LONGEST] or otherwise
    if not name.isidentifier():
        name = f"{otherwise}{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_CLASS_NAMES else name


def unique(name: str, taken: Container[str]) -> str:
    """The name, or the first numbered form of it that is not taken on a file system that ignores case."""
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate = f"{name}{number}"
        number += 1
    return candidate


def without_prefix(text: list[str], prefix: Iterable[str]) -> list[str]:
    """The words less those that repeat a prefix, as long as one is left."""
    rest = list(text)
    for word in prefix:
        if len(rest) < 2 or rest[0].lower() != word.lower():
            return list(text)
        rest.pop(0)
    return rest
