"""The command line: the only place that prints and sets exit codes.

What costs time to import is imported by the command that needs it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

import click

from generator.api import Api
from generator.diagnostics import Place, Report
from generator.ledger import Ledger
from generator.manifest import read_manifest
from generator.naming import is_identifier
from generator.oneoff import write_project
from generator.render import as_json, as_report, as_text, seen_from
from generator.sources import find_pages, find_sources
from generator.spelling import did_you_mean
from generator.workspace import SPECS, Outcome, Result, api_folders, check, is_current, overwrite, update
from generator.write import report_unwritable, write_file

_ERRORS_FOUND: Final = 1
_OUT_OF_DATE: Final = 3
_INTERRUPTED: Final = 130

_FILE: Final = click.Path(path_type=Path)
_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="How findings are shown, on stderr."
)
_REPORT = click.option("--report", "account", type=_FILE, metavar="FILE", help="Write operations and findings as JSON.")


@dataclass
class _Run:
    """What one run of a command found, and how it is shown when it ends."""

    style: str
    account: Path | None = None
    inputs: tuple[Path, ...] = ()
    report: Report = field(default_factory=Report)
    ledgers: list[Ledger] = field(default_factory=list[Ledger])

    def end(self, code: int = 0) -> NoReturn:
        """Shows the findings, writes the account of the run, and leaves."""
        if self.account:
            self.write(as_report(self.ledgers, seen_from(Path.cwd(), self.report.diagnostics)), self.account)
        found = seen_from(Path.cwd(), self.report.diagnostics)
        click.echo(as_json(found) if self.style == "json" else as_text(found), err=True, nl=False)
        sys.exit(code or (_ERRORS_FOUND if self.report.failed else 0))

    def write(self, text: str, path: Path) -> None:
        """Writes a file that the person asked for, but not over one that was read."""
        if path.exists() and any(each.exists() and each.samefile(path) for each in self.inputs):
            message = "This was read, so the result cannot be written over it"
            self.report.error("output-is-input", message, Place(path.as_posix()), "Choose another file.")
        else:
            self.attempt(lambda: write_file(text.encode(), path), path)

    def attempt(self, write: Callable[[], None], path: Path) -> None:
        """Writes, and reports when the system refuses."""
        try:
            write()
        except OSError as error:
            report_unwritable(error, path, self.report)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 errors found, 2 wrong usage, 3 out of date (generate --check).",
)
@click.version_option(package_name="docs2client")
def cli() -> None:
    """Turns API documentation pages into typed Python clients.

    A workspace holds one folder per API, specs/<api>/, with a manifest api.yaml. Commands run in the folder that
    holds specs/.

    \b
    docs2client generate                               every API of the workspace
    docs2client generate replyke --check               is it up to date?
    docs2client build pages/ -o acme                   a client from a folder of pages, no workspace
    docs2client build openapi.yaml -o acme --overlay fixes.yaml
    """


@cli.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 3 when something is out of date.")
@click.option("--force", is_flag=True, help="Overwrite generated files that were edited by hand.")
@_REPORT
@_FORMAT
def generate(apis: tuple[str, ...], only_check: bool, force: bool, account: Path | None, style: str) -> None:
    """Generate the clients of the workspace.

    All of them, or those of the APIs named. An API that is up to date is left alone, and one that fails does not stop
    the others.
    """
    if only_check and force:
        raise click.UsageError("--check writes nothing, so there is nothing for --force to overwrite.")
    act = check if only_check else overwrite if force else update
    run = _Run(style, account, tuple(SPECS.rglob("*")) if account else ())
    results = [_generate(folder, act, run) for folder in _folders(apis)]
    run.ledgers += [result.ledger for result in results]
    run.end(_exit_code(results))


def _generate(folder: Path, act: Callable[[Api, Report], Result], run: _Run) -> Result:
    report, result = Report(), Result(Outcome.FAILED)
    try:
        if api := read_manifest(folder, report):
            # Whoever asks for the account of a build wants a build, even of what is up to date.
            is_done = run.account is None and is_current(api)
            result = Result(Outcome.CURRENT) if is_done else act(api, report)
    except OSError as error:
        place = Place(str(error.filename or folder.as_posix()))
        report.error("file-unreadable", f"This cannot be used: {error.strerror or error}", place)
    run.report.extend(report.diagnostics)
    click.echo(f"{folder.name}: {result.outcome.value}")
    return result


def _exit_code(results: Iterable[Result]) -> int:
    outcomes = {result.outcome for result in results}
    if Outcome.FAILED in outcomes:
        return _ERRORS_FOUND
    return _OUT_OF_DATE if Outcome.STALE in outcomes else 0


def _folders(names: tuple[str, ...]) -> list[Path]:
    """The folders of the APIs named, or of all; there must be a workspace, and they in it."""
    known = {folder.name: folder for folder in api_folders()}
    if not known:
        raise click.UsageError(f"There is no API here: {SPECS}/<api>/api.yaml is looked for. {_where_to_go()}")
    unknown = [name for name in names if name not in known]
    if unknown:
        advice = {name: did_you_mean(name, known) or f"There are: {', '.join(known)}." for name in unknown}
        raise click.UsageError("\n".join(f"There is no API {name}. {advice[name]}" for name in unknown))
    return [known[name] for name in dict.fromkeys(names or known)]


def _where_to_go() -> str:
    above = next((folder for folder in Path.cwd().parents if (folder / SPECS).is_dir()), None)
    return f"Run it in {above}." if above else "Run it in the folder that holds it, or use `docs2client build`."


@cli.command("list")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="How the list is shown.")
def list_apis(style: str) -> None:
    """List the APIs of the workspace."""
    run = _Run("text")
    apis = [api for folder in _folders(()) if (api := read_manifest(folder, run.report))]
    rows = [
        {
            "name": api.name,
            "package": api.settings.package,
            "client": api.settings.client,
            "version": api.settings.version,
            "output": api.output.as_posix(),
            "current": is_current(api),
        }
        for api in apis
    ]
    if style == "json":
        click.echo(json.dumps(rows, indent=2))
    for row in rows if style == "text" else []:
        state = "up to date" if row["current"] else "out of date"
        click.echo(f"{row['name']:<20} {row['client']:<20} {row['output']:<32} {state}")
    run.end()


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=_FILE, metavar="SOURCE...")
@click.option("-o", "--output", required=True, type=_FILE, metavar="FILE", help="The OpenAPI document to write.")
@_FORMAT
def extract(sources: tuple[Path, ...], output: Path, style: str) -> None:
    """Extract an OpenAPI document from pages.

    A source is a page or a folder of pages.
    """
    from generator.effective import declare, extracted_text

    run = _Run(style)
    found = find_pages(sources, run.report)
    run.inputs = found.files
    document = None if run.report.failed else declare(found, run.report)
    if document is not None:
        run.write(extracted_text(document).decode(), output)
    run.end()


@cli.group("overlay")
def overlay_group() -> None:
    """Work with OpenAPI Overlay documents."""


@overlay_group.command("apply")
@click.argument("spec", type=_FILE)
@click.argument("overlays", nargs=-1, required=True, type=_FILE, metavar="OVERLAY...")
@click.option(
    "-o", "--output", required=True, type=_FILE, metavar="FILE", help="The result; .json for JSON, else YAML."
)
@_FORMAT
def apply(spec: Path, overlays: tuple[Path, ...], output: Path, style: str) -> None:
    """Apply overlays to an OpenAPI document, in their order."""
    from generator.document import dump, read
    from generator.effective import overlay

    run = _Run(style, inputs=(spec, *overlays))
    document = read(spec, run.report)
    result = None if document is None else overlay(document, overlays, spec, run.report)
    if result is not None:
        is_json = output.suffix.lower() == ".json"
        run.write(json.dumps(result, indent=2, ensure_ascii=False) + "\n" if is_json else dump(result), output)
    run.end()


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=_FILE, metavar="SOURCE...")
@click.option("-o", "--output", required=True, type=_FILE, metavar="DIR", help="The project folder to write.")
@click.option("--package", metavar="NAME", help="The import package; by default named after the API's title.")
@click.option("--overlay", "overlays", multiple=True, type=_FILE, metavar="FILE", help="An overlay; may be repeated.")
@_REPORT
@_FORMAT
def build(
    sources: tuple[Path, ...],
    output: Path,
    package: str | None,
    overlays: tuple[Path, ...],
    account: Path | None,
    style: str,
) -> None:
    """Build one client, without a workspace.

    A source is a page, a folder of pages, or an OpenAPI document in YAML or JSON.
    """
    if package is not None and not is_identifier(package):
        raise click.BadParameter(f"{package} is not the name of a Python package.", param_hint="--package")
    run = _Run(style, account)
    found = find_sources(sources, run.report)
    run.inputs = (*found.files, *overlays)
    if run.report.failed:
        run.end()
    from generator.pipeline import build_once

    built = build_once(found, overlays, package, run.report)
    run.ledgers.append(built.ledger)
    if not run.report.failed:
        run.attempt(lambda: write_project(built.tree, output, run.report), output)
    run.end()


def main() -> None:
    """The console script."""
    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        sys.exit(_INTERRUPTED)
