"""A new change order, written confirmation or description of work, drafted from the contract in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.agreement import CENT, Disagreement, disagreements, loose_ends
from psdm_validate.contract.in_force import Contract, Step, with_paper
from psdm_validate.contract.papers import LETTERS, next_number, paper_wanted
from psdm_validate.contract.powers import demands
from psdm_validate.contract.situation import Situation
from psdm_validate.drafts.change_order import (
    ADD_MILESTONE,
    Known,
    billing_left_behind,
    fields_missing,
    sale,
    sale_missing,
)
from psdm_validate.drafts.changes import Wish, changes_of
from psdm_validate.drafts.place import CannotDraft, Place
from psdm_validate.drafts.record import drafted
from psdm_validate.drafts.upside import upside_of_order
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.instrument import Amendment, Instrument
from psdm_validate.model.terms import Activity, StaffRole, Terms
from psdm_validate.policy.decision_table import decision_table
from psdm_validate.source import FieldPath


@dataclass(frozen=True, slots=True)
class Asked:
    """What every new paper says of itself."""

    title: str
    why: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper that is not written yet: its number, its file, and what to tell of it."""

    number: str
    edit: FileEdit
    hints: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """What the paper needs besides before it can be executed."""
    beside: tuple[FileEdit, ...] = ()
    """Edits of other records that go with it."""


def new_paper(place: Place, model: type[Instrument], asked: Asked) -> tuple[str, str, dict[str, Writable]]:
    """The next number of the kind, the path of its file, and the fields that every paper has."""
    number = next_number((*place.engagement.amendments, *place.engagement.leaves), LETTERS[model])
    path = model.lies_at.replace("{customer}/{sow}", place.engagement.folder).replace("{number}", number.lower())
    requested: dict[str, Writable] = {"by": asked.by, "on": asked.on.isoformat()}
    return number, path, {"number": number, "title": asked.title, "why": asked.why, "requested": requested}


def signed_contract(place: Place, day: date) -> Contract:
    """The contract that a paper asked for on that day moves: the one in force now, papers executed since included.

    Raises CannotDraft while the SOW was not signed: no paper can change it.
    """
    if Situation(place.engagement, day).contract.proposed:
        raise CannotDraft(
            f"{place.engagement.sow.number} was not signed on {day}, so there is no contract to change. "
            f"Change `terms:` in {place.engagement.sow.place.file} itself as long as nobody has signed it."
        )
    # A paper moves what is in force when it is executed, and that day can only come after every recorded one.
    return Situation(place.engagement, date.max).contract


def new_amendment(
    place: Place, model: type[Amendment], asked: Asked, wish: Wish, edition: str, known: Known | None = None
) -> Draft:
    """The paper, and hints: parts of the contract that would contradict each other, a paper that would be too weak.

    Raises CannotDraft where the contract cannot be changed so, and NotJudged as models do.
    """
    contract = signed_contract(place, asked.on)
    changes = changes_of(contract.terms, wish)
    if not changes:
        raise CannotDraft("the paper would move nothing. Say what: --end, --start, --amount, --hours, --set or --add-…")
    number, path, fields = new_paper(place, model, asked)
    fields = {**fields, **(known.written() if known else {}), "changes": changes}
    edit, paper = drafted(path, model, fields)
    step = with_paper(contract, paper).steps[-1]
    _demand_days_in_order(step)
    if known and known.opportunity:
        sold = sale(place.policy(asked.on), known.opportunity, contract, step)
        edit, paper = drafted(path, model, {**fields, "opportunity": sold})
    hints = (
        *_moved_since(contract, asked.on),
        *_too_weak(place, model, contract, step, edition),
        *_contradictions(model, contract, step),
        *billing_left_behind(step),
    )
    beside = upside_of_order(place, paper, contract, asked.on, edition) if isinstance(paper, ChangeOrder) else ()
    return Draft(number, edit, hints, tuple(_missing(place, paper, contract, step)), beside)


def _moved_since(contract: Contract, day: date) -> Iterator[str]:
    """That other papers have moved the contract since the day on which this one is said to be asked for."""
    later = [s.instrument for s in contract.steps if s.instrument.executed_on and s.instrument.executed_on > day]
    if later:
        named = ", ".join(f"{paper.number} on {paper.executed_on}" for paper in later)
        yield f"the contract has moved since {day}: {named}. The paper starts from what is in force now"


def _missing(place: Place, paper: Amendment, contract: Contract, step: Step) -> Iterator[str]:
    """What a change order needs besides before it can be executed."""
    if isinstance(paper, ChangeOrder):
        yield from sale_missing(paper, contract, step)
        if lack := fields_missing(place, paper):
            yield f"{lack} What is known already, --issue, --document, --attached and --informed write at once."


def _demand_days_in_order(step: Step) -> None:
    start, end = step.terms.start, step.terms.end
    if start and end and end < start:
        raise CannotDraft(
            f"the contract would end on {end}, before it starts on {start}. Say another --end or --start."
        )


def _too_weak(place: Place, model: type[Amendment], contract: Contract, step: Step, edition: str) -> Iterator[str]:
    """That the method asks for another paper than this, where it does."""
    block = place.engagement.record.kind == "consulting-block"
    found = demands(step.moved, contract, decision_table(edition))
    if not all(demand.allows(model.record_kind, consulting_block=block) for demand in found):
        wanted = paper_wanted(step.moved, contract, edition, consulting_block=block)
        yield f"{wanted.because}. Draft it instead: psdm-validate new {wanted.model.record_kind} {place.name} …"


def _contradictions(model: type[Amendment], contract: Contract, step: Step) -> Iterator[str]:
    """What would contradict itself once the paper is executed and does not now, with the option that mends it."""
    before = {told.message for told in (*disagreements(contract.terms), *loose_ends(contract.terms))}
    # Only a change order may move the whole to fit its parts.
    fixed = {("hours",), ("amount",)} if model is not ChangeOrder else set[FieldPath]()
    fixed |= {move.field for move in step.moved}
    for told in (*disagreements(step.terms), *loose_ends(step.terms)):
        if told.message not in before:
            option = _option(told, step.terms, fixed)
            yield f"with {step.instrument.number} {told.message}. Move what belongs together; add {option}"


def _option(told: Disagreement, terms: Terms, fixed: set[FieldPath]) -> str:
    """The option that mends a disagreement: the whole where it may move to fit its parts, else a part."""
    parts = next((name for name in ("activities", "roles", "milestones") if name in told.message), "roles")
    match told.field:
        case ("hours",) if told.field not in fixed:
            return f"--hours {sum((entry.hours or Decimal(0) for entry in _timed(terms, parts)), Decimal(0))}"
        case ("amount",) if parts == "milestones":
            whole = "" if told.field in fixed else f", or --amount {_price(terms)}"
            return f"{ADD_MILESTONE}, or --set milestones.ID.amount=…{whole}"
        case ("amount",) if told.field not in fixed:
            return f"--amount {_price(terms)}"
        case ("hours",) | ("amount",):
            return f"--set {parts}.ID.hours=…"
        case ("activities",):
            return '--add-activity "ID: NAME: HOURS"'
        case ("end",):
            return "another --end or --start"
        case (name, identifier, "due"):
            return f"--set {name}.{identifier}.due=DAY"
        case (name, identifier, *_):
            return f"--remove {name}.{identifier}"
    return f"--set {'.'.join(map(str, told.field))}=…"


def _timed(terms: Terms, parts: str) -> Sequence[Activity | StaffRole]:
    return terms.activities if parts == "activities" else terms.roles


def _price(terms: Terms) -> Decimal:
    billed = terms.billed_before or Decimal(0)
    if terms.billing == "fixed-fee":
        return sum((milestone.amount for milestone in terms.milestones), billed)
    prices = ((role.hours or Decimal(0)) * (role.rate or Decimal(0)) for role in terms.roles)
    return sum(prices, billed).quantize(CENT)
