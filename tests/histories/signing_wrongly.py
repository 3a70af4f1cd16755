"""Breaches: papers are approved or signed by the wrong people, or for something else than they say."""

from __future__ import annotations

import copy
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.histories.drafting import DESCRIPTIONS, ORDERS, move
from tests.histories.portfolio import (
    ENGINEER,
    MANAGER,
    TECHNICAL,
    Paper,
    State,
)
from tests.histories.signing import (
    a_change_order_is_approved,
    a_description_is_approved,
    a_leave_is_approved,
    the_customer_signs_a_change_order,
)

NO_LEADERS = ("noor-haddad", "dana-frost", "jo-pike")
"""People who are not in PS leadership now; one of them was."""


def an_order_is_approved_by_somebody_without_the_role(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_approval(a_change_order_is_approved(merge, data), merge, data.draw(st.sampled_from(NO_LEADERS)))


def an_order_is_approved_by_whoever_asked_for_it(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_approval(a_change_order_is_approved(merge, data), merge, MANAGER)


def a_leave_is_approved_by_somebody_without_the_role(target: State, merge: State, data: st.DataObject) -> State | None:
    return _with_approval(a_leave_is_approved(merge, data), merge, data.draw(st.sampled_from(NO_LEADERS)))


def an_approver_gets_the_role_in_the_same_merge(target: State, merge: State, data: st.DataObject) -> State | None:
    approved = _with_approval(a_leave_is_approved(merge, data), merge, "noor-haddad")
    if approved is None:
        return None
    people = copy.deepcopy(merge.record("/organization.yaml")["people"])
    (noor,) = (person for person in people if person["id"] == "noor-haddad")
    noor["roles"].append({"role": "ps-leadership", "from": "2024-01-01"})
    return approved.with_fields("/organization.yaml", {"people": people})


def an_approved_order_is_edited(target: State, merge: State, data: st.DataObject) -> State | None:
    paper = target.pending(ORDERS, approved=True)
    if paper is None or merge.pending(ORDERS, approved=True) != paper:
        return None
    standards = {"add": [{"id": "quiet", "name": "Quiet nights", "accepted_when": "Nobody is woken"}]}
    return merge.with_fields(paper.file, {"changes": {**merge.record(paper.file)["changes"], "standards": standards}})


def an_opportunity_is_a_cent_off(target: State, merge: State, data: st.DataObject) -> State | None:
    signed = _signed(merge, data)
    if signed is None:
        return None
    after, paper = signed
    sale = after.record(paper.file)["opportunity"]
    cent = Decimal(data.draw(st.sampled_from(["0.01", "-0.01"])))
    return after.with_fields(paper.file, {"opportunity": {**sale, "amount": f"{Decimal(sale['amount']) + cent:.2f}"}})


def an_order_is_signed_by_somebody_who_may_not(target: State, merge: State, data: st.DataObject) -> State | None:
    signed = _signed(merge, data)
    if signed is None:
        return None
    after, paper = signed
    both = copy.deepcopy(after.record(paper.file)["signed"])
    side, person = data.draw(st.sampled_from([("us", "jo-pike"), ("customer", TECHNICAL)]))
    both[side] = {"by": person, "on": str(merge.day)}
    return after.with_fields(paper.file, {"signed": both})


def an_order_is_signed_unapproved(target: State, merge: State, data: st.DataObject) -> State | None:
    signed = _signed(merge, data)
    return signed and signed[0].with_fields(signed[1].file, {"approvals": []})


def an_order_adds_a_cent_more_than_its_hours_cost(target: State, merge: State, data: st.DataObject) -> State | None:
    signed = _signed(merge, data)
    if signed is None:
        return None
    after, paper = signed
    changes = copy.deepcopy(after.record(paper.file)["changes"])
    changes["amount"]["to"] = f"{after.contract.amount + Decimal('0.01'):.2f}"
    return after.with_fields(paper.file, {"changes": changes})


def a_description_is_approved_by_an_engineer(target: State, merge: State, data: st.DataObject) -> State | None:
    paper, after = merge.pending(DESCRIPTIONS), a_description_is_approved(merge, data)
    if paper is None or after is None:
        return None
    approved = copy.deepcopy(after.record(paper.file)["approved"])
    approved["us"]["by"] = ENGINEER
    return after.with_fields(paper.file, {"approved": approved})


def a_description_moves_the_end(target: State, merge: State, data: st.DataObject) -> State | None:
    paper, after = merge.pending(DESCRIPTIONS), a_description_is_approved(merge, data)
    if paper is None or after is None:
        return None
    end = {"end": move(merge.contract.end, merge.contract.end + timedelta(days=1))}
    return after.with_fields(paper.file, {"changes": {**after.record(paper.file)["changes"], **end}})


def _with_approval(after: State | None, merge: State, person: str) -> State | None:
    """What was newly approved, as if that person had approved it."""
    if after is None:
        return None
    (path,) = (path for path, record in after.records.items() if record is not merge.records.get(path))
    (approval,) = after.records[path]["approvals"]
    return after.with_fields(path.split("/", 3)[3], {"approvals": [{**approval, "by": person}]})


def _signed(merge: State, data: st.DataObject) -> tuple[State, Paper] | None:
    """The merge with an approved order of more money signed by both sides."""
    paper = merge.pending(ORDERS, approved=True)
    if paper is None or "amount" not in paper.moves or "signed" in merge.record(paper.file):
        return None
    after = the_customer_signs_a_change_order(merge, data)
    return (after, paper) if after else None
