"""What a large upload takes of memory, in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.measuring import output

SIZE = 200 * 2**20
_SCRIPT = """
import asyncio, pathlib, resource, httpx2
from replyke_client import AsyncReplyke, Replyke
from tests.bench.transports import Memory

def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

wire = Memory({response!r}.encode())
async def main(files):
    client = AsyncReplyke(project_id="p", access_token="t", http_client=httpx2.AsyncClient(transport=wire))
    await client.messages.send_message("c-1", files=files)
def upload(files):
    if {awaiting}:
        asyncio.run(main(files))
    else:
        client = Replyke(project_id="p", access_token="t", http_client=httpx2.Client(transport=wire))
        client.messages.send_message("c-1", files=files)
upload([b"small"])
before = peak()
upload([pathlib.Path({path!r})])
assert wire.received > {size}
print(peak() - before)
"""


def added_memory(folder: Path, *, awaiting: bool) -> int:
    """Bytes by which the peak of the process grows while a file of 200 MB is uploaded."""
    from tests.clients.payloads import MINIMAL_CHAT_MESSAGE

    large = folder / "large.bin"
    with large.open("wb") as file:
        file.truncate(SIZE)
    script = _SCRIPT.format(response=json.dumps(MINIMAL_CHAT_MESSAGE), awaiting=awaiting, path=str(large), size=SIZE)
    return int(output(script, str(folder), "."))
