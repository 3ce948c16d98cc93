"""What commands are given."""

from __future__ import annotations

from pathlib import Path

PAGE = Path("specs/acme/pages/message.md")
PAGE_WITH_A_FENCE = """# Send a message

````yaml post /messages
openapi: 3.1.0
security: []
info: {title: Acme Chat API, version: 1.0.0}
servers: [{url: https://api.example.com}]
paths:
  /messages:
    post:
      operationId: sendMessage
      tags: [messages]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [text], properties: {text: {type: string, description: Soft words.}}}
      responses:
        "200":
          description: The message.
          content:
            application/json:
              schema: {type: object, properties: {id: {type: string}}}
````
"""


OVERLAY = """overlay: 1.0.0
info: {title: Fixes, version: 1.0.0}
actions:
  - target: $.info
    description: The page has the name of the product.
    update: {title: Zenith Chat}
"""
