"""The filters of the templates for code that sends bodies, reads responses, and describes unions to the runtime."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.engine.context.calls import Body, Location, Operation, Response, Stream, Webhook
from generator.engine.context.classes import Field, Model, Union, Variant
from generator.engine.context.types import STR, Type
from generator.engine.literals import literal, members, tuple_of
from generator.engine.writing.layout import Bracketed, Expression, assigned, call, laid_out, member

_SCALARS: Final = ("str", "int", "float", "bool")


def matches(status: str) -> str:
    """The condition for a documented status or range."""
    if status.endswith("XX"):
        return f"{status[0]}00 <= status < {int(status[0]) + 1}00"
    return f"status == {int(status)}"


def returned(response: Response) -> str:
    """The statements that return the contents of a response."""
    if response.source != "response.json()":
        return f"return {response.source}"
    return "return response.string()" if response.type == STR else _decoded(response.type, response.source)


def returned_piece(stream: Stream) -> str:
    """The statements that return the contents of a piece of a stream."""
    return _decoded(stream.type, "piece.json()") if stream.type else "return piece"


def returned_payload(webhook: Webhook) -> str:
    """The statements that return the contents of a payload."""
    return _decoded(webhook.type, "_received(payload).json()")


def _decoded(found: Type, source: str) -> str:
    """The statements that return the Python value of a JSON value, which is given as source text."""
    if found.annotation == "Any":
        return f"return {source}"
    if found.is_plain and found.annotation not in _SCALARS:
        return f"return _cast({literal(found.annotated)}, {source})"
    read = found.decode if not found.is_plain else f"checked_scalar({{}}, {found.annotation})".format
    if found.nullable:
        return f"_value = {source}\nreturn None if _value is None else {read('_value')}"
    return f"return {read(source)}"


def usual_success(operation: Operation) -> Response:
    """The response that undocumented successes are read like: that of a range, or else the first one."""
    return next((each for each in operation.successes if _is_range(each)), operation.successes[0])


def other_successes(operation: Operation) -> list[Response]:
    """The successes that are read differently from the usual one."""
    usual = _way(usual_success(operation))
    return [each for each in operation.successes if not _is_range(each) and _way(each) != usual]


@dataclass(frozen=True, slots=True)
class DocumentedError:
    """An error, and the condition under which it is read; an empty condition is always true."""

    condition: str
    response: Response


def documented_errors(operation: Operation) -> list[DocumentedError]:
    """The errors with a body, one for each way to read it; exact statuses come before ranges."""
    responses = [each for each in operation.errors if each.source != "None"]
    general = [each for each in responses if each.status == "default"]
    ranges = [each for each in responses if _is_range(each)]
    exact = [each for each in responses if each.status.isdigit()]
    # A status that is read like its range, or like the default, needs no condition of its own.
    usual = {each.status[0]: _way(each) for each in ranges}
    default = _way(general[0]) if general else None
    different = [each for each in exact if _way(each) != usual.get(each.status[0], default)]
    groups = [*_same(different), *_same(each for each in ranges if _way(each) != default)]
    found = [DocumentedError(_any_of([each.status for each in same]), same[0]) for same in groups]
    return [*found, *(DocumentedError("", each) for each in general)]


def _same(responses: Iterable[Response]) -> list[list[Response]]:
    """The responses in groups, one for each way to read them."""
    by_way: dict[tuple[Type, str], list[Response]] = {}
    for each in responses:
        by_way.setdefault(_way(each), []).append(each)
    return list(by_way.values())


def _way(response: Response) -> tuple[Type, str]:
    return response.type, response.source


def _is_range(response: Response) -> bool:
    return response.status.endswith("XX")


def documented_bodies(operation: Operation) -> str:
    """The statuses of successes with documented bodies, as source text."""
    found = [each.status for each in operation.successes if each.source != "None"]
    if not all(status.isdigit() for status in found):
        return "range(200, 300)"
    return tuple_of(found) if found else ""


def _any_of(statuses: list[str]) -> str:
    """The condition for several statuses, or for several ranges."""
    if len(statuses) > 1 and statuses[0].isdigit():
        return f"status in ({', '.join(statuses)})"
    return " or ".join(map(matches, statuses))


def _media_type_argument(body: Body) -> Iterator[Expression]:
    """The argument for the media type, unless it is the usual one of the class."""
    if body.also and body.whole:
        kinds = map(literal, (body.media_type, *body.also))
        yield call("media_type=_multipart.kind_of", body.whole.name, *kinds)
        return
    usual = {
        "JsonBody": "application/json",
        "FormBody": "application/x-www-form-urlencoded",
        "ContentBody": "application/octet-stream",
    }.get(body.constructor, body.media_type)
    if body.media_type != usual:
        yield f"media_type={literal(body.media_type)}"


def built(body: Body) -> Bracketed:
    """The expression that makes the body of a request."""
    return call(f"_bodies.{body.constructor}", _content(body), *_media_type_argument(body))


def _content(body: Body) -> Expression:
    if body.whole:
        return body.whole.expression
    others = [body.others] if body.others else []
    if body.constructor != "JsonBody":
        return Bracketed("", "[]", tuple(f"*{each.expression}" for each in (*body.fields, *others)))
    named = [f"{literal(field.parameter)}: {field.expression}" for field in body.fields]
    fields = Bracketed("", "{}", (*named, *(f"**{each.expression}" for each in others)))
    return fields if all(field.required for field in body.fields) else call("_encode.present", fields)


def given(body: Body) -> str:
    """The condition on which an optional body is sent; empty for one that is always sent."""
    return "" if body.required else _something_given(body)


def _something_given(body: Body) -> str:
    return " or ".join(f"{argument.name} is not UNSET" for argument in body.arguments)


def required_parameters(operation: Operation) -> str:
    """The statement that refuses a request without a required parameter; parameters of paths are checked elsewhere."""
    needed = [each.name for each in operation.arguments if each.required and each.location not in ("path", "body")]
    return _require("require", needed)


def required_fields(body: Body, operation: Operation) -> str:
    """The statement that refuses a body without a required field, unless the signature does that."""
    if body.constructor != "JsonBody":
        statement = _require("require", body.needed)
    else:
        in_signature = {each.name for each in operation.arguments if each.required}
        statement = _require("require_given", [name for name in body.needed if name not in in_signature])
    is_optional = statement and not body.required and not body.chosen_by
    return f"if {_something_given(body)}:\n    {statement}" if is_optional else statement


def refused_fields(body: Body, operation: Operation) -> str:
    """The statement that refuses arguments that only other bodies of the operation have."""
    own = {each.name for each in body.arguments}
    others = dict.fromkeys(each.name for media in operation.bodies for each in media.arguments if each.name not in own)
    arguments = "".join(f", {name}={name}" for name in others)
    return f"_arguments.refuse_others({literal(body.media_type)}{arguments})" if others else ""


def pairs(operation: Operation, location: Location) -> Bracketed:
    """The list of all pairs that go to one place of the request."""
    fixed = operation.fixed_query if location == "query" else ()
    return Bracketed("", "[]", (*fixed, *(f"*{argument.expression}" for argument in operation.located(location))))


def mapping(found: Mapping[str, object]) -> Bracketed:
    """The expression of a mapping."""
    return Bracketed("", "{}", tuple(members(found)))


def _require(function: str, names: Iterable[str]) -> str:
    arguments = ", ".join(f"{name}={name}" for name in names)
    return f"_arguments.{function}({arguments})" if arguments else ""


def written_in_mapping(field: Field) -> str:
    """The member of a mapping that a field of a model is written as."""
    return member(field.type.item_encoding(f"self.{field.attribute}"), literal(field.name), 12)


def written_into_mapping(field: Field) -> str:
    """The statement that writes a field of a model into a mapping."""
    return assigned(field.type.item_encoding(f"self.{field.attribute}"), f"result[{literal(field.name)}]", 12)


def decode_failure(model: Model) -> str:
    """The statement that says where in a model something could not be decoded."""
    return laid_out(call("raise decode_error", "error", "_at", literal(model.name), "source"), "", " from error", 12)


def reading(variant: Variant) -> str:
    """The description of a member for the runtime, as source text."""
    return f"Variant({variant.kind}, {variant.type.item_decoder()}{', ' * bool(variant.shape)}{variant.shape})"


def reader(variants: Sequence[Variant]) -> str:
    """The function that reads the members with one value of the discriminator, as source text."""
    if len(variants) == 1:
        return variants[0].type.item_decoder()
    return f"decoder_of({', '.join(map(reading, variants))})"


def has_others(union: Union) -> bool:
    """Whether there are members that the discriminator does not tell."""
    return bool(union.discriminator and (union.otherwise or union.untagged))


def table_annotation(union: Union) -> str:
    """The annotation of the table that describes all members to the runtime."""
    if not union.discriminator:
        return "Sequence[Variant]"
    tagged = "Mapping[object, Callable[[Any], Any]]"
    if union.untagged:
        return f"tuple[{tagged}, Callable[[Any], Any] | None, Sequence[Variant]]"
    return f"tuple[{tagged}, Callable[[Any], Any]]" if union.otherwise else tagged


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    # As filters, because Jinja calls these in half of the time of methods, and templates use them for each field.
    "built": built,
    "decode": Type.decode,
    "decode_failure": decode_failure,
    "encode": Type.encode,
    "item_encoding": Type.item_encoding,
    "required_parameters": required_parameters,
    "required_fields": required_fields,
    "documented_bodies": documented_bodies,
    "documented_errors": documented_errors,
    "given": given,
    "has_others": has_others,
    "literal": literal,
    "matches": matches,
    "mapping": mapping,
    "other_successes": other_successes,
    "pairs": pairs,
    "reader": reader,
    "reading": reading,
    "refused_fields": refused_fields,
    "returned": returned,
    "returned_payload": returned_payload,
    "returned_piece": returned_piece,
    "table_annotation": table_annotation,
    "usual_success": usual_success,
    "written_in_mapping": written_in_mapping,
    "written_into_mapping": written_into_mapping,
}
