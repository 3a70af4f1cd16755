"""Every breach with the rules that may find it, and the legal acts that make it possible."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.histories import drafting, overstepping, recording, rewriting, signing, signing_wrongly, vanishing
from tests.histories.acts import Act, Step, history, taken
from tests.histories.portfolio import State

Breach = Callable[[State, State, st.DataObject], State | None]
"""Makes of a target and a legal merge into it one that must be blocked; None where that is not possible."""

BREACHES: dict[Breach, frozenset[str]] = {
    rewriting.a_signed_term_is_edited: frozenset({"CHG025"}),
    rewriting.a_signature_is_moved: frozenset({"CHG025"}),
    rewriting.an_approval_of_the_sow_is_backdated: frozenset({"CHG025"}),
    vanishing.the_sow_is_deleted: frozenset({"CHG025"}),
    rewriting.an_executed_paper_moves_something_else: frozenset({"CHG026"}),
    rewriting.an_executed_paper_is_backdated: frozenset({"CHG026"}),
    rewriting.an_executed_paper_is_withdrawn: frozenset({"CHG026"}),
    vanishing.an_executed_paper_is_deleted: frozenset({"CHG026"}),
    rewriting.a_withdrawn_paper_comes_back: frozenset({"CHG026"}),
    rewriting.an_approved_leave_is_widened: frozenset({"CHG026"}),
    vanishing.a_draft_is_deleted: frozenset({"REC003"}),
    vanishing.an_entry_of_the_log_is_deleted: frozenset({"RPT011"}),
    rewriting.an_entry_of_the_log_gets_another_number: frozenset({"RPT011"}),
    rewriting.a_number_is_given_to_another_matter: frozenset({"RPT011"}),
    rewriting.a_closed_entry_is_rewritten: frozenset({"RPT011"}),
    rewriting.a_decision_is_rewritten: frozenset({"RPT011"}),
    rewriting.an_older_report_is_rewritten: frozenset({"RPT011"}),
    rewriting.approved_hours_are_rewritten: frozenset({"REC003"}),
    rewriting.accepted_work_is_rewritten: frozenset({"REC003"}),
    vanishing.evidence_is_deleted: frozenset({"REC003"}),
    vanishing.evidence_is_exchanged: frozenset({"REC003"}),
    vanishing.a_record_is_deleted: frozenset({"REC003", "CHG025", "CHG026"}),
    vanishing.a_record_becomes_unreadable: frozenset({"FIL001", "FIL002"}),
    vanishing.an_engagement_moves_away: frozenset({"REC003"}),
    overstepping.a_task_ends_a_day_after_the_contract: frozenset({"CHG024"}),
    overstepping.a_task_ends_a_day_after_what_its_paper_allows: frozenset({"CHG024"}),
    overstepping.a_task_waits_for_no_paper_that_is_here: frozenset({"REC001", "CHG024"}),
    overstepping.two_tasks_have_one_number: frozenset({"REC002"}),
    overstepping.somebody_is_booked_hard_beyond_the_contract: frozenset({"CHG016", "CHG024"}),
    overstepping.somebody_is_booked_hard_beyond_the_hours: frozenset({"CHG021"}),
    overstepping.a_confirmation_starts_from_what_is_not_in_force: frozenset({"CHG024"}),
    overstepping.a_confirmation_reaches_two_months: frozenset({"CHG002"}),
    overstepping.a_confirmation_adds_money: frozenset({"CHG001"}),
    overstepping.a_confirmation_is_of_tomorrow: frozenset({"CHG027"}),
    overstepping.a_confirmation_is_older_than_its_request: frozenset({"CHG027"}),
    overstepping.a_confirmation_has_no_evidence: frozenset({"CHG027"}),
    overstepping.evidence_is_another_file_than_the_one_named: frozenset({"REC007"}),
    overstepping.a_confirmation_of_days_hangs_on_the_epic: frozenset({"CHG003"}),
    signing_wrongly.an_order_is_approved_by_somebody_without_the_role: frozenset({"REC006"}),
    signing_wrongly.an_order_is_approved_by_whoever_asked_for_it: frozenset({"CHG028"}),
    signing_wrongly.a_leave_is_approved_by_somebody_without_the_role: frozenset({"REC006"}),
    signing_wrongly.an_approver_gets_the_role_in_the_same_merge: frozenset({"REC006"}),
    signing_wrongly.an_approved_order_is_edited: frozenset({"CHG029"}),
    signing_wrongly.an_opportunity_is_a_cent_off: frozenset({"CHG001"}),
    signing_wrongly.an_order_is_signed_by_somebody_who_may_not: frozenset({"CHG027"}),
    signing_wrongly.an_order_is_signed_unapproved: frozenset({"CHG027"}),
    signing_wrongly.an_order_adds_a_cent_more_than_its_hours_cost: frozenset({"CHG030"}),
    signing_wrongly.a_description_is_approved_by_an_engineer: frozenset({"CHG014"}),
    signing_wrongly.a_description_moves_the_end: frozenset({"CHG012"}),
    overstepping.a_paper_has_the_number_of_another: frozenset({"REC002", "REC009"}),
}

PREPARED: dict[Breach, tuple[Act, ...]] = {
    rewriting.a_withdrawn_paper_comes_back: (drafting.a_paper_is_withdrawn,),
    rewriting.an_approved_leave_is_widened: (signing.a_leave_is_approved,),
    vanishing.a_draft_is_deleted: (drafting.a_work_exception_is_drafted,),
    rewriting.an_older_report_is_rewritten: (recording.a_status_is_reported,),
    rewriting.approved_hours_are_rewritten: (recording.hours_are_approved,),
    rewriting.accepted_work_is_rewritten: (recording.work_is_accepted,),
    overstepping.a_task_ends_a_day_after_what_its_paper_allows: (drafting.a_later_end_is_drafted,),
    overstepping.a_confirmation_is_of_tomorrow: (drafting.a_later_end_is_drafted,),
    overstepping.a_confirmation_is_older_than_its_request: (drafting.a_later_end_is_drafted,),
    overstepping.a_confirmation_has_no_evidence: (drafting.a_later_end_is_drafted,),
    overstepping.evidence_is_another_file_than_the_one_named: (drafting.a_later_end_is_drafted,),
    overstepping.a_confirmation_of_days_hangs_on_the_epic: (drafting.a_later_end_is_drafted,),
    signing_wrongly.an_order_is_approved_by_somebody_without_the_role: (drafting.more_hours_are_drafted,),
    signing_wrongly.an_order_is_approved_by_whoever_asked_for_it: (drafting.more_hours_are_drafted,),
    signing_wrongly.a_leave_is_approved_by_somebody_without_the_role: (drafting.a_work_exception_is_drafted,),
    signing_wrongly.an_approver_gets_the_role_in_the_same_merge: (drafting.a_work_exception_is_drafted,),
    signing_wrongly.an_approved_order_is_edited: (signing.a_change_order_is_approved,),
    signing_wrongly.an_opportunity_is_a_cent_off: (signing.a_change_order_is_approved,),
    signing_wrongly.an_order_is_signed_by_somebody_who_may_not: (signing.a_change_order_is_approved,),
    signing_wrongly.an_order_is_signed_unapproved: (signing.a_change_order_is_approved,),
    signing_wrongly.an_order_adds_a_cent_more_than_its_hours_cost: (signing.a_change_order_is_approved,),
    signing_wrongly.a_description_is_approved_by_an_engineer: (drafting.a_description_is_drafted,),
    signing_wrongly.a_description_moves_the_end: (drafting.a_description_is_drafted,),
}
"""What the target needs for a breach to be possible."""


def named(breach: Breach | Act) -> str:
    return breach.__name__


def target_of(breach: Breach, data: st.DataObject) -> list[Step]:
    """A history after which the breach is possible, save where its own acts stand in the way."""
    steps = history(data)
    for act in PREPARED.get(breach, ()):
        steps = list(taken(act, steps, data))
    return steps
