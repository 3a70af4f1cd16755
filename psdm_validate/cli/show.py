"""`show`: how one engagement stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
from psdm_validate.cli.paths import engagement_named

if TYPE_CHECKING:
    from psdm_validate.model.portfolio import Portfolio
    from psdm_validate.overview import Overview


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
    """Show the contract in force with its lineage, people, plan, figures, open RAID and next dates.

    ENGAGEMENT is the number of its SOW, its folder, or the end of its folder's name.
    """
    from psdm_validate.check import policies_for, read_portfolio
    from psdm_validate.overview import overview_of

    tree = opened_tree(root, rev)
    portfolio = read_portfolio(tree, frozenset([engagement_named(tree, engagement)]))
    overview = overview_of(portfolio.engagements[0], policies_for(portfolio, as_of), as_of)
    click.echo(_shown(overview, _fingerprints(portfolio, overview), form), nl=False)
    if overview.unknown or overview.figures.unjudged:
        from psdm_validate.cli import COULD_NOT_JUDGE

        click.echo("Parts could not be shown; `psdm-validate check` says what is wrong with their files.", err=True)
        ctx.exit(COULD_NOT_JUDGE)


def _fingerprints(portfolio: Portfolio, overview: Overview) -> dict[str, str]:
    """The fingerprint of each paper that approvals can be bound to, by its number."""
    from psdm_validate.contract.fingerprint import fingerprint
    from psdm_validate.source import Document

    fingerprints = {}
    for paper in (*overview.papers, *overview.pending, *(overview.leaves or ())):
        document = portfolio.documents[paper.file]
        assert isinstance(document, Document)
        fingerprints[paper.number] = fingerprint(document.value[paper.block])
    return fingerprints


def _shown(overview: Overview, fingerprints: dict[str, str], form: str) -> str:
    if form == "json":
        from psdm_validate.reporters.overview_json import overview_json

        return overview_json(overview, fingerprints)
    if form == "markdown":
        from psdm_validate.reporters.overview_markdown import overview_markdown

        return overview_markdown(overview, fingerprints)
    from psdm_validate.reporters.overview_text import overview_text

    return overview_text(overview, fingerprints, width(), coloured=colour())
