"""Legal acts about papers that nobody has put a name to yet."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.histories.portfolio import (
    ENGINEER,
    MANAGER,
    Entry,
    Paper,
    State,
)

RATE = Decimal(230)
CONFIRMATIONS, ORDERS, DESCRIPTIONS = "confirmations/wc", "change-orders/co", "descriptions-of-work/dow"
RISKS, EXCEPTIONS = "work-at-risk/war", "work-exceptions/we"


def a_later_end_is_drafted(state: State, data: st.DataObject) -> State | None:
    """A confirmation of an end that lies less than two months past the expiry."""
    last = state.far - timedelta(days=1)
    if state.is_moving("end") or last <= state.contract.end:
        return None
    end = data.draw(st.dates(state.contract.end + timedelta(days=1), last))
    return drafted(state, CONFIRMATIONS, {"changes": {"end": move(state.contract.end, end)}}, {"end": end})


def other_words_are_drafted(state: State, data: st.DataObject) -> State | None:
    """A confirmation that words an activity anew."""
    return _worded(CONFIRMATIONS, state, data)


def a_description_is_drafted(state: State, data: st.DataObject) -> State | None:
    """A description of work that words an activity anew."""
    return _worded(DESCRIPTIONS, state, data)


def more_hours_are_drafted(state: State, data: st.DataObject) -> State | None:
    """A change order of more hours and the money for them."""
    if state.is_moving("amount"):
        return None
    hours, now = data.draw(st.integers(1, 300)), state.contract
    then = {
        "amount": now.amount + hours * RATE,
        "hours": now.hours + hours,
        "engineer": now.engineer + hours,
        "migration": now.migration + hours,
    }
    changes = {
        "amount": move(f"{now.amount:.2f}", f"{then['amount']:.2f}"),
        "hours": move(now.hours, then["hours"]),
        "roles": {"change": [{"id": "engineer", "hours": move(now.engineer, then["engineer"])}]},
        "activities": {"change": [{"id": "migration", "hours": move(now.migration, then["migration"])}]},
    }
    return drafted(state, ORDERS, {"changes": changes}, then)


def a_far_end_is_drafted(state: State, data: st.DataObject) -> State | None:
    """A change order of an end that lies two months past the expiry, or more."""
    if state.is_moving("end"):
        return None
    end = state.far + timedelta(days=data.draw(st.integers(0, 60)))
    return drafted(state, ORDERS, {"changes": {"end": move(state.contract.end, end)}}, {"end": end, "expiry": end})


def work_at_risk_is_drafted(state: State, data: st.DataObject) -> State | None:
    """Leave for some hours before a change order is signed."""
    order = state.pending(ORDERS)
    if order is None or state.pending(RISKS):
        return None
    allows = {"people": [ENGINEER], **_time(state, data)}
    return drafted(state, RISKS, {"awaits": number_of(order.file), "allows": allows}, {})


def a_work_exception_is_drafted(state: State, data: st.DataObject) -> State | None:
    """Leave for hours above the allotment."""
    if state.pending(EXCEPTIONS):
        return None
    return drafted(state, EXCEPTIONS, {"labels": ["WE-product"], "allows": _time(state, data)}, {})


def a_draft_is_edited(state: State, data: st.DataObject) -> State | None:
    """Nobody has put a name to it yet, so that it may say something else."""
    paper = state.pending("", approved=False)
    why = data.draw(st.sampled_from(["They asked.", "It was forgotten."]))
    return state.with_fields(paper.file, {"why": why}) if paper else None


def a_paper_is_withdrawn(state: State, data: st.DataObject) -> State | None:
    """Only where nothing waits for it."""
    free = [paper for paper in state.papers if not state.is_awaited(number_of(paper.file))]
    if not free:
        return None
    paper = data.draw(st.sampled_from(free))
    end = {"by": MANAGER, "on": str(state.day), "why": "Not wanted any more"}
    return state.with_fields(paper.file, {"withdrawn": end}, papers=state.without_paper(paper.file))


def drafted(state: State, kind: str, body: Entry, moves: dict[str, Any], **fields: Any) -> State:
    """The state with a new paper of that kind."""
    name = f"{kind}-{len(state.names(f'{kind}-')) + 1:03d}"
    head = {"number": number_of(name), "title": "A change", "why": "It was asked for."}
    asked = {"requested": {"by": MANAGER, "on": str(state.day)}}
    paper = Paper(f"{name}.yaml", moves)
    return state.with_record(paper.file, {**head, **asked, **body, **fields}, papers=(*state.papers, paper))


def number_of(file: str) -> str:
    """The number of the paper in a file: WC-001."""
    return file.rsplit("/", 1)[1].removesuffix(".yaml").upper()


def move(before: object, after: object) -> Entry:
    before, after = (value if isinstance(value, int) else str(value) for value in (before, after))
    return {"from": before, "to": after}


def _worded(kind: str, state: State, data: st.DataObject) -> State | None:
    if state.is_moving("name"):
        return None
    name = f"Migration in {data.draw(st.integers(5, 99))} waves"
    changed = {"id": "migration", "name": move(state.contract.name, name)}
    return drafted(state, kind, {"changes": {"activities": {"change": [changed]}}}, {"name": name})


def _time(state: State, data: st.DataObject) -> Entry:
    first = state.day + timedelta(days=data.draw(st.integers(1, 5)))
    last = first + timedelta(days=data.draw(st.integers(0, 14)))
    return {"from": str(first), "until": str(last), "hours": data.draw(st.integers(1, 60))}
