"""The error tree: what is what, what it says, and that it survives pickling."""

from __future__ import annotations

import copy
import pickle
from datetime import timedelta

import httpx2
import pytest
from package import errors
from package.types import UNSET, RawResponse, Unset

HEADERS = httpx2.Headers({"x-request-id": "r-1"})
EXAMPLES: list[errors.APIError] = [
    errors.APIError("m"),
    errors.InvalidArgumentError("m"),
    errors.MissingCredentialError("m"),
    errors.ModelDecodeError("problem", "$.a"),
    errors.APIConnectionError("m", operation="a.b"),
    errors.APITimeoutError("m", operation="a.b"),
    errors.ResponseDecodeError("p", operation="a.b", path="$.a", content=b"{}", status_code=200, headers=HEADERS),
    errors.NotFoundError("m", operation="a.b", status_code=404, headers=HEADERS, body={"c": 1}, content=b"{}"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_errors_survive_pickling_and_copying(error: errors.APIError) -> None:
    error.add_note("while testing")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert again.message == error.message == str(error)
        assert vars(again) == vars(error)


def test_the_tree() -> None:
    assert issubclass(errors.APITimeoutError, errors.APIConnectionError)
    assert all(isinstance(error, errors.APIError) for error in EXAMPLES)
    assert not issubclass(errors.ResponseDecodeError, errors.APIStatusError)
    for refused in (errors.InvalidArgumentError, errors.ModelDecodeError):
        assert issubclass(refused, ValueError)


TEXTS: list[tuple[object, str]] = [
    ("plain", "plain"),
    ({"message": "m", "error": "Bad Request", "statusCode": 400}, "m"),
    ({"error": "text", "code": "chat/x"}, "text"),
    ({"error": {"requestId": "r", "message": "inner", "code": "404-01"}}, "inner"),
    ({"error": "invalid_grant", "error_description": "expired"}, "expired"),
    ({"type": "about:blank", "title": "T", "detail": "D"}, "D"),
    ({"title": "T"}, "T"),
    ({"detail": [{"loc": ["body", "x"], "msg": "field required"}, {"msg": "too long"}]}, "field required; too long"),
    ({"errors": ["a", {"message": "b"}]}, "a; b"),
    ({"message": "invalid", "errors": {"name": ["is long", "is odd"]}}, "invalid: name: is long; is odd"),
    ({"message": ["a must be set", "b must be set"]}, "a must be set; b must be set"),
    ({"message": None, "error": ""}, ""),
    ({"code": 7}, ""),
    ({"a": {"message": "elsewhere"}}, ""),
    (None, ""),
    (7, ""),
    ([], ""),
    (
        "<!doctype html><title>Oops</title><script>x()</script> <p>It &\n broke &lt;&eacute;&gt;</p>",
        "Oops It & broke <é>",
    ),
    ("line\n\n  line", "line line"),
    ("x" * 600, "x" * 500 + "..."),
]


@pytest.mark.parametrize(("body", "text"), TEXTS)
def test_the_words_of_a_server(body: object, text: str) -> None:
    assert errors.server_text(body) == text


@pytest.mark.parametrize("name", ["X-Request-Id", "request-id", "x-amzn-RequestId"])
def test_request_ids(name: str) -> None:
    assert errors.request_id(httpx2.Headers({name: "r"})) == "r"
    assert errors.request_id(httpx2.Headers()) is None


def test_unset_is_one_value_that_is_false() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert pickle.loads(pickle.dumps(UNSET)) is copy.deepcopy(UNSET) is UNSET
    assert isinstance(UNSET, Unset)


@pytest.mark.parametrize("attribute", ["name", "value", "title"])
def test_unset_has_no_attribute_that_a_model_could_have(attribute: str) -> None:
    with pytest.raises(AttributeError, match=attribute):
        getattr(UNSET, attribute)


def test_a_raw_response_shows_no_content() -> None:
    raw = RawResponse(200, httpx2.Headers(), b"private", timedelta(seconds=1), lambda: 1)
    assert repr(raw) == "<RawResponse 200, 7 bytes>"
