"""The packages that are measured: the clients of this repository, one of a large document, and the engine's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from generator.diagnostics import Report
from generator.document import load
from generator.manifest import read_manifest
from generator.pipeline import build
from generator.workspace import api_folders
from tests.clients.payloads import CREATED, MESSAGE, MINIMAL_CHAT_MESSAGE
from tests.packages import bare, built, write

PARTICIPANT = MESSAGE["conversation"]["participants"][0]
SIX_OBJECTS = {
    **MESSAGE,
    "conversation": {**MESSAGE["conversation"], "participants": [PARTICIPANT, {**PARTICIPANT, "uid": "u-2"}]},
}


class Subject(NamedTuple):
    """A client and one call of it: source text, because other processes run it too."""

    package: str
    construct: str
    call: str
    response: dict[str, Any]


SUBJECTS = (
    Subject(
        "respondent_client",
        "{kind}Respondent(api_key='k', api_secret='s', environment='production', http_client={http_client})",
        "client.messaging.create_message('c-1', body='Hello')",
        SIX_OBJECTS,
    ),
    Subject(
        "asapp_client",
        "{kind}Asapp(api_id='k', api_secret='s', http_client={http_client})",
        "client.messages.create_message('c-1', text='Hello', sender={'role': 'agent', 'externalId': 'e-1'},"
        " timestamp=datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc))",
        CREATED,
    ),
    Subject(
        "replyke_client",
        "{kind}Replyke(project_id='p-1', access_token='t', http_client={http_client})",
        "client.messages.send_message('c-1', content='Hello')",
        MINIMAL_CHAT_MESSAGE,
    ),
    Subject(
        "large_client",
        "{kind}Acme(base_url='https://api.test', http_client={http_client})",
        "client.group7.create_thing7_3('t-1', name='Hello')",
        {"id": "1", "name": "Hello"},
    ),
)


def large_document(groups: int = 24, each: int = 12) -> dict[str, Any]:
    """A document with 288 operations, each with a model of its own."""
    things = [(group, number) for group in range(groups) for number in range(each)]
    text = {"type": "string"}

    def thing(group: int, number: int) -> dict[str, Any]:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/Thing{group}N{number}"}}}
        body = {"application/json": {"schema": {"type": "object", "properties": {"name": text}, "required": ["name"]}}}
        return {
            "operationId": f"create_thing{group}_{number}",
            "tags": [f"group{group}"],
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": text}],
            "requestBody": {"required": True, "content": body},
            "responses": {"200": {"description": "Created.", "content": content}},
        }

    fields = {"id": text, "name": text, "note": text, "size": {"type": "integer"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1"},
        "paths": {f"/g{group}/{number}/{{id}}": {"post": thing(group, number)} for group, number in things},
        "components": {
            "schemas": {
                f"Thing{group}N{number}": {"type": "object", "properties": fields, "required": ["id", "name"]}
                for group, number in things
            }
        },
    }


def make_packages(folder: Path) -> None:
    """Builds every package into the folder, the engine's own as ``bare_<name>``."""
    for api in filter(None, (read_manifest(path, Report()) for path in api_folders())):
        write(build(api, Report()).tree, folder)
    large = json.dumps(large_document())
    document = load(large, "large.json", Report())
    assert document is not None
    write(built(document, Report(), "large_client").tree, folder)
    (folder / "large.json").write_text(large)
    bare(folder / "large.json", folder / "bare_large")
    bare(Path("specs/respondent/openapi.yaml"), folder / "bare_respondent")
