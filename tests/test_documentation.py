"""The README and the reference of a package, as files that are good to read."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Report
from generator.document import load
from generator.pipeline import build_once
from generator.sources import Sources
from tests.goldens import Golden, over
from tests.packages import built

LISTS_FIRST = """
openapi: 3.1.0
info: {title: Cats, version: '1'}
servers: [{url: https://cats.example}]
paths:
  /cats:
    get:
      operationId: list_cats
      x-pagination: {kind: offset, items: $, parameter: skip}
      parameters: [{name: skip, in: query, schema: {type: integer}}]
      responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {}}}}}}
    delete:
      operationId: drop_cats
      responses: {'204': {description: None.}}
"""


@over("documentation")
def test_documentation(case: Path, golden: Golden) -> None:
    tree = build_once(Sources(document=case / "spec.yaml"), [], None, Report()).tree
    for name in ("README.md", "reference.md"):
        golden.check(case / name, tree[name].decode())


def test_the_readme_begins_with_a_call_that_gives_one_result() -> None:
    document = load(LISTS_FIRST, "openapi.yaml", Report())
    assert document is not None
    readme = built(document, Report(), "cats_client").tree["README.md"].decode()
    assert "    client.cats.drop_cats()\n```\n\nThe same with `asyncio`:" in readme
    assert "    for item in client.cats.list_cats():\n        print(item)" in readme


def test_the_readme_begins_with_no_file_and_downloads_bytes_rather_than_text() -> None:
    csv = "{text/csv: {schema: {type: string, format: binary}}, application/json:"
    text = LISTS_FIRST.replace(
        "'200': {description: All., content: {application/json:", f"'200': {{description: All., content: {csv}"
    )
    health = "  /health:\n    get:\n      responses: {'200': {description: Up., content: {text/plain: {}}}}\n  /cats:\n"
    document = load(text.replace("  /cats:\n", health, 1), "openapi.yaml", Report())
    assert document is not None
    readme = built(document, Report(), "cats_client").tree["README.md"].decode()
    assert "client.cats.with_streaming_response.list_cats_file() as response" in readme
    assert "client.cats.list_cats_file()\n" not in readme


def test_the_readme_shows_no_deprecated_call_where_another_does_the_same() -> None:
    old = (
        LISTS_FIRST.partition("  /cats:\n")[2]
        .replace("_cats", "_old_cats")
        .replace("    get:", "    get:\n      deprecated: true")
    )
    document = load(LISTS_FIRST.replace("  /cats:\n", f"  /old:\n{old}  /cats:\n"), "openapi.yaml", Report())
    assert document is not None
    readme = built(document, Report(), "cats_client").tree["README.md"].decode()
    assert "client.cats.list_cats():" in readme
    assert "list_old_cats():" not in readme


def test_what_is_said_of_a_server_variable_ends_before_its_values_begin() -> None:
    variable = "{description: Where the cats live, default: eu, enum: [eu, us]}"
    server = f"[{{url: 'https://{{region}}.cats.example', variables: {{region: {variable}}}}}]"
    document = load(LISTS_FIRST.replace("[{url: https://cats.example}]", server), "openapi.yaml", Report())
    assert document is not None
    tree = built(document, Report(), "cats_client").tree
    assert "Where the cats live. One of `eu`, `us`. Default: `eu`." in tree["README.md"].decode()
    docstring = " ".join(tree["cats_client/client.py"].decode().split())
    assert (
        "Where the cats live. One of ``eu``, ``us``. Default: the environment variable ACME_REGION, else ``eu``."
        in docstring
    )


def test_a_call_shows_what_a_body_needs_that_may_be_left_out() -> None:
    fields = "age: {type: integer}, name: {type: string}, photo: {type: string, format: binary}"
    form = f"required: [name, photo], properties: {{{fields}}}"
    body = f"{{content: {{multipart/form-data: {{schema: {{type: object, {form}}}}}}}}}"
    add = f"  /photos:\n    post: {{requestBody: {body}, responses: {{'204': {{description: Added.}}}}}}\n  /cats:\n"
    document = load(LISTS_FIRST.replace("  /cats:\n", add, 1), "openapi.yaml", Report())
    assert document is not None
    readme = built(document, Report(), "cats_client").tree["README.md"].decode()
    assert "post_photos(name='...', photo=Path('photo.png'))".replace("'", '"') in readme
    assert "body={'name': '...', 'photo': Path('photo.png')}".replace("'", '"') in readme
