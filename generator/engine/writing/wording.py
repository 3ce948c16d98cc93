"""The filters of the templates for the text of docstrings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.engine.context.calls import Operation, Response, Webhook
from generator.engine.context.classes import Model, Union
from generator.engine.context.connection import ServerVariable, Setting
from generator.engine.context.package import Package
from generator.engine.writing.docstrings import docstring, with_sections


def model_description(model: Model) -> str:
    """The docstring of a model, with its attributes."""
    about = "Deprecated. " * model.deprecated + (model.description.strip() or f"The object ``{model.name}``.")
    listed = [_entry(field.attribute, field.description, field.deprecated) for field in model.fields]
    return with_sections(about, {"Attributes": [entry for entry in listed if entry]})


def union_description(union: Union) -> str:
    """The docstring of a union: what it is, and how its variants are told apart."""
    about = union.description.strip() or "One of several variants."
    if union.discriminator:
        other = f"is read as ``{union.otherwise.annotation}``" if union.otherwise else "stays a dictionary"
        about += f"\n\n``{union.discriminator}`` says which; a variant that is not documented {other}."
    return about


def webhook_description(webhook: Webhook) -> str:
    """The docstring of a function that reads a webhook."""
    summary = webhook.summary or f"Reads the payload of the webhook ``{webhook.key}``."
    return _introduced(summary, webhook.description.strip(), webhook.deprecated)


def _introduced(summary: str, description: str, deprecated: bool) -> str:
    """A summary and the description after it, unless that only repeats the summary."""
    about = "Deprecated. " * deprecated + summary
    return f"{about}\n\n{description}" if description and description.strip() != summary.strip() else about


def method_description(operation: Operation) -> str:
    """The docstring of a method: what it does, takes, gives and raises."""
    summary = operation.summary or operation.name.replace("_", " ").capitalize()
    about = _introduced(summary, operation.description, operation.deprecated)
    arguments = [_entry(each.name, each.description, each.deprecated) for each in operation.arguments]
    raises = [_entry(error.status, error.description, False) for error in operation.errors]
    return with_sections(
        about,
        {
            "Args": [entry for entry in arguments if entry],
            "Returns": next((_given(operation, response) for response in operation.successes), ""),
            "Error statuses": [entry for entry in raises if entry],
        },
    )


def _given(operation: Operation, response: Response) -> str:
    """The description of a result; for a list, the document only describes one page of it."""
    return f"All items, page by page. {response.description}".strip() if operation.pagination else response.description


def client_description(package: Package, prefix: str) -> str:
    """The docstring of a client, with the arguments of its constructor."""
    about = f"{'An asynchronous' if prefix else 'A'} client of {package.title}."
    entries = [*map(_variable, package.variables), *(_setting(each) for each in package.secrets)]
    if package.servers:
        default = f"Default: {package.default_environment}." if package.default_environment else "There is no default."
        servers = ", ".join(f"``{each.environment}`` ({each.url})" for each in package.servers)
        entries.append(_entry("environment", f"{servers}. {default}", False))
    entries += [
        "base_url: The address to use instead of a documented server, its variables included.",
        "timeout: Seconds for each phase of a request, or an ``httpx2.Timeout``.",
        "max_retries: How often a request is sent again at most, when that is safe.",
        "headers: Sent with every request.",
        "http_client: Connections of your own: proxies, certificates, transports.",
    ]
    return with_sections(about, {"Args": entries})


def _variable(variable: ServerVariable) -> str:
    choices = f"One of {', '.join(f'``{each}``' for each in variable.choices)}." if variable.choices else ""
    return _setting(variable.setting, choices, "" if variable.default is None else f", else ``{variable.default}``")


def _setting(setting: Setting, choices: str = "", otherwise: str = "") -> str:
    """The entry of a setting: its description, its choices, its environment variable, and the default without that."""
    about = f"{setting.description.rstrip('.')}." if setting.description else ""
    default = f"Default: the environment variable {setting.variable}{otherwise}."
    return _entry(setting.argument, " ".join(filter(None, (about, choices, default))), False)


def package_description(package: Package) -> str:
    """The docstring of a package."""
    return f"{package.title}.\n\n{package.description}" if package.description else f"{package.title}."


def _entry(name: str, description: str, deprecated: bool) -> str:
    text = "Deprecated. " * deprecated + description.strip()
    return f"{name}: {text}" if text else ""


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "client_description": client_description,
    "docstring": docstring,
    "method_description": method_description,
    "model_description": model_description,
    "package_description": package_description,
    "union_description": union_description,
    "webhook_description": webhook_description,
}
