"""Every legal act, and histories made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import strategies as st

from tests.histories import drafting, planning, recording, signing
from tests.histories.portfolio import State, beginning

Act = Callable[[State, st.DataObject], State | None]
"""Makes the next state, or None where the act is not possible."""

PREPARED: dict[Act, Act] = {
    planning.a_task_waits_for_a_paper: drafting.a_later_end_is_drafted,
    planning.a_task_is_done: planning.a_task_is_planned,
    recording.hours_are_approved: recording.hours_are_recorded,
    recording.work_is_accepted: recording.work_is_put_up_for_acceptance,
    drafting.a_draft_is_edited: drafting.other_words_are_drafted,
    drafting.a_paper_is_withdrawn: drafting.other_words_are_drafted,
    signing.a_confirmation_is_given: drafting.a_later_end_is_drafted,
    signing.a_description_is_approved: drafting.a_description_is_drafted,
    drafting.work_at_risk_is_drafted: drafting.more_hours_are_drafted,
    signing.a_leave_is_approved: drafting.a_work_exception_is_drafted,
    signing.a_change_order_is_approved: drafting.more_hours_are_drafted,
    signing.we_sign_a_change_order: signing.a_change_order_is_approved,
    signing.the_customer_signs_a_change_order: signing.a_change_order_is_approved,
}
"""What makes an act possible."""
ACTS: tuple[Act, ...] = (
    *PREPARED,
    drafting.a_later_end_is_drafted,
    drafting.other_words_are_drafted,
    drafting.a_description_is_drafted,
    drafting.more_hours_are_drafted,
    drafting.a_far_end_is_drafted,
    drafting.a_work_exception_is_drafted,
    planning.a_task_is_planned,
    planning.a_task_is_dropped,
    planning.somebody_is_booked,
    recording.hours_are_recorded,
    recording.a_status_is_reported,
    recording.an_entry_is_erased,
    recording.a_slip_of_the_signed_record_is_corrected,
    recording.the_log_grows,
    recording.an_entry_is_closed,
    recording.a_decision_is_taken,
    recording.work_is_put_up_for_acceptance,
    planning.an_iteration_is_scheduled,
    recording.a_note_is_taken,
    recording.somebody_joins,
    recording.somebody_is_hired,
    recording.a_rule_gets_another_level,
    recording.a_record_is_written_otherwise,
)
MOST_DAYS = 6
"""Days that go by between two acts at most."""


@dataclass(frozen=True)
class Step:
    """One act, the state that it found and the one that it made."""

    act: Act
    before: State
    after: State


def named(act: Act) -> str:
    return act.__name__


def history(data: st.DataObject) -> list[Step]:
    """A few acts from the beginning on, each as somebody might do it next."""
    steps: list[Step] = []
    for _ in range(data.draw(st.integers(0, 5))):
        steps += next_step(data.draw(st.sampled_from(ACTS)), state_after(steps), data)
    return steps


def taken(act: Act, steps: list[Step], data: st.DataObject) -> Iterator[Step]:
    """The history, and that act after it, with those that make it possible."""
    yield from steps
    state = state_after(steps)
    for chosen in _leading_to(act):
        for step in next_step(chosen, state, data):
            state = step.after
            yield step


def state_after(steps: list[Step]) -> State:
    return steps[-1].after if steps else beginning()


def next_step(act: Act, state: State, data: st.DataObject) -> list[Step]:
    """The act on the same day or a few days later; nothing where it is not possible."""
    today = replace(state, day=state.day + timedelta(days=data.draw(st.integers(0, MOST_DAYS))))
    after = act(today, data)
    return [Step(act, today, after)] if after else []


def _leading_to(act: Act) -> list[Act]:
    return [*(_leading_to(PREPARED[act]) if act in PREPARED else []), act]
