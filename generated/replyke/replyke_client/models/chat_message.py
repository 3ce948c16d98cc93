from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, checked_list, checked_map, decode_date_time, decode_error, decode_list
from .._runtime.encode import encode_date_time, encode_object
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "id",
        "localId",
        "projectId",
        "conversationId",
        "userId",
        "user",
        "content",
        "gif",
        "mentions",
        "files",
        "metadata",
        "parentMessageId",
        "parentMessage",
        "quotedMessageId",
        "quotedMessage",
        "threadReplyCount",
        "reactionCounts",
        "userReactions",
        "editedAt",
        "userDeletedAt",
        "moderationStatus",
        "moderatedAt",
        "moderatedById",
        "moderatedByType",
        "moderationReason",
        "createdAt",
        "updatedAt",
    )
)


@_define(kw_only=True, weakref_slot=False)
class ChatMessage:
    """A message of a conversation.

    Attributes:
        id: The unique id.
        local_id: The id that the sender gave it; echoed, never stored.
        user_id: Who sent it; null when that account was deleted.
        user: The sender's profile; null when that account was deleted.
        content: The text; null when there is only a GIF or files.
        gif: The GIF, if there is one.
        mentions: The users and spaces that the text mentions.
        files: The attached files; missing unless they were asked for.
        metadata: Data of the application, up to 10 KB.
        parent_message_id: The message that this one answers in a thread.
        quoted_message_id: The message that this one quotes.
        quoted_message: The quoted message, one level deep.
        thread_reply_count: How many replies its thread has had; deleted ones count too.
        reaction_counts: How often each emoji was given.
        user_reactions: The emojis that the caller gave.
        user_deleted_at: When the sender deleted it; its content is gone since then.
        moderated_by_type: Whether a client (an API key) or a user moderated it.
    """

    id: str
    local_id: str | Unset = UNSET
    project_id: str
    conversation_id: str
    user_id: str | None
    user: dict[str, Any] | None
    content: str | None
    gif: GifData | None
    mentions: list[Mention]
    files: list[dict[str, Any]] | Unset = UNSET
    metadata: dict[str, Any]
    parent_message_id: str | None
    parent_message: ChatMessage | None | Unset = UNSET
    quoted_message_id: str | None
    quoted_message: ChatMessage | None | Unset = UNSET
    thread_reply_count: int
    reaction_counts: dict[str, int]
    user_reactions: list[str]
    edited_at: datetime.datetime | None
    user_deleted_at: datetime.datetime | None
    moderation_status: ChatMessageModerationStatus | None
    moderated_at: datetime.datetime | None
    moderated_by_id: str | None
    moderated_by_type: ChatMessageModeratedByType | None
    moderation_reason: str | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
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
        _known = 23
        try:
            _at = "id"
            self.id = source[_at]
            _at = "localId"
            _value = source.get(_at)
            if _value is None:
                self.local_id = UNSET
            else:
                _known += 1
                self.local_id = _value
            _at = "projectId"
            self.project_id = source[_at]
            _at = "conversationId"
            self.conversation_id = source[_at]
            _at = "userId"
            self.user_id = source[_at]
            _at = "user"
            _value = source[_at]
            self.user = None if _value is None else checked_map(_value)
            _at = "content"
            self.content = source[_at]
            _at = "gif"
            _value = source[_at]
            self.gif = None if _value is None else GifData.from_dict(_value)
            _at = "mentions"
            self.mentions = decode_list(read_mention, source[_at])
            _at = "files"
            _value = source.get(_at)
            if _value is None:
                self.files = UNSET
            else:
                _known += 1
                self.files = decode_list(checked_map, _value)
            _at = "metadata"
            self.metadata = checked_map(source[_at])
            _at = "parentMessageId"
            self.parent_message_id = source[_at]
            _at = "parentMessage"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.parent_message = UNSET
            else:
                _known += 1
                self.parent_message = None if _value is None else ChatMessage.from_dict(_value)
            _at = "quotedMessageId"
            self.quoted_message_id = source[_at]
            _at = "quotedMessage"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.quoted_message = UNSET
            else:
                _known += 1
                self.quoted_message = None if _value is None else ChatMessage.from_dict(_value)
            _at = "threadReplyCount"
            self.thread_reply_count = source[_at]
            _at = "reactionCounts"
            self.reaction_counts = checked_map(source[_at])
            _at = "userReactions"
            self.user_reactions = checked_list(source[_at])
            _at = "editedAt"
            _value = source[_at]
            self.edited_at = None if _value is None else decode_date_time(_value)
            _at = "userDeletedAt"
            _value = source[_at]
            self.user_deleted_at = None if _value is None else decode_date_time(_value)
            _at = "moderationStatus"
            self.moderation_status = source[_at]
            _at = "moderatedAt"
            _value = source[_at]
            self.moderated_at = None if _value is None else decode_date_time(_value)
            _at = "moderatedById"
            self.moderated_by_id = source[_at]
            _at = "moderatedByType"
            self.moderated_by_type = source[_at]
            _at = "moderationReason"
            self.moderation_reason = source[_at]
            _at = "createdAt"
            self.created_at = decode_date_time(source[_at])
            _at = "updatedAt"
            self.updated_at = decode_date_time(source[_at])
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "ChatMessage", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "id": self.id,
            "projectId": self.project_id,
            "conversationId": self.conversation_id,
            "userId": self.user_id,
            "user": self.user,
            "content": self.content,
            "gif": self.gif if self.gif is None else self.gif.to_dict(),
            "mentions": [encode_object(_item) for _item in self.mentions],
            "metadata": self.metadata,
            "parentMessageId": self.parent_message_id,
            "quotedMessageId": self.quoted_message_id,
            "threadReplyCount": self.thread_reply_count,
            "reactionCounts": self.reaction_counts,
            "userReactions": self.user_reactions,
            "editedAt": self.edited_at if self.edited_at is None else encode_date_time(self.edited_at),
            "userDeletedAt": self.user_deleted_at
            if self.user_deleted_at is None
            else encode_date_time(self.user_deleted_at),
            "moderationStatus": self.moderation_status,
            "moderatedAt": self.moderated_at if self.moderated_at is None else encode_date_time(self.moderated_at),
            "moderatedById": self.moderated_by_id,
            "moderatedByType": self.moderated_by_type,
            "moderationReason": self.moderation_reason,
            "createdAt": encode_date_time(self.created_at),
            "updatedAt": encode_date_time(self.updated_at),
        }
        if self.local_id is not UNSET:
            result["localId"] = self.local_id
        if self.files is not UNSET:
            result["files"] = self.files
        if self.parent_message is not UNSET:
            result["parentMessage"] = (
                self.parent_message if self.parent_message is None else self.parent_message.to_dict()
            )
        if self.quoted_message is not UNSET:
            result["quotedMessage"] = (
                self.quoted_message if self.quoted_message is None else self.quoted_message.to_dict()
            )
        if self._extra:
            result.update(self._extra)
        return result


if TYPE_CHECKING:
    from .chat_message_moderated_by_type import ChatMessageModeratedByType
    from .chat_message_moderation_status import ChatMessageModerationStatus

# Models may refer to each other in a circle: by now this one is defined.
from .gif_data import GifData  # noqa: E402
from .mention import Mention, read_mention  # noqa: E402
