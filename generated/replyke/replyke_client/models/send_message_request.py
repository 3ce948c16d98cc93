from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, checked_map, decode_error, decode_list
from .._runtime.encode import encode_object
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "content",
        "gif",
        "mentions",
        "parentMessageId",
        "quotedMessageId",
        "metadata",
        "localId",
    )
)


@_define(kw_only=True, weakref_slot=False)
class SendMessageRequest:
    """The object ``SendMessageRequest``.

    Attributes:
        content: Text content of the message. Optional if a GIF or file is provided.
        gif: GIF attachment. Optional. See [GifData](/data-models/chat-message#gifdata)
            for the expected shape.
        mentions: Array of [Mention](/data-models/chat-message#mention) objects for
            @mentions in the message content. Optional.
        parent_message_id: ID of a message in this conversation to reply to in a thread.
            The referenced message must be a main-stream message (threads are one level
            deep only). Optional.
        quoted_message_id: ID of a message to quote inline. The message stays in the
            main stream but renders the quoted content as a preview. Optional.
        metadata: Custom key-value data. Limited to 10 KB. Optional.
        local_id: Client-generated identifier for optimistic deduplication. The server
            echoes it back in the response but never stores it. Optional.
    """

    content: str | Unset = UNSET
    gif: GifData | Unset = UNSET
    mentions: list[Mention] | Unset = UNSET
    parent_message_id: str | Unset = UNSET
    quoted_message_id: str | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    local_id: str | Unset = UNSET
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
        _known = 0
        try:
            _at = "content"
            _value = source.get(_at)
            if _value is None:
                self.content = UNSET
            else:
                _known += 1
                self.content = _value
            _at = "gif"
            _value = source.get(_at)
            if _value is None:
                self.gif = UNSET
            else:
                _known += 1
                self.gif = GifData.from_dict(_value)
            _at = "mentions"
            _value = source.get(_at)
            if _value is None:
                self.mentions = UNSET
            else:
                _known += 1
                self.mentions = decode_list(read_mention, _value)
            _at = "parentMessageId"
            _value = source.get(_at)
            if _value is None:
                self.parent_message_id = UNSET
            else:
                _known += 1
                self.parent_message_id = _value
            _at = "quotedMessageId"
            _value = source.get(_at)
            if _value is None:
                self.quoted_message_id = UNSET
            else:
                _known += 1
                self.quoted_message_id = _value
            _at = "metadata"
            _value = source.get(_at)
            if _value is None:
                self.metadata = UNSET
            else:
                _known += 1
                self.metadata = checked_map(_value)
            _at = "localId"
            _value = source.get(_at)
            if _value is None:
                self.local_id = UNSET
            else:
                _known += 1
                self.local_id = _value
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "SendMessageRequest", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {}
        if self.content is not UNSET:
            result["content"] = self.content
        if self.gif is not UNSET:
            result["gif"] = self.gif.to_dict()
        if self.mentions is not UNSET:
            result["mentions"] = [encode_object(_item) for _item in self.mentions]
        if self.parent_message_id is not UNSET:
            result["parentMessageId"] = self.parent_message_id
        if self.quoted_message_id is not UNSET:
            result["quotedMessageId"] = self.quoted_message_id
        if self.metadata is not UNSET:
            result["metadata"] = self.metadata
        if self.local_id is not UNSET:
            result["localId"] = self.local_id
        if self._extra:
            result.update(self._extra)
        return result


# Models may refer to each other in a circle: by now this one is defined.
from .gif_data import GifData  # noqa: E402
from .mention import Mention, read_mention  # noqa: E402
