"""Values of unions: each is read as the member that it is, also where a member is a union or no object."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.packages import PackageOf, Wire


@pytest.fixture(scope="module")
def package(package_of: PackageOf) -> ModuleType:
    return package_of("unions_in_unions")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("told", {"kind": "cat"}, "Cat"),
        ("told", {"kind": "hound"}, "Dog"),
        ("told", {"kind": "car", "new": 1}, "Car"),
        ("told", {"kind": "newer"}, "dict"),
        ("untold", {"kind": "dog"}, "Dog"),
        ("untold", {"kind": "car", "new": 1}, "Car"),
        ("labelled", "a car", "str"),
        ("labelled", {"kind": "car"}, "Car"),
        ("optional", {"colour": "blue"}, "Blue"),
        ("optional", {"depth": 1}, "Blue"),
        ("constant", "auto", "str"),
        ("constant", {"kind": "car"}, "Car"),
        ("free", {"kind": "car", "new": 1}, "Car"),
        ("free", {"other": 1}, "dict"),
    ],
)
def test_a_value_is_read_as_the_member_that_it_is(
    package: ModuleType, wire: Wire, field: str, value: Any, expected: str
) -> None:
    wire.respond_with({field: value})
    with wire.client(package) as client:
        everything = client.things.list_things()
    assert type(getattr(everything, field)).__name__ == expected
    assert everything.to_dict() == {field: value}


def test_a_value_that_is_an_object_needs_the_discriminator_of_its_members(package: ModuleType, wire: Wire) -> None:
    wire.respond_with({"labelled": {"wheels": 4}})
    with (
        wire.client(package) as client,
        pytest.raises(
            package.errors.ResponseDecodeError,
            match="the required field is missing",
        ),
    ):
        client.things.list_things()


def test_null_is_one_of_the_other_properties(package: ModuleType, wire: Wire) -> None:
    wire.respond_with({"named": {"name": "n", "first": {"kind": "car"}, "second": None}})
    with wire.client(package) as client:
        named = client.things.list_things().named
    assert type(named.additional_properties["first"]).__name__ == "Car"
    assert named.additional_properties["second"] is None


def test_a_union_takes_mappings_for_its_models_wherever_they_stand(package_of: PackageOf, wire: Wire) -> None:
    package = package_of("unions_as_arguments")
    wire.respond_with("calm")
    sent = {"content": [{"text": "a"}, {"image": "https://b"}], "tone": "newer", "quoted": ["c", {"id": 1}]}
    with wire.client(package) as client:
        assert client.messages.send_message(**sent) == "calm"
    assert wire.json == sent


@pytest.mark.parametrize(
    ("place", "expected"),
    [({"name": "a"}, "Place"), (None, "NoneType"), ("elsewhere", "str"), ({"id": 1}, "dict")],
)
def test_a_member_that_only_says_nullable_is_null_and_lets_any_value_through(
    package_of: PackageOf, wire: Wire, place: Any, expected: str
) -> None:
    package = package_of("unions_as_arguments")
    wire.respond_with({"tones": [], "place": place})
    with wire.client(package) as client:
        sent = client.messages.send_message(content="a", place=place)
    assert type(sent.place).__name__ == expected
    assert wire.json == {"content": "a", "place": place}
    assert sent.to_dict() == {"tones": [], "place": place}
