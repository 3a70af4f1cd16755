"""What comes round every week: the status report and the timesheets."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.duties.duty import Urgency
from tests.agendas import LIGHT, agenda, duties, only, pause, rewritten, with_lines


@pytest.mark.parametrize("as_of", ["2026-11-18", "2026-11-20", "2026-11-24"])
def test_a_light_engagement_owes_its_status_on_the_day_of_its_weekly_meeting(as_of: str) -> None:
    duty = only(duties("weekly status report", folder=LIGHT, as_of=date.fromisoformat(as_of)))
    assert duty.on == date(2026, 11, 24)
    assert duty.command == "psdm-validate new status alder-bank/sow-2310"


def test_a_light_engagement_that_is_late_with_its_status_is_told_so_by_its_rule_alone() -> None:
    late = agenda(folder=LIGHT, as_of=date(2026, 11, 25))
    duty = only([duty for duty in late.duties if "status report" in duty.what])
    assert duty.finding is not None
    assert duty.finding.rule == "MTH005"
    assert duty.command == "psdm-validate new status alder-bank/sow-2310"


def test_a_report_that_is_dated_ahead_is_not_the_last_one() -> None:
    ahead = b"on: 2026-12-01\nby: ines-varga\nhealth: green\nprogress: p\n"
    duty = only(duties("weekly status report", {"status/2026-12-01.yaml": ahead}, folder=LIGHT))
    assert duty.what.endswith("the last one is of 2026-11-17")


def test_a_light_engagement_never_waits_longer_than_a_week_for_a_meeting() -> None:
    later = rewritten("communication-plan.yaml", ("days: [Tuesday]", "days: [Wednesday]"), folder=LIGHT)
    assert only(duties("weekly status report", later, folder=LIGHT)).on == date(2026, 11, 24)


def test_a_full_engagement_owes_a_weekly_report_where_its_communication_plan_has_one() -> None:
    weekly = "engagements/forest-service/sow-1839"
    assert only(duties("weekly status report", folder=weekly)).on == date(2026, 11, 25)
    late = only(duties("weekly status report", folder=weekly, as_of=date(2026, 11, 26)))
    assert late.urgency(date(2026, 11, 26)) is Urgency.RED
    assert not duties("weekly status report")


def test_work_that_was_signed_off_owes_no_status() -> None:
    signed_off = {"closeout.yaml": b"sign_off: {by: tobias-wray, on: 2026-11-19}\n"}
    assert not duties("weekly status report", signed_off, folder=LIGHT)


def test_last_weeks_timesheet_is_missed_where_somebody_was_booked_in_it() -> None:
    missing: dict[str, bytes | None] = {"timesheets/2026-w46.yaml": None}
    duty = only(duties("timesheet", missing))
    assert duty.what == "there is no timesheet of last week, 2026-W46"
    assert not duties("timesheet")
    assert not duties("timesheet", {**missing, "bookings.yaml": b"bookings: []\n"})
    assert not duties("timesheet", {**missing, **with_lines("engagement.yaml", pause("2026-11-09", "2026-11-15"))})
