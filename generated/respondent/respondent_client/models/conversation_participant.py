from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "uid",
        "foreignId",
        "firstName",
        "lastName",
        "read",
        "deleted",
    )
)


@_define(kw_only=True, weakref_slot=False)
class ConversationParticipant:
    """The object ``ConversationParticipant``.

    Attributes:
        uid: Unique identifier for messaging user.
        foreign_id: UserId of messaging user.
        first_name: First name of user.
        last_name: Last name initial of user.
        read: Whether the participant has read the conversation.
        deleted: Whether the participant has muted the conversation.
    """

    uid: str
    foreign_id: str | Unset = UNSET
    first_name: str
    last_name: str
    read: bool
    deleted: bool
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
        _known = 5
        try:
            _at = "uid"
            self.uid = source[_at]
            _at = "foreignId"
            _value = source.get(_at)
            if _value is None:
                self.foreign_id = UNSET
            else:
                _known += 1
                self.foreign_id = _value
            _at = "firstName"
            self.first_name = source[_at]
            _at = "lastName"
            self.last_name = source[_at]
            _at = "read"
            self.read = source[_at]
            _at = "deleted"
            self.deleted = source[_at]
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "ConversationParticipant", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "uid": self.uid,
            "firstName": self.first_name,
            "lastName": self.last_name,
            "read": self.read,
            "deleted": self.deleted,
        }
        if self.foreign_id is not UNSET:
            result["foreignId"] = self.foreign_id
        if self._extra:
            result.update(self._extra)
        return result
