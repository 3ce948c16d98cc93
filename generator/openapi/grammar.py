"""The kinds of objects in OpenAPI, and the fields under which they hold each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from generator.openapi.extensions import EVENT
from generator.openapi.methods import METHODS
from generator.openapi.webhooks import SECTIONS as WEBHOOKS

Fields = Mapping[str, Mapping[str, str]]


class Grammar(NamedTuple):
    """The kinds of objects of a version of OpenAPI.

    Arguments:
        fields: for a kind, the fields that hold an object or a list of objects, with their kind.
        maps: for a kind, the fields that hold objects by names, with their kind; all of them under an empty name.
        homes: for a kind that can be shared, where a document keeps what it shares.
        stable: the beginnings of references that still mean the same in the one document that a bundle becomes.
    """

    fields: Fields
    maps: Fields
    homes: Mapping[str, tuple[str, ...]]
    stable: tuple[str, ...]

    def has(self, steps: Sequence[str]) -> bool:
        """Whether a path begins where documents have something; an author's key, as ``x-schemas``, has no grammar."""
        kind = "document"
        for step in steps[:2]:
            if step in self.maps.get(kind, {}):
                return True
            if (kind := self.fields.get(kind, {}).get(step, "")) == "":
                return False
        return True


SINGLE_SCHEMAS: Final = (
    *("items", "additionalProperties", "additionalItems", "not", "if", "then", "else", "contains", "propertyNames"),
    *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
)
"""The keywords of a schema that hold another one; in Swagger 2.0, ``items`` may hold several."""

LISTED_SCHEMAS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
"""The keywords that hold a list of schemas."""

NAMED_SCHEMAS: Final = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
"""The keywords that hold schemas by names."""

_SCHEMA_FIELDS: Final[Mapping[str, str]] = dict.fromkeys((*SINGLE_SCHEMAS, *LISTED_SCHEMAS), "schema")
_SCHEMA_MAPS: Final[Mapping[str, str]] = dict.fromkeys(NAMED_SCHEMAS, "schema")
# Some write `GET`, or the fields of an operation beside it; `respelling` corrects that later, once all files are one
# document.
_METHODS: Final = tuple(each for method in METHODS for each in (method, method.upper(), method.capitalize()))
_PATH_ITEM: Final[Mapping[str, str]] = {**dict.fromkeys(_METHODS, "operation"), "parameters": "parameter"}
_OPERATION: Final[Mapping[str, str]] = {"responses": "response", "callbacks": "callback"}

OPENAPI: Final = Grammar(
    fields={
        "document": {"components": "components", "info": "info", "tags": "tag"},
        "path item": {**_PATH_ITEM, "requestBody": "request body"},
        "operation": {"parameters": "parameter", "requestBody": "request body"},
        "parameter": {"schema": "schema"},
        "header": {"schema": "schema"},
        "media type": {"schema": "schema", "itemSchema": "schema", EVENT: "schema"},
        "schema": _SCHEMA_FIELDS,
    },
    maps={
        "document": {"paths": "path item", **dict.fromkeys(WEBHOOKS, "path item")},
        "components": {
            "schemas": "schema",
            "responses": "response",
            "parameters": "parameter",
            "examples": "example",
            "requestBodies": "request body",
            "headers": "header",
            "securitySchemes": "security scheme",
            "links": "link",
            "callbacks": "callback",
            "pathItems": "path item",
            "mediaTypes": "media type",
        },
        "path item": {"additionalOperations": "operation", **_OPERATION},
        "operation": _OPERATION,
        "parameter": {"content": "media type", "examples": "example"},
        "header": {"content": "media type", "examples": "example"},
        "request body": {"content": "media type"},
        "response": {"headers": "header", "content": "media type", "links": "link"},
        "media type": {"examples": "example", "encoding": "encoding"},
        "encoding": {"headers": "header"},
        "schema": _SCHEMA_MAPS,
        "callback": {"": "path item"},
    },
    homes={
        "schema": ("components", "schemas"),
        "response": ("components", "responses"),
        "parameter": ("components", "parameters"),
        "example": ("components", "examples"),
        "request body": ("components", "requestBodies"),
        "header": ("components", "headers"),
        "security scheme": ("components", "securitySchemes"),
        "link": ("components", "links"),
    },
    stable=("#/",),
)

SWAGGER: Final = Grammar(
    fields={
        "document": {"info": "info", "tags": "tag"},
        "path item": _PATH_ITEM,
        "operation": {"parameters": "parameter"},
        # These are schemas as well, whose fields stand beside their own.
        "parameter": {"schema": "schema", **_SCHEMA_FIELDS},
        "header": _SCHEMA_FIELDS,
        "response": {"schema": "schema"},
        "schema": _SCHEMA_FIELDS,
    },
    maps={
        "document": {
            "paths": "path item",
            "definitions": "schema",
            "parameters": "parameter",
            "responses": "response",
            "securityDefinitions": "security scheme",
        },
        "path item": {"responses": "response"},
        "operation": {"responses": "response"},
        "response": {"headers": "header"},
        "schema": _SCHEMA_MAPS,
    },
    homes={"schema": ("definitions",), "parameter": ("parameters",), "response": ("responses",)},
    # Converting to OpenAPI moves what stands elsewhere.
    stable=("#/definitions/", "#/parameters/", "#/responses/"),
)

DATA: Final = frozenset(("example", "examples", "default", "enum", "const"))
"""What stands under these keys is data: a ``$ref`` in it is no reference, and a ``pattern`` no pattern."""

NAMED: Final = frozenset(key for maps in OPENAPI.maps.values() for key in maps if key) - DATA | {"mapping", "variables"}
"""The keys below these are names that an author chose, not fields: a property may well be called ``default``."""
