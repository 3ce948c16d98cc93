"""Unions: which of its types a value is read as."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from package import errors
from package._runtime.variants import Variant, decode_variant


def named(name: str) -> Callable[[Any], Any]:
    return lambda value: (name, value)


def refuse(name: str) -> Callable[[Any], Any]:
    def decode(_: Any) -> Any:
        raise errors.ModelDecodeError(f"no {name}")

    return decode


def test_a_truth_value_is_no_number() -> None:
    variants = (Variant(int, named("number")), Variant(bool, named("truth")))
    assert decode_variant(True, variants) == ("truth", True)
    assert decode_variant(1, variants) == ("number", 1)


def test_a_number_without_a_fraction_is_an_integer() -> None:
    variants = (Variant(int, named("number")), Variant(str, named("text")))
    assert decode_variant(2.0, variants) == ("number", 2)
    with pytest.raises(errors.ModelDecodeError, match="a number fits none"):
        decode_variant(2.5, variants)


@pytest.mark.parametrize("value", ["", 3, {}])
def test_what_is_no_list_differs_from_one(value: object) -> None:
    several = Variant(dict, named("several"), {"tags": [("a",)]})
    one = Variant(dict, named("one"), {"tags": (str, int, dict)})
    assert decode_variant({"tags": value}, (several, one)) == ("one", {"tags": value})
    assert decode_variant({"tags": ["a", "a"]}, (one, several)) == ("several", {"tags": ["a", "a"]})


def test_the_error_is_that_of_the_likeliest_variant() -> None:
    variants = (
        Variant(dict, refuse("bird"), {"kind": ("bird",)}),
        Variant(dict, refuse("cat"), {"kind": ("cat",)}),
        Variant(dict, refuse("animal"), {"kind": (str,)}),
    )
    with pytest.raises(errors.ModelDecodeError, match="no cat"):
        decode_variant({"kind": "cat"}, variants)
