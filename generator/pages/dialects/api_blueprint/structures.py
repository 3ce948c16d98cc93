"""Reads structures in MSON, Markdown Syntax for Object Notation (https://apiblueprint.org/documentation/mson)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, cast

from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.openapi.upgrade import make_nullable
from generator.pages.described_operations.fields.objects import Field, object_of, with_properties
from generator.pages.described_operations.fields.values import with_default, with_enum
from generator.pages.dialects.api_blueprint.items import Item
from generator.pages.documented_types.words import schema_called

# id: `1` (number, required) - What it is; before that: id = `1` (required, number, `2`) ... What it is
_NAME: Final = re.compile(r"`(?P<marked>[^`]*)`|(?P<bare>(?:(?!\s\(|\s-\s|\s\.\.\.|\s?=|[:(]).)*)")
_SAID: Final = re.compile(r"\((?P<said>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?:(?:-|\.{3}|:)\s*(?P<text>.*))?")
_TEXT: Final = re.compile(r"(?:^|\s)(?:-|\.{3})\s+(?P<text>.*)")
_WORDS: Final = re.compile(r"(?:`[^`]*`|\[[^\]]*\]|[^,`\[])+")
_NESTED: Final = re.compile(r"(?P<kind>array|enum)\s*(?:\[(?P<of>.*)\])?", re.IGNORECASE)
_ABOUT: Final = ("required", "optional", "nullable", "fixed", "fixed-type", "default", "sample")
# The types of MSON, and others that people write.
_PLAIN: Final = (
    *("string", "number", "boolean", "object", "integer"),
    *("text", "int", "bool", "date", "datetime", "file", "any"),
)
_GROUP: Final = re.compile(r"(?:Members|Items|Properties|Values|One Of)\b:?", re.IGNORECASE)
_CHOICE: Final = re.compile(r"One Of\b:?", re.IGNORECASE)
_VALUE: Final = re.compile(r"(?P<what>Default|Sample|Example)\b\s*:?\s*(?P<value>.*)", re.IGNORECASE)
_INCLUDE: Final = re.compile(r"Include\s+\(?(?P<name>[^()]+)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """The contents of one item: name, example, type, further attributes, and description."""

    name: str
    value: str
    kind: str
    about: tuple[str, ...]
    text: str


def read_member(head: str) -> Member:
    """Parses the line of an item."""
    name = cast("re.Match[str]", _NAME.match(head))  # which may be empty
    before, said, text = _parted(head[name.end() :])
    words = [word.strip() for word in _WORDS.findall(said)]
    shown = next((word for word in words if word.startswith("`")), "")
    kinds = (word for word in words if word.lower() not in _ABOUT and not word.startswith("`") and word)
    default = ["default"] if before.lstrip().startswith("=") else []
    return Member(
        name=(name["marked"] or name["bare"] or "").strip(),
        value=(before.strip().lstrip(":=").strip() or shown).strip("`"),
        kind=next(kinds, ""),
        about=(*(word.lower() for word in words if word.lower() in _ABOUT), *default),
        text=text.strip(),
    )


def _parted(rest: str) -> tuple[str, str, str]:
    """What stands between a name and the brackets behind it, what stands in these, and the text at the end."""
    if said := _SAID.search(rest):
        return rest[: said.start()], said["said"], said["text"] or ""
    if plain := _TEXT.search(rest):
        return rest[: plain.start()], "", plain["text"]
    return rest, "", ""


def type_name(text: str) -> str:
    """The name of a structure as the name of a component."""
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", text))


def field_of(item: Item) -> Field:
    """The field of an object that an item describes."""
    member = read_member(item.head)
    is_required, text = "required" in member.about, description_of(member, item)
    return Field(member.name, "body", schema_of(member, item), is_required, False, text, item.place)


def description_of(member: Member, item: Item) -> str:
    """The description of an item: on its line, and below it."""
    return "\n".join([member.text, *(line.strip() for line in item.lines)]).strip()


def structure_of(item: Item) -> ObjectNode:
    """The schema of a structure that an item or heading introduces: ``Attributes (Box)``, or ``Box (object)``."""
    return schema_of(read_member(item.head), item, "object")


def schema_of(member: Member, item: Item, otherwise: str = "string") -> ObjectNode:
    """The schema of a member.

    Arguments:
        otherwise: its type, if neither its line nor its items show one.
    """
    nested = _NESTED.fullmatch(member.kind)
    if nested and nested["kind"].lower() == "array":
        schema = _list(nested["of"] or "", item)
    elif nested:
        schema = with_enum(_named(nested["of"] or "string", item), [_value(each) for each in _inside(item)])
    else:
        schema = _object_or_plain(member.kind, item, otherwise)
    schema = with_default(schema, default) if (default := _default(member, item)) else schema
    return make_nullable(schema) if "nullable" in member.about else schema


def _object_or_plain(kind: str, item: Item, otherwise: str) -> ObjectNode:
    members = list(_inside(item))
    if kind.lower() in ("", "object") and members:
        return _one_of(item) or _with_included(_object(members, item), item)
    schema = _named(kind or otherwise, item)
    if schema.get("type") == "string" and members:
        return with_enum(schema, [_value(each) for each in members])
    return with_properties(schema, _object(members, item)) if DOCUMENTED_TYPE in schema and members else schema


def _object(members: Iterable[Item], item: Item) -> ObjectNode:
    return object_of((field_of(each) for each in members if not _INCLUDE.fullmatch(each.head)), item.place)


def _one_of(item: Item) -> ObjectNode | None:
    """The schema of an object with a group ``One Of``, as alternatives; None for other objects."""
    choices = [each for each in item.children if _CHOICE.fullmatch(each.head)]
    if len(choices) != 1 or any(_INCLUDE.fullmatch(each.head) for each in _inside(item)):
        return None
    common = [field_of(each) for each in _members(each for each in item.children if each not in choices)]
    found = [object_of((*common, *_alternative(each)), each.place) for each in choices[0].children]
    return object_node({"oneOf": ArrayNode([*found], item.place)}, item.place) if len(found) > 1 else None


def _alternative(item: Item) -> Iterator[Field]:
    if _GROUP.fullmatch(item.head):
        yield from map(field_of, _inside(item))
    else:
        yield replace(field_of(item), required=True)


def _with_included(schema: ObjectNode, item: Item) -> ObjectNode:
    names = [found["name"] for each in _inside(item) if (found := _INCLUDE.fullmatch(each.head))]
    included = [_named(name.strip(), item) for name in names]
    return object_node({"allOf": [*included, schema]}, item.place) if included else schema


def _inside(item: Item) -> Iterator[Item]:
    """The members of an item, including those grouped by ``Members`` or ``One Of``, without the default."""
    return _members(item.children)


def _members(items: Iterable[Item]) -> Iterator[Item]:
    for each in items:
        if _GROUP.fullmatch(each.head):
            yield from _inside(each)
        elif not _VALUE.fullmatch(each.head):
            yield each


def _list(of: str, item: Item) -> ObjectNode:
    kinds = [kind.strip() for kind in of.split(",") if kind.strip()]
    schemas: list[Node] = [_named(kind, item) for kind in kinds]
    if not kinds:
        schemas = [structure_of(each) for each in _inside(item) if each.head.startswith("(")]
    held = schemas[0] if len(schemas) == 1 else {"anyOf": ArrayNode(schemas, item.place)} if schemas else {}
    return object_node({"type": "array", "items": held}, item.place)


def _named(kind: str, item: Item) -> ObjectNode:
    """The schema of a type by its name; a name that is no primitive type refers to a structure."""
    if nested := _NESTED.fullmatch(kind):
        return _list(nested["of"] or "", Item("", item.place, 0))
    plain = schema_called(kind.lower()) if kind.lower() in _PLAIN else None
    return object_node({DOCUMENTED_TYPE: type_name(kind)} if plain is None else plain, item.place)


def _value(item: Item) -> str:
    member = read_member(item.head)
    return f"{member.name}:{member.value}" if item.head.startswith(f"{member.name}:") else member.name


def _default(member: Member, item: Item) -> str:
    told = (found for each in item.children if (found := _VALUE.fullmatch(each.head)))
    said = next((found["value"].strip("` ") for found in told if found["what"].lower() == "default"), "")
    return said or (member.value if "default" in member.about else "")
