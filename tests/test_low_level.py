"""The calls of ``api/`` beside those of openapi-python-client as it comes: one can take the place of the other."""

from __future__ import annotations

import asyncio
import inspect
import io
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.goldens import CASES
from tests.packages import PackageOf, Wire, bare

DOCUMENT = CASES / "engine/low_level/openapi.yaml"
OPERATIONS = ("save", "attach", "upload", "search")
FUNCTIONS = ("_get_kwargs", "sync", "sync_detailed", "asyncio", "asyncio_detailed")


@pytest.fixture(scope="module")
def package(package_of: PackageOf) -> ModuleType:
    return package_of("low_level")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The package that openapi-python-client makes with its own templates."""
    folder = tmp_path_factory.mktemp("original")
    assert not bare(DOCUMENT, folder / "original_client")
    sys.path.insert(0, str(folder))
    try:
        for operation in OPERATIONS:
            import_module(f"original_client.api.notes.{operation}")
    finally:
        sys.path.remove(str(folder))
    return "original_client"


def module(package: ModuleType, operation: str) -> Any:
    return import_module(f"{package.__name__}.api.notes.{operation}")


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_call_of_the_original_is_a_call_of_ours(
    package: ModuleType, original: str, operation: str, function: str
) -> None:
    theirs = getattr(import_module(f"{original}.api.notes.{operation}"), function, None)
    if theirs is None:  # it leaves out `sync` where there is nothing to return
        return
    wanted = inspect.signature(theirs).parameters
    found = inspect.signature(getattr(module(package, operation), function)).parameters
    assert {name: each.kind for name, each in found.items()} == {name: each.kind for name, each in wanted.items()}
    positional = [name for name, each in wanted.items() if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert list(found)[: len(positional)] == positional
    needed = {name for name, each in found.items() if each.default is inspect.Parameter.empty}
    assert needed <= {name for name, each in wanted.items() if each.default is inspect.Parameter.empty}


@pytest.mark.parametrize("name", ["Client", "AuthenticatedClient"])
def test_every_construction_of_the_original_is_one_of_ours(package: ModuleType, original: str, name: str) -> None:
    theirs, ours = getattr(import_module(original), name), getattr(package, name)
    wanted, found = (
        {each.name: each.kind for each in inspect.signature(class_).parameters.values()} for class_ in (theirs, ours)
    )
    assert found == wanted
    assert {each for each in dir(theirs) if not each.startswith("_")} <= set(dir(ours))
    assert getattr(package.client, name) is ours


@pytest.fixture(params=["Acme", "Client", "AuthenticatedClient"])
def client(request: pytest.FixtureRequest, package: ModuleType, wire: Wire) -> Any:
    """Each kind of client that the calls take."""
    if request.param == "Acme":
        return wire.client(package, access_token="t")
    token = {"token": "t"} if request.param == "AuthenticatedClient" else {}
    return getattr(package, request.param)(
        "https://api.test/", **token, httpx_args={"transport": httpx2.MockTransport(wire)}
    )


def test_a_call_sends_all_that_it_is_given(package: ModuleType, wire: Wire, client: Any) -> None:
    wire.respond_with({"text": "t", "new": 1})
    note = package.models.Note(text="t")
    note.additional_properties["colour"] = "red"
    response = module(package, "save").sync_detailed(
        "b 1", 2, client=client, body=note, tags=["x", "y"], dry_run=True, x_request_source="test", session="s"
    )
    assert str(wire.last.url) == "https://api.test/books/b%201/notes/2?tags=x&tags=y&dryRun=true"
    assert wire.json == {"text": "t", "colour": "red"}
    assert (wire.last.headers["x-request-source"], wire.last.headers["cookie"]) == ("test", "session=s")
    assert (response.status_code.phrase, response.headers["content-type"]) == ("OK", "application/json")
    assert response.parsed.to_dict() == {"text": "t", "new": 1}
    assert isinstance(response, package.types.Response)


def test_responses_are_values(package: ModuleType, wire: Wire, client: Any) -> None:
    save = module(package, "save")
    arguments: dict[str, Any] = {"client": client, "body": {"text": "t"}, "tags": []}
    wire.respond_with({"text": "t"})
    assert save.sync("b", 1, **arguments) == package.models.Note(text="t")
    wire.respond_with({"message": "none"}, status=404)
    assert save.sync("b", 1, **arguments) == package.models.Problem(message="none")
    wire.respond_with(status=503, content=b"7 days", headers={"content-type": "text/plain"})
    assert save.sync("b", 1, **arguments) == "7 days"
    wire.respond_with(status=404, content=b"<html>")  # documented, but not like this
    assert save.sync("b", 1, **arguments) is None
    for status in (409, 201, 520):  # documented without a body, and not documented
        wire.respond_with({"message": "none"}, status=status)
        response = save.sync_detailed("b", 1, **arguments)
        assert (response.status_code, response.parsed, response.content) == (status, None, b'{"message":"none"}')


def test_a_default_is_for_all_other_statuses(package: ModuleType, wire: Wire, client: Any) -> None:
    wire.respond_with({"message": "m"})
    response = module(package, "attach").sync(client=client, body={"files": [b"f"]})
    assert response == package.models.Problem(message="m")
    wire.respond_with({"message": "m"}, status=500)
    client.raise_on_unexpected_status = True  # none is, where there is a default
    assert module(package, "attach").sync(client=client, body={"files": [b"f"]}) is None
    assert module(package, "search").sync(client=client) == package.models.Problem(message="m")


def test_the_only_value_of_an_argument_need_not_be_given(package: ModuleType, wire: Wire, client: Any) -> None:
    wire.respond_with({})
    module(package, "attach").sync(client=client, body={"files": [b"f"]})
    assert wire.last.url.query == b"version=2"


def test_forms_are_given_in_one_piece(package: ModuleType, wire: Wire, client: Any) -> None:
    file = package.types.File(io.BytesIO(b"content"), "a.txt", "text/plain")
    wire.respond_with({})
    module(package, "attach").sync(client=client, body=package.models.AttachForm(files=[file], title="T"))
    assert b'name="files"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ncontent' in wire.last.content
    assert b'name="title"\r\n\r\nT' in wire.last.content
    with pytest.raises(package.errors.InvalidArgumentError, match="no field 'colour'"):
        module(package, "attach").sync(client=client, body={"files": [file], "colour": "red"})
    module(package, "upload").sync_detailed(client=client, body=package.types.File(io.BytesIO(b"content")))
    assert wire.last.content == b"content"


def test_a_body_that_may_be_missing_is(package: ModuleType, wire: Wire, client: Any) -> None:
    wire.respond_with([{"text": "t"}])
    assert module(package, "search").sync(client=client) == [package.models.Note(text="t")]
    assert wire.last.content == b""
    assert module(package, "search").sync(client=client, body={"text": "t"}, limit=3)
    assert (wire.json, wire.query) == ({"text": "t"}, "limit=3")


def test_undocumented_statuses_are_raised_on_request(package: ModuleType, wire: Wire) -> None:
    client = package.Client(
        base_url="https://api.test",
        raise_on_unexpected_status=True,
        httpx_args={"transport": httpx2.MockTransport(wire)},
    )
    wire.respond_with({}, status=418)
    with pytest.raises(package.errors.UnexpectedStatus) as caught:
        module(package, "save").sync("b", 1, client=client, body={"text": "t"}, tags=[])
    assert pickle.loads(pickle.dumps(caught.value)).status_code == 418


def test_the_old_clients_have_tokens_and_settings(package: ModuleType, wire: Wire) -> None:
    wire.respond_with([])
    given = {"User-Agent": "mine"}
    client = package.AuthenticatedClient(
        "https://api.test",
        "t0k",
        headers=given,
        cookies={"a": "b"},
        httpx_args={"transport": httpx2.MockTransport(wire)},
    )
    changed = client.with_headers({"X-More": "1"}).with_cookies({"c": "d"}).with_timeout(httpx2.Timeout(3))
    module(package, "search").sync(client=changed)
    assert wire.last.headers["authorization"] == "Bearer t0k"
    assert (wire.last.headers["x-more"], wire.last.headers["cookie"]) == ("1", "a=b; c=d")
    assert wire.last.headers["user-agent"].startswith("mine")
    assert wire.last.extensions["timeout"]["read"] == 3
    module(package, "search").sync(client=client)
    assert "x-more" not in wire.last.headers
    assert given == {"User-Agent": "mine"}
    assert "t0k" not in repr(changed)
    plain = package.AuthenticatedClient("", token="k", prefix="", auth_header_name="X-Key")
    plain.set_httpx_client(httpx2.Client(base_url="https://other.test/v2", transport=httpx2.MockTransport(wire)))
    module(package, "search").sync(client=plain)
    assert str(wire.last.url) == "https://other.test/v2/search"


def test_calls_are_awaited(package: ModuleType, wire: Wire) -> None:
    async def both() -> list[Any]:
        search, transport = module(package, "search"), httpx2.MockTransport(wire)
        old = package.Client("https://api.test", httpx_args={"transport": transport})
        new = package.AsyncAcme(
            base_url="https://api.test", access_token="t", http_client=httpx2.AsyncClient(transport=transport)
        )
        async with old, new:
            return [await search.asyncio(client=old), (await search.asyncio_detailed(client=new)).parsed]

    wire.respond_with([{"text": "t"}])
    assert asyncio.run(both()) == [[package.models.Note(text="t")]] * 2


def test_a_client_of_the_other_kind_is_refused(package: ModuleType) -> None:
    with pytest.raises(package.errors.InvalidArgumentError, match="AsyncAcme"):
        module(package, "search").sync(client=package.AsyncAcme(base_url="https://api.test"))


def test_requests_can_be_sent_by_hand(package: ModuleType, wire: Wire) -> None:
    arguments = module(package, "save")._get_kwargs("b", 1, body={"text": "t"}, tags=["x"], session="s")
    with httpx2.Client(base_url="https://api.test/v1", transport=httpx2.MockTransport(wire)) as http_client:
        assert http_client.request(**arguments).status_code == 204
    assert (wire.last.method, str(wire.last.url)) == ("PUT", "https://api.test/v1/books/b/notes/1?tags=x")
    assert (wire.json, wire.last.headers["cookie"]) == ({"text": "t"}, "session=s")


def test_requests_without_a_body_can_be_sent_by_hand(package: ModuleType, wire: Wire) -> None:
    arguments = module(package, "search")._get_kwargs(limit=2)
    with httpx2.Client(base_url="https://api.test", transport=httpx2.MockTransport(wire)) as http_client:
        http_client.request(**arguments)
    assert (str(wire.last.url), wire.last.content) == ("https://api.test/search?limit=2", b"")
    assert "content-type" not in wire.last.headers


def test_files_can_be_sent_by_hand_by_both_kinds_of_clients(package: ModuleType, wire: Wire) -> None:
    arguments = module(package, "attach")._get_kwargs(body={"files": [b"content"], "title": "T"})

    async def awaited() -> None:
        async with httpx2.AsyncClient(base_url="https://api.test", transport=httpx2.MockTransport(wire)) as http_client:
            await http_client.request(**arguments)

    with httpx2.Client(base_url="https://api.test", transport=httpx2.MockTransport(wire)) as http_client:
        http_client.request(**arguments)
    asyncio.run(awaited())
    first, second = wire.requests
    assert first.content == second.content
    assert b"content" in first.content
    assert first.headers["content-type"] == second.headers["content-type"]


def test_the_object_client_pays_nothing(package: ModuleType) -> None:
    loaded = f"import {package.__name__}, sys; from {package.__name__}.client import Acme; Acme().notes.search"
    check = f"{loaded}; assert not [name for name in sys.modules if 'low_level' in name]"
    folder = Path(str(package.__file__)).parents[1]
    done = subprocess.run([sys.executable, "-c", check], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
