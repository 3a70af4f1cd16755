"""`diff`: what changes between two versions, in words that a stakeholder reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli.options import as_of_option, colour, format_option, opened_tree, root_option, width

if TYPE_CHECKING:
    from psdm_validate.tree import Tree


@click.command(
    epilog="""\b
Examples:
  psdm-validate diff main
  psdm-validate diff main my-branch
  psdm-validate diff HEAD~20 HEAD --format markdown
"""
)
@click.argument("base")
@click.argument("head", required=False)
@root_option
@as_of_option
@format_option("text", "markdown", "json")
@click.pass_context
def command(ctx: click.Context, base: str, head: str | None, root: Path | None, as_of: date, form: str) -> None:
    """Show what changes from BASE to HEAD: money, dates, scope and plan, and the paper that covers it.

    BASE and HEAD are commits; without HEAD the working tree is compared, with edits that are not committed yet.
    """
    shown, unknown = _shown((base, head), (opened_tree(root, base), opened_tree(root, head)), as_of, form)
    click.echo(shown, nl=False)
    if unknown:
        from psdm_validate.cli import COULD_NOT_JUDGE

        click.echo("Parts could not be told; `psdm-validate check` says what is wrong with their files.", err=True)
        ctx.exit(COULD_NOT_JUDGE)


def _shown(names: tuple[str, str | None], trees: tuple[Tree, Tree], as_of: date, form: str) -> tuple[str, bool]:
    """The differences in the form asked for, and whether some cannot be told."""
    from psdm_validate.check import read_portfolio
    from psdm_validate.contract.comparison import Comparison
    from psdm_validate.contract.difference import differences
    from psdm_validate.contract.stakes import changed_files, stakes

    comparison = Comparison(read_portfolio(trees[0]), read_portfolio(trees[1]))
    found, at_stake = tuple(differences(comparison, as_of)), stakes(comparison, as_of)
    shared = tuple(changed_files(comparison, None))
    unknown = any(each.unknown for each in found)
    if form == "json":
        from psdm_validate.reporters.difference_json import difference_json

        return difference_json((trees[0].label, trees[1].label), as_of, found, at_stake, shared), unknown
    labels = _named(names[0], trees[0]), _named(names[1], trees[1])
    if form == "markdown":
        from psdm_validate.reporters.difference_markdown import difference_markdown

        return difference_markdown(labels, found, at_stake, shared), unknown
    from psdm_validate.reporters.difference_text import difference_text

    return difference_text(labels, found, at_stake, shared, width(), coloured=colour()), unknown


def _named(name: str | None, tree: Tree) -> str:
    if name is None:
        return f"the {tree.label}"
    return tree.label[:7] if tree.label.startswith(name) else f"{name} at {tree.label[:7]}"
