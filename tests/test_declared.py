"""What the ledger counts: everything that a document declares, also where it cannot be used, each thing once."""

from __future__ import annotations

import pytest

from generator.diagnostics import Report
from generator.document import load
from generator.ledger.declared import parts

DOCUMENT = """\
openapi: 3.2.0
paths:
  x-note: 7
  /nowhere:
    $ref: '#/components/pathItems/None'
    get: {}
  /elsewhere: {$ref: '#/components/pathItems/Some'}
  /text: none
  /more: {additionalOperations: [], post: 7}
  /pets/{id}:
    parameters:
      - {name: id, in: path}
      - {name: limit, in: query}
      - {in: query}
    get:
      parameters:
        - {name: limit, in: query}
        - {name: limit, in: query}
        - {$ref: '#/components/parameters/None'}
        - {$ref: '#/components/parameters/Page'}
        - {in: query}
        - {name: limit}
        - 7
      requestBody: {content: {application/json: {}, 'a b': {}}}
      responses:
        x-note: 7
        '200': {content: {application/json: {}, 'a b': {}}}
        '204': {description: Nothing.}
        '404': {$ref: '#/components/responses/None'}
        '409': {$ref: '#/components/schemas/Pet'}
        '410': {$ref: '#/components/responses/Gone'}
        soon: {description: No status.}
    put:
      parameters: 7
      requestBody: {$ref: '#/components/requestBodies/None'}
      responses: 7
    patch: {requestBody: {}}
    post: {requestBody: 7}
x-unplaced-operations: {send: {parameters: [{name: a, in: query}]}}
webhooks:
  good: {post: {}}
  text: 7
  odd: {post: 7}
  x-note: 7
  referred: {$ref: '#/components/pathItems/Some'}
components:
  parameters: {Page: {name: page, in: query}}
  pathItems: {Some: {post: {}}}
  responses: {Gone: {description: Gone.}}
  schemas: {Pet: {}, Odd: 7}
"""

EXPECTED = """\
5: * /nowhere
6: GET /nowhere (nothing)
48: POST /elsewhere (nothing)
8: * /text (nothing)
9: * /more (nothing)
9: POST /more (nothing)
15: GET /pets/{id}
12: The parameter `id in path` of GET /pets/{id}
14: The parameter `shared parameters[2]` of GET /pets/{id}
17: The parameter `limit in query` of GET /pets/{id}
19: The parameter `#/components/parameters/None` of GET /pets/{id}
20: The parameter `page in query` of GET /pets/{id}
21: The parameter `parameters[4]` of GET /pets/{id}
22: The parameter `parameters[5]` of GET /pets/{id}
23: The parameter `parameters[6]` of GET /pets/{id} (nothing)
24: The body `application/json` of GET /pets/{id} (nothing)
24: The body `a b` of GET /pets/{id} (nothing)
27: The response `200 application/json` of GET /pets/{id} (nothing)
27: The response `200 a b` of GET /pets/{id} (nothing)
28: The response `204` of GET /pets/{id}
29: The response `404 #/components/responses/None` of GET /pets/{id}
30: The response `409 #/components/schemas/Pet` of GET /pets/{id}
31: The response `410` of GET /pets/{id}
32: The response `soon` of GET /pets/{id} (nothing)
33: PUT /pets/{id}
12: The parameter `id in path` of PUT /pets/{id}
13: The parameter `limit in query` of PUT /pets/{id}
14: The parameter `shared parameters[2]` of PUT /pets/{id}
34: The parameter `parameters` of PUT /pets/{id} (nothing)
35: The body `#/components/requestBodies/None` of PUT /pets/{id}
36: The response `responses` of PUT /pets/{id} (nothing)
38: POST /pets/{id}
12: The parameter `id in path` of POST /pets/{id}
13: The parameter `limit in query` of POST /pets/{id}
14: The parameter `shared parameters[2]` of POST /pets/{id}
38: The body `requestBody` of POST /pets/{id} (nothing)
37: PATCH /pets/{id}
12: The parameter `id in path` of PATCH /pets/{id}
13: The parameter `limit in query` of PATCH /pets/{id}
14: The parameter `shared parameters[2]` of PATCH /pets/{id}
37: The body `requestBody` of PATCH /pets/{id} (nothing)
39: send
50: The schema `Pet` (nothing)
50: The schema `Odd` (nothing)
42: The webhook `text` (nothing)
43: The webhook `odd` (nothing)
41: The webhook `good` (nothing)
45: The webhook `referred` (nothing)
"""

PLACES = """\
paths:
  /copies:
    additionalOperations:
      COPY: {summary: Makes one.}
    put:
      summary: Replaces.
      parameters: 7
      requestBody: {content: {}}
    post:
      summary: Makes.
      requestBody: {$ref: '#/components/requestBodies/Copy'}
      responses:
        '200': {content: {application/json: {example: 1}, 'a b': {schema: {}}, '': {schema: {}}}}
        '201': {$ref: '#/paths/~1copies/post/responses/200'}
        '202': {$ref: '#/components/responses/Copied'}
        '203': {$ref: '#/components/schemas/Copy'}
        '204': {$ref: '#/x-shared/copied'}
        soon: {content: {application/json: {example: 1}}}
    patch:
      requestBody: {content: {text/plain: {example: a}, '': {schema: {}}}}
    delete:
      summary: Deletes.
      requestBody: 7
    trace: {requestBody: {description: Without content.}}
x-shared: {copied: {description: Copied.}}
webhooks:
  odd:
    summary: Is odd.
    post: 7
components:
  requestBodies: {Copy: {content: {application/json: {example: 1}}}}
  responses: {Copied: {description: Copied.}}
  schemas: {Copy: {type: object}}
"""

FOUND = """\
5: PUT /copies
7: The parameter `parameters` of PUT /copies (nothing)
8: The body `requestBody` of PUT /copies
9: POST /copies
31: The body `application/json` of POST /copies
13: The response `200 application/json` of POST /copies
13: The response `200 a b` of POST /copies (nothing)
13: The response `200 content` of POST /copies (nothing)
14: The response `201 application/json` of POST /copies
14: The response `201 a b` of POST /copies (nothing)
14: The response `201 content` of POST /copies (nothing)
15: The response `202` of POST /copies
16: The response `203 #/components/schemas/Copy` of POST /copies
17: The response `204` of POST /copies
18: The response `soon application/json` of POST /copies (nothing)
21: DELETE /copies
23: The body `requestBody` of DELETE /copies (nothing)
19: PATCH /copies
20: The body `text/plain` of PATCH /copies
20: The body `content` of PATCH /copies (nothing)
24: TRACE /copies
24: The body `requestBody` of TRACE /copies (nothing)
4: COPY /copies
33: The schema `Copy`
29: The webhook `odd` (nothing)
"""


def counted(text: str) -> list[str]:
    document = load(text, "openapi.yaml", Report())
    assert document is not None
    return [f"{each.place.line}: {each.subject}{'' if each.node else ' (nothing)'}" for each in parts(document)]


def test_everything_is_counted_once() -> None:
    assert "\n".join(counted(DOCUMENT)) == EXPECTED.strip()


def test_everything_has_its_place_and_what_is_said_of_it() -> None:
    assert "\n".join(counted(PLACES)) == FOUND.strip()


@pytest.mark.parametrize("text", ["paths: 7", "paths: []"])
def test_of_paths_that_are_none_nobody_knows_what_they_hold(text: str) -> None:
    assert counted(text) == ["1: * * (nothing)"]


@pytest.mark.parametrize("section", ["webhooks", "x-webhooks"])
def test_of_webhooks_that_are_none_nobody_knows_what_they_hold(section: str) -> None:
    assert counted(f"{section}: 7") == ["1: The webhook `*` (nothing)"]


def test_a_document_without_anything_declares_nothing() -> None:
    assert counted("openapi: 3.1.0\npaths: null\nwebhooks: null") == []
