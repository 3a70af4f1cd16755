"""`fmt`: records in their canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli import COULD_NOT_JUDGE
from psdm_validate.cli.options import opened_tree, root_option
from psdm_validate.cli.paths import path_below
from psdm_validate.cli.writing import write_all
from psdm_validate.tree import CannotRead, Tree

if TYPE_CHECKING:
    from psdm_validate.edit.changes import FileEdit

NOT_IN_FORM = 1
"""Exit code of --check where a file would change."""


@click.command(
    epilog="""\b
Examples:
  psdm-validate fmt
  psdm-validate fmt engagements/acme/sow-2206/plan.yaml
  psdm-validate fmt --diff engagements/acme
  psdm-validate fmt --check
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@root_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", "only_show", is_flag=True, help="Write nothing; show what would change.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], root: Path | None, only_check: bool, only_show: bool) -> None:
    """Bring the records of the portfolio, or those at PATH, into their canonical form.

    It sets order of fields, indentation, quotes and blank lines, and never what a record says: values, lists and
    comments are compared before anything is written.
    """
    tree = opened_tree(root, None)
    edits, refusals = _judged(tree, _records(tree, paths))
    changed = [edit for edit in edits if edit.before != edit.after]
    if only_show:
        _show(changed)
    elif not only_check:
        write_all(tree.root, changed)
    _tell(changed, len(edits) - len(changed), refusals, written=not (only_check or only_show))
    if refusals:
        ctx.exit(COULD_NOT_JUDGE)
    if only_check and changed:
        ctx.exit(NOT_IN_FORM)


def _records(tree: Tree, paths: Sequence[str]) -> list[str]:
    """The records at or below the paths, all without paths. Raises UsageError for a path without any."""
    from psdm_validate.model.layout import model_of

    records = [file.path for file in tree.files() if file.kind == "file" and model_of(file.path)]
    if not records:
        raise CannotRead(f"there is no record in {str(tree.root)!r}. Go to the repository that holds them.")
    chosen = {record for path in paths for record in _at(tree, path, records)}
    return sorted(chosen) if paths else records


def _at(tree: Tree, path: str, records: Sequence[str]) -> list[str]:
    below = path_below(tree.root, path)
    found = [record for record in records if below == "." or f"{record}/".startswith(f"{below}/")]
    if not found:
        raise click.UsageError(f'No record lies at "{path}". Check how it is spelled, and that git does not ignore it.')
    return found


def _judged(tree: Tree, paths: Sequence[str]) -> tuple[list[FileEdit], list[str]]:
    """The edit that brings each file into form, and what to say of those that stay as they are."""
    from psdm_validate.edit.canonical import CannotBringIntoForm, canonical
    from psdm_validate.edit.changes import FileEdit
    from psdm_validate.model.layout import model_of
    from psdm_validate.source import Refused, read_document

    edits: list[FileEdit] = []
    refusals: list[str] = []
    for path, data in tree.read(paths):
        document = read_document(path, data)
        if isinstance(document, Refused):
            refusals += [
                f"{path}:{problem.span.line}:{problem.span.column}: {problem.message}. {problem.next_step}"
                for problem in document.problems
            ]
            continue
        try:
            edits.append(FileEdit(path, data, canonical(document, model_of(path)).encode()))
        except CannotBringIntoForm as why:
            refusals.append(str(why))
    return edits, refusals


def _show(changed: Sequence[FileEdit]) -> None:
    from psdm_validate.edit.difference import difference

    click.echo(difference(changed), nl=False)


def _tell(changed: Sequence[FileEdit], fine: int, refusals: Sequence[str], *, written: bool) -> None:
    from psdm_validate.contract.wording import counted
    from psdm_validate.reporters.columns import visible

    for edit in changed:
        click.echo(f"{visible(edit.path)} {'was' if written else 'would be'} brought into form.")
    for refusal in refusals:
        click.echo(visible(refusal), err=True)
    click.echo(f"{counted(fine, 'file')} {'was' if fine == 1 else 'were'} in form already.")
