"""`close`: the end of an entry, of a paper, of an engagement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.editing import Refused, drafting, happened_option, opened_place, person_meant
from psdm_validate.cli.options import root_option, width
from psdm_validate.cli.writing import write_shown, writing_options

if TYPE_CHECKING:
    from psdm_validate.drafts.before_closing import Open
    from psdm_validate.drafts.place import Place
    from psdm_validate.edit.changes import FileEdit


@click.command(
    epilog="""\b
Examples:
  psdm-validate close acme/sow-2206 R-004 --outcome "The freeze was moved"
  psdm-validate close acme/sow-2206 CO-002 --rejected --by mira-stone --why "Too dear"
  psdm-validate close acme/sow-2206
"""
)
@click.argument("engagement")
@click.argument("what", required=False)
@happened_option("The day it ended.", "close it once it has ended")
@click.option("--outcome", help="What came of a risk, action or issue.")
@click.option("--rejected", "how", flag_value="rejected", help="The paper was turned down.")
@click.option("--withdrawn", "how", flag_value="withdrawn", help="The paper was taken back.")
@click.option("--by", metavar="PERSON", help="Who turned the paper down or took it back.")
@click.option("--why", help="The reason for it.")
@writing_options
@root_option
def command(
    engagement: str,
    what: str | None,
    on: date,
    outcome: str | None,
    how: str | None,
    by: str | None,
    why: str | None,
    root: Path | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Close an entry of the RAID log (R-004), a pending paper (CO-002), or without WHAT the engagement itself.

    An engagement is closed last: as long as anything is open that has to be done before, it is listed instead.
    """
    top, place = opened_place(root, engagement)
    with drafting():
        if what is None:
            edit = _engagement(place, on)
        elif what[:2].upper() in ("R-", "A-", "I-"):
            edit = _entry(place, what, on, outcome)
        else:
            edit = _paper(place, what, on, how, by, why)
    if write_shown(top, [edit], dry_run=dry_run, yes=yes):
        click.echo(f"Next: psdm-validate check {place.engagement.folder}")


def _entry(place: Place, what: str, on: date, outcome: str | None) -> FileEdit:
    from psdm_validate.drafts.closing import closed_entry

    return closed_entry(place, what, on, asked(outcome, f"What came of {what.upper()}", "--outcome"))


def _paper(place: Place, what: str, on: date, how: str | None, by: str | None, why: str | None) -> FileEdit:
    from psdm_validate.drafts.closing import ended_paper

    paper = place.paper(what)
    ways = (("rejected", "It was turned down"), ("withdrawn", "It was taken back"))
    said = asked(how, f"How did {paper.number} end", "--rejected or --withdrawn", choices=ways)
    who = person_meant(place, asked(by, "Who said so", "--by"))
    reason = asked(why, "Why", "--why")
    return ended_paper(place, paper, "rejected" if said == "rejected" else "withdrawn", who, on, reason)


def _engagement(place: Place, on: date) -> FileEdit:
    """The edit, once the records with it hold everything that has to be done before. Raises Refused with the rest."""
    from psdm_validate.drafts.before_closing import hours_beside, open_before_closing
    from psdm_validate.drafts.closing import closed_engagement

    edit = closed_engagement(place, on)
    if note := hours_beside(place.engagement):
        click.echo(fill(f"Note: {note}.", width(), break_on_hyphens=False), err=True)
    if rest := open_before_closing(place, edit, on):
        todo = "\n".join(_shown(item) for item in rest)
        raise Refused(f"{place.name} cannot be closed yet. To be settled before:\n{todo}")
    return edit


def _shown(item: Open) -> str:
    """Where it is, what is open, and what to do, within the columns that there are."""

    def folded(words: str, first: str, rest: str) -> str:
        return fill(words, width(), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    step, command, rest = item.step.partition("psdm-validate ")
    lines = [folded(f"{item.file}: {item.what}", "  ", "    "), folded(step, "    Next: ", " " * 10)]
    # A command stays on one line, so that it can be copied.
    return "\n".join([*lines, *([f"      {command}{rest}"] if command else [])])
