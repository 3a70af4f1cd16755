"""What is said of an intent that lies outside contract and leave, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from psdm_validate.contract.course import Course
from psdm_validate.contract.in_force import Contract, Moved, with_paper
from psdm_validate.contract.intents import Intent
from psdm_validate.contract.papers import next_number, paper_wanted
from psdm_validate.contract.standing import awaited, lies_after, trespasses, would_cover
from psdm_validate.contract.wording import counted
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.iteration_schedule import Session
from psdm_validate.model.terms import Activity
from psdm_validate.model.training import TrainingSession
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark


def outside(intent: Intent, course: Course, engagement: Engagement, policy: Policy) -> Iterator[Remark]:
    """Each way in which the intent leaves the contract, or the contract with the paper that it awaits.

    A session that was held cannot be moved any more, so it is a fact.
    """
    contract = course.now
    if course.called_off and lies_after(intent, course.called_off):
        yield _called_off(intent, course.called_off)
        return
    held = isinstance(intent.part, Session | TrainingSession) and intent.end <= course.as_of
    if held and engagement.adopted_after(intent.end):
        return
    paper = awaited(intent, contract)
    gone = next((paper for paper in contract.ended if paper.number == intent.awaits), None)
    because = f"; {gone.number}, which it awaits, was {_end_of(gone)}" if gone else ""
    found = (
        trespasses(intent, with_paper(contract, paper), f"the contract with {paper.number}")
        if paper
        else trespasses(intent, contract)
    )
    # Held against a paper alone, an intent could move along with a draft that anybody may lengthen.
    in_force = {each.side: each.beyond for each in trespasses(intent, contract)}
    for trespass in found:
        yield Remark(
            trespass.place,
            f"{trespass.message}{because}",
            _way_out(intent, contract, engagement, policy),
            fact=held,
            beyond=trespass.beyond + in_force.get(trespass.side, ()),
            bound=_bound(intent, trespass.side),
        )


def _bound(intent: Intent, side: str) -> str:
    """What a breach is of, so that work for which it is not known cannot take its place under the same id."""
    return f"{side}: {intent.activity} by {intent.person}, awaits {intent.awaits}"


def _called_off(intent: Intent, day: date) -> Remark:
    ends, late = "is planned for" if intent.single_day else "ends", (intent.end - day).days
    step = "End it by that day" if intent.start <= day else "Take it out"
    return Remark(
        intent.part.at(intent.fields[-1]),
        f"{intent.label} {ends} {intent.end}, {counted(late, 'day')} after the work was called off ({day})",
        f"{step}; work that goes on begins as a new engagement.",
        beyond=(Decimal(late),),
        bound=_bound(intent, "called off"),
    )


def _end_of(paper: Amendment) -> str:
    if paper.void:
        return "retired as wrong"
    return "rejected" if paper.rejected else "withdrawn"


def _way_out(intent: Intent, contract: Contract, engagement: Engagement, policy: Policy) -> str:
    for paper in contract.pending:
        if intent.names_paper and would_cover(paper, intent, contract):
            where = "in its iteration" if isinstance(intent.part, Session) else "here"
            return f"{paper.number} is pending and would cover it; name it {where}: awaits: {paper.number}."
    if contract.proposed:
        return "Move it inside the proposed contract, or correct `terms:` of sow.yaml before anybody signs it."
    moves = dict(_wished(intent, contract))
    block = engagement.record.kind == "consulting-block"
    wanted = paper_wanted(moves.values(), contract, policy.edition, consulting_block=block)
    number = next_number(engagement.amendments, wanted.letters)
    draft = f"psdm-validate new {wanted.model.record_kind} {engagement.name} {' '.join(moves)}"
    named = f", with awaits: {number}" if intent.names_paper else ""
    upside = "list it as upside, " if isinstance(intent.part, Booking) else ""
    waits = f"let it wait for {wanted.model.title.lower()} {number}{named}"
    return f"Move it inside the contract, {upside}or {waits}. Draft it: {draft}"


def _wished(intent: Intent, contract: Contract) -> Iterator[tuple[str, Moved]]:
    """What would have to move for the intent to lie inside the contract, with the option that drafts it."""
    if intent.start < contract.start:
        yield f"--start {intent.start}", Moved(("start",), contract.start, intent.start)
    if intent.end > contract.end:
        yield f"--end {intent.end}", Moved(("end",), contract.end, intent.end)
    if intent.activity and all(activity.id != intent.activity for activity in contract.terms.activities):
        added = Activity(id=intent.activity, name=intent.name)
        yield f'--add-activity "{intent.activity}: NAME"', Moved(("activities", intent.activity), None, added)
