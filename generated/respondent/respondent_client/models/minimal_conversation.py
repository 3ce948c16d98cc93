from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error, decode_list
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "createdAt",
        "updatedAt",
        "uid",
        "name",
        "deleted",
        "locked",
        "read",
        "metadata",
        "participants",
    )
)


@_define(kw_only=True, weakref_slot=False)
class MinimalConversation:
    """The object ``MinimalConversation``.

    Attributes:
        uid: Unique identifier of conversation.
        name: Name of conversation.
        deleted: If conversation is marked as deleted.
        locked: If conversation is locked.
        read: Deprecated.
        metadata: Metadata of conversation.
        participants: All participants of conversation including the researcher.
            The researcher will be the API owner/admin account for the api team.
    """

    created_at: str
    updated_at: str | Unset = UNSET
    uid: str
    name: str
    deleted: bool
    locked: bool
    read: bool
    metadata: ConversationMetadata | Unset = UNSET
    participants: list[ConversationParticipant]
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
        _known = 7
        try:
            _at = "createdAt"
            self.created_at = source[_at]
            _at = "updatedAt"
            _value = source.get(_at)
            if _value is None:
                self.updated_at = UNSET
            else:
                _known += 1
                self.updated_at = _value
            _at = "uid"
            self.uid = source[_at]
            _at = "name"
            self.name = source[_at]
            _at = "deleted"
            self.deleted = source[_at]
            _at = "locked"
            self.locked = source[_at]
            _at = "read"
            self.read = source[_at]
            _at = "metadata"
            _value = source.get(_at)
            if _value is None:
                self.metadata = UNSET
            else:
                _known += 1
                self.metadata = ConversationMetadata.from_dict(_value)
            _at = "participants"
            self.participants = decode_list(ConversationParticipant.from_dict, source[_at])
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "MinimalConversation", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "createdAt": self.created_at,
            "uid": self.uid,
            "name": self.name,
            "deleted": self.deleted,
            "locked": self.locked,
            "read": self.read,
            "participants": [_item.to_dict() for _item in self.participants],
        }
        if self.updated_at is not UNSET:
            result["updatedAt"] = self.updated_at
        if self.metadata is not UNSET:
            result["metadata"] = self.metadata.to_dict()
        if self._extra:
            result.update(self._extra)
        return result


# Models may refer to each other in a circle: by now this one is defined.
from .conversation_metadata import ConversationMetadata  # noqa: E402
from .conversation_participant import ConversationParticipant  # noqa: E402
