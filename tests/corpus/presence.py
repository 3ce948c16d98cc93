"""Looks for everything that a document declares in the package, by introspection, and holds the ledger against it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from types import ModuleType

from generator.ledger import Ledger
from tests.corpus import wire
from tests.corpus.original import Operation, Original


def absences(original: Original, module: ModuleType, ledger: Ledger) -> Iterator[str]:
    """What is not in the package, or not in the ledger; importing all of the package on the way."""
    calls: dict[tuple[str, str], ModuleType] = {}
    for found in pkgutil.walk_packages(module.__path__, f"{module.__name__}."):
        part = importlib.import_module(found.name)
        if hasattr(part, "OPERATION"):
            calls[part.OPERATION.method.lower(), part.OPERATION.path] = part
    declared = Counter({"operation": len(original.lost_paths)})
    for operation in original.operations():
        parameters = [
            each for each in operation.parameters if each.get("in") == "query" or not each.get("x-undeclared")
        ]
        declared["operation"] += 1
        # A query in a path becomes parameters, unless only the query tells two operations apart.
        is_fixed = (operation.method.lower(), operation.path) in calls
        queries = 0 if is_fixed else len(wire.own_query(operation))
        declared["parameter"] += len(parameters) + queries
        declared["body"] += len(operation.body.get("content") or ("",)) if operation.body else 0
        declared["response"] += sum(len(each.get("content") or ("",)) for each in operation.responses.values())
        call = operation.within(calls)
        if call is None:
            yield f"{operation} has no module"
        else:
            yield from (f"{operation}: {what}" for what in _in_operation(operation, call, queries))
    known = Counter(entry.subject.kind for entry in ledger.entries)
    for kind, count in declared.items():
        if known[kind] != count:
            yield f"the ledger knows {known[kind]} of {count}: {kind}"


def _in_operation(operation: Operation, call: ModuleType, queries: int) -> Iterator[str]:
    sent = [each for each in operation.arguments if f"{{{each['name']}}}" in operation.path or each["in"] != "path"]
    wanted = len(sent) + bool(operation.body.get("content")) + queries
    found = len(inspect.signature(call._get_kwargs).parameters)
    if found != wanted:
        yield f"{found} arguments instead of {wanted}"
    documented = {status.upper() for status in call._DOCUMENTED}
    if missing := {status.upper() for status in operation.responses} - documented:
        yield f"no response for {', '.join(sorted(missing))}"
