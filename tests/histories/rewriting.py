"""Breaches: what is signed, filed or decided is rewritten."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.histories.portfolio import (
    TECHNICAL,
    Entry,
    State,
)
from tests.histories.recording import RAID

SOW = "sow.yaml"
LISTS = ("risks", "actions", "issues")


def a_signed_term_is_edited(target: State, merge: State, data: st.DataObject) -> State | None:
    terms = copy.deepcopy(merge.record(SOW)["terms"])
    holder, name = data.draw(
        st.sampled_from(
            [(part, name) for part in (terms, terms["roles"][0], terms["activities"][1]) for name in part]
            + [(terms["deliverables"][0], name) for name in ("name", "accepted_when")]
        )
    )
    holder[name] = _other(holder[name])
    return merge.with_fields(SOW, {"terms": terms})


def a_signature_is_moved(target: State, merge: State, data: st.DataObject) -> State | None:
    signed = copy.deepcopy(merge.record(SOW)["signed"])
    side = signed[data.draw(st.sampled_from(["customer", "us"]))]
    name = data.draw(st.sampled_from(["by", "on"]))
    side[name] = TECHNICAL if name == "by" else _other(side[name])
    return merge.with_fields(SOW, {"signed": signed})


def an_approval_of_the_sow_is_backdated(target: State, merge: State, data: st.DataObject) -> State | None:
    approvals = copy.deepcopy(merge.record(SOW)["approvals"])
    data.draw(st.sampled_from(approvals))["on"] = "2026-06-08"
    return merge.with_fields(SOW, {"approvals": approvals})


def an_executed_paper_moves_something_else(target: State, merge: State, data: st.DataObject) -> State | None:
    file = data.draw(st.sampled_from(target.executed))
    changes = copy.deepcopy(merge.record(file)["changes"])
    move = next(_moves_in(changes))
    move["to"] = _other(move["to"])
    return merge.with_fields(file, {"changes": changes})


def an_executed_paper_is_backdated(target: State, merge: State, data: st.DataObject) -> State | None:
    file = data.draw(st.sampled_from(target.executed))
    paper = copy.deepcopy(merge.record(file))
    both: Entry = paper.get("signed") or paper.get("approved") or {"customer": paper.get("confirmed")}
    word = both["customer"]
    word["on"] = str(date.fromisoformat(word["on"]) - timedelta(days=1))
    return merge.with_record(file, paper)


def an_executed_paper_is_withdrawn(target: State, merge: State, data: st.DataObject) -> State | None:
    end = {"by": "sam-osei", "on": str(merge.day), "why": "It is not wanted any more"}
    return merge.with_fields(data.draw(st.sampled_from(target.executed)), {"withdrawn": end})


def a_withdrawn_paper_comes_back(target: State, merge: State, data: st.DataObject) -> State | None:
    ended = [path for path, record in target.records.items() if "withdrawn" in record]
    if not ended:
        return None
    path = data.draw(st.sampled_from(ended))
    paper = {name: value for name, value in merge.records[path].items() if name != "withdrawn"}
    return replace(merge, records={**merge.records, path: paper})


def an_approved_leave_is_widened(target: State, merge: State, data: st.DataObject) -> State | None:
    leaves = [path for path, record in target.records.items() if "allows" in record and "approvals" in record]
    if not leaves:
        return None
    path = data.draw(st.sampled_from(leaves))
    leave = copy.deepcopy(merge.records[path])
    name = data.draw(st.sampled_from(["from", "until", "hours"]))
    leave["allows"][name] = _other(leave["allows"][name])
    return replace(merge, records={**merge.records, path: leave})


def an_entry_of_the_log_gets_another_number(target: State, merge: State, data: st.DataObject) -> State | None:
    listed, entry = entry_of(target, data, (*LISTS, "decisions"))
    return _with_entry(merge, listed, entry, {"id": f"{entry['id'][0]}-777"})


def a_number_is_given_to_another_matter(target: State, merge: State, data: st.DataObject) -> State | None:
    listed, entry = entry_of(target, data, LISTS)
    return _with_entry(merge, listed, entry, {"what": "Something else", "raised": str(_day_after(entry["raised"]))})


def a_closed_entry_is_rewritten(target: State, merge: State, data: st.DataObject) -> State | None:
    listed, entry = entry_of(target, data, LISTS, closed=True)
    rewritten: list[Entry] = [{"what": "Something else"}, {"closed": None}, {"due": "2027-01-01"}]
    fields = data.draw(st.sampled_from(rewritten))
    return _with_entry(merge, listed, entry, fields)


def a_decision_is_rewritten(target: State, merge: State, data: st.DataObject) -> State | None:
    listed, entry = entry_of(target, data, ("decisions",))
    fields = data.draw(st.sampled_from([{"what": "Something else"}, {"on": "2026-08-04"}, {"by": TECHNICAL}]))
    return _with_entry(merge, listed, entry, fields)


def an_older_report_is_rewritten(target: State, merge: State, data: st.DataObject) -> State | None:
    older = target.names("status/")[:-1]
    if not older:
        return None
    return merge.with_fields(data.draw(st.sampled_from(older)), {"health": "yellow", "progress": "It went otherwise"})


def approved_hours_are_rewritten(target: State, merge: State, data: st.DataObject) -> State | None:
    approved = [name for name in target.names("timesheets/") if "approvals" in target.record(name)]
    if not approved:
        return None
    sheet = copy.deepcopy(merge.record(approved[0]))
    row = data.draw(st.sampled_from(sheet["worked"]))
    row["hours"][0] = _other(row["hours"][0])
    return merge.with_record(approved[0], sheet)


def accepted_work_is_rewritten(target: State, merge: State, data: st.DataObject) -> State | None:
    if "acceptance.yaml" not in target.names("acceptance"):
        return None
    (item,) = copy.deepcopy(target.record("acceptance.yaml")["items"])
    if "accepted" not in item:
        return None
    item["accepted"]["on"] = str(date.fromisoformat(item["accepted"]["on"]) - timedelta(days=1))
    return merge.with_record("acceptance.yaml", {"items": data.draw(st.sampled_from([[item], []]))})


def entry_of(target: State, data: st.DataObject, lists: tuple[str, ...], *, closed: bool = False) -> tuple[str, Entry]:
    log = target.record(RAID)
    entries = [(listed, one) for listed in lists for one in log.get(listed, []) if not closed or "closed" in one]
    listed, entry = data.draw(st.sampled_from(entries))
    return listed, entry


def _with_entry(merge: State, listed: str, entry: Entry, fields: Entry) -> State:
    """The entry with these fields instead; without those that are None."""
    written = {name: value for name, value in {**entry, **fields}.items() if value is not None}
    entries = [written if one["id"] == entry["id"] else one for one in merge.record(RAID)[listed]]
    return merge.with_fields(RAID, {listed: entries})


def _moves_in(changes: Any) -> Any:
    inner = changes.values() if isinstance(changes, dict) else changes if isinstance(changes, list) else ()
    if isinstance(changes, dict) and "to" in changes:
        yield changes
    for value in inner:
        yield from _moves_in(value)


def _other(value: Any) -> Any:
    """Another value of the same kind: the next number, the next day, more words."""
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, list):
        return value[:-1]
    try:
        return str(_day_after(value))
    except ValueError:
        return f"{float(value) + 1:.2f}" if value.replace(".", "").isdigit() else f"{value}-and-more"


def _day_after(day: str) -> date:
    return date.fromisoformat(day) + timedelta(days=1)
