"""`new work-at-risk`, `new work-exception`: leave beside the contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from psdm_validate.cli.editing import drafting
from psdm_validate.cli.new.answers import Written, asked_day, asked_one_of, asked_read, asked_words
from psdm_validate.cli.new.drafting import draft_options, open_place, write_draft
from psdm_validate.cli.new.people import asked_person, completed, requester
from psdm_validate.cli.options import DayType

if TYPE_CHECKING:
    from psdm_validate.drafts.amendment import Asked, Draft
    from psdm_validate.drafts.leave import Allowed
    from psdm_validate.drafts.place import Place

CAUSES = ("WE-product", "WE-ps", "WE-scoping", "WE-time")


def _leave_options(draft: Any) -> Any:
    options = [
        click.argument("engagement"),
        click.option("--title", help="What it is called."),
        click.option("--why", help="The reason, in a sentence."),
        click.option("--people", multiple=True, metavar="PERSON", help="Who may work; may be given several times."),
        click.option("--from", "since", type=DayType(), help="First day."),
        click.option("--until", type=DayType(), help="Last day."),
        click.option("--hours", type=Written("hours"), help="Hours at most."),
        draft_options,
    ]
    for option in reversed(options):
        draft = option(draft)
    return draft


@click.command(
    "work-at-risk",
    epilog="""\b
Examples:
  psdm-validate new work-at-risk acme/sow-2206 --people alex --hours 24 \\
    --from 2026-11-09 --until 2026-11-13 --awaits CO-001 \\
    --title "Reading in before CO-001 is signed" --why "The signatures are a week away."
""",
)
@_leave_options
@click.option("--awaits", metavar="PAPER", help="The paper that is not signed; left out where it is the SOW itself.")
def work_at_risk(engagement: str, root: Path | None, on: date, by: str | None, awaits: str | None, **said: Any) -> None:
    """Draft leave to start before a SOW or a change order is signed. PS leadership approves it; it is not billed."""
    from psdm_validate.drafts.leave import new_work_at_risk, papers_to_await

    top, place = open_place(root, engagement)
    with drafting():
        pending = papers_to_await(place, on)
        if pending and awaits is None:
            awaits = asked_one_of(None, "Which paper is not signed yet", "--awaits", pending)
        asks = _asked(place, top, by, on, said)
        people = said["people"] or (asked_person(place, None, "Who may work", "--people"),)
        allowed = _allowed(place, {**said, "people": people}, on)
        draft = new_work_at_risk(place, asks, allowed, awaits)
    _write(top, place, draft, said)


@click.command(
    "work-exception",
    epilog="""\b
Examples:
  psdm-validate new work-exception acme/sow-2206 --hours 40 --label WE-scoping \\
    --from 2026-11-23 --until 2026-12-11 \\
    --title "Forty hours for the second test" --why "The first one ran on made-up data."
""",
)
@_leave_options
@click.option("--label", "labels", multiple=True, type=click.Choice(CAUSES), help="What caused it.")
@click.option("--beside", metavar="CO-001", help="The change order that it goes with.")
def work_exception(
    engagement: str,
    root: Path | None,
    on: date,
    by: str | None,
    labels: tuple[str, ...],
    beside: str | None,
    **said: Any,
) -> None:
    """Draft leave to work more hours than the contract allots, while its terms stay. PS leadership approves it."""
    from psdm_validate.drafts.leave import new_work_exception

    top, place = open_place(root, engagement)
    with drafting():
        asks = _asked(place, top, by, on, said)
        causes = labels or (asked_one_of(None, "What caused it", "--label", CAUSES),)
        beside = place.paper(beside).number if beside else None
        draft = new_work_exception(place, asks, _allowed(place, said, on), causes, beside)
    _write(top, place, draft, said)


def _asked(place: Place, top: Path, by: str | None, on: date, said: dict[str, Any]) -> Asked:
    from psdm_validate.drafts.amendment import Asked

    title = asked_words(said["title"], "What is it called", "--title")
    why = asked_words(said["why"], "Why is it needed", "--why")
    return Asked(title, why, requester(place, top, by, on), on)


def _allowed(place: Place, said: dict[str, Any], on: date) -> Allowed:
    from psdm_validate.drafts.leave import Allowed

    since = asked_day(said["since"], "From which day on", "--from", on)
    until = asked_day(said["until"], "Until which day", "--until", earliest=since)
    hours = asked_read(said["hours"], "hours", "For how many hours at most", "--hours")
    return Allowed(since, until, hours, tuple(completed(place, person) for person in said["people"]))


def _write(top: Path, place: Place, draft: Draft, said: dict[str, Any]) -> None:
    step = f"psdm-validate approve {place.name} {draft.number} --by PERSON"
    write_draft(top, [draft.edit], step, hints=draft.hints, dry_run=said["dry_run"], yes=said["yes"])


COMMANDS = {"work-at-risk": work_at_risk, "work-exception": work_exception}
