"""`show`: how one engagement stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from psdm_validate.cli.options import (
    as_of_option,
    colour,
    format_option,
    opened_tree,
    revision_option,
    root_option,
    width,
)
from psdm_validate.tree import Tree


@click.command(
    epilog="""\b
Examples:
  psdm-validate show SOW-2206
  psdm-validate show acme/sow-2206 --as-of 2026-12-31
  psdm-validate show engagements/acme/sow-2206 --format markdown
"""
)
@click.argument("engagement")
@root_option
@revision_option
@as_of_option
@format_option("text", "markdown", "json")
@click.pass_context
def command(ctx: click.Context, engagement: str, root: Path | None, rev: str | None, as_of: date, form: str) -> None:
    """Show the contract in force with its lineage, people, plan, open RAID and next dates.

    ENGAGEMENT is the number of its SOW, its folder, or the end of its folder's name.
    """
    from psdm_validate.check import read_portfolio
    from psdm_validate.contract.fingerprint import fingerprint
    from psdm_validate.overview import overview_of
    from psdm_validate.source import Document

    tree = opened_tree(root, rev)
    portfolio = read_portfolio(tree, frozenset([_folder(tree, engagement)]))
    overview = overview_of(portfolio.engagements[0], as_of)
    fingerprints = {}
    for paper in (*overview.papers, *overview.pending):
        document = portfolio.documents[paper.file]
        assert isinstance(document, Document)
        fingerprints[paper.number] = fingerprint(document.value[paper.block])
    if form == "json":
        from psdm_validate.reporters.overview_json import overview_json

        text = overview_json(overview, fingerprints)
    elif form == "markdown":
        from psdm_validate.reporters.overview_markdown import overview_markdown

        text = overview_markdown(overview, fingerprints)
    else:
        from psdm_validate.reporters.overview_text import overview_text

        text = overview_text(overview, fingerprints, width(), coloured=colour())
    click.echo(text, nl=False)
    if overview.unreadable:
        from psdm_validate.cli import COULD_NOT_JUDGE

        click.echo("Parts could not be shown; `psdm-validate check` says what is wrong with their files.", err=True)
        ctx.exit(COULD_NOT_JUDGE)


def _folder(tree: Tree, name: str) -> str:
    """The one engagement folder that the name fits. Raises UsageError where none or several do."""
    import difflib

    from psdm_validate.model.layout import engagement_folder

    folders = sorted({folder for file in tree.files() if (folder := engagement_folder(file.path))})
    wanted = name.strip("/").lower()
    fitting = [folder for folder in folders if f"/{folder}".endswith(f"/{wanted}")]
    if len(fitting) == 1:
        return fitting[0]
    short = [folder.removeprefix("engagements/") for folder in fitting or folders]
    if fitting:
        raise click.UsageError(f'"{name}" fits several engagements: {", ".join(short)}.')
    near = difflib.get_close_matches(wanted, short, n=3, cutoff=0.3) or short[:5]
    raise click.UsageError(f'No engagement is called "{name}". There is: {", ".join(near) or "none at all"}.')
