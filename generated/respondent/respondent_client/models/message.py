from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "createdAt",
        "updatedAt",
        "uid",
        "body",
        "conversation",
        "sender",
    )
)


@_define(kw_only=True, weakref_slot=False)
class Message:
    """The object ``Message``.

    Attributes:
        uid: Unique identifier of message.
        body: Body of message.
        conversation: Conversation message belongs to.
        sender: Sender of message.
            Either a participant or the api team owner/admin.
            To find the external researcher, use
            `conversation.metadata.externalResearcherId`.
    """

    created_at: str
    updated_at: str | Unset = UNSET
    uid: str
    body: str
    conversation: MinimalConversation
    sender: MessagingUser
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
            _at = "body"
            self.body = source[_at]
            _at = "conversation"
            self.conversation = MinimalConversation.from_dict(source[_at])
            _at = "sender"
            self.sender = MessagingUser.from_dict(source[_at])
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Message", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "createdAt": self.created_at,
            "uid": self.uid,
            "body": self.body,
            "conversation": self.conversation.to_dict(),
            "sender": self.sender.to_dict(),
        }
        if self.updated_at is not UNSET:
            result["updatedAt"] = self.updated_at
        if self._extra:
            result.update(self._extra)
        return result


# Models may refer to each other in a circle: by now this one is defined.
from .messaging_user import MessagingUser  # noqa: E402
from .minimal_conversation import MinimalConversation  # noqa: E402
