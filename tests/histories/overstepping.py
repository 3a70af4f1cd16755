"""Breaches: wishes beyond the contract, and confirmations beyond their power."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.histories.drafting import CONFIRMATIONS, drafted, move, number_of
from tests.histories.planning import BOOKINGS, PLAN, booked, task
from tests.histories.portfolio import (
    Entry,
    Paper,
    State,
)
from tests.histories.signing import (
    a_confirmation_is_given,
    confirmed,
)


def a_task_ends_a_day_after_the_contract(target: State, merge: State, data: st.DataObject) -> State | None:
    late = task(merge, merge.day, merge.contract.end + timedelta(days=1))
    return merge.with_entry(PLAN, "tasks", late)


def a_task_ends_a_day_after_what_its_paper_allows(target: State, merge: State, data: st.DataObject) -> State | None:
    paper = _pending_end(merge)
    if paper is None:
        return None
    late = task(merge, merge.day, paper.moves["end"] + timedelta(days=1))
    return merge.with_entry(PLAN, "tasks", {**late, "awaits": number_of(paper.file)})


def a_task_waits_for_no_paper_that_is_here(target: State, merge: State, data: st.DataObject) -> State | None:
    late = task(merge, merge.day, merge.contract.end + timedelta(days=1))
    return merge.with_entry(PLAN, "tasks", {**late, "awaits": "WC-777"})


def two_tasks_have_one_number(target: State, merge: State, data: st.DataObject) -> State | None:
    return merge.with_entry(PLAN, "tasks", {**task(merge, merge.day, merge.day), "id": "T-001"})


def somebody_is_booked_hard_beyond_the_contract(target: State, merge: State, data: st.DataObject) -> State | None:
    end = merge.contract.end
    return merge.with_entry(BOOKINGS, "bookings", booked(merge, end, end + timedelta(days=7), 8))


def somebody_is_booked_hard_beyond_the_hours(target: State, merge: State, data: st.DataObject) -> State | None:
    first = merge.day + timedelta(days=1)
    if merge.contract.end < first + timedelta(days=28):
        return None
    hours = merge.contract.hours  # in each of four weeks
    return merge.with_entry(BOOKINGS, "bookings", booked(merge, first, first + timedelta(days=27), hours))


def a_confirmation_starts_from_what_is_not_in_force(target: State, merge: State, data: st.DataObject) -> State | None:
    stale = merge.contract.end - timedelta(days=data.draw(st.integers(1, 30)))
    late = merge.contract.end + timedelta(days=1)
    return _confirmed(merge, {"end": move(stale, late)}, {"end": late}) if late < merge.far else None


def a_confirmation_reaches_two_months(target: State, merge: State, data: st.DataObject) -> State | None:
    late = merge.far + timedelta(days=data.draw(st.integers(0, 40)))
    return _confirmed(merge, {"end": move(merge.contract.end, late)}, {"end": late})


def a_confirmation_adds_money(target: State, merge: State, data: st.DataObject) -> State | None:
    now = merge.contract
    more = Decimal(data.draw(st.integers(1, 100_000))) / 100
    return _confirmed(merge, {"amount": move(f"{now.amount:.2f}", f"{now.amount + more:.2f}")}, {"amount": now.amount})


def a_confirmation_is_of_tomorrow(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_word(merge, data, {"on": str(merge.day + timedelta(days=1))})


def a_confirmation_is_older_than_its_request(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_word(merge, data, {"on": "2026-10-19"})


def a_confirmation_has_no_evidence(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_word(merge, data, {"evidence": None})


def evidence_is_another_file_than_the_one_named(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_word(merge, data, {"evidence": {"file": "evidence/wc-001.eml", "sha256": "0" * 64}})


def a_confirmation_of_days_hangs_on_the_epic(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_word(merge, data, {"attached_to": "project-epic"})


def a_paper_has_the_number_of_another(target: State, merge: State, data: st.DataObject) -> State | None:
    paper = {**target.record("confirmations/wc-001.yaml"), "number": "WC-001"}
    return merge.with_record("confirmations/wc-077.yaml", paper)


def _pending_end(state: State) -> Paper | None:
    return next((paper for paper in state.papers if "end" in paper.moves and not paper.approved), None)


def _confirmed(merge: State, changes: Entry, moves: Entry) -> State | None:
    """The merge with one more confirmation, drafted and given at once."""
    drafted_too = drafted(merge, CONFIRMATIONS, {"changes": changes}, moves)
    paper = drafted_too.papers[-1]
    proven, evidence = drafted_too.with_evidence("more.eml")
    if not merge.may_execute(paper) or any(merge.is_moving(part) for part in moves):
        return None
    return proven.with_fields(paper.file, {"confirmed": confirmed(proven, paper, evidence)})


def _with_word(merge: State, data: st.DataObject, fields: Entry) -> State | None:
    """The merge with a pending confirmation given, in words of which some fields are others, or none."""
    paper = merge.pending(CONFIRMATIONS)
    after = a_confirmation_is_given(merge, data)
    if paper is None or after is None or "end" not in paper.moves:
        return None
    word = {**after.record(paper.file)["confirmed"], **fields}
    return after.with_fields(paper.file, {"confirmed": {name: word[name] for name in word if word[name] is not None}})
