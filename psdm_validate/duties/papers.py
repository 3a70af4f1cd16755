"""Papers that wait: for an approval, a signature, the customer's word, or the file that proves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.wording import counted
from psdm_validate.duties.duty import Duty
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
    engagement, as_of = outlook.engagement, outlook.as_of
    papers: list[Paper] = [engagement.sow] if outlook.contract.proposed else []
    papers += outlook.contract.pending
    papers += [leave for leave in engagement.leaves if not leave.ended(as_of) and not _counts(leave, as_of)]
    for paper in papers:
        missing = _missing(paper)
        if missing:
            since = _since(paper)
            waiting = f", {counted((as_of - since).days, 'day')} since {since}" if since else ""
            sign = ("--sign",) if missing == (OUR_SIGNATURE,) else ()
            yield outlook.duty(
                None,
                f"{paper.number} waits for {' and '.join(missing)}{waiting}",
                command=outlook.command("approve", paper.number, "--by", "PERSON", *sign),
            )


def _counts(paper: Leave, as_of: date) -> bool:
    return paper.executed_on is not None and paper.executed_on <= as_of


def _missing(paper: Paper) -> tuple[str, ...]:
    """The words that the paper waits for, as people say them."""
    match paper:
        case Sow() | ChangeOrder():
            words: tuple[tuple[str, object], ...] = (
                ("an approval", paper.approvals),
                ("the customer's signature", paper.signed.customer),
                (OUR_SIGNATURE, paper.signed.us),
            )
        case Confirmation():
            words = (("the customer's confirmation", paper.confirmed),)
        case DescriptionOfWork():
            words = (("our approval", paper.approved.us), ("the customer's approval", paper.approved.customer))
        case _:
            words = (("PS leadership's approval", paper.executed_on),)
    return tuple(word for word, there in words if not there)


def _since(paper: Paper) -> date | None:
    """Since when it is on its way: a SOW since its newest column of the approval board, any other since its request."""
    if isinstance(paper, Sow):
        return max((step.on for step in paper.proposal), default=None)
    return paper.requested.on
