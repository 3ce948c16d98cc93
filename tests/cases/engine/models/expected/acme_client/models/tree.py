from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_date, decode_date_time, decode_error, decode_list, decode_map
from .._runtime.deprecation import warn as _warn
from .._runtime.encode import encode_date_time
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "name",
        "planted",
        "felled",
        "height",
        "children",
        "parent",
        "note",
        "kind",
        "level",
        "birds",
        "visits",
        "secret",
        "old",
        "undescribed",
    )
)


@_define(kw_only=True, weakref_slot=False)
class Tree:
    """A tree, with trees in it.

    Attributes:
        name: What people call it.
        secret: Sent, never received.
        old: Deprecated.
    """

    name: str
    planted: datetime.datetime
    felled: datetime.date | None
    height: float
    children: list[Tree] | Unset = UNSET
    parent: Tree | None | Unset = UNSET
    note: str | None | Unset = UNSET
    kind: TreeKind | Unset = UNSET
    level: TreeLevel | Unset = UNSET
    birds: dict[str, Bird] | Unset = UNSET
    visits: list[list[datetime.datetime]] | Unset = UNSET
    secret: str | Unset = UNSET
    old: str | Unset = UNSET
    undescribed: Any | Unset = UNSET
    _extra: dict[str, Any] | None = _field(default=None, alias="_extra", repr=False, eq=lambda extra: extra or None)

    def __attrs_post_init__(self) -> None:
        if self.old is not UNSET:
            _warn("Tree.old is deprecated")

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
        _known = 4
        try:
            _at = "name"
            self.name = source[_at]
            _at = "planted"
            self.planted = decode_date_time(source[_at])
            _at = "felled"
            _value = source[_at]
            self.felled = None if _value is None else decode_date(_value)
            _at = "height"
            self.height = source[_at]
            _at = "children"
            _value = source.get(_at)
            if _value is None:
                self.children = UNSET
            else:
                _known += 1
                self.children = decode_list(Tree.from_dict, _value)
            _at = "parent"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.parent = UNSET
            else:
                _known += 1
                self.parent = None if _value is None else Tree.from_dict(_value)
            _at = "note"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.note = UNSET
            else:
                _known += 1
                self.note = _value
            _at = "kind"
            _value = source.get(_at)
            if _value is None:
                self.kind = UNSET
            else:
                _known += 1
                self.kind = _value
            _at = "level"
            _value = source.get(_at)
            if _value is None:
                self.level = UNSET
            else:
                _known += 1
                self.level = _value
            _at = "birds"
            _value = source.get(_at)
            if _value is None:
                self.birds = UNSET
            else:
                _known += 1
                self.birds = decode_map(Bird.from_dict, _value)
            _at = "visits"
            _value = source.get(_at)
            if _value is None:
                self.visits = UNSET
            else:
                _known += 1
                self.visits = decode_list(lambda _item: decode_list(decode_date_time, _item), _value)
            _at = "secret"
            _value = source.get(_at)
            if _value is None:
                self.secret = UNSET
            else:
                _known += 1
                self.secret = _value
            _at = "old"
            _value = source.get(_at)
            if _value is None:
                self.old = UNSET
            else:
                _known += 1
                self.old = _value
            _at = "undescribed"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.undescribed = UNSET
            else:
                _known += 1
                self.undescribed = _value
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Tree", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "name": self.name,
            "planted": encode_date_time(self.planted),
            "felled": self.felled if self.felled is None else datetime.date.isoformat(self.felled),
            "height": self.height,
        }
        if self.children is not UNSET:
            result["children"] = [_item.to_dict() for _item in self.children]
        if self.parent is not UNSET:
            result["parent"] = self.parent if self.parent is None else self.parent.to_dict()
        if self.note is not UNSET:
            result["note"] = self.note
        if self.kind is not UNSET:
            result["kind"] = self.kind
        if self.level is not UNSET:
            result["level"] = self.level
        if self.birds is not UNSET:
            result["birds"] = {_key: _item.to_dict() for _key, _item in self.birds.items()}
        if self.visits is not UNSET:
            result["visits"] = [[encode_date_time(_item) for _item in _item] for _item in self.visits]
        if self.secret is not UNSET:
            result["secret"] = self.secret
        if self.old is not UNSET:
            result["old"] = self.old
        if self.undescribed is not UNSET:
            result["undescribed"] = self.undescribed
        if self._extra:
            result.update(self._extra)
        return result


if TYPE_CHECKING:
    from .tree_kind import TreeKind
    from .tree_level import TreeLevel

# Models may refer to each other in a circle: by now this one is defined.
from .bird import Bird  # noqa: E402
