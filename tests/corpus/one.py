"""Everything that is tried with one document: ``python -m tests.corpus.one DOCUMENT FOLDER PACKAGE``."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.ledger import LOSSES
from tests.corpus.behaviour import Trial
from tests.corpus.clients import generated, imported
from tests.corpus.original import Original
from tests.corpus.presence import absences


@dataclass(frozen=True)
class Outcome:
    """What came of one document.

    Arguments:
        operations, missing: how many it declares, and which are not generated.
        losses: parts that are reported as missing.
        errors: other errors of the build.
        absences: what introspection did not find.
        requests, responses: how many were sent and read.
        mismatches: what was not as the document says.
        defects: operations of which the document says nonsense.
        seconds: how long the build took.
    """

    name: str
    operations: int
    missing: list[str]
    losses: list[str]
    errors: list[str]
    absences: list[str]
    requests: int
    responses: int
    mismatches: list[str]
    defects: list[str]
    seconds: float


def outcome(document: Path, folder: Path, package: str) -> Outcome:
    """Generates the client of a document into a folder, imports all of it, and calls every operation."""
    client = generated(document, package)
    errors = [found for found in client.report.diagnostics if found.severity == "error"]
    original, module = Original(document), imported(client, folder)
    found = list(absences(original, module, client.built.ledger))
    trial = Trial(original, client, module).run()
    return Outcome(
        name=document.name,
        operations=len(client.built.ledger.operations),
        missing=[str(entry.subject) for entry in client.built.ledger.missing],
        losses=[each.message for each in errors if each.code in LOSSES],
        errors=[str(each) for each in errors if each.code not in LOSSES],
        absences=found,
        requests=trial.requests,
        responses=trial.responses,
        mismatches=[f"{each.kind}: {each.operation} {each.detail}" for each in trial.mismatches],
        defects=[f"{each.operation}: {each.kind}" for each in trial.defects],
        seconds=round(client.seconds, 1),
    )


if __name__ == "__main__":
    # Loading the certificates of a system for clients that never connect takes longer than the calls.
    os.environ["SSL_CERT_DIR"] = os.devnull
    print(json.dumps(asdict(outcome(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))))
