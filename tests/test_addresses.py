"""Addresses: they are taken apart and joined as RFC 3986 says, also where what stands for the host is none."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.openapi.addresses import joined, split

TEXT = st.text("abc:/?#[]{}@.：%", max_size=12)


@pytest.mark.parametrize(
    ("base", "reference", "meant"),
    [
        ("https://[tenant].example.com/v1/", "/v2?a=1#b", "https://[tenant].example.com/v2?a=1#b"),
        ("https://[tenant].example.com/v1/", "boxes", "https://[tenant].example.com/v1/boxes"),
        ("https://localhost：8080/a/b", "../c", "https://localhost：8080/c"),
        ("https://example.com/", "//[tenant]/a", "//[tenant]/a"),
        ("https://example.com/", "https://[tenant]/a", "https://[tenant]/a"),
    ],
)
def test_what_stands_for_a_host_stays(base: str, reference: str, meant: str) -> None:
    assert joined(base, reference) == meant


def test_the_parts_of_what_is_no_address() -> None:
    assert split("https://[tenant].example.com/v1?a=b#c") == ("https", "[tenant].example.com", "/v1", "a=b", "c")


@given(TEXT, TEXT)
@example("//[", "")
def test_any_text_has_parts_and_meets_others(base: str, reference: str) -> None:
    split(base)
    joined(f"https://{base}", reference)
    joined(base, reference)


@given(st.from_regex(r"\A(https?://[a-z]{1,3})?(/[a-z.]{0,3}){0,3}(\?[a-z=]{0,3})?(#[a-z]{0,2})?\Z"), TEXT)
def test_addresses_are_those_of_the_standard_library(base: str, text: str) -> None:
    reference = text.translate(str.maketrans("", "", "[]：@"))
    assert (split(base), joined(base, reference)) == (urlsplit(base), urljoin(base, reference))
