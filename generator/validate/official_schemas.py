"""The schemas of OpenAPI documents that the OpenAPI Initiative publishes."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from generator.openapi.webhooks import SECTIONS as WEBHOOKS

if TYPE_CHECKING:
    from jsonschema_rs import Draft4Validator, Draft202012Validator

VALUE: Final = "The value"
"""The words for the wrong value in messages of the validator."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# The keywords that OpenAPI adds (https://spec.openapis.org/oas/3.1/meta/base), as far as clients depend on them; and
# `nullable` from OpenAPI 3.0, which people still write.
_OF_OPENAPI: Final = {"discriminator": {"$ref": "#/$defs/discriminator"}, "nullable": {"type": "boolean"}}
_DISCRIMINATOR: Final = {
    "type": "object",
    "required": ["propertyName"],
    "properties": {
        "propertyName": {"type": "string"},
        "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}


@cache
def schema_of(version: str) -> dict[str, Any]:
    """The schema for documents of a version, completed with keywords that its authors left out or open."""
    spec = find_spec("openapi_spec_validator")  # only for its files: importing it takes long
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).parent / "resources" / "schemas" / f"v{version}" / "schema.json"
    schema = cast("dict[str, Any]", json.loads(file.read_text(encoding="utf-8")))
    item = "#/definitions/PathItem" if version == "3.0" else "#/$defs/path-item"
    for section in WEBHOOKS:  # which are read in every version
        schema["properties"].setdefault(section, {"type": "object", "additionalProperties": {"$ref": item}})
    if version != "3.0":
        # In OpenAPI 3.2 parameters in paths have it, too, and other versions are read in the same way.
        schema["$defs"]["parameter"]["properties"]["allowReserved"] = {"type": "boolean"}
        # The published schema leaves the dialect of schemas open; everybody writes the default one.
        schema["$defs"] |= {
            "discriminator": _DISCRIMINATOR,
            "schema": {"$dynamicAnchor": "meta", "$ref": _DIALECT, "properties": _OF_OPENAPI},
        }
    return schema


@cache
def validator(version: str) -> Draft4Validator | Draft202012Validator:
    """The validator for documents of a version."""
    import jsonschema_rs

    kind = jsonschema_rs.Draft4Validator if version == "3.0" else jsonschema_rs.Draft202012Validator
    return kind(schema_of(version), validate_formats=False, mask=VALUE)
