"""Text of a document that was written to break out of generated code: it stays text, all of it."""

from __future__ import annotations

import inspect
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import load, object_node
from generator.formatting import formatted
from generator.normalize import normalize
from tests.documents import operation_names
from tests.packages import Wire, built, imported, not_generated

EXECUTED = "raise SystemExit('executed')"
HOSTILE = (
    f'"""\n{EXECUTED}\n"""',
    f"'''\n{EXECUTED}\n'''",
    f"\n{EXECUTED}\n",
    f'")\n{EXECUTED}\n("',
    f"']\n{EXECUTED}\n['",
    "{{ 7 * 7 }}{% raw %}{# comment #}",
    "{0}{name}{}}{",
    'ends in a quote"',
    "ends in a backslash\\",
    "\\N{DASH} \\x \\u12 \\",
    "# <imports>\n",
    "Any = None\nfrom os import *\n",
    "\x00\x07\x1b[31m\x7f\x85\u2028\u2029",
    "\r\n\ttabs and\rreturns",
    "\ufeffünïcödé 名前 🎉 \u202e",
    "\U0001f600" * 30,
    "\ud83d",
    "1st",
    "",
    " ",
    "-" * 300,
    "a" * 300,
    "%s %(x)s $x ${x}",
    "<script>alert(1)</script> | `code` [x](y)",
    "]]>\n---\n...\n",
)
TEXT = st.sampled_from(HOSTILE) | st.text(max_size=30) | st.text(alphabet="\"'\\\n{}#%a_ ", max_size=12)


def document(text: str, other: str) -> dict[str, Any]:
    """A document that says two texts wherever it may say what it likes."""
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "required": [text],
        "properties": {
            text: {"type": "string", "description": text, "default": text, "example": text},
            f"{other}!": {"type": "string", "enum": [text, f"{text}b", other]},
            "kind": {"const": text},
            "items": {"type": "array", "items": {"type": "object", "properties": {other: {"type": "string"}}}},
        },
    }
    reference = {"$ref": f"#/components/schemas/{text.replace('~', '~0').replace('/', '~1').replace('%', '%25')}"}
    path = "/" + other.replace("{", "").replace("}", "") + "/{" + text.replace("{", "").replace("}", "") + "}"
    operation = {
        "tags": [text],
        "operationId": text,
        "summary": text,
        "description": text,
        "parameters": [
            {"name": text, "in": "query", "description": text, "schema": {"type": "string", "default": text}},
            {"name": other, "in": "header", "schema": {"type": "string", "enum": [other, "a"]}},
        ],
        "requestBody": {
            "description": text,
            "required": True,
            "content": {"application/json": {"schema": reference}, other: {"schema": {}}},
        },
        "responses": {
            "200": {"description": text, "content": {"application/json": {"schema": reference}}},
            "404": {
                "description": other,
                "content": {
                    f"{other}+json": {
                        "schema": {"oneOf": [reference, {"const": text}, {"type": "array", "items": {"enum": [text]}}]}
                    }
                },
            },
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": other, "description": text},
        "servers": [
            {
                "url": f"https://{{v}}.example/{text}",
                "description": other,
                "variables": {"v": {"default": text, "enum": [text]}},
            }
        ],
        "tags": [{"name": text, "description": text}],
        "security": [{text: [], other: []}],
        "paths": {path: {"post": operation}},
        "components": {
            "schemas": {
                text: schema,
                f"{other}Union": {
                    "oneOf": [reference, schema],
                    "discriminator": {"propertyName": text, "mapping": {other: reference["$ref"]}},
                },
            },
            "securitySchemes": {
                text: {"type": "apiKey", "in": "header", "name": other, "description": text},
                other: {"type": "http", "scheme": "bearer", "description": text},
            },
        },
    }


def check(text: str, other: str) -> None:
    report = Report()
    found = load(json.dumps(document(text, other)), "openapi.json", report)
    assert found, report.diagnostics
    build = built(found, report)
    assert not_generated(build) == {}
    assert formatted(build.tree) == build.tree
    for path, content in build.tree.items():
        if path.endswith(".py"):
            code = compile(content, path, "exec")
            assert "SystemExit" not in _names(code), path
    tomllib.loads(build.tree["pyproject.toml"].decode())


def _names(code: Any) -> set[str]:
    """What a module names, in all of its functions."""
    below = [_names(constant) for constant in code.co_consts if hasattr(constant, "co_names")]
    return set(code.co_names).union(*below)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    check(text, f"again {text}")


@settings(max_examples=12)
@given(TEXT, TEXT)
def test_any_text_stays_text(text: str, other: str) -> None:
    check(text, other)


def test_a_package_of_hostile_text_works(tmp_path: Path) -> None:
    """Everything at once: the text is in the package, as text, and the client sends it."""
    text = "".join(HOSTILE).replace("\ud83d", "")
    hostile = object_node({**document(text, HOSTILE[0]), "security": []})
    ((group, method),) = operation_names(normalize(hostile, Report())).values()
    wire = Wire()
    wire.respond_with({text: "value", "kind": text})
    with wire.client(imported(hostile, tmp_path)) as client:
        call = getattr(getattr(client, group), method)
        taken = inspect.signature(call).parameters.values()
        positional = ["x" for each in taken if each.kind is each.POSITIONAL_OR_KEYWORD]
        keywords = {each.name: text for each in taken if each.kind is each.KEYWORD_ONLY and each.default is each.empty}
        assert call(*positional, **keywords).to_dict() == {text: "value", "kind": text}
    assert wire.json == {text: text}
    # Control characters have no place in source code; everything else that a person reads is there.
    assert "{{ 7 * 7 }}{% raw %}{# comment #}" in call.__doc__
