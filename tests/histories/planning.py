"""Legal acts about what the team means to do."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.histories.drafting import number_of
from tests.histories.portfolio import (
    ENGINEER,
    Entry,
    State,
)

PLAN, BOOKINGS, SCHEDULE = "plan.yaml", "bookings.yaml", "iteration-schedule.yaml"
HOURS_BOOKED_AT_FIRST = 400
"""More than the hours that the example engagement has booked ahead."""
UNCERTAIN = "2027-01"
"""The month that the example engagement forecasts, and for which nobody is booked hard."""
MOST_HOURS = 8
"""Hours that a further booking takes in a week."""


def a_task_is_planned(state: State, data: st.DataObject) -> State | None:
    """Anywhere between today and the last day of the contract."""
    if state.contract.end < state.day:
        return None
    start, end = sorted(data.draw(st.lists(st.dates(state.day, state.contract.end), min_size=2, max_size=2)))
    return state.with_entry(PLAN, "tasks", task(state, start, end))


def a_task_waits_for_a_paper(state: State, data: st.DataObject) -> State | None:
    """Beyond the contract, and not beyond what the paper would make of it."""
    paper = next((paper for paper in state.papers if "end" in paper.moves), None)
    if paper is None:
        return None
    end = data.draw(st.dates(state.contract.end + timedelta(days=1), paper.moves["end"]))
    return state.with_entry(PLAN, "tasks", {**task(state, state.day, end), "awaits": number_of(paper.file)})


def a_task_is_done(state: State, data: st.DataObject) -> State | None:
    tasks = state.record(PLAN)["tasks"]
    begun = [one for one in tasks if "done" not in one and one["start"] <= str(state.day)]
    if not begun:
        return None
    chosen = data.draw(st.sampled_from(begun))
    return state.with_fields(PLAN, {"tasks": instead(tasks, chosen, {**chosen, "done": str(state.day)})})


def a_task_is_dropped(state: State, data: st.DataObject) -> State | None:
    """A plan that can only grow is no plan."""
    kept = [one for one in state.record(PLAN)["tasks"] if one["id"] != "T-002"]
    return state.with_fields(PLAN, {"tasks": kept}) if len(kept) < len(state.record(PLAN)["tasks"]) else None


def somebody_is_booked(state: State, data: st.DataObject) -> State | None:
    """Softly for any time of the contract, or hard for a week of which the contract has the hours left."""
    first, last = state.day + timedelta(days=1), state.contract.end
    if last < first:
        return None
    worked = sum(sum(row["hours"]) for name in state.names("timesheets/") for row in state.record(name)["worked"])
    ahead = HOURS_BOOKED_AT_FIRST + MOST_HOURS * 2 * len(state.record(BOOKINGS)["bookings"])
    if worked + ahead > state.contract.hours or data.draw(st.booleans()):
        return with_soft_booking(state, ENGINEER, first, data.draw(st.dates(first, last)), 40)
    until = min(last, first + timedelta(days=data.draw(st.integers(0, 6))))
    return state.with_entry(BOOKINGS, "bookings", booked(state, first, until, data.draw(st.integers(1, MOST_HOURS))))


def an_iteration_is_scheduled(state: State, data: st.DataObject) -> State | None:
    last = state.record(SCHEDULE)["iterations"][-1]
    start = date.fromisoformat(last["end"]) + timedelta(days=3)
    iteration = {"number": last["number"] + 1, "start": str(start), "end": str(start + timedelta(days=11))}
    return state.with_entry(SCHEDULE, "iterations", {**iteration, "goal": "Another wave is moved"})


def task(state: State, start: date, end: date) -> Entry:
    """A task of the next number."""
    number = max(int(one["id"][2:]) for one in state.record(PLAN)["tasks"]) + 1
    entry = {"id": f"T-{number:03d}", "activity": "migration", "name": "Move one more", "owner": ENGINEER}
    return {**entry, "start": str(start), "end": str(end), "weight": 3}


def with_soft_booking(state: State, person: str, first: date, until: date, hours: int) -> State:
    """The state with a soft booking, listed as upside as it has to be and in no forecast."""
    booking = {**booked(state, first, until, hours, kind="soft"), "person": person}
    item = {"id": booking["id"].lower(), "because": "soft-booking", "booking": booking["id"], "month": str(until)[:7]}
    certain = [one for one in state.record(BOOKINGS)["forecast"] if one["month"] != UNCERTAIN]
    listed = state.with_fields(BOOKINGS, {"forecast": certain}).with_entry(BOOKINGS, "bookings", booking)
    return listed.with_entry(BOOKINGS, "upside", {**item, "hours": hours, "why": "Nobody can promise it yet"})


def booked(state: State, first: date, until: date, hours: int, kind: str = "hard") -> Entry:
    """A booking of the next number."""
    number = f"B-{len(state.record(BOOKINGS)['bookings']) + 1:03d}"
    entry = {"id": number, "person": ENGINEER, "kind": kind, "from": str(first), "until": str(until)}
    word = {"approved": {"by": "jo-pike", "on": str(state.day)}} if kind == "hard" else {}
    return {**entry, "hours_a_week": hours, **word}


def instead(entries: list[Entry], old: Entry, new: Entry) -> list[Entry]:
    return [new if one is old else one for one in entries]
