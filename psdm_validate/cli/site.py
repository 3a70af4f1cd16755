"""`site`: the portfolio as pages for a browser."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli import COULD_NOT_JUDGE
from psdm_validate.cli.options import as_of_option
from psdm_validate.tree import FOLDER, CannotRead, find_root

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class CannotBuild(click.ClickException):
    """The site could not be made; the message says why, and what to do."""

    exit_code = COULD_NOT_JUDGE


config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Set-up of the site.",
)


@click.group()
def command() -> None:
    """Build or serve the portfolio site.

    Findings do not stop it: the site shows them. It is refused only where the portfolio cannot be read, or where
    a page links to something that is not there.
    """


@command.command(
    epilog="""\b
Examples:
  psdm-validate site build
  psdm-validate site build --as-of 2026-12-31 --out public
"""
)
@as_of_option
@config_option
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Folder to fill.")
def build(as_of: date, config: Path, out: Path) -> None:
    """Write the site into a folder."""
    with _mkdocs(as_of), _files_at_hand():
        _refuse_to_empty(out)
        from mkdocs.commands.build import build as build_site

        loaded = _loaded(config, out)
        loaded.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(loaded)
        finally:
            loaded.plugins.on_shutdown()
    click.echo(f"The site lies in {out}: open {out / 'index.html'}")


@command.command()
@as_of_option
@config_option
def serve(as_of: date, config: Path) -> None:
    """Show the site in a browser, anew after every change."""
    with _mkdocs(as_of):
        from mkdocs.commands.serve import serve as serve_site

        address = _loaded(config, Path("site")).dev_addr
        click.echo(f"The site is at http://{address.host}:{address.port}/ as soon as it is built. Stop it with Ctrl+C.")
        try:
            serve_site(config_file=str(config))
        except OSError as error:
            raise CannotBuild(
                f"{address} cannot be used ({error.strerror}). Set another dev_addr in {config}."
            ) from error


def _refuse_to_empty(out: Path) -> None:
    """MkDocs empties the folder that it fills; it may only be one that it has filled before."""
    if out.exists() and not out.is_dir():
        raise CannotBuild(f"{out} is a file, not a folder. Name a folder with --out.")
    if out.is_dir() and any(out.iterdir()) and not (out / "404.html").is_file():
        raise CannotBuild(f"{out} holds something other than a built site. Name another folder with --out.")


def _loaded(config: Path, out: Path) -> MkDocsConfig:
    from mkdocs.config import load_config

    if not config.is_file():
        raise CannotBuild(f"There is no {config} here. Go to the folder that holds it, or name it with --config.")
    try:
        records = find_root(config.parent) / FOLDER
    except CannotRead as error:
        raise CannotBuild(str(error)) from error
    if out.resolve().is_relative_to(records):
        raise CannotBuild(f"{out} lies among the records. Name another folder with --out.")
    loaded = load_config(config_file=str(config), site_dir=str(out.absolute()), strict=True)
    if "psdm" not in loaded.plugins:
        raise CannotBuild(f"{config} does not use the plugin psdm. Add it under plugins.")
    return loaded


@contextmanager
def _files_at_hand() -> Iterator[None]:
    """A file or folder that cannot be used becomes a plain message."""
    try:
        yield
    except OSError as error:
        raise CannotBuild(
            f"The site was not built: {error.filename} cannot be used ({error.strerror}). "
            "Name another folder with --out, if it is about the one to fill."
        ) from error


@contextmanager
def _mkdocs(as_of: date) -> Iterator[None]:
    """MkDocs made quiet and told the day; what it complains of becomes one plain message."""
    os.environ |= {"PSDM_AS_OF": str(as_of), "NO_MKDOCS_2_WARNING": "true"}
    try:
        from mkdocs.exceptions import MkDocsException
    except ModuleNotFoundError as error:
        raise CannotBuild('The site needs MkDocs. Install it with: pip install "psdm-validate[site]"') from error
    complaints = _Complaints(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        yield
    except MkDocsException as error:
        raise CannotBuild("\n".join(["The site was not built.", *(complaints.messages or [str(error)])])) from error
    finally:
        logger.removeHandler(complaints)


class _Complaints(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
