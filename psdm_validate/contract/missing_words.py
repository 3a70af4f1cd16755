"""What a paper still waits for: approvals, signatures, the customer's word, the file that proves it."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.sow import Sow

Paper = Sow | Instrument
"""What a word or a signature can be put under."""

OUR_SIGNATURE = "our signature"
LEADERSHIP_APPROVAL = "PS leadership's approval"


def missing_words(paper: Paper, day: date) -> tuple[str, ...]:
    """The words that the paper waits for on the day, as people say them."""
    words: tuple[tuple[str, date | None], ...]
    match paper:
        case Sow() | ChangeOrder():
            custom = isinstance(paper, Sow) and paper.service == "custom"
            approval = min(
                (said.on for said in paper.approvals if not custom or said.role == "ps-leadership"), default=None
            )
            theirs, ours = paper.signed.customer, paper.signed.us
            words = (
                (LEADERSHIP_APPROVAL if custom else "an approval", approval),
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
            words = ((LEADERSHIP_APPROVAL, paper.executed_on),)
    return tuple(word for word, said_on in words if said_on is None or said_on > day)


def lacks_evidence(paper: Paper) -> bool:
    """Whether the paper is to name a file in which the customer's word can be read, and names none."""
    match paper:
        case Sow() | ChangeOrder():
            return paper.signed.evidence is None
        case Confirmation():
            return paper.confirmed is not None and paper.confirmed.evidence is None
        case DescriptionOfWork():
            return paper.approved.customer is not None and paper.approved.evidence is None
    return False


def listed(words: tuple[str, ...]) -> str:
    """Words in a sentence: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
