"""What documentation says of the values that a schema allows."""

from __future__ import annotations

import pytest
import yaml

from generator.document import object_node
from generator.engine.reading.limits import limits


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: integer, minimum: 1, maximum: 100}", "From 1 to 100."),
        ("{type: integer, minimum: 0}", "At least 0."),
        ("{type: number, maximum: 0.5}", "At most 0.5."),
        ("{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}", "More than 0. Less than 1."),
        ("{type: number, minimum: 0, exclusiveMinimum: true, maximum: 1}", "At most 1. More than 0."),
        ("{type: integer, minimum: 5, multipleOf: 5}", "At least 5. A multiple of 5."),
        ("{type: integer, minimum: -2147483648, maximum: 2147483647}", ""),
        ("{type: integer, minimum: true, maximum: ten}", ""),
        ("{type: string, minLength: 1, maxLength: 255}", "1 to 255 characters."),
        ("{type: string, minLength: 0, maxLength: 1}", "At most 1 character."),
        ("{type: string, minLength: 3, maxLength: 3}", "3 characters."),
        ("{type: string, pattern: '^a+$'}", "Matches `^a+$`."),
        ("{type: string, pattern: '" + 61 * "a" + "'}", ""),
        ("{type: string, format: byte}", "In base64."),
        ("{type: string, format: uri}", ""),
        ("{type: array, minItems: 1}", "At least 1 item."),
        ("{type: array, maxItems: 10}", "At most 10 items."),
        ("{type: object, minProperties: 1}", ""),
        ("{}", ""),
    ],
)
def test_limits_are_said_in_words(schema: str, expected: str) -> None:
    assert limits(object_node(yaml.safe_load(schema)), "") == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [("How many.", "From 1 to 1000."), ("How many (1-1,000).", ""), ("At most 1000.", "From 1 to 1000.")],
)
def test_limits_that_a_description_has_are_not_said_again(description: str, expected: str) -> None:
    assert limits(object_node({"type": "integer", "minimum": 1, "maximum": 1000}), description) == expected
