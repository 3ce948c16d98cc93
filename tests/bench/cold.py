"""From nothing to the first typed response: importing, constructing, calling once."""

from __future__ import annotations

from pathlib import Path

from tests.bench.measuring import Comparison, compared, process
from tests.bench.packages import Subject

ROUNDS = 15


def script(subject: Subject) -> str:
    """A process that calls once, without a network: a transport that loads certificates would be measured instead."""
    construct = subject.construct.format(kind="", http_client="httpx2.Client(transport=httpx2.MockTransport(respond))")
    return f"""
from {subject.package} import {construct.partition("(")[0]}
import httpx2{", datetime" if "datetime" in subject.call else ""}
def respond(request): return httpx2.Response(200, json={subject.response!r})
client = {construct}
{subject.call}
"""


BARE_SCRIPT = """
import httpx
from bare_large import Client
from bare_large.api.group7 import create_thing7_3
from bare_large.models import CreateThing73Body
def respond(request): return httpx.Response(200, json={"id": "1", "name": "Hello"})
client = Client("https://api.test")
client.set_httpx_client(httpx.Client(base_url="https://api.test", transport=httpx.MockTransport(respond)))
create_thing7_3.sync("t-1", client=client, body=CreateThing73Body(name="Hello"))
"""

OPENAI_SCRIPT = """
import httpx2
from openai import OpenAI
def respond(request): return httpx2.Response(200, json={"id": "m", "model": "m", "results": []})
OpenAI(api_key="k", http_client=httpx2.Client(transport=httpx2.MockTransport(respond))).moderations.create(input="Hi")
"""


def first_response(code: str, folder: Path) -> Comparison:
    """The script against ``import httpx2`` alone, each less the bare interpreter."""

    def once() -> tuple[float, float]:
        nothing, ours, httpx2 = (process(one, str(folder)) for one in ("pass", code, "import httpx2"))
        return ours - nothing, httpx2 - nothing

    process(code, str(folder))  # writes the bytecode
    return compared([once() for _ in range(ROUNDS)])
