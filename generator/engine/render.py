"""Renders a package: the engine's project with our templates and one global more, ``package``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from generator.engine import guide, low_level, optional, wording
from generator.engine.context import Component, Enum, Model, Operation, Package, Union
from generator.engine.imports import with_imports
from generator.formatting import formatted
from generator.processes import beside, processors
from generator.toolchain import TEMPLATES
from generator.tree import Tree, read_tree

# So many files take longer than copying the process and sending them back.
_FILES_WORTH_A_PROCESS: Final = 200
_BY_KIND: Final = {Model: "model.py.jinja", Enum: "literal_enum.py.jinja", Union: "union.py.jinja"}

File: TypeAlias = tuple[str, str, dict[str, Any]]
"""Path, template and variables of a file that is to be written."""


class _Compiled(BytecodeCache):
    """Keeps compiled templates for the next package: compiling takes longer than rendering a small one."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED: Final = _Compiled()


def engine_config(package: Package) -> Config:
    """What the engine is told besides the document."""
    return Config.from_sources(
        ConfigFile(
            project_name_override=package.distribution,
            package_name_override=package.package,
            package_version_override=package.version,
            literal_enums=True,
            post_hooks=[],
        ),
        MetaType.UV,
        document_source=Path("openapi.yaml"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=Path(package.distribution),
    )


def render(
    package: Package, data: GeneratorData, operations: Iterable[Operation], components: Iterable[Component]
) -> Tree:
    """The project folder of a package, formatted.

    Arguments:
        package: what the templates may see.
        data: what the engine understood.
        operations, components: those that the engine takes.
    """
    project = Project(openapi=data, config=engine_config(package), custom_template_path=TEMPLATES / "engine")
    environment = _prepared(project.env, package)
    files = tuple(_files(package, list(operations), list(components)))
    for template in {template for _, template, _ in files}:
        environment.get_template(template)  # compiled once, before the processes part
    shares = min(processors(), 1 + len(files) // _FILES_WORTH_A_PROCESS)
    others = [beside(partial(_written, environment, files[share::shares])) for share in range(1, shares)]
    trees = [_written(environment, files[::shares]), *(other() for other in others)]
    return {**{path: content for tree in trees for path, content in tree.items()}, **_runtime(package)}


def _written(environment: Environment, files: Iterable[File]) -> Tree:
    tree: dict[str, bytes] = {}
    for path, template, variables in files:
        text = environment.get_template(template).render(variables)
        tree[path] = (with_imports(text, path.count("/") - 1) if path.endswith(".py") else text).encode()
    return formatted(tree)


def _runtime(package: Package) -> Tree:
    left_out = optional.left_out(package)
    found = read_tree(TEMPLATES / "package")
    return {f"{package.package}/{path}": content for path, content in found.items() if path not in left_out}


def _prepared(environment: Environment, package: Package) -> Environment:
    loaders = [FileSystemLoader(TEMPLATES / "client"), environment.loader]
    environment.loader = ChoiceLoader([loader for loader in loaders if loader is not None])
    environment.undefined = StrictUndefined
    environment.auto_reload = False  # nobody changes a template while a package is rendered
    environment.bytecode_cache = _COMPILED
    # Jinja's annotations know only the globals that it comes with.
    cast(Any, environment.globals)["package"] = package
    environment.filters.update({**wording.FILTERS, **guide.FILTERS, **low_level.FILTERS, **optional.FILTERS})
    return environment


def _files(package: Package, operations: list[Operation], components: list[Component]) -> Iterator[File]:
    """Path, template and variables of each file that is not the same in every package."""
    root = package.package
    taken = {(operation.group, operation.name) for operation in operations}
    yield "pyproject.toml", "pyproject.toml.jinja", {}
    yield "README.md", "README.md.jinja", {}
    yield "reference.md", "reference.md.jinja", {}
    yield f"{root}/__init__.py", "package_init.py.jinja", {}
    yield f"{root}/client.py", "client.py.jinja", {}
    yield f"{root}/_service.py", "service.py.jinja", {}
    yield f"{root}/models/__init__.py", "models_init.py.jinja", {"components": components}
    for component in components:
        yield f"{root}/models/{component.module}.py", _BY_KIND[type(component)], {"component": component}
    yield f"{root}/api/__init__.py", "api_init.py.jinja", {}
    yield f"{root}/groups/__init__.py", "groups_init.py.jinja", {}
    for group in package.groups:
        kept = [operation for operation in group.operations if (group.name, operation.name) in taken]
        yield f"{root}/groups/{group.name}.py", "group.py.jinja", {"group": group, "operations": kept}
        yield f"{root}/api/{group.name}/__init__.py", "endpoint_init.py.jinja", {"group": group}
        for operation in kept:
            yield f"{root}/api/{group.name}/{operation.name}.py", "endpoint_module.py.jinja", {"operation": operation}
