"""What there is of an API now, to be held against what its lock remembers."""

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
    """Whether the generated files are what the lock says, made from what is there now, by the tools of now."""
    return current(api) is not None


def current(api: Api) -> Result | None:
    """What came of an API that is up to date, as its lock remembers it; None for one that is not."""
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
    """The lock of a run that has not written all of its output yet, or was killed before it had."""
    return api.lock.with_name(f".{api.lock.name}.new")


def made_from(api: Api) -> Lock:
    """What a lock would say that a package was made from, were that made now."""
    return Lock(tool=fingerprint(), inputs=_inputs(api))


def _inputs(api: Api) -> dict[str, str]:
    """Digests of everything that people wrote for an API; an unreadable file, which the stages report, has none."""
    changelog = [api.changelog] if api.changelog.is_file() else []
    named = (*api.sources.files, *api.overlays, api.manifest, *changelog)
    custom = {f"{api.custom.name}/{path}": content for path, content in read_tree(api.custom).items()}
    return {**{seen_from(api, path): file_digest(path) for path in named}, **digests(custom)}


def _with_those_of_last_run(inputs: Digests, api: Api, lock: Lock) -> dict[str, str]:
    """The inputs, with the files that the last run was referred to: while none has changed, there are no others."""
    return {**{path: file_digest(api.folder / path) for path in lock.inputs.keys() - inputs.keys()}, **inputs}


def seen_from(api: Api, path: Path) -> str:
    """A path as the lock has it: from the folder of the API."""
    return Path(os.path.relpath(path, api.folder)).as_posix()


def names(api: Api) -> dict[str, str]:
    """The digest of the names, which are written like outputs, and which people may edit like inputs."""
    return {api.names.name: file_digest(api.names)} if api.names.exists() else {}


def outputs(api: Api, project: Tree) -> dict[str, str]:
    """Digests of the generated files that are there, in the output folder and beside the pages."""
    extracted = [api.extracted] if api.extracted and api.extracted.exists() else []
    return {**digests(in_output(api, project)), **{path.as_posix(): file_digest(path) for path in extracted}}


def in_output(api: Api, project: Tree) -> dict[str, bytes]:
    """The files of a project by their paths from the workspace."""
    folder = api.output.as_posix()
    return {f"{folder}/{path}": content for path, content in project.items()}
