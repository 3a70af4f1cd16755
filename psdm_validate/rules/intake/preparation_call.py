"""The preparation call: when it was held, and who was in it."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.rules.method.due_by_kickoff import late_words

SIDES = {
    "project manager": ("project-manager", "program-manager"),
    "engineer, architect or trainer": ("engineer", "technical-architect", "trainer"),
}
"""Who takes part on our side, each with the roles that stand for it."""


def called_on(engagement: Engagement) -> date | None:
    """The day of the call, or None where none is recorded."""
    call = engagement.record.preparation_call
    return call.on if call else None


def absent_from(engagement: Engagement) -> list[str]:
    """Who should have been in the call and was not, in words; nobody where there was no call."""
    call = engagement.record.preparation_call
    if call is None:
        return []
    absent = [
        side
        for side, roles in SIDES.items()
        if not any(engagement.organization.held(person, role, call.on) for person in call.attended_by for role in roles)
    ]
    if not any(engagement.customer.speaks(person, call.on) for person in call.attended_by):
        absent.append("customer")
    return absent


def call_wanting(engagement: Engagement) -> str | None:
    """What is wrong with a call that was held, too late or without one side; None where there was none."""
    if absent := absent_from(engagement):
        return f"the preparation call of {called_on(engagement)} was held without {' and without '.join(absent)}"
    return late_words(
        "the preparation call was held", called_on(engagement), "the kickoff", engagement.session("kickoff")
    )
