"""What the target has already may shrink and never grow."""

from __future__ import annotations

import pytest

from psdm_validate.gate import Verdict
from tests.rules.merged import Files, judged, tree


def merging(after: Files, before: Files) -> Verdict:
    example = tree(after, before)
    return judged(example.target, example.files())


def task(end: str, more: str = "") -> Files:
    line = f"{{id: T-002, activity: migration, name: Last, owner: alex-reyes, start: 2026-11-30, end: {end}{more}}}"
    return {"plan.yaml": f"tasks:\n  - {line}\n"}


def booking(
    until: str, hours: float = 8, person: str = "alex-reyes", since: str = "2027-01-04", more: str = ""
) -> Files:
    days = f"from: {since}, until: {until}"
    approved = "approved: {by: jo-pike, on: 2026-10-19}"
    line = f"{{id: B-001, person: {person}, kind: hard, {days}, hours_a_week: {hours}, {approved}{more}}}"
    return {"bookings.yaml": f"bookings:\n  - {line}\n"}


def draft(**days: str) -> Files:
    """Change orders that are still drafts, CO-001 and on, each of which ends the contract on its day."""
    return {
        f"change-orders/{number}.yaml": f"number: {number.upper()}\ntitle: t\nwhy: w\n"
        "requested: {by: sam-osei, on: 2026-10-12}\n"
        f"changes:\n  end: {{from: 2027-01-08, to: {day}}}\n"
        for number, day in ((name.replace("_", "-"), day) for name, day in days.items())
    }


def blocked(after: Files, before: Files) -> list[str]:
    return [finding.rule for finding in merging(after, before).blocking]


def test_a_task_brought_nearer_to_the_contract_is_not_blocked_and_one_moved_a_day_further_is() -> None:
    old = task("2027-01-28")
    assert blocked(task("2027-01-18"), old) == []
    assert blocked(task("2027-01-28"), old) == []
    assert blocked(task("2027-01-29"), old) == ["CHG024"]


def test_what_is_mended_in_part_is_still_counted_as_red() -> None:
    found = merging(task("2027-01-18"), task("2027-01-28"))
    assert [each.message for each in found.standing if each.rule == "CHG024"] == [
        "T-002 ends 2027-01-18, 10 days past the contract in force (2027-01-08)"
    ]
    assert not found.settled


def test_what_has_grown_is_new_and_not_called_settled() -> None:
    found = merging(task("2027-01-29"), task("2027-01-28"))
    assert (len(found.blocking), found.settled) == (1, ())


def test_another_task_beyond_the_contract_is_no_part_of_the_old_breach() -> None:
    other = task("2027-01-28")["plan.yaml"].replace("T-002", "T-003").removeprefix("tasks:\n")
    assert blocked({"plan.yaml": task("2027-01-12")["plan.yaml"] + other}, task("2027-01-28")) == ["CHG024"]


def test_an_activity_that_nobody_sold_may_not_be_exchanged_for_another() -> None:
    assert "CHG024" in blocked(unsold("2026-12-18", "hosting"), unsold("2026-12-18"))


def unsold(end: str, activity: str = "scanning", hours: int = 4) -> Files:
    return {"plan.yaml": task(end, f", hours: {hours}")["plan.yaml"].replace("migration", activity)}


def test_work_on_an_activity_that_nobody_sold_may_become_less_and_not_more() -> None:
    old = unsold("2026-12-18")
    assert blocked(unsold("2026-12-17", hours=3), old) == []
    assert "CHG024" in blocked(unsold("2026-12-19"), old)
    assert "CHG024" in blocked(unsold("2026-12-18", hours=5), old)


@pytest.mark.parametrize(("was", "now"), [("migration", "management"), ("alex-reyes", "tomas-ferro")])
def test_an_id_used_for_other_work_does_not_inherit_an_old_breach(was: str, now: str) -> None:
    old = task("2027-01-28")
    assert blocked({"plan.yaml": old["plan.yaml"].replace(was, now)}, old) == ["CHG024"]


def test_a_task_does_not_move_along_with_a_draft_that_is_made_longer() -> None:
    old = {**draft(co_001="2027-01-22"), **task("2027-01-28", ", awaits: CO-001")}
    assert blocked({**draft(co_001="2027-01-23"), **task("2027-01-29", ", awaits: CO-001")}, old) == ["CHG024"]
    assert blocked(draft(co_001="2027-01-23"), old) == []
    assert blocked(task("2027-01-27", ", awaits: CO-001"), old) == []


def test_a_task_does_not_move_on_by_awaiting_another_paper_that_is_too_short_as_well() -> None:
    papers = draft(co_001="2027-01-22", co_002="2027-02-22")
    old = {**papers, **task("2027-01-28", ", awaits: CO-001")}
    assert blocked(task("2027-02-28", ", awaits: CO-002"), old) == ["CHG024"]
    assert blocked(task("2027-01-28", ", awaits: CO-002"), old) == []
    assert blocked({**papers, **task("2027-02-28", ", awaits: CO-002")}, task("2027-01-28")) == ["CHG024"]


def test_hours_booked_without_leave_may_become_fewer_and_not_more() -> None:
    old = booking("2027-01-22", hours=20)
    assert blocked(booking("2027-01-20", hours=20), old) == []
    assert blocked(booking("2027-01-22", hours=19), old) == []
    assert blocked(booking("2027-01-22", hours=21), old) == ["CHG016"]
    assert blocked(booking("2027-01-25", hours=20), old) == ["CHG016"]
    assert blocked(booking("2027-01-26", hours=10), old) == ["CHG016"]


def test_a_booking_without_leave_is_nobody_elses_and_does_not_move() -> None:
    old = booking("2027-01-22", since="2027-01-18")
    assert blocked(booking("2027-01-21", since="2027-01-19"), old) == []
    assert blocked(booking("2027-01-22", since="2027-01-18", person="tomas-ferro"), old) == ["CHG016"]
    assert blocked(booking("2027-01-15", since="2027-01-11"), old) == ["CHG016"]
    assert blocked(booking("2027-01-29", since="2027-01-25"), old) == ["CHG016"]


def test_a_booking_without_leave_does_not_change_the_paper_that_it_awaits() -> None:
    papers = draft(co_001="2027-01-22", co_002="2027-02-22")
    old = {**papers, **booking("2027-01-22", more=", awaits: CO-001")}
    assert blocked(booking("2027-01-21", more=", awaits: CO-001"), old) == []
    assert blocked(booking("2027-01-22", more=", awaits: CO-002"), old) == ["CHG016"]


def test_tasks_above_the_allotment_may_become_fewer_hours_and_not_more() -> None:
    old = task("2026-12-18", ", hours: 900")
    assert blocked(task("2026-12-18", ", hours: 850"), old) == []
    assert blocked(task("2026-12-18", ", hours: 901"), old) == ["CHG021"]


def test_hours_that_await_a_paper_are_bounded_while_the_others_are_too_many_already() -> None:
    order = """number: CO-001
title: Forty hours more
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  amount: {from: "184000.00", to: "193200.00"}
  hours: {from: 800, to: 840}
  roles: {change: [{id: engineer, hours: {from: 640, to: 680}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 680}}]}
"""
    firm = task("2026-12-18", ", hours: 900")["plan.yaml"]
    waiting = task("2026-12-18", ", hours: 40, awaits: CO-001")["plan.yaml"].removeprefix("tasks:\n")
    upside = "{id: co-001, because: pending-change-order, paper: CO-001, month: 2026-12, hours: 40, why: Tags}"
    listed = f"upside:\n  - {upside}\n"
    old: Files = {"plan.yaml": firm, "change-orders/co-001.yaml": order, "bookings.yaml": listed}
    both = firm + waiting.replace("T-002", "T-003")
    assert blocked({"plan.yaml": both}, old) == []
    assert blocked({"plan.yaml": both.replace("hours: 40", "hours: 41")}, old) == ["CHG021"]


WAIVED = {
    "waivers.yaml": "waivers:\n  - {rule: CHG024, file: plan.yaml, field: tasks.T-002.end, why: The hand-over, "
    "requested_by: sam-osei, approved: {by: robin-vale, on: 2026-10-19}, until: 2026-10-30}\n"
}


def test_a_waiver_excuses_as_much_as_the_target_shows_and_not_a_day_more() -> None:
    old = task("2027-01-12") | WAIVED
    assert blocked(task("2027-01-11"), old) == []
    assert blocked(task("2027-01-12", ", weight: 3"), old) == []
    assert blocked(task("2027-01-13"), old) == ["CHG024"]
    assert not merging(task("2027-01-13"), old).excused


class TestWhatIsForecast:
    """Errors about bookings and upside whose days move while they stand."""

    @staticmethod
    def order(until: str, hours: int = 840) -> Files:
        changes = f"{{hours: {{from: 800, to: {hours}}}, end: {{from: 2027-01-08, to: {until}}}}}"
        asked = "requested: {by: sam-osei, on: 2026-10-12}\n"
        return {"change-orders/co-001.yaml": f"number: CO-001\ntitle: t\nwhy: w\n{asked}changes: {changes}\n"}

    @staticmethod
    def booked(until: str) -> Files:
        days = f"from: 2026-07-06, until: {until}"
        line = f"kind: hard, {days}, approved: {{by: jo-pike, on: 2026-07-06}}"
        sam = "{id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6}"
        return {
            "bookings.yaml": f"bookings:\n  - {sam}\n  - {{id: B-002, person: alex-reyes, hours_a_week: 8, {line}}}\n"
        }

    def test_an_order_not_listed_as_upside_may_end_on_another_day_and_not_bring_more(self) -> None:
        old = self.order("2026-12-18")
        assert "FCT007" in blocked(old, {})
        assert "FCT007" not in blocked(self.order("2026-12-11"), old)
        assert "FCT007" not in blocked(self.order("2026-12-18", 830), old)
        assert "FCT007" in blocked(self.order("2026-12-18", 841), old)

    def test_bookings_that_end_too_early_may_reach_further_and_not_less_far(self) -> None:
        old = self.booked("2026-11-27")
        assert "FCT001" in blocked(old, {})
        assert "FCT001" not in blocked(self.booked("2026-12-04"), old)
        assert "FCT001" in blocked(self.booked("2026-11-26"), old)
