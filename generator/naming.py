"""How names of an API become names in Python."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from hashlib import sha256

# Any letter but A to Z: most scripts have no case, and no capital with an accent begins a word of a camel case name.
_SMALL = r"[^\W\d_A-Z]"
_WORD = re.compile(rf"OAuth|[A-Z]+(?=[A-Z]{_SMALL})|[A-Z]?{_SMALL}+|[A-Z]+|\d+")
# The names that generated code uses in annotations and bodies: a name of the API must not shadow them.
_TAKEN_NAMES = frozenset(
    (
        *("bool", "bytes", "classmethod", "cls", "datetime", "dict", "float", "frozenset", "int", "isinstance", "list"),
        *("object", "property", "self", "set", "str", "super", "tuple"),
    )
)
_TAKEN_CLASS_NAMES = frozenset(
    (
        *("AbstractAsyncContextManager", "AbstractContextManager", "AsyncStreamedResponse", "StreamedResponse"),
        *("AsyncEventStream", "AsyncJsonStream", "AsyncPager", "EventStream", "JsonStream", "Pager", "ServerSentEvent"),
        *("Any", "AsyncSecret", "AsyncTransport", "AttributeError", "Callable", "FileContent", "FileInput", "Literal"),
        *("Mapping", "OPERATION", "Operation", "RawResponse", "Request", "ResponseBody", "SERVICE", "Secret", "Self"),
        *("Sequence", "SequenceNotStr", "TYPE_CHECKING", "TimeoutInput", "TracebackType", "Transport", "TypeAlias"),
        *("UNSET", "UUID", "Unset", "Variant"),
    )
)
_TAKEN_PACKAGE_NAMES = frozenset(("attr", "attrs", "httpx2"))
DEVICES = frozenset(("aux", "con", "nul", "prn", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))))
"""Names that no module may have, because Windows reserves them for devices."""

# `models/__init__.py` has code of its own: a submodule must not shadow the names that this code calls.
_TAKEN_MODULE_NAMES = frozenset((*DEVICES, "getattr", "globals", "import_module", "list", "sorted", "str", "tuple"))
# In bytes. File systems allow 255, people read far fewer.
_LONGEST = 80
_TAIL = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(text: str) -> list[str]:
    """The words of a name in any case style: ``createMessage``, ``create-message`` and ``Create message`` have two."""
    return _WORD.findall(text if text.isascii() else _spelt(text))


def _spelt(text: str) -> str:
    """The text as Python normalises names, with a space for each character that no name may hold, such as ``৴``."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(each if f"_{each}".isidentifier() else " " for each in normal)


def in_ascii(name: str) -> str:
    """The name in ASCII: accents are dropped, and words of other scripts become Punycode (RFC 3492)."""
    return name if name.isascii() else "_".join(_word_in_ascii(word) for word in words(name))


def _word_in_ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain if any(map(str.isalnum, plain)) else word.encode("punycode").decode()


def _cut(name: str, tail: Callable[[str], str]) -> str:
    """The name, shortened if it is too long: a hash of the whole name at its end keeps it different from others.

    Arguments:
        tail: writes the hash in the style of the name, as ``_abcde`` or ``Abcde``.
    """
    if len(name.encode()) <= _LONGEST:
        return name
    word = "".join(_LETTERS[byte % len(_LETTERS)] for byte in sha256(name.encode()).digest()[:_TAIL])
    return name.encode()[: _LONGEST - len(tail(word))].decode(errors="ignore").rstrip("_") + tail(word)


# The same few names are asked for again and again, by many stages.
_remembered = lru_cache(maxsize=10_000)


@_remembered
def snake_case(text: str) -> str:
    """The words in lower case, joined by underscores; digits stay with the word before them."""
    joined = "_".join(word.lower() for word in words(text))
    return re.sub(r"(?<=[a-z])_(?=[0-9])", "", joined)


@_remembered
def pascal_case(text: str) -> str:
    """The words joined with capital letters; words in capitals keep them."""
    return "".join(word[0].upper() + word[1:] for word in words(text))


@_remembered
def identifier(text: str, otherwise: str) -> str:
    """A valid name in snake case that shadows nothing; made of ``otherwise`` if the text has no usable character."""
    name = _cut(snake_case(text), "_{}".format) or otherwise
    if not name.isidentifier():
        name = f"{otherwise}_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_NAMES else name


@_remembered
def class_name(text: str, otherwise: str = "Model") -> str:
    """A valid name in Pascal case that shadows nothing."""
    name = _cut(pascal_case(text), str.capitalize) or otherwise
    if not name.isidentifier():
        name = f"{otherwise}{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_CLASS_NAMES else name


@_remembered
def module_name(class_name: str) -> str:
    """The name of the module of a class; the same only for classes whose names differ in nothing but case."""
    name = snake_case(class_name)
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_MODULE_NAMES else name


def unique(name: str, taken: Container[str]) -> str:
    """The name, or its first numbered form that is free.

    Arguments:
        taken: the names that are not free, case folded, because file systems may ignore case.
    """
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate = f"{name.rstrip('_')}{number}"
        number += 1
    return candidate


def numbered(key: str, taken: Container[str]) -> str:
    """The key, or its first form with a number at the end (``key-2``) that is not taken."""
    candidate, number = key, 2
    while candidate in taken:
        candidate, number = f"{key}-{number}", number + 1
    return candidate


def claim(name: str, taken: set[str]) -> str:
    """Like ``unique``, and adds the result to the names that are taken."""
    found = unique(name, taken)
    taken.add(found.casefold())
    return found


def attributes(keys: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A name in snake case for each key: if several want one name, the key that is spelt exactly so gets it.

    Arguments:
        keys: the keys of one object.
        taken: names that are not available.
    """
    wanted = {key: identifier(key, "field") for key in keys}
    used = {name.casefold() for name in taken}
    return {key: claim(wanted[key], used) for key in sorted(wanted, key=lambda key: wanted[key] != key)}


def is_numbered(name: str, of: str) -> bool:
    """Whether a name equals another one (``of``), or is a numbered form of it as ``unique`` makes them."""
    number = name.removeprefix(of.rstrip("_"))
    return name == of or (number != name and number.isdecimal())


def without_prefix(text: list[str], prefix: Iterable[str]) -> list[str]:
    """The words without the prefix that they begin with, unless nothing would be left."""
    rest = list(text)
    for word in prefix:
        if len(rest) < 2 or rest[0].lower() != word.lower():
            return list(text)
        rest.pop(0)
    return rest


def is_free_class_name(name: str) -> bool:
    """Whether a class of a generated package can have this name without shadowing what the code there uses."""
    return is_identifier(name) and name[0].isupper() and name not in _TAKEN_CLASS_NAMES


def is_free_package_name(name: str) -> bool:
    """Whether a package can have this name: no module of Python's library or dependency has it."""
    return is_identifier(name) and name not in sys.stdlib_module_names and name not in _TAKEN_PACKAGE_NAMES


def is_identifier(name: str) -> bool:
    """Whether this is a name that Python allows."""
    return name.isidentifier() and not keyword.iskeyword(name)
