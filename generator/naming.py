"""How names of an API become names in Python."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from hashlib import sha256

# A letter that is not a plain capital: most scripts have no case, and no camel case has humps with accents.
_SMALL = r"[^\W\d_A-Z]"
_WORD = re.compile(rf"OAuth|[A-Z]+(?=[A-Z]{_SMALL})|[A-Z]?{_SMALL}+|[A-Z]+|\d+")
# What annotations and bodies of generated code are written with: a name of the API must not shadow it.
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
"""What no module may be called, because Windows has no files of these names."""

# The package of the models is a namespace with code: a submodule of it must not shadow what that code calls.
_TAKEN_MODULE_NAMES = frozenset((*DEVICES, "getattr", "globals", "import_module", "list", "sorted", "str", "tuple"))
# In bytes. File systems allow 255, people read far fewer.
_LONGEST = 80
_TAIL = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(text: str) -> list[str]:
    """The words of a name in any case style: ``createMessage``, ``create-message`` and ``Create message`` have two."""
    return _WORD.findall(text if text.isascii() else _spelt(text))


def _spelt(text: str) -> str:
    """The text in the form in which Python compares names, less what no name may hold, as the fraction ``৴``."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(each if f"_{each}".isidentifier() else " " for each in normal)


def in_ascii(name: str) -> str:
    """A name for what takes no other letters: accents go, and words of other scripts are in Punycode (RFC 3492)."""
    return name if name.isascii() else "_".join(_word_in_ascii(word) for word in words(name))


def _word_in_ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain if any(map(str.isalnum, plain)) else word.encode("punycode").decode()


def _cut(name: str, tail: Callable[[str], str]) -> str:
    """The name; one that is too long ends in a word that depends on all of it, for others may begin in the same way."""
    if len(name.encode()) <= _LONGEST:
        return name
    word = "".join(_LETTERS[byte % len(_LETTERS)] for byte in sha256(name.encode()).digest()[:_TAIL])
    return name.encode()[: _LONGEST - len(tail(word))].decode(errors="ignore").rstrip("_") + tail(word)


# An API has few names for many things, and each is asked for by many stages.
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
    """A valid snake case Python name that shadows nothing; ``otherwise`` when the text has no letter to use."""
    name = _cut(snake_case(text), "_{}".format) or otherwise
    if not name.isidentifier():
        name = f"{otherwise}_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_NAMES else name


@_remembered
def class_name(text: str, otherwise: str = "Model") -> str:
    """A valid Pascal case Python name."""
    name = _cut(pascal_case(text), str.capitalize) or otherwise
    if not name.isidentifier():
        name = f"{otherwise}{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_CLASS_NAMES else name


@_remembered
def module_name(class_name: str) -> str:
    """The module of a class; classes whose names differ in more than their case have different ones."""
    name = snake_case(class_name)
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_MODULE_NAMES else name


def unique(name: str, taken: Container[str]) -> str:
    """The name, or the first numbered form of it that is not taken on a file system that ignores case."""
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate = f"{name.rstrip('_')}{number}"
        number += 1
    return candidate


def numbered(key: str, taken: Container[str]) -> str:
    """The key of something in a document, or the first form of it with a number at its end that is not taken."""
    candidate, number = key, 2
    while candidate in taken:
        candidate, number = f"{key}-{number}", number + 1
    return candidate


def claim(name: str, taken: set[str]) -> str:
    """The name, or a numbered form of it, which is taken from then on."""
    found = unique(name, taken)
    taken.add(found.casefold())
    return found


def attributes(keys: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A name in snake case for each key: of several that want one name, the key that is spelt so has it.

    Arguments:
        keys: the keys of one object.
        taken: names that none of them can have.
    """
    wanted = {key: identifier(key, "field") for key in keys}
    used = {name.casefold() for name in taken}
    return {key: claim(wanted[key], used) for key in sorted(wanted, key=lambda key: wanted[key] != key)}


def is_numbered(name: str, of: str) -> bool:
    """Whether a name is another one, or what ``unique`` makes of that."""
    number = name.removeprefix(of.rstrip("_"))
    return name == of or (number != name and number.isdecimal())


def without_prefix(text: list[str], prefix: Iterable[str]) -> list[str]:
    """The words less those that repeat a prefix, as long as one is left."""
    rest = list(text)
    for word in prefix:
        if len(rest) < 2 or rest[0].lower() != word.lower():
            return list(text)
        rest.pop(0)
    return rest


def is_free_class_name(name: str) -> bool:
    """Whether a class of a package can have this name: it shadows nothing that the code there is written with."""
    return is_identifier(name) and name[0].isupper() and name not in _TAKEN_CLASS_NAMES


def is_free_package_name(name: str) -> bool:
    """Whether a package can have this name: modules of Python, and what packages depend on, would be in its way."""
    return is_identifier(name) and name not in sys.stdlib_module_names and name not in _TAKEN_PACKAGE_NAMES


def is_identifier(name: str) -> bool:
    """Whether something can have this name in Python."""
    return name.isidentifier() and not keyword.iskeyword(name)
