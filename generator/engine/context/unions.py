"""The Python types of several schemas in one: of unions without a name, and of arguments for several fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.engine.context.types import ANY, DATE, DATE_TIME, STR, Type, accepted_models_of, models_of

_DATE_OR_DATE_TIME = Type(
    "datetime.datetime | datetime.date",
    "datetime.datetime | datetime.date",
    "decode_date_or_date_time({})",
    "encode_object({})",
    helpers=frozenset(("decode_date_or_date_time", "encode_object")),
)
TIMES = (DATE_TIME.annotation, DATE.annotation)
_NO_TEXT = ("int", "float", "bool", "None")


def either(one: Type, other: Type) -> Type:
    """A type that accepts what either of two accepts, such as a text or a file for the same field."""
    if one.accepts == other.accepts or other.accepts in one.accepts.split(" | "):
        return one
    return accepting(one, (other,))


def accepting(found: Type, others: Iterable[Type]) -> Type:
    """A type that accepts what others accept as well."""
    several = (found, *others)
    accepts = " | ".join(dict.fromkeys(each.accepts for each in several))
    return replace(found, accepts=accepts, accepted_models=accepted_models_of(several) - found.models)


def upload_alternatives(types: Iterable[Type], *, nullable: bool) -> Type:
    """The union for a field of a form that may be a file; the runtime tells by the value which of them is given."""
    found = sorted(dict.fromkeys(types), key=lambda each: each.is_list)
    return Type(
        " | ".join(dict.fromkeys(each.annotation for each in found)),
        " | ".join(dict.fromkeys(each.accepts for each in found)),
        nullable=nullable,
        models=models_of(found),
        accepted_models=accepted_models_of(found) - models_of(found),
    )


def alternatives(types: Iterable[Type]) -> Type:
    """A union without a name, told apart by the JSON value alone; with times only if no other type is any text."""
    found = list(dict.fromkeys(types))
    times = [each for each in found if each.annotation in TIMES]
    rest = [each for each in found if each not in times]
    if times and all(each.annotation in _NO_TEXT or each.is_enum for each in rest):
        time = times[0] if len(times) == 1 else _DATE_OR_DATE_TIME
        return _time_or(time, rest) if rest else time
    return _plain_alternatives(map(_as_json, found))


def _as_json(found: Type) -> Type:
    return found if found.is_json else (STR if found.annotation in TIMES else ANY)


def _time_or(time: Type, others: Sequence[Type]) -> Type:
    """A time, or something that is no text, or one of the texts of an enum."""
    other = _plain_alternatives(others)
    decoder = "decode_time_or_text" if any(each.is_enum for each in others) else "decode_text"
    return Type(
        f"{time.annotation} | {other.annotation}",
        f"{time.accepts} | {other.accepts}",
        f"{decoder}({time.item_decoder()}, {{}})",
        f"{time.encoding} if isinstance({{}}, datetime.date) else {{}}",
        nullable=time.nullable or other.nullable,
        models=other.models,
        helpers=time.helpers | {decoder},
    )


def _plain_alternatives(types: Iterable[Type]) -> Type:
    found = list(dict.fromkeys(types))
    if len(found) == 1:
        return found[0]
    if any(each.annotation == "Any" for each in found):
        return ANY
    annotation = " | ".join(dict.fromkeys(each.annotation for each in found))
    nullable = any(each.nullable for each in found)
    return Type(annotation, annotation, nullable=nullable, models=models_of(found))
