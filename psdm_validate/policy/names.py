"""What the policy files can state, each name with its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from psdm_validate.model.settings import PolicyOverrides

Section = Literal["values", "labels", "roles"]

LABELS: Mapping[str, str] = {
    "proposal_columns": "The columns of the approval board, in order.",
    "opportunity_record_type": "The record type of a sale of services.",
    "epic_manager_prefix": "What the label of an epic's project manager begins with.",
    "epic_workflow_prefix": "What the label of an epic's workflow begins with.",
    "epic_begins_at": "The workflow label of a new epic.",
    "escalated": "The label of a RAID entry that impacts progress.",
    "work_exception_causes": "The labels that say what caused a work exception.",
    "retrospective_win": "The label of a win in the journal of a retrospective.",
    "retrospective_lessons": "The labels of lessons there, by what they are about.",
    "retrospective_story": "The label of a customer's story.",
    "retrospective_complete": "The label of a retrospective that is done.",
    "closeout_channel": "The channel in which the closeout report is told to all.",
    "closeout_mentioned": "Who is mentioned there.",
    "certified_timesheet": "The label of the issue of approved hours.",
    "comparison_mentioned": "Who is mentioned with the comparison of cost and actual hours.",
    "assessed_course": "The course whose attendees are assessed.",
}
"""Labels and other words that records and the forge carry letter for letter."""

ROLES: Mapping[str, str] = {
    "sow_approved_by": "Whose approval every custom SOW has.",
    "sow_approved_by_the_head": "Whose approval a custom SOW has beside it.",
    "legal_case_opened_by": "Who opens the legal case.",
    "signs_for_us": "Who signs for us.",
    "signs_for_the_customer": "Who signs for the customer.",
    "signature_after_leadership": "Whose approval stands for PS leadership before a signature.",
    "signature_after_legal": "Whose approval stands for Legal before a signature.",
    "signature_after_revenue": "Whose approval stands for Revenue before a signature.",
    "project_led_by": "Who can lead a project.",
    "welcome_sent_by": "Who sends the welcome email.",
    "welcome_account_team": "Who of the account team has it in copy; one suffices.",
    "welcome_leaders": "Who of the leaders has it in copy; one suffices.",
    "intake_considered_by": "Who may consider an intake step instead of doing it.",
    "intake_goals": "Who goes through the intake step `goals`.",
    "intake_stakeholders": "Who goes through the intake step `stakeholders`.",
    "intake_project_manager": "Who goes through the intake step `project-manager`.",
    "intake_schedule": "Who goes through the intake step `schedule`.",
    "intake_introductions": "Who goes through the intake step `introductions`.",
    "intake_collaboration_approach": "Who goes through the intake step `collaboration-approach`.",
    "intake_collaboration_space": "Who goes through the intake step `collaboration-space`.",
    "intake_stakeholder_meeting": "Who goes through the intake step `stakeholder-meeting`.",
    "intake_kickoff": "Who goes through the intake step `kickoff`.",
    "assigned_after_the_signature": "Who joins the team only once the customer has signed.",
    "hard_booking_approved_by": "Who approves a hard booking.",
    "hard_booked_ahead": "Whose time is hard-booked for the months ahead.",
    "change_raised_by": "Who raises a change order or a work exception.",
    "work_at_risk_raised_by": "Who raises work at risk.",
    "description_raised_by": "Who raises the description of work of a consulting block.",
    "description_approved_by_us": "Who approves a description of work for us.",
    "description_approved_by_the_customer": "Who approves it for the customer.",
    "discovery_approval_asked_by": "Who asks in the intake for approval at discovery.",
    "timesheet_approved_in_turn_by": "Who approves timesheets, one after the other.",
    "registration_sent_by": "Who sends the link to register for a training session.",
    "retrospective_led_by": "Who leads the retrospective.",
    "retrospective_account_team": "Who of the account team is its guest; one suffices.",
    "retrospective_engagement_manager": "Who of engagement management is its guest; one suffices.",
    "retrospective_leaders": "Who of the leaders is its guest; one suffices.",
    "closeout_report_by": "Who writes the closeout report.",
    "comparison_by": "Who compares cost and actual hours.",
}
"""Who approves or does what."""


def meanings(section: Section) -> Mapping[str, str]:
    """Every name of a section with its meaning; values are described where settings can override them."""
    if section == "values":
        return {name: field.description or "" for name, field in PolicyOverrides.model_fields.items()}
    return LABELS if section == "labels" else ROLES
