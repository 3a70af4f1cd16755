"""`list`: the engagements of the portfolio."""

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

if TYPE_CHECKING:
    from psdm_validate.overview import Overview

PHASES = ("propose", "plan", "deliver", "close", "closed")


@click.command(
    epilog="""\b
Examples:
  psdm-validate list
  psdm-validate list --phase deliver --pm "Sam Osei"
  psdm-validate list --customer forest --format json
"""
)
@root_option
@revision_option
@as_of_option
@click.option("--customer", help="Only customers whose name or folder holds this text.")
@click.option("--pm", help="Only engagements whose project manager's name holds this text.")
@click.option("--phase", type=click.Choice(PHASES), help="Only engagements in this phase.")
@format_option("text", "json")
@click.pass_context
def command(
    ctx: click.Context,
    root: Path | None,
    rev: str | None,
    as_of: date,
    customer: str | None,
    pm: str | None,
    phase: str | None,
    form: str,
) -> None:
    """List the engagements with phase, end, amount and open RAID entries.

    An engagement of which a broken file leaves unknown whether it is asked for is listed too.
    """
    from psdm_validate.check import NO_ENGAGEMENT, policies_for, read_portfolio
    from psdm_validate.cli import COULD_NOT_JUDGE
    from psdm_validate.overview import overview_of
    from psdm_validate.reporters.engagement_list import list_json, list_text

    portfolio = read_portfolio(opened_tree(root, rev))
    policies = policies_for(portfolio, as_of)
    overviews = [overview_of(engagement, policies, as_of) for engagement in portfolio.engagements]
    chosen = [overview for overview in overviews if _may_be_meant(overview, customer, pm, phase)]
    listed = list_text(chosen, len(overviews), width(), coloured=colour()) if form == "text" else list_json(chosen)
    click.echo(listed, nl=False)
    broken = [overview for overview in chosen if overview.unknown]
    if broken or not overviews:
        unread = "Some engagements could not be read whole; `psdm-validate check` says why"
        click.echo(f"{unread if broken else NO_ENGAGEMENT[0].upper() + NO_ENGAGEMENT[1:]}.", err=True)
        ctx.exit(COULD_NOT_JUDGE)


def _may_be_meant(overview: Overview, customer: str | None, pm: str | None, phase: str | None) -> bool:
    """Whether the engagement fits what is asked for, or may fit because the answer is unknown."""
    if customer and overview.customer and customer.lower() not in f"{overview.customer} {overview.name}".lower():
        return False
    if pm and overview.team is not None and pm.lower() not in (overview.project_manager or "").lower():
        return False
    return not (phase and overview.phase and overview.phase.name.lower() != phase)
