from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "id",
        "url",
        "gifUrl",
        "gifPreviewUrl",
        "altText",
        "aspectRatio",
    )
)


@_define(kw_only=True, weakref_slot=False)
class GifData:
    """A GIF of a provider.

    Attributes:
        id: The provider's id.
        url: The page of the GIF.
        gif_url: The animated image.
        gif_preview_url: A still image.
        alt_text: What it shows, for those who cannot see it.
    """

    id: str
    url: str
    gif_url: str
    gif_preview_url: str
    alt_text: str | Unset = UNSET
    aspect_ratio: float
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
            _at = "id"
            self.id = source[_at]
            _at = "url"
            self.url = source[_at]
            _at = "gifUrl"
            self.gif_url = source[_at]
            _at = "gifPreviewUrl"
            self.gif_preview_url = source[_at]
            _at = "altText"
            _value = source.get(_at)
            if _value is None:
                self.alt_text = UNSET
            else:
                _known += 1
                self.alt_text = _value
            _at = "aspectRatio"
            self.aspect_ratio = source[_at]
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "GifData", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "id": self.id,
            "url": self.url,
            "gifUrl": self.gif_url,
            "gifPreviewUrl": self.gif_preview_url,
            "aspectRatio": self.aspect_ratio,
        }
        if self.alt_text is not UNSET:
            result["altText"] = self.alt_text
        if self._extra:
            result.update(self._extra)
        return result
