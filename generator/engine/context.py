"""What the templates may see: one frozen description of a package, with every name and every expression decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.engine.component_imports import ComponentImports, Importable
from generator.engine.connection import Scheme, Server, ServerVariable, Setting
from generator.engine.pieces import Events, Pagination, ResponseHeader, Webhook
from generator.engine.types import Type, models_of
from generator.ledger.fates import operation_name


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model; ``required`` in what a server sends, and in the constructor unless it has a ``default``.

    ``constant`` is the only value that it can have, as source text, or empty; a tag says in unions which model it is.
    """

    name: str
    attribute: str
    type: Type
    required: bool
    read_only: bool
    description: str
    deprecated: bool
    constant: str
    is_tag: bool = False

    @property
    def default(self) -> str:
        """What the constructor takes when the field is not given; empty where it has to be."""
        if not self.required:
            return (self.constant if self.is_tag and not self.read_only else "") or "UNSET"
        return self.constant or ("FROM_SERVER" if self.read_only else "")


@dataclass(frozen=True, slots=True)
class Model:
    """An object with a class of its own; ``additional`` is the type of the properties that it does not name."""

    name: str
    module: str
    description: str
    fields: tuple[Field, ...]
    additional: Type
    deprecated: bool

    @property
    def always_written(self) -> tuple[Field, ...]:
        """The fields that are in each request."""
        return tuple(field for field in self.fields if field.required and not field.read_only)

    @property
    def written_if_given(self) -> tuple[Field, ...]:
        """The fields that are in a request only if they are given."""
        return tuple(field for field in self.fields if not field.required or field.read_only)

    @property
    def models(self) -> frozenset[str]:
        """The other components that it is made of."""
        return (models_of(field.type for field in self.fields) | self.additional.models) - {self.name}


@dataclass(frozen=True, slots=True)
class Enum:
    """Values that a string or a number may have; others are let through."""

    name: str
    module: str
    description: str
    values: tuple[str | int, ...]
    base: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A member of a union; ``kind`` is the Python type of its JSON values, ``tags`` what the discriminator says.

    ``marks`` is the source text of what tells it from others, or from those with its tags.
    """

    type: Type
    kind: str
    tags: tuple[str | int, ...]
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types; ``discriminator`` is the property that says which, or empty.

    ``otherwise`` is what a value is whose discriminator says nothing of the kind, ``untold`` what one can be that has
    none: a member that is no object, or one of all where none requires it.
    """

    name: str
    module: str
    decoder: str
    description: str
    variants: tuple[Variant, ...]
    discriminator: str
    otherwise: Type | None = None
    untold: tuple[Variant, ...] = ()

    @property
    def models(self) -> frozenset[str]:
        """The other components that it is made of."""
        return models_of(variant.type for variant in self.variants) - {self.name}

    @property
    def by_tag(self) -> Mapping[str | int, tuple[Variant, ...]]:
        """The members that each value of the discriminator stands for."""
        tags = dict.fromkeys(tag for variant in self.variants for tag in variant.tags)
        return {tag: tuple(each for each in self.variants if tag in each.tags) for tag in tags}

    @property
    def annotation(self) -> str:
        found = list(dict.fromkeys(variant.type.annotated for variant in self.variants))
        is_told = bool(self.discriminator) and self.otherwise is None
        return " | ".join([*found, "dict[str, Any]"] if is_told else found)


Component: TypeAlias = Model | Enum | Union

NO_CONTENT: Final = ("204", "205")
"""Statuses whose responses have no body, whatever a document says (RFC 9110, sections 15.3.5 and 15.3.6)."""

Location: TypeAlias = Literal["path", "query", "header", "cookie", "body"]
BodyConstructor: TypeAlias = Literal["JsonBody", "MultipartBody", "FormBody", "ContentBody"]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method.

    ``expression`` writes it into the request (a segment, pairs, a field, or parts); ``example`` is a value for it.
    """

    name: str
    parameter: str
    location: Location
    type: Type
    required: bool
    description: str
    deprecated: bool
    expression: str
    example: str

    @property
    def accepted(self) -> str:
        return self.type.accepted if self.required else f"{self.type.accepted} | Unset"


@dataclass(frozen=True, slots=True)
class Body:
    """A request body: what builds it, and the arguments whose presence chooses it among several.

    ``needed`` are the arguments that must be given where the body is sent.
    """

    media_type: str
    type: Type
    constructor: BodyConstructor
    fields: tuple[Argument, ...]
    needed: tuple[str, ...]
    whole: Argument | None
    required: bool
    chosen_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A documented response: its status (``201``, ``2XX``, ``default``), and how its body is read."""

    status: str
    description: str
    type: Type
    source: Literal["response.json()", "response.text()", "response.content", "None"]
    media_type: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as a method of a group.

    ``server`` is the address of one that is served elsewhere than others, ``servers`` those in some environments.
    """

    group: str
    name: str
    method: str
    path: str
    path_expression: str
    fixed_query: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    arguments: tuple[Argument, ...]
    bodies: tuple[Body, ...]
    successes: tuple[Answer, ...]
    errors: tuple[Answer, ...]
    accept: str
    security: tuple[tuple[str, ...], ...]
    idempotency_header: str
    server: str
    servers: tuple[tuple[str, str], ...] = ()
    response_headers: tuple[ResponseHeader, ...] = ()
    events: Events | None = None
    pagination: Pagination | None = None

    @property
    def key(self) -> str:
        """Its name in the document, as ``POST /messages``."""
        return operation_name(self.method, self.path)

    def located(self, location: Location) -> tuple[Argument, ...]:
        """The arguments that go to one place of the request."""
        return tuple(argument for argument in self.arguments if argument.location == location)

    @property
    def positional(self) -> tuple[Argument, ...]:
        return self.located("path")

    @property
    def keywords(self) -> tuple[Argument, ...]:
        return tuple(argument for argument in self.arguments if argument.location != "path")

    @property
    def result(self) -> str:
        """The annotation of what the method returns."""
        found = list(dict.fromkeys(answer.type.annotated for answer in self.successes))
        return " | ".join(found) or "None"

    @property
    def returned(self) -> str:
        """The annotation of what the synchronous method returns: the result, or what gives it piece by piece."""
        if self.pagination:
            return f"Pager[{self.pagination.item}, {self.result}]"
        return f"EventStream[{self.events.annotation}]" if self.events else self.result

    @property
    def is_download(self) -> bool:
        """Whether a success is bytes or text, which may be too much to hold in memory."""
        unread = ("response.text()", "response.content")
        return self.events is None and any(answer.source in unread for answer in self.successes)

    @property
    def models(self) -> frozenset[str]:
        """The components that the signature names."""
        items = self.pagination.models if self.pagination else frozenset[str]()
        return models_of(argument.type for argument in self.arguments) | self.returned_models | items

    @property
    def all_models(self) -> frozenset[str]:
        """The components that its signature, its bodies and its errors are made of."""
        return self.models | models_of([*(answer.type for answer in self.errors), *(body.type for body in self.bodies)])

    @property
    def returned_models(self) -> frozenset[str]:
        """The components that the result, or its pieces, are made of."""
        events = [self.events.type] if self.events and self.events.type else []
        return models_of([*(answer.type for answer in self.successes), *events])


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag, a property of the client."""

    name: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that is generated."""

    package: str
    client: str
    distribution: str
    version: str
    title: str
    description: str
    schemes: tuple[Scheme, ...]
    servers: tuple[Server, ...]
    default_environment: str | None
    prefix: str
    groups: tuple[Group, ...]
    webhooks: tuple[Webhook, ...]
    components: Mapping[str, Component]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of all groups."""
        return tuple(operation for group in self.groups for operation in group.operations)

    @property
    def secrets(self) -> tuple[Setting, ...]:
        """The credentials, each once."""
        found = (setting for scheme in self.schemes for setting in scheme.settings)
        return tuple({setting.argument: setting for setting in found}.values())

    @property
    def variables(self) -> tuple[ServerVariable, ...]:
        """The server variables, each once."""
        found = (variable for server in self.servers for variable in server.variables)
        return tuple({variable.setting.argument: variable for variable in found}.values())

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of the client that are looked up in the environment when they are not given."""
        settings = [*(variable.setting for variable in self.variables), *self.secrets]
        environment = ["environment"] if self.servers else []
        return (*(setting.argument for setting in settings), *environment, "base_url")

    def imports(self, names: Iterable[str]) -> ComponentImports:
        """The imports of some components."""
        return ComponentImports({name: _importable(self.components[name]) for name in sorted(names)})


def _importable(component: Component) -> Importable:
    decoder = component.decoder if isinstance(component, Union) else ""
    return Importable(component.module, component.name, decoder, isinstance(component, Enum))
