"""`new risk`, `new action`, `new issue`, `new decision`: entries of the RAID log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from psdm_validate.cli.editing import drafting
from psdm_validate.cli.new.answers import asked_day, asked_one_of, asked_words
from psdm_validate.cli.new.drafting import draft_options, open_place, write_draft
from psdm_validate.cli.new.people import asked_person, requester
from psdm_validate.cli.options import DayType

if TYPE_CHECKING:
    from psdm_validate.drafts.place import Place
    from psdm_validate.edit.scalars import Writable

Command = TypeVar("Command", bound=Callable[..., Any])

DEGREES = ("low", "medium", "high")
AUDIENCES = ("internal", "executive", "partner", "customer")
FORTNIGHT = timedelta(days=14)


def _options(*more: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Options of every entry, with those of the kind in their middle."""

    def add(draft: Command) -> Command:
        options: list[Callable[[Command], Command]] = [
            click.argument("engagement"),
            click.option("--what", help="The matter in one sentence."),
            *more,
            click.option("--audience", type=click.Choice(AUDIENCES), default="internal", show_default=True),
            draft_options,
        ]
        for option in reversed(options):
            draft = option(draft)
        return draft

    return add


OWNED = (
    click.option("--owner", metavar="PERSON", help="Who sees to it: a colleague, or somebody of the customer."),
    click.option("--due", type=DayType(), help="The day by which it is settled, or looked at again."),
    click.option("--escalated", is_flag=True, help="It holds the work up and goes upwards."),
)


@click.command(
    "risk",
    epilog="""\b
Examples:
  psdm-validate new risk acme/sow-2206 --what "The test servers may come late" --owner alex \\
    --probability high --impact medium --response "Ask for them in the kickoff" --due 2026-12-04
""",
)
@_options(
    *OWNED,
    click.option("--probability", type=click.Choice(DEGREES), help="How likely."),
    click.option("--impact", type=click.Choice(DEGREES), help="How bad."),
    click.option("--response", help="What is done about it."),
)
def risk(engagement: str, **said: Any) -> None:
    """Add a risk to the RAID log: something that may happen."""

    def fields(place: Place, top: Path) -> dict[str, Writable]:
        return {
            **_owned(place, top, said),
            "probability": asked_one_of(said["probability"], "How likely is it", "--probability", DEGREES, "medium"),
            "impact": asked_one_of(said["impact"], "How bad would it be", "--impact", DEGREES, "medium"),
            "response": asked_words(said["response"], "What is done about it", "--response"),
        }

    _add("risk", engagement, fields, said)


@click.command(
    "action",
    epilog="""\b
Examples:
  psdm-validate new action acme/sow-2206 --what "Send the list of pipelines" \\
    --owner mira --due 2026-12-04 --audience customer
""",
)
@_options(*OWNED)
def action(engagement: str, **said: Any) -> None:
    """Add an action to the RAID log: something that somebody has promised to do."""

    def fields(place: Place, top: Path) -> dict[str, Writable]:
        return _owned(place, top, said, due=said["on"] + FORTNIGHT)

    _add("action", engagement, fields, said)


@click.command(
    "issue",
    epilog="""\b
Examples:
  psdm-validate new issue acme/sow-2206 --what "The test servers are three weeks late" \\
    --owner alex --severity high --resolution "The last wave moves" --escalated
""",
)
@_options(
    *OWNED,
    click.option("--severity", type=click.Choice(DEGREES), help="How bad."),
    click.option("--resolution", help="How it is mended."),
)
def issue(engagement: str, **said: Any) -> None:
    """Add an issue to the RAID log: something that has gone wrong."""

    def fields(place: Place, top: Path) -> dict[str, Writable]:
        return {
            **_owned(place, top, said),
            "severity": asked_one_of(said["severity"], "How bad is it", "--severity", DEGREES, "medium"),
            "resolution": asked_words(said["resolution"], "How is it mended", "--resolution"),
        }

    _add("issue", engagement, fields, said)


@click.command(
    "decision",
    epilog="""\b
Examples:
  psdm-validate new decision acme/sow-2206 --what "History before 2015 stays where it is" \\
    --by mira --why "Nobody has read it in five years"
""",
)
@_options(click.option("--why", help="The reason."))
def decision(engagement: str, **said: Any) -> None:
    """Add a decision to the RAID log: something that was settled, and by whom (--by)."""

    def fields(place: Place, top: Path) -> dict[str, Writable]:
        default = requester(place, top, None, said["on"]) if said["by"] is None else None
        by = asked_person(place, said["by"], "Who decided", "--by", default)
        why: dict[str, Writable] = {"why": said["why"]} if said["why"] else {}
        return {"by": by, "on": said["on"], **why}

    _add("decision", engagement, fields, said)


def _owned(place: Place, top: Path, said: dict[str, Any], due: date | None = None) -> dict[str, Writable]:
    """Owner, days and escalation. A due day is asked for only where one is proposed."""
    default = requester(place, top, said["by"], said["on"])
    owner = asked_person(place, said["owner"], "Who sees to it", "--owner", default)
    day = asked_day(said["due"], "By when", "--due", due) if due else said["due"]
    return {
        "owner": owner,
        "raised": said["on"],
        **({"due": day} if day else {}),
        **({"impacts_progress": True, "labels": ["Escalated"]} if said["escalated"] else {}),
    }


def _add(kind: Any, engagement: str, fields: Any, said: dict[str, Any]) -> None:
    from psdm_validate.drafts.raid_entry import new_entry

    top, place = open_place(said["root"], engagement)
    with drafting():
        what = asked_words(said["what"], "What is it, in one sentence", "--what")
        audience = {} if said["audience"] == "internal" else {"audience": said["audience"]}
        number, edit = new_entry(place, kind, {"what": what, **fields(place, top), **audience})
    step = f"psdm-validate check {place.engagement.folder}/raid.yaml"
    if kind != "decision":
        step += f"; once {number} is settled: psdm-validate close {place.name} {number} --outcome TEXT"
    write_draft(top, [edit], step, dry_run=said["dry_run"], yes=said["yes"])


COMMANDS = {"risk": risk, "action": action, "issue": issue, "decision": decision}
