"""Random values that a schema allows."""

from __future__ import annotations

import string
from random import Random
from typing import Any

Json = dict[str, Any]

_DEEPEST = 4


class Values:
    """Values for the schemas of a document."""

    def __init__(self, document: Json, random: Random) -> None:
        self._schemas = document.get("components", {}).get("schemas", {})
        self._random = random

    def of(self, schema: Json, depth: int = 0, *, sent: bool = False) -> Any:
        """A value of a schema; where ``sent``, without what only a server writes."""
        schema = self.resolved(schema)
        if members := schema.get("oneOf") or schema.get("anyOf"):
            return self._tagged(schema, self._random.choice(members), depth, sent)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        kind = self._random.choice(kinds) if isinstance(kinds, list) else kinds
        match kind:
            case "null":
                return None
            case "boolean":
                return self._random.random() < 0.5
            case "integer" | "number":
                return self._number(schema, kind)
            case "array":
                return self._array(schema, depth, sent)
            case "object":
                return self._object(schema, depth, sent)
            case _:
                return self._text(schema)

    def resolved(self, schema: Json) -> Json:
        """A schema without references and ``allOf`` at its top."""
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rpartition("/")[2]]
        if "allOf" not in schema:
            return schema
        merged: Json = {key: value for key, value in schema.items() if key != "allOf"}
        for part in map(self.resolved, schema["allOf"]):
            properties = {**merged.get("properties", {}), **part.get("properties", {})}
            required = [*merged.get("required", []), *part.get("required", [])]
            merged = {**part, **merged, **({"properties": properties, "required": required} if properties else {})}
        return merged

    def _tagged(self, union: Json, member: Json, depth: int, sent: bool) -> Any:
        value = self.of(member, depth, sent=sent)
        name = union.get("discriminator", {}).get("propertyName")
        mapping = union.get("discriminator", {}).get("mapping", {})
        if name and isinstance(value, dict) and "$ref" in member:
            known = [tag for tag, target in mapping.items() if target == member["$ref"]]
            value.setdefault(name, known[0] if known else member["$ref"].rpartition("/")[2])
        return value

    def _number(self, schema: Json, kind: str) -> int | float:
        least, most = schema.get("minimum", -3), schema.get("maximum", max(schema.get("minimum", 0), 0) + 40)
        found = self._random.randint(least, most)
        step = schema.get("multipleOf", 1)
        found = -(-found // step) * step
        found = found if found <= most else found - step
        return found + 0.5 if kind == "number" and found < most and self._random.random() < 0.5 else found

    def _text(self, schema: Json) -> str:
        match schema.get("format"):
            case "date-time":
                return f"2026-01-0{self._random.randint(1, 9)}T03:04:05Z"
            case "date":
                return f"2026-01-0{self._random.randint(1, 9)}"
            case "uuid":
                return "8e033668-9f1a-41ec-b909-0242ac120002"
        least = schema.get("minLength", 1)
        length = self._random.randint(least, max(least, min(schema.get("maxLength", 12), 12)))
        return "".join(self._random.choices(string.ascii_lowercase, k=length))

    def _array(self, schema: Json, depth: int, sent: bool) -> list[Any]:
        least = schema.get("minItems", 0)
        most = 0 if depth > _DEEPEST else max(least, min(schema.get("maxItems", 3), 3))
        count = self._random.randint(least, max(least, most))
        items = [self.of(schema.get("items", {}), depth + 1, sent=sent) for _ in range(count)]
        return [each for at, each in enumerate(items) if not schema.get("uniqueItems") or each not in items[:at]]

    def _object(self, schema: Json, depth: int, sent: bool) -> Json:
        found: Json = {}
        for name, property_ in schema.get("properties", {}).items():
            inner = self.resolved(property_)
            if inner.get("readOnly" if sent else "writeOnly"):
                continue
            wanted = depth <= _DEEPEST and self._random.random() < 0.7
            if name in schema.get("required", []) or wanted:
                found[name] = self.of(property_, depth + 1, sent=sent)
        more = schema.get("additionalProperties")
        if isinstance(more, dict) and depth <= _DEEPEST:
            found["x-more"] = self.of(more, depth + 1, sent=sent)
        elif more in (None, True) and not sent and self._random.random() < 0.3:
            found["x-more"] = {"unheard": [1, None]}
        return found
