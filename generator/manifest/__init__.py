"""The manifest of an API: ``specs/<api>/api.yaml`` becomes a frozen ``Api``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from generator.custom import Replacement
from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, read
from generator.ledger import Allowance
from generator.ledger.fates import Subject
from generator.manifest.api import CHANGELOG, Api
from generator.naming import class_name, identifier, is_identifier
from generator.settings import (
    CLIENT_ARGUMENTS,
    CREDENTIAL_PARTS,
    CredentialName,
    Environment,
    ServerVariableName,
    Settings,
)
from generator.sources import Sources
from generator.spelling import did_you_mean

_KEYS: Final = (
    *("package", "client", "version", "pages", "document", "overlays", "environments", "default_environment"),
    *("credentials", "server_variables", "allow", "replaces", "fetch", "allow_remote"),
)

_BEGIN: Final = "Give `pages: [pages/*.md]` or `document: openapi.yaml`."

# What an allowance may be about besides a whole operation.
_DETAILS: Final = ("parameter", "body", "response", "page")
_OF_THE_DOCUMENT: Final = ("schema", "webhook")


def read_manifest(folder: Path, report: Report) -> Api | None:
    """Reads ``api.yaml`` in the folder of an API.

    Arguments:
        folder: ``specs/<api>``.
        report: receives the ``manifest-…`` findings, and those of reading YAML.

    Returns:
        None when the manifest cannot be used.
    """
    found = Report()
    if not (folder / "api.yaml").exists():
        hint = f"Write one, or move the folder away: each folder in {folder.parent.as_posix()}/ is an API."
        report.error("manifest-missing", "This API has no manifest `api.yaml`", Place(folder.as_posix()), hint)
        return None
    manifest = read(folder / "api.yaml", found)
    api = None if manifest is None else _api(folder, manifest, found)
    # The reader of YAML knows no better example than any key.
    report.extend(replace(each, hint=_BEGIN) if each.code == "not-an-object" else each for each in found.diagnostics)
    return None if found.failed else api


def _api(folder: Path, manifest: ObjectNode, report: Report) -> Api:
    _refuse_unknown_keys(manifest, _KEYS, report)
    return Api(
        name=folder.name,
        folder=folder,
        settings=_settings(folder.name, manifest, report),
        sources=_sources(folder, manifest, report),
        overlays=tuple(_files(folder, manifest, "overlays", report)),
        allowances=tuple(_allowances(folder, manifest, report)),
        replacements=tuple(_replacements(manifest, report)),
    )


# Sources


def _sources(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
    if "pages" in manifest and "document" in manifest:
        hint = "Keep one of the two."
        report.error("manifest-sources", "Both pages and a document are named", manifest.place_of("document"), hint)
    elif "pages" in manifest:
        return _pages(folder, manifest, report)
    elif "document" in manifest:
        name, place = _text(manifest, "document", "", report), manifest.place_of("document")
        document = _file(folder, manifest, name, place, report) if name else None
        return Sources(document=document, allow_remote=_flag(manifest, "allow_remote", report))
    else:
        report.error("manifest-sources", "Neither pages nor a document is named", manifest.place, _BEGIN)
    return Sources()


def _pages(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
    """The pages; among those that only a pattern finds may be prose."""
    found: set[Path] = set()
    patterns = _texts(manifest, "pages", report)
    for pattern, place in patterns:
        if not _is_pattern(pattern):
            hint = "Write `**/*.md` for all pages in all folders below."
            report.error("manifest-value-invalid", f"`{pattern}` is not a pattern of file names", place, hint)
            continue
        matches = {path for path in folder.glob(pattern) if path.is_file()} if _is_relative(pattern) else set[Path]()
        if not matches:
            hint = _fetch_it(folder) if "fetch" in manifest else f"Patterns are relative to {folder.as_posix()}."
            report.error("manifest-file-missing", f"No page matches `{pattern}`", place, hint)
        found |= matches - {folder / CHANGELOG}
    if not patterns and isinstance(manifest["pages"], ArrayNode):
        report.error("manifest-sources", "The list of pages is empty", manifest.place_of("pages"))
    named = {folder / pattern for pattern, _ in patterns}
    return Sources(pages=tuple(sorted(found, key=Path.as_posix)), found=frozenset(found - named))


def _files(folder: Path, manifest: ObjectNode, key: str, report: Report) -> Iterator[Path]:
    for name, place in _texts(manifest, key, report):
        if path := _file(folder, manifest, name, place, report):
            yield path


def _file(folder: Path, manifest: ObjectNode, name: str, place: Place, report: Report) -> Path | None:
    path = folder / name
    if _is_relative(name) and path.is_file():
        return path
    siblings = [entry.name for entry in folder.iterdir() if entry.is_file()]
    hint = did_you_mean(name, siblings) or f"Paths are relative to {folder.as_posix()}."
    hint = _fetch_it(folder) if name in manifest.object_at("fetch") else hint
    report.error("manifest-file-missing", f"There is no file `{name}`", place, hint)
    return None


def _fetch_it(folder: Path) -> str:
    return f"Run `docs2client fetch {folder.name}`."


def _is_pattern(text: str) -> bool:
    """Whether every supported Python understands it alike: ``**`` stands for folders, and not within a name."""
    *folders, name = PurePosixPath(text).parts or ("",)
    return "**" not in name and all(part == "**" or "**" not in part for part in folders)


def _is_relative(name: str) -> bool:
    return bool(name) and not Path(name).is_absolute()


# Names


def _settings(api: str, manifest: ObjectNode, report: Report) -> Settings:
    package = _name(manifest, "package", f"{identifier(api, 'api')}_client", is_identifier, report)
    environments = tuple(_environments(manifest, report))
    settings = Settings(
        package=package,
        client=_name(manifest, "client", class_name(api, "Api"), _is_class_name, report),
        distribution=package.replace("_", "-"),
        version=_name(manifest, "version", "0.1.0", _is_version, report),
        environments=environments,
        default_environment=_default_environment(manifest, environments, report),
        credentials=tuple(_credentials(api, manifest, report)),
        server_variables=tuple(_server_variables(api, manifest, report)),
    )
    _refuse_repeated_arguments(settings, report)
    return settings


def _is_class_name(name: str) -> bool:
    return is_identifier(name) and name[0].isupper()


def _is_version(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?", text))


def _is_variable(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z_][A-Z0-9_]*", name))


_SHAPES: Final = {
    "package": "a Python package name such as `acme_client`",
    "client": "a Python class name such as `Acme`",
    "version": "a version such as `0.1.0`",
    "argument": "a Python argument name such as `api_key`",
    "variable": "the name of an environment variable such as `ACME_API_KEY`",
}


def _name(node: ObjectNode, key: str, default: str, is_valid: Callable[[str], bool], report: Report) -> str:
    """The text under a key, or the default; what is not valid is reported, and the default taken."""
    text = _text(node, key, default, report)
    if is_valid(text):
        return text
    report.error("manifest-name-invalid", f"`{text}` is not {_SHAPES[key]}", node.place_of(key))
    return default


def _environments(manifest: ObjectNode, report: Report) -> Iterator[Environment]:
    for name, url in _object(manifest, "environments", report).items():
        if isinstance(url, str) and re.match(r"https?://\S+\Z", url):
            yield Environment(name, url)
        else:
            place = manifest.object_at("environments").place_of(name)
            hint = f"Write `{name}: https://api.example.com`; server variables stand in braces."
            report.error("manifest-value-invalid", f"The environment `{name}` needs the URL of a server", place, hint)


def _default_environment(manifest: ObjectNode, environments: tuple[Environment, ...], report: Report) -> str | None:
    names = [environment.name for environment in environments]
    if "default_environment" not in manifest:
        return names[0] if len(names) == 1 else None
    default = _text(manifest, "default_environment", "", report)
    if default and default not in names:
        place = manifest.place_of("default_environment")
        hint = did_you_mean(default, manifest.object_at("environments")) or "It must be one of `environments`."
        report.error("manifest-name-unknown", f"There is no environment `{default}`", place, hint)
    return default


def _credentials(api: str, manifest: ObjectNode, report: Report) -> Iterator[CredentialName]:
    """The names of the only credential of a scheme, or of each part of one that has several."""
    schemes = _object(manifest, "credentials", report)
    for scheme in schemes:
        entry = _object(schemes, scheme, report)
        if not any(part in entry for part in CREDENTIAL_PARTS):
            yield CredentialName(scheme, *_names(api, schemes, scheme, report), place=schemes.place_of(scheme))
            continue
        _refuse_unknown_keys(entry, CREDENTIAL_PARTS, report)
        for part in entry:
            yield CredentialName(scheme, *_names(api, entry, part, report), part=part, place=entry.place_of(part))


def _server_variables(api: str, manifest: ObjectNode, report: Report) -> Iterator[ServerVariableName]:
    variables = _object(manifest, "server_variables", report)
    for name in variables:
        yield ServerVariableName(name, *_names(api, variables, name, report), variables.place_of(name))


def _names(api: str, entries: ObjectNode, name: str, report: Report) -> tuple[str, str]:
    """What something that a client is made with is called: as an argument, and as an environment variable."""
    entry = _object(entries, name, report)
    _refuse_unknown_keys(entry, ("argument", "variable"), report)
    argument = _name(entry, "argument", identifier(name, "value"), is_identifier, report)
    variable = f"{identifier(api, 'api')}_{argument}".upper()
    return argument, _name(entry, "variable", variable, _is_variable, report)


def _refuse_repeated_arguments(settings: Settings, report: Report) -> None:
    seen: dict[str, Place] = {}
    everything: list[CredentialName | ServerVariableName] = [*settings.credentials, *settings.server_variables]
    for named in everything:
        if named.argument in seen or named.argument in CLIENT_ARGUMENTS:
            message = f"The argument `{named.argument}` of the client would stand there twice"
            related = [seen[named.argument]] if named.argument in seen else []
            report.error("manifest-name-repeated", message, named.place, "Give it another `argument`.", related)
        seen[named.argument] = named.place


# Promises about the result


def _allowances(folder: Path, manifest: ObjectNode, report: Report) -> Iterator[Allowance]:
    for entry, place in _items(manifest, "allow", report):
        if not isinstance(entry, ObjectNode):
            _refuse_value("allow", "a list of `{operation: POST /path, reason: …}`", place, report)
            continue
        _refuse_unknown_keys(entry, (*_DETAILS, *_OF_THE_DOCUMENT, "operation", "reason"), report)
        subject = _subject(folder, entry, report)
        reason = _text(entry, "reason", "", report).strip()
        if subject and reason:
            yield Allowance(subject, reason, place)
        else:
            hint = "Write `operation: POST /messages`, a `parameter`, `body`, `response` or `page` of it, and `reason`."
            report.error("manifest-value-invalid", "An allowance needs an operation and a reason", place, hint)


def _subject(folder: Path, entry: ObjectNode, report: Report) -> Subject | None:
    """What an entry of ``allow`` is about; None when that cannot be said."""
    named = {key: _text(entry, key, "", report) for key in (*_DETAILS, *_OF_THE_DOCUMENT) if key in entry}
    operation = _text(entry, "operation", "", report)
    method, _, path = operation.partition(" ")
    # Nobody knows the methods of a path that cannot be read.
    is_operation = (method == "*" or method.isupper()) and bool(path)
    match list(named.items()):
        case [] if is_operation or re.fullmatch(r"[a-z0-9-]+", operation):  # a page names no method and path
            return Subject("operation", operation)
        case [(("schema" | "webhook") as kind, name)] if not operation:
            return Subject(kind, name=name)
        case [("page", name)] if is_operation:
            return Subject("page", operation, (folder / name).as_posix())
        case [(("parameter" | "body" | "response") as kind, name)] if is_operation:
            return Subject(kind, operation, name)
        case _:
            return None


def _replacements(manifest: ObjectNode, report: Report) -> Iterator[Replacement]:
    for name, place in _texts(manifest, "replaces", report):
        yield Replacement(PurePosixPath(name).as_posix(), place)


# Kinds of values


def _refuse_unknown_keys(node: ObjectNode, known: Collection[str], report: Report) -> None:
    for key in node:
        if key not in known:
            hint = did_you_mean(key, known) or f"Known keys: {', '.join(sorted(known))}."
            report.error("manifest-key-unknown", f"A manifest has no key `{key}` here", node.place_of(key), hint)


def _refuse_value(key: str, expected: str, place: Place, report: Report, hint: str = "") -> None:
    report.error("manifest-value-invalid", f"`{key}` must be {expected}", place, hint)


def _text(node: ObjectNode, key: str, default: str, report: Report) -> str:
    value = node.get(key, default)
    if isinstance(value, str):
        return value
    _refuse_value(key, "text (a number needs quotes)", node.place_of(key), report)
    return default


def _flag(node: ObjectNode, key: str, report: Report) -> bool:
    value = node.get(key, False)
    if not isinstance(value, bool):
        _refuse_value(key, "true or false", node.place_of(key), report)
    return value is True


def _object(node: ObjectNode, key: str, report: Report) -> ObjectNode:
    if key in node and not isinstance(node[key], ObjectNode):
        _refuse_value(key, "a mapping", node.place_of(key), report)
    return node.object_at(key)


def _items(node: ObjectNode, key: str, report: Report) -> list[tuple[Node, Place]]:
    if key in node and not isinstance(node[key], ArrayNode):
        hint = f"Write `{key}: [{node[key]}]`." if isinstance(node[key], str) else ""
        _refuse_value(key, "a list", node.place_of(key), report, hint)
    items = node.array_at(key)
    return [(item, items.place_of(index)) for index, item in enumerate(items)]


def _texts(node: ObjectNode, key: str, report: Report) -> list[tuple[str, Place]]:
    texts: list[tuple[str, Place]] = []
    for item, place in _items(node, key, report):
        if isinstance(item, str):
            texts.append((item, place))
        else:
            _refuse_value(key, "a list of texts", place, report)
    return texts
