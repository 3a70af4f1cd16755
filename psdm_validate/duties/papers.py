"""Papers that wait for an approval, a signature, the customer's word, or the file that proves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.wording import counted
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.instrument import Amendment, Leave
from psdm_validate.model.sow import Sow

Paper = Sow | Amendment | Leave

OUR_SIGNATURE = "our signature"


def pending_papers(outlook: Outlook) -> Iterator[Duty]:
    """Each paper that is neither executed nor ended, with the words it lacks and since when it waits."""
    for paper in _pending(outlook):
        missing = _missing(paper, outlook.as_of)
        since = _since(paper)
        waiting = f", {counted((outlook.as_of - since).days, 'day')} by now" if since else ""
        sign = ("--sign",) if missing == (OUR_SIGNATURE,) else ()
        yield outlook.duty(
            None,
            f"{paper.number} waits for {_listed(missing)}{waiting}: {paper.name}",
            command=outlook.command("approve", paper.number, "--by", "PERSON", *sign),
        )


def unproven_papers(outlook: Outlook) -> Iterator[Duty]:
    """Executed papers that name no file in which the customer's word can be read; CHG014 asks it of descriptions."""
    contract = outlook.contract
    executed: list[Paper] = [] if contract.proposed else [contract.sow]
    for paper in [*executed, *(step.instrument for step in contract.steps)]:
        match paper:
            case Sow() | ChangeOrder():
                proven = paper.signed.evidence is not None
            case Confirmation():
                proven = paper.confirmed is not None and paper.confirmed.evidence is not None
            case _:
                proven = True
        if not proven:
            what = f"{paper.number} names no file that proves it: {paper.name}"
            command = command_line("evidence add", "FILE", outlook.engagement.name, "--for", paper.number)
            yield outlook.duty(None, what, command=command)


def _pending(outlook: Outlook) -> Iterator[Paper]:
    contract, as_of = outlook.contract, outlook.as_of
    if contract.proposed:
        yield contract.sow
    yield from contract.pending
    for leave in outlook.engagement.leaves:
        asked = leave.requested.on <= as_of and not leave.ended(as_of)
        if asked and (leave.executed_on is None or leave.executed_on > as_of):
            yield leave


def _missing(paper: Paper, day: date) -> tuple[str, ...]:
    """The words that the paper waits for on the day, as people say them."""
    words: tuple[tuple[str, date | None], ...]
    match paper:
        case Sow() | ChangeOrder():
            approval = min((approval.on for approval in paper.approvals), default=None)
            theirs, ours = paper.signed.customer, paper.signed.us
            words = (
                ("an approval", approval),
                ("the customer's signature", theirs.on if theirs else None),
                (OUR_SIGNATURE, ours.on if ours else None),
            )
        case DescriptionOfWork():
            approved = paper.approved.us
            words = (
                ("our approval", approved.on if approved else None),
                ("the customer's approval", paper.executed_on),
            )
        case Confirmation():
            words = (("the customer's confirmation", paper.executed_on),)
        case _:
            words = (("PS leadership's approval", paper.executed_on),)
    return tuple(word for word, said_on in words if said_on is None or said_on > day)


def _listed(words: tuple[str, ...]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _since(paper: Paper) -> date | None:
    """Since when it waits: a SOW since its release, or its newest column of the board; any other since its request."""
    if isinstance(paper, Sow):
        return paper.released or max((step.on for step in paper.proposal), default=None)
    return paper.requested.on
