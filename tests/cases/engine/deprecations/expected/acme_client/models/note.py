from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_date_time, decode_error
from .._runtime.deprecation import warn as _warn
from .._runtime.encode import encode_date_time
from ..types import FROM_SERVER, UNSET, Unset

_NAMES = frozenset(
    (
        "id",
        "at",
        "text",
        "colour",
        "secret",
        "owner",
    )
)


@_define(kw_only=True, weakref_slot=False)
class Note:
    """The object ``Note``.

    Attributes:
        id: Its number. Set by the server.
        at: Set by the server.
        colour: Deprecated. Default: yellow.
        secret: Opens it. Sent, never received.
        owner: Set by the server.
    """

    id: str = FROM_SERVER
    at: datetime.datetime = FROM_SERVER
    text: str
    colour: str | Unset = UNSET
    secret: str | Unset = UNSET
    owner: str | None | Unset = UNSET
    _extra: dict[str, Any] | None = _field(default=None, alias="_extra", repr=False, eq=lambda extra: extra or None)

    def __attrs_post_init__(self) -> None:
        if self.colour is not UNSET:
            _warn("Note.colour is deprecated")

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The properties that the documentation does not name; they are written back as they came."""
        if self._extra is None:
            self._extra = {}
        return self._extra

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Reads the object as it stands in JSON, or raises ``ModelDecodeError``."""
        self = object.__new__(cls)  # all fields are set below, so __init__ has nothing to do
        _at = ""
        _known = 3
        try:
            _at = "id"
            self.id = source[_at]
            _at = "at"
            self.at = decode_date_time(source[_at])
            _at = "text"
            self.text = source[_at]
            _at = "colour"
            _value = source.get(_at)
            if _value is None:
                self.colour = UNSET
            else:
                _known += 1
                self.colour = _value
            _at = "secret"
            _value = source.get(_at)
            if _value is None:
                self.secret = UNSET
            else:
                _known += 1
                self.secret = _value
            _at = "owner"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.owner = UNSET
            else:
                _known += 1
                self.owner = _value
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Note", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "text": self.text,
        }
        if self.id is not FROM_SERVER:
            result["id"] = self.id
        if self.at is not FROM_SERVER:
            result["at"] = encode_date_time(self.at)
        if self.colour is not UNSET:
            result["colour"] = self.colour
        if self.secret is not UNSET:
            result["secret"] = self.secret
        if self.owner is not UNSET:
            result["owner"] = self.owner
        if self._extra:
            result.update(self._extra)
        return result
