"""Checks arguments before a request is sent; errors name the argument."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from ..errors import InvalidArgumentError
from ..types import Unset

P = ParamSpec("P")
T = TypeVar("T")

# Compiled when first used, as in all modules that every client imports.
HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_HEADER_TEXT = r"([!-~]([\t -~]*[!-~])?)?"
_COOKIE_TEXT = r"[!#-+\--:<-\[\]-~]*"


def is_absent(value: object) -> bool:
    """Whether a parameter is not sent."""
    return value is None or isinstance(value, Unset)


def named(write: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Makes the errors of a function that writes an argument begin with the name, which is its first parameter."""

    @wraps(write)
    def written(name: str, /, *arguments: P.args, **keywords: P.kwargs) -> T:
        try:
            return write(name, *arguments, **keywords)
        except InvalidArgumentError as error:
            raise InvalidArgumentError(f"{name}: {error}") from error

    return written


def require(**arguments: object) -> None:
    """Refuses a request without a required argument; not everybody runs a type checker."""
    _refuse(name for name, value in arguments.items() if is_absent(value))


def require_given(**arguments: object) -> None:
    """``require`` for fields of JSON, where ``None`` is a value."""
    _refuse(name for name, value in arguments.items() if isinstance(value, Unset))


def refuse_others(media_type: str, /, **arguments: object) -> None:
    """Refuses arguments that belong to another body than the one that is sent."""
    if names := ", ".join(name for name, value in arguments.items() if not is_absent(value)):
        raise InvalidArgumentError(f"a body of {media_type} has no {names}: pass the arguments of one body")


def _refuse(missing: Iterable[str]) -> None:
    if names := ", ".join(missing):
        raise InvalidArgumentError(f"the request needs {names}")


def check_header(text: str, what: str) -> None:
    """Refuses text that a header cannot carry, or that would end it; the text may be secret, so it is not shown."""
    if not re.fullmatch(_HEADER_TEXT, text):
        raise InvalidArgumentError(
            f"{what} has characters that a header cannot carry: line breaks, other control characters, anything "
            "that is not ASCII, or white space at an end"
        )


def check_cookie(text: str, what: str) -> None:
    """Refuses text that would end a cookie; the text may be secret, so it is not shown."""
    if not re.fullmatch(_COOKIE_TEXT, text):
        raise InvalidArgumentError(f"{what} has characters that a cookie cannot carry: percent-encode it first")
