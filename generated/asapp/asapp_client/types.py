"""The types of arguments and results besides models: the absent value, files, and raw responses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Generic, Literal, NoReturn, Protocol, TypeAlias, TypeVar

import httpx2

from .errors import APIError, request_id

# region low level
if TYPE_CHECKING:
    from ._runtime.low_level import File as File
    from ._runtime.low_level import Response as Response
# endregion

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Unset(Enum):
    """The type of ``UNSET``, which stands for anything that was not given; ``None`` is a value of its own."""

    UNSET = "UNSET"

    # An enum, for that is what type checkers tell apart by `is`. Of an object that is not there, `name` would be that
    # of the enum, and no checker would see it: `self` is of a type that makes asking for it a mistake.
    @property
    def name(self: None) -> NoReturn:  # type: ignore[misc]
        raise AttributeError("UNSET has no attribute 'name'")

    @property
    def value(self: None) -> NoReturn:  # type: ignore[misc]
        raise AttributeError("UNSET has no attribute 'value'")

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET

FROM_SERVER: Any = UNSET
"""The default of required fields that only the server fills: ``UNSET``, until a response gives them a value."""

FileContent: TypeAlias = Path | bytes | IO[bytes]
"""The bytes of a file: where they are, the bytes themselves, or a file opened with ``"rb"``."""

FileInput: TypeAlias = (
    FileContent
    | tuple[str, FileContent]
    | tuple[str, FileContent, str | None]
    | tuple[str, FileContent, str | None, Mapping[str, str]]
)
"""A file to upload: its content, alone or with a file name, a media type and headers to send with it."""


class SequenceNotStr(Protocol[T_co]):
    """A list, a tuple or another sequence of texts, but no text, which type checkers also take for such a sequence."""

    def __contains__(self, value: object, /) -> bool: ...

    def __getitem__(self, index: int, /) -> T_co: ...

    def __iter__(self) -> Iterator[T_co]: ...

    def __len__(self) -> int: ...

    def count(self, value: Any, /) -> int: ...


TimeoutInput: TypeAlias = float | httpx2.Timeout | None
"""Seconds for each phase of a request, an ``httpx2.Timeout`` that tells the phases apart, or ``None`` for no limit."""


class RawResponse(Generic[T]):
    """A whole response; ``parsed`` is the value that the plain method returns."""

    __slots__ = ("_decode", "_parsed", "content", "elapsed", "headers", "status_code")

    def __init__(
        self, status_code: int, headers: httpx2.Headers, content: bytes, elapsed: timedelta, decode: Callable[[], T]
    ) -> None:
        self.status_code: int = status_code
        self.headers: httpx2.Headers = headers
        self.content: bytes = content
        self.elapsed: timedelta = elapsed
        self._decode = decode
        self._parsed: T | Unset = UNSET

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, if it sent one."""
        return request_id(self.headers)

    @property
    def parsed(self) -> T:
        """The value that the plain method returns; decoded when first asked for, or ``ResponseDecodeError``."""
        if isinstance(self._parsed, Unset):
            self._parsed = self._decode()
        return self._parsed

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code}, {len(self.content)} bytes>"

    # What decodes belongs to a client and cannot be pickled, but what comes of it can.
    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.status_code, self.headers, self.content, self.elapsed, self._decoded())

    def _decoded(self) -> Callable[[], T]:
        try:
            return partial(_given, self.parsed)
        except APIError as error:
            return partial(_raised, error)


def _given(value: T) -> T:
    return value


def _raised(error: APIError) -> NoReturn:
    raise error


# region low level
def __getattr__(name: str) -> Any:
    """What calls in the style of openapi-python-client take and return, imported when it is asked for."""
    if name not in ("File", "Response"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from ._runtime import low_level

    return getattr(low_level, name)


# endregion
