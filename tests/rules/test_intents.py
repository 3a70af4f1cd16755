"""What the team means to do, held against the contract: the last day that is inside, and the first that is not."""

from __future__ import annotations

import pytest

from psdm_validate.finding import Finding
from tests.rules.test_leave_boundaries import LATER_END, at_risk, booked, change_order, found

FIXED_FEE = {
    "sow.yaml": "terms:\n  billing: fixed-fee\n  milestones: [{id: last, name: All moved, amount: '184000.00'}]\n"
}
TURNED_DOWN = "rejected: {by: mira-stone, on: 2026-10-19, why: w}\n"


def plan(part: str) -> dict[str, str]:
    return {"plan.yaml": f"tasks: []\n{part}\n"}


def wave(end: str) -> dict[str, str]:
    return plan(f"waves: [{{id: wave-1, name: w, start: 2026-12-07, end: {end}}}]")


def pilot(end: str) -> dict[str, str]:
    return plan(f"pilots: [{{id: first, name: w, start: 2026-12-07, end: {end}}}]")


def sign_off(day: str) -> dict[str, str]:
    return {**FIXED_FEE, **plan(f"sign_offs: [{{milestone: last, expected: {day}}}]")}


def training(day: str) -> dict[str, str]:
    days = f"[{{on: 2026-12-07}}, {{on: {day}}}]"
    return {**plan(""), "training/basics.yaml": f"title: t\ncourse: c\nzone: America/New_York\ndays: {days}\n"}


def session(day: str, kind: str = "discovery", awaits: str = "") -> dict[str, str]:
    sessions = f"sessions: [{{kind: {kind}, on: {day}}}]"
    row = f"number: 0, start: 2026-12-07, end: 2026-12-18, {sessions}{awaits}"
    return {**plan(""), "iteration-schedule.yaml": f"iterations: [{{{row}}}]\n"}


def iteration(end: str) -> dict[str, str]:
    row = f"number: 1, start: 2026-12-07, end: {end}"
    return {**plan(""), "iteration-schedule.yaml": f"iterations: [{{{row}}}]\n"}


def soft(until: str, since: str = "2026-12-07", awaits: str = "", upside: str = "") -> dict[str, str]:
    files = booked(since, until, kind="soft", awaits=awaits)
    return {**plan(""), "bookings.yaml": f"{files['bookings.yaml']}{upside}"}


def task(start: str, end: str, more: str = "") -> dict[str, str]:
    days = "".join(f", {name}: {day}" for name, day in (("start", start), ("end", end)) if day)
    return {"plan.yaml": f"tasks: [{{id: T-002, name: n, owner: alex-reyes{days}{more}}}]\n"}


def outside(files: dict[str, str]) -> list[Finding]:
    """What CHG024 has to say of intents; papers of these tests are drafted from what is in force."""
    return found("CHG024", files)


WITHOUT_A_PLACE_FOR_A_PAPER = pytest.mark.parametrize(
    "kind", [wave, pilot, sign_off, training], ids=lambda k: k.__name__
)
EVERY_KIND = pytest.mark.parametrize(
    "kind", [iteration, wave, pilot, sign_off, training, session, lambda day: task("2026-12-07", day)]
)


@EVERY_KIND
def test_whatever_is_planned_may_last_until_the_last_day_of_the_contract(kind) -> None:  # type: ignore[no-untyped-def]
    assert not outside(kind("2027-01-08"))
    (finding,) = outside(kind("2027-01-09"))
    assert "1 day past the contract in force (2027-01-08)" in finding.message
    assert "psdm-validate new confirmation harbor-line/sow-2206 --end 2027-01-09" in finding.next_step
    assert not finding.fact


@WITHOUT_A_PLACE_FOR_A_PAPER
def test_what_cannot_name_a_paper_waits_for_any_pending_one_that_would_cover_it(kind) -> None:  # type: ignore[no-untyped-def]
    assert not outside({**kind("2027-02-26"), **change_order(LATER_END)})
    assert outside({**kind("2027-02-27"), **change_order(LATER_END)})
    assert outside({**kind("2027-02-26"), **change_order(LATER_END, TURNED_DOWN)})


def test_what_begins_before_the_contract_is_outside_as_well() -> None:
    day_before = plan("pilots: [{id: first, name: w, start: 2026-07-05, end: 2026-07-17}]")
    (finding,) = outside(day_before)
    assert "pilot first starts 2026-07-05, 1 day before" in finding.message
    assert not outside(plan("pilots: [{id: first, name: w, start: 2026-07-06, end: 2026-07-17}]"))


def test_leave_covers_each_working_day_of_a_wave_beyond_the_contract() -> None:
    leave = at_risk("from: 2027-01-11, until: 2027-01-15, hours: 10", "awaits: CO-001\n")
    pending = change_order("hours: {from: 800, to: 810}")
    assert not outside({**wave("2027-01-15"), **leave, **pending})
    assert outside({**wave("2027-01-18"), **leave, **pending})


@pytest.mark.parametrize(("hours", "short"), [(10, False), (9, True)])
def test_a_task_that_goes_on_by_leave_plans_no_more_hours_than_the_leave_has(hours: int, short: bool) -> None:
    """Of ten working days and 20 hours five days and 10 hours lie beyond the contract."""
    leave = at_risk(f"from: 2027-01-11, until: 2027-01-15, hours: {hours}", "awaits: CO-001\n")
    going_on = {
        **task("2027-01-04", "2027-01-15", ", hours: 20"),
        **leave,
        **change_order("hours: {from: 800, to: 810}"),
    }
    assert not outside(going_on)
    assert [finding.path[-1] for finding in found("CHG016", going_on)] == (["hours"] if short else [])


@pytest.mark.parametrize(("until", "blocked"), [("2027-01-15", False), ("2027-01-17", False), ("2027-01-18", True)])
def test_a_hard_booking_beyond_the_contract_ends_with_the_leave(until: str, blocked: bool) -> None:
    leave = at_risk("from: 2027-01-11, until: 2027-01-15, hours: 24", "awaits: CO-001\n")
    booking = booked("2027-01-11", until)
    assert bool(found("CHG016", {**booking, **leave, **change_order(LATER_END)})) is blocked


def test_what_the_customer_has_accepted_is_expected_no_more() -> None:
    accepted = "accepted: {by: mira-stone, on: 2026-10-19, by_way_of: email}"
    asked = "milestone: last, completed: 2026-10-16, asked: 2026-10-16"
    assert outside({**sign_off("2027-01-09"), "acceptance.yaml": f"items: [{{{asked}}}]\n"})
    assert not outside({**sign_off("2027-01-09"), "acceptance.yaml": f"items: [{{{asked}, {accepted}}}]\n"})


def test_a_session_waits_for_the_paper_that_its_iteration_names() -> None:
    later = session("2027-01-12")
    waiting = session("2027-01-12", awaits=", awaits: CO-001")
    assert not outside({**waiting, **change_order(LATER_END)})
    (finding,) = outside({**later, **change_order(LATER_END)})
    assert "name it in its iteration: awaits: CO-001" in finding.next_step


@pytest.mark.parametrize(("kind", "held"), [("kickoff", True), ("discovery", True), ("transition", False)])
def test_work_with_the_customer_begins_with_the_contract_and_preparing_it_does_not(kind: str, held: bool) -> None:
    """A session that was held is a fact."""
    assert [finding.fact for finding in outside(session("2026-07-05", kind))] == ([True] if held else [])
    assert not outside(session("2026-07-06", kind))


@pytest.mark.parametrize(("until", "beyond"), [("2027-01-08", False), ("2027-01-10", False), ("2027-01-11", True)])
def test_a_soft_booking_ends_with_the_contract_save_for_the_weekend_after_it(until: str, beyond: bool) -> None:
    assert bool(outside(soft(until))) is beyond


def test_a_soft_booking_beyond_the_contract_waits_for_a_paper_or_is_listed_as_upside() -> None:
    listed = "upside: [{id: may-come, because: soft-booking, booking: B-001, month: 2027-01}]\n"
    other = "upside: [{id: may-come, because: soft-booking, booking: B-002, month: 2027-01}]\n"
    waiting = soft("2027-01-29", awaits=", awaits: CO-001")
    assert not outside({**waiting, **change_order(LATER_END)})
    assert outside({**waiting, **change_order(LATER_END, TURNED_DOWN)})
    assert not outside(soft("2027-01-29", upside=listed))
    (finding,) = outside(soft("2027-01-29", upside=other))
    assert "list it as upside" in finding.next_step


def test_a_soft_booking_that_outlasts_the_paper_it_waits_for_is_outside() -> None:
    for until, beyond in (("2027-02-26", False), ("2027-03-01", True)):
        waiting = soft(until, awaits=", awaits: CO-001")
        assert bool(outside({**waiting, **change_order(LATER_END)})) is beyond


def test_a_soft_booking_of_a_weekend_alone_is_held_against_the_contract_too() -> None:
    assert outside(soft("2027-01-10", since="2027-01-09"))
    assert not outside(soft("2027-01-03", since="2027-01-02"))


def test_a_task_with_one_day_only_is_held_against_the_contract_on_that_day() -> None:
    for start, end in (("2027-01-08", ""), ("", "2027-01-08")):
        assert not outside(task(start, end))
    for start, end in (("2027-01-09", ""), ("", "2027-01-09")):
        assert len(outside(task(start, end))) == 1


@EVERY_KIND
def test_nothing_is_planned_beyond_the_day_on_which_the_work_is_called_off(kind) -> None:  # type: ignore[no-untyped-def]
    on = {"engagement.yaml": "cancelled: {on: 2026-12-18, why: w}\n"}
    nothing_booked = {"bookings.yaml": "bookings: []\n"}
    assert not outside({**kind("2026-12-18"), **on, **nothing_booked})
    (finding,) = outside({**kind("2026-12-19"), **on, **nothing_booked, **change_order(LATER_END)})
    assert "1 day after the work was called off (2026-12-18)" in finding.message


def test_what_is_to_begin_after_the_work_is_called_off_is_taken_out_and_what_was_done_may_stay() -> None:
    on = {"engagement.yaml": "cancelled: {on: 2026-10-19, why: w}\n"}
    (later,) = outside({**task("2026-10-20", "2026-10-30"), **on})
    assert later.next_step.startswith("Take it out")
    (begun,) = outside({**task("2026-10-19", "2026-10-30"), **on})
    assert begun.next_step.startswith("End it by that day")
    assert not outside({**task("2026-10-12", "2026-10-30", ", done: 2026-10-19"), **on})
    assert outside({**task("2026-10-12", "2026-10-30", ", done: 2026-10-20"), **on})
    assert outside({**soft("2026-10-20", since="2026-10-12"), **on})
    assert not outside({**soft("2026-10-19", since="2026-10-12"), **on})
