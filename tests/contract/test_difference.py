"""Which wishes and dates are told as moved."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.difference import IntentChange, differences
from psdm_validate.contract.next_dates import dates_of_meetings
from tests.rules.examples import FOLDER as EXAMPLE
from tests.rules.examples import Example, Shown
from tests.sample import AS_OF, FOLDER, edited, sample_files
from tests.trees import FilesInMemory

PLAN = f"{FOLDER}/plan.yaml"
TASK = "activity: transition, name: Write the transition plan, owner: sam-osei, start: 2026-12-14, end: 2026-12-30"


MEETING = """\
meetings:
  - id: weekly-status
    name: Weekly status
    purpose: Progress
    cadence: {cadence}
    days: [Thursday]
    led_by: sam-osei
    attended_by: [mira-stone]
"""


def moved(old: str, new: str) -> tuple[IntentChange, ...]:
    """The wishes that are told as moved where the plan has one text instead of another."""
    sides = [
        read_portfolio(FilesInMemory(files)) for files in (sample_files(), sample_files() | edited(PLAN, old, new))
    ]
    (difference,) = differences(Comparison(sides[0], sides[1]), AS_OF)
    return difference.intents


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TASK, TASK.replace("2026-12-14", "2026-12-07")),
        (TASK, TASK.replace("2026-12-30", "2026-12-29")),
        (TASK, TASK.replace("transition,", "management,")),
        (TASK, TASK.replace("Write", "Draft")),
        ("end: 2026-12-30, weight: 3, awaits: CO-001", "end: 2026-12-30, weight: 3"),
    ],
)
def test_a_wish_is_told_as_moved_by_name_activity_days_and_what_it_waits_for(old: str, new: str) -> None:
    assert [change.after.label for change in moved(old, new) if change.after] == ["T-010"]


def test_who_does_it_and_how_heavy_it_is_moves_no_wish() -> None:
    assert moved("owner: sam-osei, start: 2026-12-14", "owner: tomas-ferro, start: 2026-12-14") == ()


@pytest.mark.parametrize(("cadence", "days"), [("weekly", [date(2026, 11, 26)]), ("monthly", [])])
def test_the_next_meeting_is_told_of_those_that_are_held_every_week(cadence: str, days: list[date]) -> None:
    shown = Shown(f"{EXAMPLE}/communication-plan.yaml", MEETING.format(cadence=cadence))
    files = Example(good=True, shown=(shown,)).files()
    (engagement,) = read_portfolio(FilesInMemory(files)).engagements
    assert [each.on for each in dates_of_meetings(engagement, AS_OF)] == days


def test_without_a_communication_plan_there_is_no_next_meeting() -> None:
    files = {path: data for path, data in sample_files().items() if not path.endswith("communication-plan.yaml")}
    (engagement,) = read_portfolio(FilesInMemory(files)).engagements
    assert list(dates_of_meetings(engagement, AS_OF)) == []
