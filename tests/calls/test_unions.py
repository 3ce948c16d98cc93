"""Which of several models is read."""

from __future__ import annotations

import datetime

import pytest

from tests.packages import PackageOf, Wire

UTC = datetime.UTC


def test_discriminators_say_which(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("unions")
    with wire.client(pets) as client:
        for kind, expected in (("kitten", pets.models.Cat), ("hound", pets.models.Dog), ("wolf", dict)):
            wire.respond_with({"kind": kind})
            assert type(client.pets.get_pet()) is expected
        wire.respond_with({"kind": "hound", "friend": {"kind": "kitten", "lives": 9}})
        assert client.pets.get_pet().friend == pets.models.Cat(kind="kitten", lives=9)


def test_discriminators_say_keys_shared_values_and_numbers(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("discriminators")
    with wire.client(things) as client:
        for kind, expected in (("car", things.models.Car), ("bike", things.models.Bike), ("boat", dict)):
            wire.respond_with({"kind": kind})
            assert type(client.things.add_vehicle(body={"kind": kind})) is expected
        for code, expected in (
            (1, things.models.Opened),
            (2, things.models.Closed),
            (2.0, things.models.Closed),
            (3, dict),
        ):
            wire.respond_with({"code": code})
            assert type(client.things.get_event()) is expected
        for code, expected in ((1, things.models.First), (2.0, things.models.Last), (3, dict)):
            wire.respond_with({"code": code})
            assert type(client.things.get_step()) is expected


def test_a_tag_is_sent_also_where_it_need_not_be(package_of: PackageOf) -> None:
    """A server cannot tell the model without it; what it leaves out itself is not made up."""
    closed = package_of("discriminators").models.Closed
    assert closed(at=3).to_dict() == {"code": 2, "at": 3}
    assert closed.from_dict({"at": 3}).to_dict() == {"at": 3}


KINDS = {"hound": "Dog", "Cat": "Cat", "siamese": "Siamese", "Fish": "Fish", "Pet": "Pet", "wolf": "Pet"}


def test_subtypes_are_read_where_their_base_is_documented(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("inheritance")
    walked = "2026-01-02T00:00:00Z"
    wire.respond_with([{"kind": kind, **({"walked": walked} if kind == "hound" else {})} for kind in KINDS])
    with wire.client(pets) as client:
        found = client.pets.list_pets()
        assert [type(each).__name__ for each in found] == list(KINDS.values())
        assert found[0].walked == datetime.datetime(2026, 1, 2, tzinfo=UTC)
        wire.respond_with({"kind": "siamese", "voice": "loud", "friends": [{"kind": "Fish"}]})
        assert client.pets.get_cat() == pets.models.Siamese(voice="loud", friends=[pets.models.Fish()])
        wire.respond_with({"lives": 9})
        with pytest.raises(pets.errors.ResponseDecodeError, match="kind"):
            client.pets.get_cat()


def test_subtypes_are_sent_whole(package_of: PackageOf, wire: Wire) -> None:
    """The discriminator need not be said where it can have one value only."""
    pets = package_of("inheritance")
    wire.respond_with({"kind": "Fish", "owner": {"favourite": {"kind": "siamese", "voice": "loud"}}})
    with wire.client(pets) as client:
        favourite = pets.models.Siamese(voice="loud")
        made = client.pets.add_pet(body=pets.models.Fish(owner=pets.models.Owner(favourite=favourite)))
        assert wire.json == {"kind": "Fish", "owner": {"favourite": {"kind": "siamese", "voice": "loud"}}}
        assert made.owner.favourite == favourite


def test_other_unions_are_what_fits(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("unions")
    with wire.client(pets) as client:
        for value, expected in (
            ({"kind": "c"}, pets.models.Cat(kind="c")),
            ([{"kind": "hound"}], [pets.models.Dog(kind="hound")]),
            ({"id": 1}, pets.models.AnythingWithId(id=1)),
            ("it's", "it's"),
            ("2026-01-02T00:00:00Z", datetime.datetime(2026, 1, 2, tzinfo=UTC)),
        ):
            wire.respond_with(value)
            assert client.pets.add_pet(body={"kind": "kitten"}) == expected
        assert wire.json == {"kind": "kitten"}
        wire.respond_with({"kind": "hound"})
        assert client.pets.get_error() is not None
        wire.respond_with(content=b"1.0", headers={})
        assert repr(client.pets.get_error()) == "1"


def test_a_constant_need_not_be_said(package_of: PackageOf) -> None:
    assert package_of("unions").models.Dog(barks=True).to_dict() == {"kind": "hound", "barks": True}
