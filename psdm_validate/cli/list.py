"""`list`: the engagements of the portfolio."""

from __future__ import annotations

from collections.abc import Sequence
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
from psdm_validate.overview import Overview

PHASES = ("propose", "plan", "deliver", "closed")


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
    """List the engagements with phase, end, amount and open RAID entries."""
    from psdm_validate.check import read_portfolio
    from psdm_validate.cli import COULD_NOT_JUDGE
    from psdm_validate.overview import overview_of

    portfolio = read_portfolio(opened_tree(root, rev))
    overviews = [overview_of(engagement, as_of) for engagement in portfolio.engagements]
    chosen = [
        overview
        for overview in overviews
        if (not customer or customer.lower() in f"{overview.customer} {overview.name}".lower())
        and (not pm or pm.lower() in (overview.project_manager or "").lower())
        and (not phase or (overview.phase is not None and overview.phase.name.lower() == phase))
    ]
    click.echo(_json(chosen) if form == "json" else _text(chosen, len(overviews)), nl=False)
    broken = [overview for overview in chosen if overview.unreadable]
    if broken or not overviews:
        told = "Some engagements could not be read whole" if broken else "There is no engagement below engagements/"
        click.echo(f"{told}; `psdm-validate check` says why.", err=True)
        ctx.exit(COULD_NOT_JUDGE)


def _text(overviews: Sequence[Overview], of: int) -> str:
    from psdm_validate.contract.wording import value_words
    from psdm_validate.reporters.overview_text import table_of, terminal, written

    console = terminal(width(), coloured=colour())
    rows = [
        (
            o.number,
            f"{o.customer or '?'}: {o.title or '?'}",
            o.phase.words if o.phase else "unknown",
            o.contract.terms.end if o.contract else None,
            value_words(o.contract.terms.amount, ("amount",), o.contract.terms.currency) if o.contract else None,
            len(o.raid),
        )
        for o in overviews
    ]
    if rows:
        console.print(table_of(("No.", "Engagement", "Phase", "End", "Amount", "RAID"), rows))
    console.print(f"{len(overviews)} of {of} engagement{'s' if of != 1 else ''}")
    return written(console)


def _json(overviews: Sequence[Overview]) -> str:
    import json

    return (
        json.dumps(
            [
                {
                    "engagement": o.name,
                    "number": o.number,
                    "customer": o.customer,
                    "title": o.title,
                    "phase": o.phase.name.lower() if o.phase else None,
                    "project_manager": o.project_manager,
                    "end": str(o.contract.terms.end) if o.contract and o.contract.terms.end else None,
                    "amount": str(o.contract.terms.amount) if o.contract and o.contract.terms.amount else None,
                    "currency": o.contract.terms.currency if o.contract else None,
                    "open_raid": len(o.raid),
                    "unreadable": list(o.unreadable),
                }
                for o in overviews
            ],
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )
