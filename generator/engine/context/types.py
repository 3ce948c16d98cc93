"""The Python type of a schema: how its values are annotated, accepted from callers, decoded and encoded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

_VALUE = "{}"


@dataclass(frozen=True, slots=True)
class Type:
    """A Python type as source text of a generated module.

    Arguments:
        annotation: the annotation for those who read a value.
        accepts: the annotation for those who pass a value.
        decoding: the expression that makes a Python value of the JSON value ``{}``, which is not null.
        encoding: the expression that makes a JSON value of the Python value ``{}``, which is not None.
        nullable: whether None is a value of the type; only ``annotated`` and ``accepted`` show it.
        models: the components in it, which have modules of their own.
        accepted_models: those that only ``accepts`` names.
        helpers: the functions of the runtime that decoding and encoding call.
    """

    annotation: str
    accepts: str
    decoding: str = _VALUE
    encoding: str = _VALUE
    nullable: bool = False
    models: frozenset[str] = field(default_factory=frozenset[str])
    accepted_models: frozenset[str] = field(default_factory=frozenset[str])
    helpers: frozenset[str] = field(default_factory=frozenset[str])

    @property
    def is_plain(self) -> bool:
        """Whether the JSON value is the Python value, without any check."""
        return self.decoding == _VALUE

    @property
    def is_json(self) -> bool:
        """Whether the JSON value is the Python value."""
        return self.encoding == _VALUE

    @property
    def is_file(self) -> bool:
        """Whether it is an upload of one file or several."""
        return "FileInput" in self.accepts

    @property
    def is_list(self) -> bool:
        """Whether callers pass several values."""
        return self.accepts.startswith(("Sequence[", "SequenceNotStr["))

    @property
    def may_have_parts(self) -> bool:
        """Whether a value may be an array or an object."""
        is_shown = any(each in self.accepts for each in ("Sequence[", "SequenceNotStr[", "Mapping["))
        return is_shown or self.accepts == "Any" or "encode_object" in self.helpers

    @property
    def is_enum(self) -> bool:
        """Whether it is an enum; beside a time, documents use an enum to say that there is no time."""
        return self.annotation.startswith("Literal[") or (self.is_json and self.annotation in self.models)

    @property
    def takes_null(self) -> bool:
        """Whether null is a value, as opposed to a missing value."""
        return self.nullable or self.annotation in ("Any", "None")

    @property
    def annotated(self) -> str:
        """The annotation, with None if it is nullable."""
        return _or_none(self.annotation) if self.nullable else self.annotation

    @property
    def accepted(self) -> str:
        """The annotation for callers, with None if it is nullable."""
        return _or_none(self.accepts) if self.nullable else self.accepts

    def decode(self, value: str) -> str:
        """The expression that decodes the expression ``value``."""
        return self.decoding.replace(_VALUE, value)

    def encode(self, value: str) -> str:
        """The expression that encodes the expression ``value``."""
        return self.encoding.replace(_VALUE, value)

    def written(self, argument: str) -> str:
        """The expression of an argument for the runtime.

        The runtime encodes values by their Python type, so a ``datetime`` for a date has to be converted first.
        """
        if "encode_date_time_as_utc" in self.helpers:
            return f"_encode.as_utc({argument})"
        is_date = "decode_date" in self.helpers and "decode_date_time" not in self.helpers
        return f"_encode.as_date({argument})" if is_date else argument

    def as_nullable(self) -> Type:
        """The type with None as one of its values."""
        return self if self.takes_null else replace(self, nullable=True)

    def item_decoder(self) -> str:
        """The decoding as a function, for items."""
        return _function(self.decoding, self.nullable)

    def item_encoding(self, item: str) -> str:
        """The encoding of an item, which may be None."""
        encoded = self.encode(item)
        return f"{item} if {item} is None else {encoded}" if self.nullable and encoded != item else encoded


def _or_none(annotation: str) -> str:
    return f"{annotation} | None"


def _function(expression: str, nullable: bool) -> str:
    name = expression.removesuffix("({})")
    if not nullable and name.replace(".", "").replace("_", "").isalnum():
        return name
    value = expression.replace(_VALUE, "_item")
    return f"lambda _item: {'None if _item is None else ' if nullable else ''}{value}"


def models_of(types: Iterable[Type]) -> frozenset[str]:
    """The components in any of these types."""
    return frozenset(name for each in types if each.models for name in each.models)


def accepted_models_of(types: Iterable[Type]) -> frozenset[str]:
    """The components in what callers may pass for any of these types."""
    return frozenset(name for each in types for name in each.models | each.accepted_models)


def plain(annotation: str) -> Type:
    """A type whose JSON values are its Python values: ``str``, ``int``, ``Any``."""
    return Type(annotation, annotation)


ANY = plain("Any")
MAPPING = plain("Mapping[str, Any]")
STR = plain("str")
BYTES = Type("bytes", "FileInput")
# A file as a whole body has no place for a file name.
CONTENT = Type("bytes", "FileContent")
TEXT_CONTENT = Type("str", "str | FileContent")
DATE_TIME = Type(
    "datetime.datetime",
    "datetime.datetime",
    "decode_date_time({})",
    "encode_date_time({})",
    helpers=frozenset(("decode_date_time", "encode_date_time")),
)
DATE_TIME_AS_UTC = replace(
    DATE_TIME,
    encoding="encode_date_time_as_utc({})",
    helpers=frozenset(("decode_date_time", "encode_date_time_as_utc")),
)
# `date.isoformat`, because a caller may pass a `datetime`, which Python takes for a date.
DATE = Type(
    "datetime.date",
    "datetime.date",
    "decode_date({})",
    "datetime.date.isoformat({})",
    helpers=frozenset(("decode_date",)),
)


def model(name: str) -> Type:
    """An object with a class of its own; callers may also pass a mapping with the names of the API."""
    return Type(
        name, f"{name} | Mapping[str, Any]", f"{name}.from_dict({{}})", "{}.to_dict()", models=frozenset((name,))
    )


def union(name: str, decoder: str) -> Type:
    """A union with a name and a decoding function of its own."""
    return Type(
        name,
        name,
        f"{decoder}({{}})",
        "encode_object({})",
        models=frozenset((name,)),
        helpers=frozenset(("encode_object",)),
    )


def alias(name: str) -> Type:
    """An alias of types whose JSON values are their Python values, such as an open enum."""
    return Type(name, name, models=frozenset((name,)))


def open_(found: Type) -> Type:
    """A type of which other values stay as they are."""
    if found.is_plain:
        return found
    return replace(
        found,
        decoding=f"decode_or_keep({_function(found.decoding, nullable=False)}, {_VALUE})",
        encoding=f"encode_object({_VALUE})",
        helpers=found.helpers | {"decode_or_keep", "encode_object"},
    )


def list_of(item: Type) -> Type:
    """An array; callers may pass any sequence, except a text for a list of texts."""
    # Not for all arrays: against this protocol, type checkers infer a list of literals as a list of plain texts.
    may_be_text = item.annotation in ("str", "Any") or (item.is_json and item.annotation in item.models)
    return Type(
        f"list[{item.annotated}]",
        f"{'SequenceNotStr' if may_be_text else 'Sequence'}[{item.accepted}]",
        "checked_list({})" if item.is_plain else f"decode_list({item.item_decoder()}, {{}})",
        _VALUE if item.encoding == _VALUE else f"[{item.item_encoding('_item')} for _item in {{}}]",
        models=item.models,
        accepted_models=item.accepted_models,
        helpers=item.helpers | {"checked_list" if item.is_plain else "decode_list"},
    )


def map_of(value: Type) -> Type:
    """An object with arbitrary keys; callers may pass any mapping."""
    encoded = f"{{_key: {value.item_encoding('_item')} for _key, _item in {{}}.items()}}"
    return Type(
        f"dict[str, {value.annotated}]",
        f"Mapping[str, {value.accepted}]",
        "checked_map({})" if value.is_plain else f"decode_map({value.item_decoder()}, {{}})",
        _VALUE if value.encoding == _VALUE else encoded,
        models=value.models,
        accepted_models=value.accepted_models,
        helpers=value.helpers | {"checked_map" if value.is_plain else "decode_map"},
    )
