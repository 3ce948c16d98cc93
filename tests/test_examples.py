"""The values in the calls that documentation shows."""

from __future__ import annotations

import pytest
import yaml

from generator.document import object_node
from generator.engine.reading.components import Components
from generator.engine.reading.examples import example_of, example_of_parameter

COMPONENTS = Components(
    object_node(
        yaml.safe_load("""
components:
  schemas:
    Person:
      type: object
      required: [name, friend]
      properties:
        name: {type: string}
        friend: {$ref: '#/components/schemas/Person'}
        note: {type: string}
    Received:
      type: object
      required: [id, owner, name]
      properties:
        id: {type: integer, readOnly: true}
        owner: {$ref: '#/components/schemas/Owner'}
        name: {type: string}
    Owner: {type: string, readOnly: true}
""")
    )
)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", "'...'"),
        ("{type: string, example: Ada}", "'Ada'"),
        ("{type: string, examples: [Ada]}", "'Ada'"),
        ("{type: string, example: 123}", "'...'"),
        ('{type: string, example: "it\'s"}', '"it\'s"'),
        ("{type: string, example: '" + 80 * "x" + "'}", "'...'"),
        ("{type: string, enum: [agent, customer]}", "'agent'"),
        ("{type: string, enum: [agent, customer], example: customer}", "'customer'"),
        ("{type: string, enum: [agent, customer], example: robot}", "'agent'"),
        ("{type: string, format: date-time, example: yesterday}", "datetime.now(timezone.utc)"),
        ("{type: string, format: binary}", "'...'"),
        ("{type: integer, minimum: 5}", "5"),
        ("{type: integer, minimum: many}", "1"),
        ("{type: integer, example: true}", "1"),
        ("{type: number}", "1.0"),
        ("{type: number, minimum: .inf}", "1.0"),
        ("{type: boolean}", "True"),
        ("{type: array, items: {type: integer}}", "[1]"),
        ("{type: object}", "{}"),
        ("{}", "{}"),
        ("{oneOf: [{type: integer}, {type: string}]}", "1"),
        (
            "{$ref: '#/components/schemas/Person'}",
            "{'name': '...', 'friend': {'name': '...', 'friend': {'name': '...', 'friend': {}}}}",
        ),
        ("{$ref: '#/components/schemas/Received'}", "{'name': '...'}"),
    ],
)
def test_an_example_is_what_the_schema_allows(schema: str, expected: str) -> None:
    assert example_of(object_node(yaml.safe_load(schema)), COMPONENTS) == expected


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("{name: conversationId, in: path, schema: {type: string}}", "'conversation-id'"),
        ("{name: conversationId, in: query, schema: {type: string}}", "'...'"),
        ("{name: id, in: path, example: c-1, schema: {type: string}}", "'c-1'"),
        ("{name: id, in: path, examples: {one: {value: c-1}}, schema: {type: string}}", "'c-1'"),
        ("{name: id, in: path, example: c-1, schema: {type: integer}}", "1"),
        ("{name: 会話, in: path, schema: {type: string}}", "'会話'"),
    ],
)
def test_a_parameter_has_examples_of_its_own(parameter: str, expected: str) -> None:
    node = object_node(yaml.safe_load(parameter))
    assert example_of_parameter(node, node.get("schema"), COMPONENTS) == expected
