"""`new status`: the weekly report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from psdm_validate.cli.editing import drafting
from psdm_validate.cli.new.answers import asked_one_of, asked_read, asked_words
from psdm_validate.cli.new.drafting import draft_options, open_place, write_draft
from psdm_validate.cli.new.people import requester

if TYPE_CHECKING:
    from psdm_validate.drafts.place import Place
    from psdm_validate.model.status import Status

COLOURS = ("green", "yellow", "red")


@click.command(
    "status",
    epilog="""\b
Examples:
  psdm-validate new status acme/sow-2206
  psdm-validate new status acme/sow-2206 --health yellow --progress "Wave 3 of 4 is moved" \\
    --schedule "On time for 18 December" --path-to-green "A second test server for two weeks"
""",
)
@click.argument("engagement")
@click.option("--health", type=click.Choice(COLOURS), help="How the work stands.")
@click.option("--progress", help="What was achieved, in a sentence or two.")
@click.option("--schedule", help="How the dates stand.")
@click.option("--path-to-green", help="How yellow or red becomes green again.")
@click.option("--percent", type=click.IntRange(0, 100), help="How much is complete, where that is told.")
@click.option("--action", help="Where not all is green: what is proposed, for the Top Customer Report.")
@click.option("--timing", help="Where not all is green: by when it is mended, for the Top Customer Report.")
@draft_options
def status(engagement: str, root: Path | None, on: date, by: str | None, **said: Any) -> None:
    """Draft the status report of a day.

    Open actions and issues, absences of the next four weeks, the hours and the entry in the Top Customer Report are
    filled in from the other records and the last report.
    """
    from psdm_validate.drafts.status import Told, last_report, new_status

    top, place = open_place(root, engagement)
    with drafting():
        last = last_report(place, on)
        health = asked_one_of(
            said["health"], "How does the work stand", "--health", COLOURS, last.health if last else None
        )
        told = Told(
            on=on,
            by=requester(place, top, by, on),
            health=health,
            progress=asked_words(said["progress"], "What was achieved since the last report", "--progress"),
            schedule=asked_words(
                said["schedule"], "How do the dates stand", "--schedule", last.schedule if last else None
            ),
            path_to_green=_path_to_green(said["path_to_green"], health, last),
            percent=_percent(said["percent"], last),
            action=said["action"],
            timing=said["timing"],
        )
        edit, hints = new_status(place, told)
    write_draft(top, [edit], _next(place), hints=hints, dry_run=said["dry_run"], yes=said["yes"])


def _path_to_green(value: str | None, health: str, last: Status | None) -> str | None:
    if value is None and health == "green":
        return None
    return asked_words(
        value, f"How does {health} become green again", "--path-to-green", last.path_to_green if last else None
    )


def _percent(value: int | None, last: Status | None) -> int | None:
    """Asked for where the last report told it: an old figure would be wrong, and none would be a gap."""
    if value is None and (last is None or last.percent is None):
        return None
    return asked_read(value, "whole", "How much is complete, in percent", "--percent")


def _next(place: Place) -> str:
    return f"psdm-validate check {place.engagement.folder}/status"


COMMANDS = {"status": status}
