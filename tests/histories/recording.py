"""Legal acts about what has happened, about people and settings, and about form alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from psdm_validate.contract.fingerprint import fingerprint
from tests.histories.planning import instead, with_soft_booking
from tests.histories.portfolio import (
    ARCHITECT,
    DIRECTOR,
    ENGINEER,
    LEADER,
    MANAGER,
    Entry,
    State,
)

RAID, ENGAGEMENT, ACCEPTANCE = "raid.yaml", "engagement.yaml", "acceptance.yaml"
ISSUES = "https://forge.example.com/ps/harbor-line/sow-2206/-/issues"


def hours_are_recorded(state: State, data: st.DataObject) -> State | None:
    """Of last week; as many as were worked, be they paid for or not."""
    year, week, _ = (state.day - timedelta(days=7)).isocalendar()
    name = f"timesheets/{year}-w{week:02d}.yaml"
    people = {row["person"] for row in state.record(name)["worked"]} if name in state.names("timesheets/") else set()
    free = sorted({ENGINEER, MANAGER} - people)
    if not free or (people and "approvals" in state.record(name)):
        return None
    person = data.draw(st.sampled_from(free))
    hours = data.draw(st.lists(st.integers(0, 24), min_size=5, max_size=5))
    activity = "migration" if person == ENGINEER else "management"
    row = {"person": person, "activity": activity, "hours": hours, "issue": f"{ISSUES}/{data.draw(st.integers(1, 99))}"}
    empty: Entry = {"week": f"{year}-W{week:02d}", "worked": []}
    sheet = state.record(name) if people else empty
    return state.with_record(name, {**sheet, "worked": [*sheet["worked"], row]})


def hours_are_approved(state: State, data: st.DataObject) -> State | None:
    sheets = [name for name in state.names("timesheets/") if "approvals" not in state.record(name)]
    if not sheets:
        return None
    word = {"role": "senior-director", "by": "nadia-brook", "on": str(state.day)}
    return state.with_fields(data.draw(st.sampled_from(sheets)), {"approvals": [word]})


def a_status_is_reported(state: State, data: st.DataObject) -> State | None:
    """Whatever its colour: the truth always merges."""
    name = f"status/{state.day}.yaml"
    if name in state.names("status/"):
        return None
    health = data.draw(st.sampled_from(["green", "yellow", "red"]))
    report: Entry = {"on": str(state.day), "by": MANAGER, "health": health, "progress": "Another wave is moved"}
    if health != "green":
        report["path_to_green"] = "A second server until the end of the month"
    open_issues = [one["id"] for one in state.record(RAID).get("issues", []) if "closed" not in one]
    report |= {"schedule": "As agreed", "actions": [], "issues": open_issues, "time_off": []}
    report |= {"burn_down": {"used": 412, "left": 388}, "sent": {"on": str(state.day), "to": [DIRECTOR]}}
    return state.with_record(name, report)


def the_log_grows(state: State, data: st.DataObject) -> State | None:
    listed = data.draw(st.sampled_from(["risks", "actions", "issues"]))
    entries = state.record(RAID).get(listed, [])
    due = state.day + timedelta(days=data.draw(st.integers(0, 30)))
    entry = {"id": next_number(listed[0].upper(), entries), "what": "Something came up", "owner": MANAGER}
    return state.with_entry(RAID, listed, {**entry, "raised": str(state.day), "due": str(due), **_more(listed)})


def an_entry_is_closed(state: State, data: st.DataObject) -> State | None:
    log = state.record(RAID)
    still_open = [
        (name, one) for name in ("risks", "actions", "issues") for one in log.get(name, []) if "closed" not in one
    ]
    if not still_open:
        return None
    listed, entry = data.draw(st.sampled_from(still_open))
    closed = {**entry, "closed": {"on": str(state.day), "outcome": "Settled"}}
    return state.with_fields(RAID, {listed: instead(log[listed], entry, closed)})


def a_decision_is_taken(state: State, data: st.DataObject) -> State | None:
    number = next_number("D", state.record(RAID)["decisions"])
    decision = {
        "id": number,
        "what": "Wikis are moved last",
        "by": DIRECTOR,
        "on": str(state.day),
        "why": "Few read them",
    }
    return state.with_entry(RAID, "decisions", decision)


def an_entry_is_erased(state: State, data: st.DataObject) -> State | None:
    """On somebody else's word than the project manager's, and a tombstone says so."""
    listed = data.draw(st.sampled_from(["risks", "actions", "issues", "decisions"]))
    entries = state.record(RAID).get(listed, [])
    if len(entries) < 2:  # the log keeps one of each kind for what others do with it
        return None
    stone = {
        "of": entries[0]["id"],
        "sha256": fingerprint(entries[0]).removeprefix("sha256:"),
        "why": "It named an illness",
    }
    approved = {"by": LEADER, "on": str(state.day)}
    erased = state.with_fields(RAID, {listed: entries[1:]})
    return erased.with_entry(ENGAGEMENT, "tombstones", {**stone, "approved": approved})


def a_slip_of_the_signed_record_is_corrected(state: State, data: st.DataObject) -> State | None:
    """Once, by what the signed paper says, and on somebody else's word as well."""
    sow = state.record("sow.yaml")
    if "corrections" in sow:
        return None
    slip = {"field": "terms.agreement", "was": sow["terms"]["agreement"], "why": "Typed from the draft"}
    proof = {"evidence": sow["signed"]["evidence"], "approved": {"by": LEADER, "on": str(state.day)}}
    terms = {**sow["terms"], "agreement": "msa"}
    return state.with_fields("sow.yaml", {"terms": terms, "corrections": [{**slip, **proof}]})


def work_is_put_up_for_acceptance(state: State, data: st.DataObject) -> State | None:
    if "acceptance.yaml" in state.names("acceptance"):
        return None
    item = {"deliverable": "migrated-repositories", "completed": str(state.day), "asked": str(state.day)}
    return state.with_record("acceptance.yaml", {"items": [item]})


def work_is_accepted(state: State, data: st.DataObject) -> State | None:
    if "acceptance.yaml" not in state.names("acceptance"):
        return None
    (item,) = state.record("acceptance.yaml")["items"]
    if "accepted" in item:
        return None
    proven, evidence = state.with_evidence("accepted.eml")
    word = {"by": DIRECTOR, "on": str(state.day), "by_way_of": "email", "evidence": evidence}
    return proven.with_record("acceptance.yaml", {"items": [{**item, "accepted": word}]})


def a_note_is_taken(state: State, data: st.DataObject) -> State | None:
    note = {"on": str(state.day), "by": ENGINEER, "what": "It went well", "labels": ["ProjectWin"]}
    return state.with_entry("retrospective.yaml", "journal", note)


def somebody_joins(state: State, data: st.DataObject) -> State | None:
    """Booked softly at least, as long as the contract lasts."""
    if any(member["person"] == ARCHITECT for member in state.record(ENGAGEMENT)["team"]):
        return None
    member = {"role": "technical-architect", "person": ARCHITECT, "from": str(state.day)}
    joined = state.with_entry(ENGAGEMENT, "team", member)
    end = state.contract.end
    return with_soft_booking(joined, ARCHITECT, state.day, end, 1) if state.day <= end else joined


def somebody_is_hired(state: State, data: st.DataObject) -> State | None:
    """With nothing else that the new role could excuse."""
    name = f"new-{len(state.record('/organization.yaml')['people'])}"
    role = data.draw(st.sampled_from(["engineer", "ps-leadership", "project-manager"]))
    roles = [{"role": role, "from": str(state.day)}]
    person = {"id": name, "name": name.title(), "email": f"{name}@example.com", "roles": roles}
    return state.with_entry("/organization.yaml", "people", person)


def a_rule_gets_another_level(state: State, data: st.DataObject) -> State | None:
    """With nothing else that the milder level could excuse."""
    levels = {"MTH016": data.draw(st.sampled_from(["error", "warning", "note"])), "RPT015": "note"}
    return state.with_fields("/settings.yaml", {"levels": levels})


def a_record_is_written_otherwise(state: State, data: st.DataObject) -> State | None:
    """Comments, blanks and order are no change, in whatever record."""
    path = data.draw(st.sampled_from(sorted(state.records)))
    form = data.draw(st.sampled_from(["plain", "on one line", "commented", "reordered"]))
    return replace(state, forms={**state.forms, path: form})


def _more(listed: str) -> Entry:
    if listed == "risks":
        return {"probability": "low", "impact": "high", "response": "Watch it"}
    return {"severity": "high", "resolution": "It is mended"} if listed == "issues" else {}


def next_number(letter: str, entries: list[Entry]) -> str:
    """The number of the next entry of the log."""
    return f"{letter}-{max((int(one['id'][2:]) for one in entries), default=0) + 1:03d}"
