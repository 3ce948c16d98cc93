"""The present state of an API, and whether its lock says the same."""

from __future__ import annotations

import os
from pathlib import Path

from generator.lock import Digests, Lock, read_lock
from generator.manifest.api import Api
from generator.toolchain import fingerprint
from generator.tree import Tree, digests, file_digest, read_tree
from generator.workspace.outcome import Outcome, Result
from generator.write import is_interrupted


def is_current(api: Api) -> bool:
    """Whether the generated files are those of the lock, and made from the present inputs with the present tools."""
    return current(api) is not None


def current(api: Api) -> Result | None:
    """The result for an API that is up to date, as its lock remembers it; None if it is not."""
    lock, now = read_lock(api.lock), made_from(api)
    is_up_to_date = (
        lock.tool == now.tool
        and lock.inputs == _with_those_of_last_run(now.inputs, api, lock)
        and lock.outputs == outputs(api, read_tree(api.output))
        and lock.names == names(api)
        and not is_interrupted(api.output)
        and not pending_lock(api).exists()
    )
    return Result(Outcome.CURRENT, remembered=lock.findings) if is_up_to_date else None


def pending_lock(api: Api) -> Path:
    """The lock of a run that is still writing its output, or was killed while it did."""
    return api.lock.with_name(f".{api.lock.name}.new")


def made_from(api: Api) -> Lock:
    """A lock with the present tools and inputs."""
    return Lock(tool=fingerprint(), inputs=_inputs(api))


def _inputs(api: Api) -> dict[str, str]:
    """Digests of everything that people wrote for an API; empty for an unreadable file, which the stages report."""
    changelog = [api.changelog] if api.changelog.is_file() else []
    named = (*api.sources.files, *api.overlays, api.manifest, *changelog)
    custom = {f"{api.custom.name}/{path}": content for path, content in read_tree(api.custom).items()}
    return {**{seen_from(api, path): file_digest(path) for path in named}, **digests(custom)}


def _with_those_of_last_run(inputs: Digests, api: Api, lock: Lock) -> dict[str, str]:
    """The inputs, with further files that the last run read; if none of these has changed, there are no new ones."""
    return {**{path: file_digest(api.folder / path) for path in lock.inputs.keys() - inputs.keys()}, **inputs}


def seen_from(api: Api, path: Path) -> str:
    """A path relative to the folder of the API, as in the lock."""
    return Path(os.path.relpath(path, api.folder)).as_posix()


def names(api: Api) -> dict[str, str]:
    """The digest of the file of names, which is written like an output, and may be edited like an input."""
    return {api.names.name: file_digest(api.names)} if api.names.exists() else {}


def outputs(api: Api, project: Tree) -> dict[str, str]:
    """Digests of the generated files that are there, in the output folder and beside the pages."""
    extracted = [api.extracted] if api.extracted and api.extracted.exists() else []
    return {**digests(in_output(api, project)), **{path.as_posix(): file_digest(path) for path in extracted}}


def in_output(api: Api, project: Tree) -> dict[str, bytes]:
    """The files of a project by their paths from the workspace."""
    folder = api.output.as_posix()
    return {f"{folder}/{path}": content for path, content in project.items()}
