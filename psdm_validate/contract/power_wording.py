"""What a paper moves under a row of the decision table, as a project manager says it."""

from __future__ import annotations

from psdm_validate.contract.directions import Directed
from psdm_validate.contract.expiry import expiry
from psdm_validate.contract.in_force import Contract, Moved
from psdm_validate.contract.powers import Demand
from psdm_validate.contract.wording import field_words, sides_words
from psdm_validate.model.part import Part
from psdm_validate.model.terms import Milestone

SHOWN = 3
"""How many differences a sentence bears; the rest are counted."""

PAPER_WORDS = {
    "change-order": "a change order",
    "confirmation": "a written confirmation",
    "description-of-work": "a description of work",
}
"""Each kind of paper as people say it."""


def demand_words(demand: Demand, before: Contract, months: int | None) -> str:
    """All that is moved: "moves the end from 2026-12-18 to 2027-01-08, less than 2 calendar months past …"."""
    said = [
        _words(directed.moved, before.terms.currency) + _detail(directed, before, months)
        for directed in demand.moves[:SHOWN]
    ]
    more = len(demand.moves) - SHOWN
    return " and ".join([*said, *([f"{more} more"] if more > 0 else [])])


def papers_words(demand: Demand, *, consulting_block: bool) -> str:
    """The papers that suffice: "a written confirmation or a description of work"."""
    return " or ".join(PAPER_WORDS[kind] for kind in demand.row.sufficient(consulting_block=consulting_block))


def _words(moved: Moved, currency: str) -> str:
    field = field_words(moved.field)
    if moved.field == ("termination",):
        return "ends the contract before its work is done"
    if isinstance(moved.after, Part) and moved.before is None:
        return f"adds {field}"
    if isinstance(moved.before, Part) and moved.after is None:
        return f"removes {field}"
    if moved.field[-1] in ("name", "accepted_when", "checked_by"):
        return f"rewords {field}"
    before, after = sides_words(moved, currency)
    return f"moves {field} from {before} to {after}"


def _detail(directed: Directed, before: Contract, months: int | None) -> str:
    match directed.direction:
        case "far" | "far with more work" | "later" | "later with more work":
            work = " with more work" if directed.direction.endswith("work") and months is None else ""
            return work + (_from_expiry(directed, before, months) if directed.field == "end" and months else "")
        case "beyond the hours":
            return ", more hours than the contract has"
        case "removed while paid for":
            paying = (milestone for milestone in before.terms.milestones if _pays(milestone, directed.moved))
            return f", for which milestone {next(paying).id} is paid"
        case "accepted otherwise":
            return ", and no check can tell whether the new words ask for less"
    return ""


def _pays(milestone: Milestone, moved: Moved) -> bool:
    return milestone.deliverable == moved.field[1]


def _from_expiry(directed: Directed, before: Contract, months: int) -> str:
    expires = expiry(before)
    if expires is None:
        return ", where no paper states an end to count from"
    limit = expires.far(months)
    where = f"on or after {limit}," if directed.direction.startswith("far") else f"before {limit},"
    return f", {where} {months} calendar months past the expiry of {expires.day} ({expires.paper})"
