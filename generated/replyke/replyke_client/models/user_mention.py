from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "type",
        "id",
        "foreignId",
        "username",
    )
)


@_define(kw_only=True, weakref_slot=False)
class UserMention:
    """A mentioned user.

    Attributes:
        foreign_id: The user's id in your own system.
    """

    type: Literal["user"] = "user"
    id: str
    foreign_id: str | None | Unset = UNSET
    username: str
    _extra: dict[str, Any] | None = _field(default=None, alias="_extra", repr=False, eq=lambda extra: extra or None)

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
            _at = "type"
            self.type = source[_at]
            _at = "id"
            self.id = source[_at]
            _at = "foreignId"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.foreign_id = UNSET
            else:
                _known += 1
                self.foreign_id = _value
            _at = "username"
            self.username = source[_at]
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "UserMention", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "type": self.type,
            "id": self.id,
            "username": self.username,
        }
        if self.foreign_id is not UNSET:
            result["foreignId"] = self.foreign_id
        if self._extra:
            result.update(self._extra)
        return result
