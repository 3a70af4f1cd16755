"""Edits on their way to the disk: shown, agreed to on a terminal, written all together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from psdm_validate.cli import COULD_NOT_JUDGE
from psdm_validate.cli.options import colour

if TYPE_CHECKING:
    from psdm_validate.edit.changes import FileEdit

Command = TypeVar("Command", bound=Callable[..., Any])


class CannotWrite(click.ClickException):
    """Files that could not be written; the message says why, and what to do."""

    exit_code = COULD_NOT_JUDGE


class Stopped(CannotWrite):
    """Whoever was asked has gone."""

    def __init__(self) -> None:
        super().__init__("Nothing was written.")

    def show(self, file: IO[Any] | None = None) -> None:
        """Say that nothing was written, which is no error."""
        click.echo(self.message, err=True)


def writing_options(command: Command) -> Command:
    """--dry-run and --yes: whether anything is written, and whether to ask before."""
    command = click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")(command)
    return click.option("--yes", is_flag=True, help="Write without asking, on a terminal too.")(command)


def write_shown(root: Path, edits: Iterable[FileEdit], *, dry_run: bool, yes: bool) -> bool:
    """Show the edits as a difference and write them; on a terminal only once they were agreed to.

    Returns whether they are written now. Raises CannotWrite, with nothing written, when a file changed meanwhile.
    """
    from psdm_validate.edit.difference import difference

    changed = [edit for edit in edits if edit.before != edit.after]
    if not changed:
        click.echo("Nothing to write: the records say this already.")
        return False
    click.echo(_coloured(difference(changed)), nl=False)
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
        return False
    if not yes and on_a_terminal() and not _agreed():
        click.echo("Nothing was written.")
        return False
    write_all(root, changed)
    for edit in changed:
        click.echo(f"{'Added' if edit.before is None else 'Changed'} {edit.path}")
    return True


def _agreed() -> bool:
    try:
        return click.confirm("Write this?", default=True)
    except click.Abort:
        raise Stopped from None


def write_all(root: Path, edits: Sequence[FileEdit]) -> None:
    """Write the edits all together. Raises CannotWrite, with nothing written, when a file changed meanwhile."""
    from psdm_validate.edit.changes import NotWritten, write

    try:
        write(root, edits)
    except NotWritten as why:
        raise CannotWrite(str(why)) from why


def on_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _coloured(difference: str) -> str:
    if not colour():
        return difference
    shades = {"+": "green", "-": "red"}
    lines = (click.style(line, fg=shades.get(line[:1])) for line in difference.splitlines())
    return "\n".join(lines) + "\n"
