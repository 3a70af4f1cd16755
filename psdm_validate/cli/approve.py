"""`approve`: somebody's word on a paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.editing import drafting, happened_option, opened_place, person_meant
from psdm_validate.cli.options import root_option
from psdm_validate.cli.writing import write_shown, writing_options

if TYPE_CHECKING:
    from psdm_validate.drafts.place import Place


@click.command(
    epilog="""\b
Examples:
  psdm-validate approve acme/sow-2206 CO-001 --by robin-vale
  psdm-validate approve acme/sow-2206 CO-001 --by robin-vale --sign --on 2026-11-16
  psdm-validate approve acme/sow-2206 CO-001 --by mira-stone
  psdm-validate approve acme/sow-2206 WC-001 --by mira-stone --by-way-of slack
"""
)
@click.argument("engagement")
@click.argument("paper")
@click.option("--by", metavar="PERSON", help="Who: an id or name of organization.yaml or customer.yaml.")
@happened_option("The day it was said.", "record the word once it is given")
@click.option("--role", help="The role in which it is approved, where the person holds several.")
@click.option("--sign", is_flag=True, help="It is our signature, not an approval.")
@click.option(
    "--by-way-of",
    type=click.Choice(["email", "slack", "issue"]),
    default="email",
    show_default=True,
    help="How the customer confirmed a small change.",
)
@click.option(
    "--attached-to",
    type=click.Choice(["scoping-issue", "project-epic"]),
    help="Where a confirmation hangs (default: the scoping issue where time moves, else the project epic).",
)
@writing_options
@root_option
def command(
    engagement: str,
    paper: str,
    by: str | None,
    on: date,
    role: str | None,
    sign: bool,
    by_way_of: str,
    attached_to: str | None,
    root: Path | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Record an approval, a signature or the customer's word on PAPER: SOW, CO-001, WC-001, DOW-001, WAR-001, WE-001.

    Somebody of ours approves, with the fingerprint of what was approved, or signs with --sign. A contact of the
    customer signs, confirms or approves, as the paper needs it. What was said once is never replaced.
    """
    from psdm_validate.drafts.approval import Word, approved, usual_attachment

    top, place = opened_place(root, engagement)
    with drafting():
        there = place.paper(paper)
        who = person_meant(place, asked(by, "Whose word is it", "--by"))
        edit = approved(place, there, Word(who, on, role, sign, by_way_of, attached_to))
        if attached_to is None and (attachment := usual_attachment(there)):
            click.echo(f"attached_to: {attachment.to} ({attachment.why}; attach it there)")
    if write_shown(top, [edit], dry_run=dry_run, yes=yes):
        _, now = opened_place(top, place.name)
        with drafting():
            _tell_what_is_missing(now, paper)
            click.echo(_next(now, paper, on))


def _tell_what_is_missing(place: Place, name: str) -> None:
    """The fields without which a change order cannot be merged once somebody has approved or signed it."""
    from psdm_validate.drafts.change_order import fields_missing
    from psdm_validate.model.change_order import ChangeOrder

    paper = place.paper(name)
    if isinstance(paper, ChangeOrder) and (lack := fields_missing(place, paper)):
        click.echo(f"Note: {lack}", err=True)


def _next(place: Place, name: str, on: date) -> str:
    """How the paper stands now, and what it still needs."""
    from psdm_validate.contract.missing_words import lacks_evidence, listed, missing_words

    paper = place.paper(name)
    if missing := missing_words(paper, on):
        return f"{paper.number} still waits for {listed(missing)}."
    if lacks_evidence(paper):
        return (
            f"{paper.number} is complete but for its evidence. Next: "
            f"psdm-validate evidence add FILE {place.name} --for {paper.number}"
        )
    return f"{paper.number} is complete, executed on {paper.executed_on}. Next: psdm-validate check {paper.place.file}"
