"""Days of the contract: its milestones and its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.terms import Milestone
from psdm_validate.rules.acceptance.outstanding import outstanding

ACCEPT = "Ask the customer to accept it by email, then add it to acceptance.yaml."
CLOSE = "The command writes nothing; it lists what is still to be done before the engagement can be closed."
EXTEND = "Where more time is needed, draft the paper before that day."


def end_of_contract(outlook: Outlook) -> Iterator[Duty]:
    """The contract's end as it comes up, and from then on the close-out."""
    end = outlook.contract.terms.end
    command = outlook.command("close", "--dry-run")
    if outlook.phase is Phase.CLOSE:
        over = f"the contract ended on {end}" if end and end < outlook.as_of else "the customer has signed the work off"
        yield outlook.duty(None, f"{over}, and the engagement is not closed", CLOSE, command)
    elif outlook.comes(end) and not outlook.contract.proposed:
        yield outlook.duty(end, "the contract ends", f"{EXTEND} {CLOSE}", command)


def milestones(outlook: Outlook) -> Iterator[Duty]:
    """Milestones that were not put up for acceptance: when they are due, and when their sign-off is now expected."""
    if outlook.contract.proposed:
        return
    acceptance, plan = outlook.engagement.acceptance, outlook.engagement.plan
    expected = {sign_off.milestone: sign_off.expected for sign_off in (plan.sign_offs if plan else ())}
    for part in outstanding(outlook.contract.terms, acceptance.items if acceptance else ()):
        if isinstance(part, Milestone):
            yield from _milestone(outlook, part, expected.get(part.id))


def _milestone(outlook: Outlook, milestone: Milestone, expected: date | None) -> Iterator[Duty]:
    command = command_line("explain", "acceptance")
    if outlook.comes_or_passed(milestone.due):
        later = f"; its sign-off is expected on {expected}" if expected not in (None, milestone.due) else ""
        what = f"milestone {milestone.id} {outlook.be(milestone.due)} due: {milestone.name}{later}"
        yield outlook.duty(milestone.due, what, ACCEPT, command)
    if expected != milestone.due and outlook.comes_or_passed(expected):
        what = f"sign-off of milestone {milestone.id} {outlook.be(expected)} expected: {milestone.name}"
        yield outlook.duty(expected, what, ACCEPT, command)
