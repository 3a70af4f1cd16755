"""Legal acts by which papers count: each by those who may, with what proves it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.histories.drafting import CONFIRMATIONS, DESCRIPTIONS, EXCEPTIONS, ORDERS, RISKS, number_of
from tests.histories.portfolio import (
    ARCHITECT,
    DIRECTOR,
    LEADER,
    TECHNICAL,
    Entry,
    Paper,
    State,
    approval,
)

SALE = "Professional Services Only"


def a_confirmation_is_given(state: State, data: st.DataObject) -> State | None:
    paper = state.pending(CONFIRMATIONS)
    if paper is None or not state.may_execute(paper):
        return None
    proven, evidence = state.with_evidence(f"{number_of(paper.file).lower()}.eml")
    return executed(proven, paper, {"confirmed": confirmed(state, paper, evidence)})


def a_description_is_approved(state: State, data: st.DataObject) -> State | None:
    paper = state.pending(DESCRIPTIONS)
    if paper is None or not state.may_execute(paper):
        return None
    proven, evidence = state.with_evidence(f"{number_of(paper.file).lower()}.eml")
    customer = data.draw(st.sampled_from([TECHNICAL, DIRECTOR]))
    ours, theirs = ({"by": who, "on": str(state.day)} for who in (ARCHITECT, customer))
    return executed(proven, paper, {"approved": {"us": ours, "customer": theirs, "evidence": evidence}})


def a_change_order_is_approved(state: State, data: st.DataObject) -> State | None:
    paper = state.pending(ORDERS, approved=False)
    if paper is None:
        return None
    number, changes = number_of(paper.file), state.record(paper.file)["changes"]
    sale = {"id": f"OPP-2{number[-3:]}", "record_type": SALE}
    if "amount" in paper.moves:
        sale["amount"] = f"{paper.moves['amount'] - state.contract.amount:.2f}"
    issue = f"https://forge.example.com/ps/plan/-/issues/2{number[-3:]}"
    fields = {
        "informed": {"engagement_manager": str(state.day), "account_team": str(state.day)},
        "issue": issue,
        "attached": str(state.day),
        "document": f"{issue}#note_1",
        "opportunity": sale,
        "approvals": [approval(LEADER, state.day, changes)],
    }
    return approved(state, paper, fields)


def a_leave_is_approved(state: State, data: st.DataObject) -> State | None:
    papers = [state.pending(kind, approved=False) for kind in (RISKS, EXCEPTIONS)]
    waiting = [paper for paper in papers if paper and str(state.day) < state.record(paper.file)["allows"]["from"]]
    if not waiting:
        return None
    paper = data.draw(st.sampled_from(waiting))
    fields = {"approvals": [approval(LEADER, state.day, state.record(paper.file)["allows"])]}
    return state.with_fields(paper.file, fields, papers=state.without_paper(paper.file))


def we_sign_a_change_order(state: State, data: st.DataObject) -> State | None:
    paper = state.pending(ORDERS, approved=True)
    if paper is None or "signed" in state.record(paper.file):
        return None
    return state.with_fields(paper.file, {"signed": {"us": {"by": LEADER, "on": str(state.day)}}})


def the_customer_signs_a_change_order(state: State, data: st.DataObject) -> State | None:
    """Both sign on one day, or we have signed before."""
    paper = state.pending(ORDERS, approved=True)
    if paper is None or not state.may_execute(paper):
        return None
    proven, evidence = state.with_evidence(f"{number_of(paper.file).lower()}.pdf")
    ours = state.record(paper.file).get("signed", {"us": {"by": LEADER, "on": str(state.day)}})
    signed = {**ours, "customer": {"by": DIRECTOR, "on": str(state.day)}, "evidence": evidence}
    project = f"https://resources.example.com/projects/2{number_of(paper.file)[-3:]}"
    return executed(proven, paper, {"signed": signed, "resource_project": project})


def confirmed(state: State, paper: Paper, evidence: Entry) -> Entry:
    """The customer's word on it, where it belongs."""
    place = "scoping-issue" if "end" in paper.moves else "project-epic"
    word = {"by": DIRECTOR, "on": str(state.day), "by_way_of": "email"}
    return {**word, "attached_to": place, "evidence": evidence}


def approved(state: State, paper: Paper, fields: Entry) -> State:
    """The state in which that paper is approved and waits for signatures."""
    papers = (*state.without_paper(paper.file), replace(paper, approved=True))
    return state.with_fields(paper.file, fields, papers=papers)


def executed(state: State, paper: Paper, fields: Entry) -> State:
    """The state in which that paper has moved the contract."""
    return state.with_fields(
        paper.file,
        fields,
        papers=state.without_paper(paper.file),
        executed=(*state.executed, paper.file),
        contract=replace(state.contract, **paper.moves),
        moved_on={**state.moved_on, **dict.fromkeys(paper.moves, state.day)},
    )
