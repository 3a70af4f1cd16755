"""What the target has already may shrink and never grow."""

from __future__ import annotations

from psdm_validate.gate import Verdict
from tests.rules.merged import Files, judged, tree


def merging(after: Files, before: Files) -> Verdict:
    example = tree(after, before)
    return judged(example.target, example.files())


def task(end: str, more: str = "") -> Files:
    line = f"{{id: T-002, activity: migration, name: Last, owner: alex-reyes, start: 2026-11-30, end: {end}{more}}}"
    return {"plan.yaml": f"tasks:\n  - {line}\n"}


def booking(until: str, hours: int = 8) -> Files:
    line = f"{{id: B-001, person: alex-reyes, kind: hard, from: 2027-01-04, until: {until}, hours_a_week: {hours}}}"
    return {"bookings.yaml": f"bookings:\n  - {line}\n"}


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


def test_an_activity_that_nobody_sold_has_no_measure() -> None:
    unknown = task("2026-12-18")["plan.yaml"]
    one, other = ({"plan.yaml": unknown.replace("migration", name)} for name in ("scanning", "hosting"))
    assert "CHG024" in blocked(other, one)


def test_hours_booked_without_leave_may_become_fewer_and_not_more() -> None:
    old = booking("2027-01-22", hours=20)
    assert blocked(booking("2027-01-20", hours=20), old) == []
    assert blocked(booking("2027-01-22", hours=19), old) == []
    assert blocked(booking("2027-01-22", hours=21), old) == ["CHG016"]
    assert blocked(booking("2027-01-25", hours=20), old) == ["CHG016"]


def test_tasks_above_the_allotment_may_become_fewer_hours_and_not_more() -> None:
    old = task("2026-12-18", ", hours: 900")
    assert blocked(task("2026-12-18", ", hours: 850"), old) == []
    assert blocked(task("2026-12-18", ", hours: 901"), old) == ["CHG021"]
