"""What every kind of draft has on the command line: whose word it is, which day, and the writing at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from psdm_validate.cli.options import DayType, root_option
from psdm_validate.cli.writing import write_shown, writing_options

if TYPE_CHECKING:
    from psdm_validate.edit.changes import FileEdit

Command = TypeVar("Command", bound=Callable[..., Any])


def draft_options(command: Command) -> Command:
    """--on and --by, --dry-run and --yes, --root."""
    for option in (
        root_option,
        writing_options,
        click.option("--on", type=DayType(), default=date.today, show_default="today", help="Its day."),
        click.option("--by", metavar="PERSON", help="Whose it is (default: you, else the project manager)."),
    ):
        command = option(command)
    return command


def write_draft(
    root: Path, edits: Iterable[FileEdit], next_step: str, *, hints: Iterable[str] = (), dry_run: bool, yes: bool
) -> None:
    """Tell the hints, show and write the edits, and say what comes next. Raises CannotWrite as `write_shown`."""
    for hint in hints:
        click.echo(f"Note: {hint}", err=True)
    if write_shown(root, edits, dry_run=dry_run, yes=yes):
        click.echo(f"Next: {next_step}")
