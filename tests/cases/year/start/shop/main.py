"""A shop where people take a cat home with their food."""

from __future__ import annotations

from shop.cats import Cats
from shop.cats.models import Cat


def coats(cats: list[Cat]) -> dict[str, str]:
    return {cat.name: cat.coat for cat in cats}


def take_home(client: Cats, person: str, phone: str) -> int:
    cats = client.cats.find_cats(coat="tabby")
    print(coats(cats))
    adoption = client.adoptions.adopt_cat(cats[0].id, person=person, phone=phone)
    return adoption.number


def bring_back(client: Cats, number: int) -> None:
    client.adoptions.cancel_adoption(number)


if __name__ == "__main__":
    with Cats(api_key="k") as client:
        bring_back(client, take_home(client, "Ada", "555"))
