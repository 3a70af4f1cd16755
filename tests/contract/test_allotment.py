"""What leave adds to the hours of a contract: never more than was worked, or is promised, in its own time."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.contract.allotment import allotted, allowed_with, planned_ahead
from psdm_validate.contract.course import course_of
from psdm_validate.model.engagement import Engagement
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

FIRST, LAST = date(2026, 10, 19), date(2026, 10, 30)
LEAVE = """\
number: WE-001
title: t
why: w
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product]
allows: {people: [alex-reyes], from: 2026-10-19, until: 2026-10-30, hours: 40}
approvals: [{role: ps-leadership, by: robin-vale, on: 2026-10-14}]
"""


def allowed(as_of: date, *weeks: tuple[str, str], tasks: str = "", ahead: bool = True) -> Decimal | None:
    """Hours allowed on the day, 800 of them by the contract, with these weeks worked by Alex and these tasks."""
    files = {
        "work-exceptions/we-001.yaml": LEAVE,
        "bookings.yaml": "bookings: []\n",
        "plan.yaml": f"tasks: [{tasks}]\n",
        **{
            f"timesheets/{week.lower()}.yaml": f"week: {week}\nworked: [{{person: alex-reyes, hours: [{hours}]}}]\n"
            for week, hours in weeks
        },
    }
    shown = tuple(Shown(f"{FOLDER}/{name}", text) for name, text in files.items())
    (engagement,) = read_portfolio(FilesInMemory(Example(good=True, shown=shown).files())).engagements
    return allowed_with((), engagement, course_of(engagement, as_of), ahead=ahead)


def task(owner: str, hours: int, start: date = FIRST, end: date = LAST) -> str:
    return f"{{id: T-001, name: n, owner: {owner}, start: {start}, end: {end}, hours: {hours}}}"


@pytest.mark.parametrize("as_of", [date(2026, 10, 14), FIRST, LAST, LAST + timedelta(days=1)])
def test_hours_from_before_its_first_day_are_never_excused_by_a_leave(as_of: date) -> None:
    assert allowed(as_of, ("2026-W41", "8, 8, 8, 8, 8")) == 800


def test_what_was_worked_in_its_time_counts_the_same_before_and_after_its_last_day() -> None:
    weeks = ("2026-W43", "8, 8, 8, 0, 0")
    assert [allowed(day, weeks) for day in (date(2026, 10, 23), LAST, LAST + timedelta(days=1))] == [824, 824, 824]


@pytest.mark.parametrize(("hours", "more"), [(30, 30), (60, 40)])
def test_what_is_planned_in_its_time_counts_up_to_its_hours(hours: int, more: int) -> None:
    planned = task("alex-reyes", hours)
    assert allowed(date(2026, 10, 16), tasks=planned) == 800 + more
    assert allowed(date(2026, 10, 16), tasks=planned, ahead=False) == 800, "nothing of it is worked yet"


def test_what_others_plan_and_what_is_planned_for_later_is_not_its_own() -> None:
    assert allowed(date(2026, 10, 16), tasks=task("sam-osei", 30)) == 800
    later = task("alex-reyes", 30, LAST + timedelta(days=3), LAST + timedelta(days=7))
    assert allowed(date(2026, 10, 16), tasks=later) == 800


def engagement_of(**files: str) -> Engagement:
    shown = tuple(Shown(f"{FOLDER}/{name}.yaml", text) for name, text in files.items())
    (engagement,) = read_portfolio(FilesInMemory(Example(good=True, shown=shown).files())).engagements
    return engagement


def test_a_leave_allows_nothing_ahead_where_there_is_no_plan() -> None:
    engagement = engagement_of(**{"work-exceptions/we-001": LEAVE, "plan": "# none\n", "bookings": "# none\n"})
    assert engagement.plan is None
    assert allowed_with((), engagement, course_of(engagement, date(2026, 10, 16))) == 800


def test_a_contract_without_roles_allots_no_hours_and_a_fixed_fee_those_that_it_states() -> None:
    silent = engagement_of(sow="terms: {hours: null, roles: []}\n")
    assert allotted(silent.sow.terms) is None
    fixed = engagement_of(sow="terms: {billing: fixed-fee}\n")
    assert allowed_with((), fixed, course_of(fixed, FIRST)) == 800


def test_a_pending_paper_takes_away_no_hours() -> None:
    head = "number: CO-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-12}\n"
    engagement = engagement_of(**{"change-orders/co-001": f"{head}changes: {{hours: {{from: 800, to: 700}}}}\n"})
    course = course_of(engagement, FIRST)
    assert len(course.now.pending) == 1
    assert allowed_with(course.now.pending, engagement, course) == 800


@pytest.mark.parametrize(("hours", "awaited"), [("0", []), ("0.5", ["CO-001"]), ("8", ["CO-001"])])
def test_a_paper_is_waited_for_by_any_part_of_an_hour_and_not_by_none(hours: str, awaited: list[str]) -> None:
    head = "number: CO-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-12}\n"
    waiting = f"{task('alex-reyes', 0)[:-2]}{hours}, awaits: CO-001}}"
    files = {
        "change-orders/co-001": f"{head}changes: {{hours: {{from: 800, to: 840}}}}\n",
        "plan": f"tasks: [{waiting}]\n",
    }
    engagement = engagement_of(**files)
    ahead = planned_ahead(engagement, course_of(engagement, date(2026, 10, 16)))
    assert (ahead.waiting, [paper.number for paper in ahead.papers]) == (Decimal(hours), awaited)
