"""Permissions and promises that run out."""

from __future__ import annotations

from datetime import date

from tests.agendas import PROPOSED, duties, only, rewritten


def test_a_waiver_is_told_before_it_runs_out_with_the_rule_that_it_excuses() -> None:
    folder = "engagements/meridian-rail/sow-2301"
    duty = only(duties("the waiver of RPT010 runs out", folder=folder))
    assert (duty.on, duty.command) == (date(2026, 12, 4), "psdm-validate explain RPT010")


def test_work_at_risk_is_told_before_it_ends_with_the_hours_used() -> None:
    duty = only(duties("WAR-001", folder=PROPOSED))
    assert (duty.on, duty.what) == (date(2026, 11, 20), "WAR-001 runs out; 23 of its 56 hours are used")
    assert duty.command == "psdm-validate new work-at-risk tideway-water/sow-2330"


def test_leave_whose_hours_are_nearly_used_is_told_before_its_last_days() -> None:
    tight = rewritten(
        "work-at-risk/war-001.yaml",
        ("until: 2026-11-20", "until: 2027-01-29"),
        ("hours: 56", "hours: 26"),
        folder=PROPOSED,
    )
    duty = only(duties("WAR-001", tight, folder=PROPOSED))
    assert (duty.on, duty.what) == (None, "WAR-001: 23 of its 26 hours are used")


def test_work_at_risk_is_no_matter_once_its_paper_is_executed() -> None:
    on_the_day = date(2026, 11, 12)
    assert not duties("WAR-001", as_of=on_the_day)
    unsigned = rewritten("change-orders/co-001.yaml", ("  us: {by: robin-vale, on: 2026-11-11}\n", ""))
    assert duties("WAR-001 runs out", unsigned, as_of=on_the_day)


def test_a_soft_booking_that_begins_and_the_last_one_of_a_person_are_told() -> None:
    soft = duties("is still soft", folder=PROPOSED, days=17)
    assert [duty.on for duty in soft] == [date(2026, 12, 7)] * len(soft)
    assert soft
    last = only(duties("the last booking of", folder="engagements/forest-service/sow-1839"))
    assert last.what == "the last booking of mika-lund ends; the contract runs until 2026-12-14"
