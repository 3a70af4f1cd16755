"""Breaches: what others rest on is deleted, exchanged, moved away or spoilt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.histories.portfolio import (
    State,
    path_of,
)
from tests.histories.recording import RAID
from tests.histories.rewriting import LISTS, SOW, entry_of


def the_sow_is_deleted(target: State, merge: State, data: st.DataObject) -> State | None:
    return _without(merge, SOW)


def an_executed_paper_is_deleted(target: State, merge: State, data: st.DataObject) -> State | None:
    return _without(merge, data.draw(st.sampled_from(target.executed)))


def a_draft_is_deleted(target: State, merge: State, data: st.DataObject) -> State | None:
    return _without(merge, target.papers[0].file) if target.papers else None


def an_entry_of_the_log_is_deleted(target: State, merge: State, data: st.DataObject) -> State | None:
    listed, entry = entry_of(target, data, (*LISTS, "decisions"))
    kept = [one for one in merge.record(RAID)[listed] if one["id"] != entry["id"]]
    return merge.with_fields(RAID, {listed: kept})


def evidence_is_deleted(target: State, merge: State, data: st.DataObject) -> State | None:
    path = data.draw(st.sampled_from(sorted(target.evidence)))
    return replace(merge, evidence={name: held for name, held in merge.evidence.items() if name != path})


def evidence_is_exchanged(target: State, merge: State, data: st.DataObject) -> State | None:
    path = data.draw(st.sampled_from(sorted(target.evidence)))
    other = data.draw(st.sampled_from([b"", b"Something else\n", merge.evidence[path] + b"\n"]))
    return replace(merge, evidence={**merge.evidence, path: other})


def a_record_is_deleted(target: State, merge: State, data: st.DataObject) -> State | None:
    names = sorted(set(target.records) - {path_of("waivers.yaml")})
    return _without(merge, data.draw(st.sampled_from(names)))


def a_record_becomes_unreadable(target: State, merge: State, data: st.DataObject) -> State | None:
    path = data.draw(st.sampled_from(sorted(target.records)))
    return replace(merge, evidence={**merge.evidence, path: merge.files()[path][:-9] + b"\n&"})


def an_engagement_moves_away(target: State, merge: State, data: st.DataObject) -> State | None:
    """The customer gets another folder, and nothing says that it is the same."""

    def moved(held: dict[str, Any]) -> dict[str, Any]:
        return {path.replace("/harbor-line/", "/harbour-line/"): value for path, value in held.items()}

    return replace(merge, records=moved(merge.records), evidence=moved(merge.evidence), forms=moved(merge.forms))


def _without(merge: State, name: str) -> State:
    path = name if name.startswith("engagements/") else path_of(name)
    return replace(merge, records={kept: record for kept, record in merge.records.items() if kept != path})
