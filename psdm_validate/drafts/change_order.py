"""What a change order needs beside its changes: where it hangs, who knows of it, its sale, what it is billed by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from psdm_validate.contract.in_force import Contract, Step
from psdm_validate.drafts.place import Place
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.terms import Terms
from psdm_validate.rules.sow.opportunity_record_type import RECORD_TYPE

NEEDED = (
    ("issue", ("2022", "2024"), "its address"),
    ("document", ("2022", "2024"), "its link"),
    ("attached", ("2024",), "the day it was hung on the customer epic"),
    ("informed.engagement_manager", ("2024",), "the day of telling"),
    ("informed.account_team", ("2024",), "the day of telling"),
    ("epic", ("2022",), "the number of its epic"),
    ("scoping_issue", ("2022",), "the number of its scoping issue"),
)
"""Fields that CHG009, CHG010 and CHG035 ask for once it is approved or signed, by edition, in words."""

ADD_MILESTONE = '--add-milestone "ID: NAME: AMOUNT: DAY"'


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a change order when it is drafted."""

    opportunity: str | None = None
    issue: str | None = None
    document: str | None = None
    attached: date | None = None
    informed: Mapping[str, date] = field(default_factory=dict)

    def written(self) -> dict[str, Writable]:
        """The fields of the record, save the sale, whose amount follows from the changes."""
        single = {"issue": self.issue, "document": self.document}
        days: dict[str, Writable] = {who: day.isoformat() for who, day in self.informed.items()}
        return {
            **{name: value for name, value in single.items() if value},
            **({"attached": self.attached.isoformat()} if self.attached else {}),
            **({"informed": days} if days else {}),
        }


def fields_missing(place: Place, order: ChangeOrder) -> str | None:
    """What the order still has to say before it counts, in a sentence; None where nothing is missing."""
    policy = place.policy(order.requested.on)
    missing = [
        f"`{name}` ({words})"
        for name, editions, words in NEEDED
        if policy.in_force(editions) and _said(order, name) is None
    ]
    if not missing:
        return None
    return f"{order.number} cannot be merged as approved or signed before {order.place.file} says {', '.join(missing)}."


def _said(order: ChangeOrder, name: str) -> object:
    group, _, inner = name.partition(".")
    return getattr(getattr(order, group), inner) if inner else getattr(order, name)


def sale_missing(order: ChangeOrder, contract: Contract, step: Step) -> Iterator[str]:
    """That a change order which adds money needs a sale, while it names none."""
    more = _added(contract, step)
    if order.opportunity is None and more > 0:
        yield (
            f"{order.number} adds {more:,.2f} {contract.terms.currency}, so it needs a new sale of exactly that: "
            "--opportunity ID, or `opportunity` in its file."
        )


def sale(opportunity: str, contract: Contract, step: Step) -> dict[str, Writable]:
    """The new opportunity, for exactly the difference where the amount goes up."""
    more = _added(contract, step)
    said: dict[str, Writable] = {"id": opportunity, "record_type": RECORD_TYPE}
    return {**said, "amount": f"{more:.2f}"} if more > 0 else said


def _added(contract: Contract, step: Step) -> Decimal:
    return (step.terms.amount or Decimal(0)) - (contract.terms.amount or Decimal(0))


def billing_left_behind(step: Step) -> Iterator[str]:
    """Once the kind of billing moves: what is billed by in the old way and stays, or in the new way and is missing."""
    if not any(moved.field == ("billing",) for moved in step.moved):
        return
    number, terms = step.instrument.number, step.terms
    yield from _fee_left_behind(number, terms) if terms.billing == "fixed-fee" else _hours_left_behind(number, terms)
    if terms.billed_before is None:
        yield f"say what was billed the old way before {number}, if anything was: --set billed_before=AMOUNT"


def _fee_left_behind(number: str, terms: Terms) -> Iterator[str]:
    rated = [role.id for role in terms.roles if role.rate is not None]
    if rated:
        options = " ".join(f"--set roles.{role}.rate=" for role in rated)
        yield f"{number} fixes the fee and leaves the rates of {', '.join(rated)}. Take them out: {options}"
    if not terms.milestones:
        yield f"{number} fixes the fee and names no milestone. Add {ADD_MILESTONE} for what is not billed yet"


def _hours_left_behind(number: str, terms: Terms) -> Iterator[str]:
    lacking = [f"roles.{role.id}.{name}" for role in terms.roles for name in ("hours", "rate") if not _has(role, name)]
    if lacking:
        options = " ".join(f"--set {name}=…" for name in lacking)
        yield f"{number} bills by the hour, and {', '.join(lacking)} is not said. Add {options}"
    if not terms.roles:
        yield f'{number} bills by the hour and names no role. Add --add-role "ID: HOURS: RATE"'
    if terms.milestones:
        options = " ".join(f"--remove milestones.{milestone.id}" for milestone in terms.milestones)
        yield f"{number} bills by the hour and leaves milestones. Take them out: {options}"


def _has(role: object, name: str) -> bool:
    return getattr(role, name) is not None
