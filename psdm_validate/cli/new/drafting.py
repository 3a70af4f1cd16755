"""What every kind of draft has on the command line: whose word it is, which day, and the writing at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from psdm_validate.cli.editing import drafting, happened_option, opened_place
from psdm_validate.cli.options import root_option
from psdm_validate.cli.writing import write_shown, writing_options

if TYPE_CHECKING:
    from psdm_validate.drafts.place import Place
    from psdm_validate.edit.changes import FileEdit

Command = TypeVar("Command", bound=Callable[..., Any])


def draft_options(command: Command) -> Command:
    """--on and --by, --dry-run and --yes, --root."""
    for option in (
        root_option,
        writing_options,
        happened_option("Its day.", "draft it once the day is there"),
        click.option("--by", metavar="PERSON", help="Whose it is (default: you, else the project manager)."),
    ):
        command = option(command)
    return command


def open_place(root: Path | None, engagement: str) -> tuple[Path, Place]:
    """The root and the engagement, as `opened_place`. Raises Refused for one that is closed."""
    top, place = opened_place(root, engagement)
    with drafting():
        place.demand_open()
    return top, place


def write_draft(
    root: Path,
    edits: Iterable[FileEdit],
    next_step: str,
    *,
    hints: Iterable[str] = (),
    missing: Iterable[str] = (),
    dry_run: bool,
    yes: bool,
) -> None:
    """Tell the hints, show and write the edits, say what is missing and what comes next.

    Raises CannotWrite as `write_shown`.
    """
    for hint in hints:
        click.echo(f"Note: {hint}", err=True)
    written = write_shown(root, edits, dry_run=dry_run, yes=yes)
    for lack in missing:
        click.echo(f"Note: {lack}", err=True)
    if written:
        click.echo(f"Next: {next_step}")
