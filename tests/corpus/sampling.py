"""Values that a schema allows: deterministic, small, and different enough to tell a right client from a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.corpus.original import Node, Original

_TEXTS = {
    "date-time": "2024-02-29T23:59:58Z",
    "date": "2024-02-29",
    "time": "23:59:58Z",
    "uuid": "0b6cd8f5-2d3c-4c1f-9d0a-7e2a5f1c9b11",
    "email": "ada@example.com",
    "uri": "https://example.com/a?b=c&d=e",
    "url": "https://example.com/a?b=c&d=e",
    "byte": "QUJD",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
    "duration": "P1D",
}
_TIMES = ("date", "date-time")
# Below this depth only what has to be there is sampled: full documents would be enormous.
_DEEPEST = 5
# What has to be there can be enormous too.
_LARGEST = 20_000
_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_TYPED_BY = frozenset(("properties", "additionalProperties", "items", "prefixItems"))
_DIRECTIONS = ("readOnly", "writeOnly")
_BESIDE_REFERENCES = ("nullable", *_DIRECTIONS)
_CONFLICTING = ("oneOf", "anyOf", "allOf", "$ref")
Path = tuple[str | int, ...]
"""Where a value is in a sample: keys of objects and indexes of arrays."""


class ImpossibleError(Exception):
    """No value, or none that ends before long, is allowed."""


@dataclass
class Sampler:
    """Samples values.

    Arguments:
        original: the document that the schemas stand in.
        direction: whether a client or a server sends the values.
        full: whether properties that need not be there are there.
        branch: which of several alternatives is taken.
        nulls: whether null is taken where it is allowed.
        sampled: receives the schema that each value is of, without references and with one branch of alternatives.
        most: receives how many alternatives there are where there are most.
    """

    original: Original
    direction: Literal["request", "response"]
    full: bool = True
    branch: int = 0
    nulls: bool = False
    sampled: dict[Path, Node] = field(default_factory=dict)
    most: int = 1
    _at: Path = ()
    _open: list[str] = field(default_factory=list)
    _following: list[str] = field(default_factory=list)
    _depth: int = 0

    def sample(self, schema: Any, *step: str | int) -> Any:
        """A value that a schema allows.

        Arguments:
            schema: the schema.
            step: the key or the index that it is for, where it is part of another one.

        Raises:
            ImpossibleError: there is none, or only values without an end.
        """
        if schema is True or schema is None:
            return "anything"
        if schema is False or len(self.sampled) > _LARGEST:
            raise ImpossibleError
        with self._inside(schema, step):
            flat = self.flat(schema)
            self.sampled[self._at] = flat
            return self._value(flat)

    @contextmanager
    def _inside(self, schema: Node, step: Path) -> Iterator[None]:
        references = sorted(self._references(schema))
        if any(self._open.count(each) >= 1 for each in references):
            raise ImpossibleError
        self._open += references
        self._depth += 1
        outside, self._at = self._at, (*self._at, *step)
        try:
            yield
        finally:
            self._depth -= 1
            self._at = outside
            del self._open[len(self._open) - len(references) :]

    def _references(self, schema: Node) -> set[str]:
        """The reference of a schema and those of what it is made of."""
        found: set[str] = set()
        waiting = [schema]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, dict):
                continue
            reference = node.get("$ref")
            if isinstance(reference, str) and reference not in found:
                found.add(reference)
                waiting.append(self.original.target(reference))
            waiting += node.get("allOf") or []
        return found

    def flat(self, schema: Any, name: str = "", *, extended: bool = False) -> Node:
        """A schema without references, ``allOf`` and alternatives: one branch of each is taken.

        Arguments:
            schema: the schema.
            name: what the discriminator of its base calls it.
            extended: whether another schema extends it, so that it means itself and none of its subtypes.
        """
        if not isinstance(schema, dict):
            return {}
        if not extended and (subtypes := self._subtypes(schema)):
            subtype = subtypes[self.branch % len(subtypes)]
            found = self.flat({**schema, "$ref": subtype}, extended=True)
            return self._tagged(self.original.target(schema["$ref"]), found, _key(subtype))
        merged: Node = {}
        if isinstance(schema.get("$ref"), str):
            target = schema["$ref"]
            name = name or _key(target)
            merged = self._followed(target, name)
            if str(self.original.document.get("openapi", "")) < "3.1":
                # What stands beside a reference has no meaning there, but these are clearly meant.
                beside = {key: True for key in _BESIDE_REFERENCES if schema.get(key) is True}
                beside |= {key: False for key in _DIRECTIONS if schema.get(key) is False}
                return {**merge(merged, {"required": schema.get("required") or []}), **beside}
        members = schema.get("allOf") or []
        name = schema.get("x-ms-discriminator-value", name)
        is_other_name = not name and len(members) == 1 and "properties" not in schema
        for part in members:
            merged = merge(merged, self.flat(part, name, extended=not is_other_name))
        own = {key: value for key, value in schema.items() if key not in _CONFLICTING}
        if "properties" in own:
            own["properties"] = self.original.resolved(own["properties"])
        merged = merge(merged, own)
        for key in ("oneOf", "anyOf"):
            if members := schema.get(key):
                merged = merge(merged, self._member(schema, [*map(_option, members)]))
        if "discriminator" in schema and not (schema.get("oneOf") or schema.get("anyOf")):
            merged = self._tagged(schema, merged, name)
        return merged

    def _followed(self, reference: str, name: str) -> Node:
        """What a reference leads to; nothing more where that leads back to itself."""
        if reference in self._following:
            return {}
        self._following.append(reference)
        try:
            return self.flat(self.original.target(reference), name)
        finally:
            self._following.pop()

    def _subtypes(self, schema: Node) -> list[str]:
        """What extends the base that a schema refers to, as references."""
        base = schema.get("$ref")
        target = self.original.target(base) if isinstance(base, str) else None
        discriminator = target.get("discriminator") if isinstance(target, dict) else None
        if not isinstance(discriminator, dict) or target.get("oneOf") or target.get("anyOf"):
            return []
        start = base.removesuffix(_key(base))
        document = self.original.document
        known = (document.get("components") or {}).get("schemas") or document.get("definitions") or {}
        extending = [key for key, each in known.items() if {"$ref": base} in (each.get("allOf") or [])]
        mapped = map(_key, (discriminator.get("mapping") or {}).values())
        found = [start + key for key in dict.fromkeys([*mapped, *extending])]
        return [each for each in found if self.original.target(each)]

    def _member(self, schema: Node, members: list[Any]) -> Node:
        self.most = max(self.most, sum("const" not in each for each in members))
        order = [members[(self.branch + offset) % len(members)] for offset in range(len(members))]
        order.sort(key=lambda each: _is_null(self.original.resolved(each)) is not self.nulls)
        for member in order:
            if not any(each in self._open for each in self._references(member)):
                found = self.flat(member)
                reference = member.get("$ref", "") if isinstance(member, dict) else ""
                tagged = self._tagged(schema, found, _key(reference)) if reference else found
                others = [self.original.resolved(each) for each in members]
                is_text = any(map(_may_be_any_text, others))
                return {**tagged, "x-taken": self._references(member), "x-may-be-text": is_text}
        raise ImpossibleError

    def _tagged(self, schema: Node, found: Node, name: str) -> Node:
        """The member with what the discriminator says of it."""
        discriminator = schema.get("discriminator")
        if not (isinstance(discriminator, dict) and discriminator.get("propertyName") and name):
            return found
        mapping = discriminator.get("mapping") or {}
        tags = [tag for tag, target in mapping.items() if _key(target) == name]
        key = discriminator["propertyName"]
        declared = self.flat((found.get("properties") or {}).get(key, {}))
        values = declared.get("enum") or ([declared["const"]] if "const" in declared else [])
        tag = next((each for each in (*tags, name) if each in values or not values), values[0] if values else name)
        known = found.get("properties") or {}
        tag = _tag(found.get("x-ms-discriminator-value", tag), declared.get("type"))
        is_declared = key in known and "x-undeclared" not in known[key]
        told = {each: True for each in _BESIDE_REFERENCES if declared.get(each) is True and each != "nullable"}
        properties = {**known, key: {"const": tag, **told} | ({} if is_declared else {"x-undeclared": True})}
        return {**found, "properties": properties, "required": [*(found.get("required") or []), key]}

    def _value(self, schema: Node) -> Any:
        taken = sorted(schema.pop("x-taken", ()))
        self._open += taken
        try:
            return self._typed(schema)
        finally:
            del self._open[len(self._open) - len(taken) :]

    def _typed(self, schema: Node) -> Any:
        kinds = schema.get("type")
        nullable = schema.get("nullable") is True or kinds == "null" or (isinstance(kinds, list) and "null" in kinds)
        if (self.nulls and nullable) or kinds in ("null", ["null"]):
            return None
        if "const" in schema:
            return schema["const"]
        if isinstance(schema.get("enum"), list) and schema["enum"]:
            values = [each for each in schema["enum"] if each is not None]
            return values[self.branch % len(values)] if values else None
        match _kind(schema, self.branch):
            case "object" | "dict" | "map":
                return self._object(schema)
            case "array" | "list":
                return self._array(schema)
            case "integer" | "int" | "long" | "short":
                return int(_number(schema, 7))
            case "number" | "float" | "double" | "decimal":
                return _number(schema, 1.5)
            case "boolean" | "bool":  # some write the types of their own language
                return True
            case _:
                return _text(schema)

    def _object(self, schema: Node) -> Node:
        result: Node = {}
        required = schema.get("required")
        required = [key for key in required if isinstance(key, str)] if isinstance(required, list) else []
        hidden = "readOnly" if self.direction == "request" else "writeOnly"
        properties = schema.get("properties") or {}
        required += [key for key, node in properties.items() if isinstance(node, dict) and node.get("required") is True]
        for key, node in properties.items():
            needed = key in required
            if not needed and (not self.full or self._depth > _DEEPEST):
                continue
            try:
                if self.flat(node).get(hidden) is not True:
                    result[key] = self.sample(node, key)
            except ImpossibleError:
                if needed:
                    raise
        more = schema.get("additionalProperties")
        wanted = [key for key in required if key not in properties and more is not False]
        if not wanted and isinstance(more, dict) and self.full:
            wanted = ["a key"]
        for key in wanted:
            try:
                result[key] = self.sample(more if isinstance(more, dict) else True, key)
            except ImpossibleError:
                continue
        return result

    def _array(self, schema: Node) -> list[Any]:
        items = schema.get("items")
        # Before JSON Schema 2020-12, a tuple was a list of items.
        first = items if isinstance(items, list) else schema.get("prefixItems") or []
        prefix = [self.sample(each, index) for index, each in enumerate(first)]
        least = schema.get("minItems") or 0
        wanted = max(least, 0 if prefix else (2 if self.full and self._depth < _DEEPEST else 1))
        if isinstance(most := schema.get("maxItems"), int):
            wanted = min(wanted, max(most, least))
        rest = schema.get("additionalItems") if isinstance(items, list) else items
        try:
            more = [self.sample(rest, index) for index in range(len(prefix), wanted)]
        except ImpossibleError:
            if least:
                raise
            more = []
        if schema.get("uniqueItems"):
            more = [each for index, each in enumerate(more) if each not in more[:index]]
        return [*prefix, *more]


def merge(one: Node, other: Node) -> Node:
    """What two schemas allow together, where they do not contradict each other."""
    both = {**one, **other}
    if one.get("properties") and "properties" in other:
        properties = dict(one["properties"])
        for key, node in (other["properties"] or {}).items():
            is_narrowed = key in properties and properties[key] != node
            properties[key] = {"allOf": [properties[key], node]} if is_narrowed else node
        both["properties"] = properties
    items = [each["items"] for each in (one, other) if isinstance(each.get("items"), dict)]
    if len(items) == 2 and items[0] != items[1]:
        both["items"] = {"allOf": items}
    if isinstance(one.get("required"), list) and isinstance(other.get("required"), list):
        both["required"] = list(dict.fromkeys([*one["required"], *other["required"]]))
    if one.get("enum") and other.get("enum"):
        both["enum"] = [each for each in other["enum"] if each in one["enum"]] or other["enum"]
    if both.get("enum") and both.get("const") not in both["enum"]:
        both.pop("const", None)
    if "type" in one and "type" in other and one.get("nullable") is not other.get("nullable"):
        both.pop("nullable", None)
    both["x-taken"] = {*one.get("x-taken", ()), *other.get("x-taken", ())}
    return both


def _key(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _tag(text: Any, kind: Any) -> Any:
    """What a discriminator says, which a mapping has as text."""
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return int(text) if kind in ("integer", "number") and str(text).lstrip("-").isdecimal() else text


def _may_be_any_text(schema: Node) -> bool:
    return (
        schema.get("type") == "string"
        and schema.get("format") not in _TIMES
        and "const" not in schema
        and "enum" not in schema
    )


def _is_null(schema: Node) -> bool:
    return schema.get("type") == "null" or schema.get("enum") == [None]


def _kind(schema: Node, branch: int) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kinds = [each for each in kind if each != "null"]
        kind = kinds[branch % len(kinds)] if kinds else "null"
    # Before what a type that nobody knows says, what is written beside it counts.
    if isinstance(kind, str) and (kind in _TYPES or not _TYPED_BY.intersection(schema)):
        return kind.lower()
    if schema.get("properties") or "additionalProperties" in schema:
        return "object"
    if "items" in schema or "prefixItems" in schema:
        return "array"
    return "string"


def _number(schema: Node, wanted: float) -> Any:
    least, most = schema.get("minimum"), schema.get("maximum")
    low, high = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if low is True or (isinstance(low, int | float) and not isinstance(low, bool)):
        least = (least if low is True else low) + (1 if schema.get("type") == "integer" else 0.25)
    if high is True or (isinstance(high, int | float) and not isinstance(high, bool)):
        most = (most if high is True else high) - (1 if schema.get("type") == "integer" else 0.25)
    value = max(wanted, least) if isinstance(least, int | float) else wanted
    value = min(value, most) if isinstance(most, int | float) else value
    if step := schema.get("multipleOf"):
        value = round(value / step) * step
    return value


def _option(member: Any) -> Any:
    """A member of a union; one that only lets null in means null, which OpenAPI 3.0 cannot say in another way."""
    return {"type": "null"} if member == {"nullable": True} else member


def _text(schema: Node) -> str:
    text = _TEXTS.get(schema.get("format", ""), "text &=é/")
    least, most = schema.get("minLength") or 0, schema.get("maxLength")
    text = text.ljust(int(least), "x")
    return text if most is None or schema.get("format") in _TEXTS else text[: max(int(most), 1)].strip()
