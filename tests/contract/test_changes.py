"""What differs is told by what a thing is known by: never by line, order or form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.contract.changes import Change, identity
from psdm_validate.contract.comparison import Comparison
from psdm_validate.source import Document, read_document
from tests.sample import FOLDER, sample_files
from tests.trees import FilesInMemory

RAID = f"{FOLDER}/raid.yaml"
RECORDS = [path for path in sample_files() if path.startswith(FOLDER) and path.endswith(".yaml")]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ({"id": "T-001", "number": 7, "kind": "x"}, "T-001"),
        ({"number": 3, "kind": "x", "start": "2026-07-06"}, "3"),
        ({"step": "goals", "by": "noor-haddad", "on": "2026-06-01"}, "goals"),
        ({"role": "engineer", "person": "alex-reyes", "from": "2026-07-06"}, "engineer alex-reyes 2026-07-06"),
        ({"person": "alex-reyes", "activity": "migration", "hours": [8]}, "alex-reyes migration"),
        ({"role": "ps-leadership", "by": "robin-vale", "on": "2026-06-10"}, "ps-leadership robin-vale"),
        ({"rule": "CHG024", "file": "plan.yaml", "field": "tasks", "why": "w"}, "CHG024 plan.yaml tasks"),
        ({"deliverable": "design", "activity": "x", "completed": "2026-10-09"}, "design"),
        ({"milestone": "pilot", "activity": "x"}, "pilot"),
        ({"activity": "migration", "link": "https://forge.example.com/1"}, "migration"),
        ({"kind": "planning", "days": ["Monday"]}, "planning"),
        ({"month": "2026-11", "hours": 160}, "2026-11"),
        ({"on": "2026-05-04", "state": "Open"}, "Open 2026-05-04"),
        ({"of": "D-001", "why": "w"}, "D-001"),
        ({"role": "engineer"}, "role: engineer"),
        ("Monday", "Monday"),
    ],
)
def test_an_entry_is_known_by_what_tells_it_apart(entry: Any, name: str) -> None:
    assert identity(entry) == name


def test_an_edit_of_an_entry_is_told_within_it() -> None:
    (change,) = changes(closed(risk("R-002")), closed({**risk("R-002"), "due": "2026-12-01"}))
    assert (change.name, change.before, change.after) == ("risks.R-002.due", "2026-11-16", "2026-12-01")
    assert (change.gone, change.accrues) == (False, False)


def test_an_entry_that_comes_or_goes_is_told_whole() -> None:
    (came,) = changes({"risks": []}, {"risks": [risk("R-001")]})
    assert (came.name, came.accrues, came.gone, came.before, came.after) == (
        "risks.R-001",
        True,
        False,
        None,
        risk("R-001"),
    )
    (went,) = changes({"risks": [risk("R-001")]}, {"risks": []})
    assert (went.name, went.accrues, went.gone, went.after) == ("risks.R-001", False, True, None)


def test_a_list_that_comes_or_goes_is_told_by_its_entries() -> None:
    for before, after in (({}, {"risks": [risk("R-001")]}), ({"risks": [risk("R-001")]}, {})):
        assert [change.name for change in changes(before, after)] == ["risks.R-001"]


def test_an_entry_is_followed_to_another_place_and_no_further_than_its_list() -> None:
    one, two = risk("R-001"), risk("R-002")
    assert changes({"risks": [one, two]}, {"risks": [two, one]}) == []
    moved = changes({"risks": [one], "issues": []}, {"risks": [], "issues": [{**one, "id": "I-001"}]})
    assert [change.name for change in moved] == ["risks.R-001", "issues.I-001"]


def test_entries_of_one_identity_are_told_apart_by_what_they_say() -> None:
    one, two, three = (risk("R-001", what) for what in ("One", "Three", "Two"))
    assert changes({"risks": [one, two]}, {"risks": [two, one]}) == []
    (change,) = changes({"risks": [one, two]}, {"risks": [one, two, three]})
    assert (change.name, change.accrues) == ("risks.R-001 (3)", True)


def test_of_hours_day_by_day_the_order_says_all() -> None:
    sheet = f"{FOLDER}/timesheets/2026-w45.yaml"
    row = {"person": "alex-reyes", "activity": "migration"}
    before, after = ({"week": "2026-W45", "worked": [{**row, "hours": hours}]} for hours in ([8, 0], [0, 8]))
    (change,) = changes(before, after, sheet)
    assert (change.name, change.before, change.after) == ("worked.alex-reyes migration.hours", [8, 0], [0, 8])


def test_yes_is_not_one() -> None:
    (change,) = changes({"risks": [risk("R-001", 1)]}, {"risks": [risk("R-001", True)]})
    assert (change.before, change.after) == (1, True)


def test_a_field_that_says_nothing_comes_and_goes_as_well() -> None:
    (went,) = changes({"issue": None}, {})
    (came,) = changes({}, {"issue": None})
    assert (went.name, went.gone, came.name, came.accrues) == ("issue", True, "issue", True)


def test_a_record_that_becomes_unreadable_is_one_change_of_the_whole() -> None:
    for before, after in ((b"risks: []\n", b"risks: [\n"), (b"risks: [\n", b"risks: []\n")):
        (change,) = compared({RAID: before}, {RAID: after})
        assert (change.file, change.field, change.gone, change.accrues) == (RAID, (), False, False)


def test_what_stood_elsewhere_is_found_on_both_sides() -> None:
    one, two = risk("R-001"), risk("R-002")
    (change,) = changes({"risks": [one, two]}, {"risks": [{**two, "due": "2026-12-01"}, one]})
    assert change.base and change.head
    assert (change.base.path, change.head.path) == (("risks", 1, "due"), ("risks", 0, "due"))
    (gone,) = changes({"risks": [one]}, {"risks": []})
    assert (gone.head, gone.place.path) == (None, ("risks",))


def test_no_order_and_no_form_of_a_record_is_a_change() -> None:
    turned_round = {}
    for path in RECORDS:
        document = read_document(path, sample_files()[path])
        assert isinstance(document, Document)
        turned_round[path] = json.dumps(turned(document.value), default=float).encode()
    assert [f"{change.file}: {change.name}" for change in compared({}, turned_round)] == []


def turned(value: Any) -> Any:
    """The same with the last field first, and the last entry first unless they are numbers."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        entries = [turned(entry) for entry in value]
        return entries if all(isinstance(entry, int | float) for entry in entries) else entries[::-1]
    return value


def risk(number: str, what: Any = "It may snow") -> dict[str, Any]:
    return {"id": number, "what": what, "owner": "sam-osei", "raised": "2026-09-14", "due": "2026-11-16"}


def closed(entry: dict[str, Any]) -> dict[str, Any]:
    return {"risks": [risk("R-001"), entry]}


def changes(before: Any, after: Any, path: str = RAID) -> list[Change]:
    """What differs between two versions of one record."""
    return compared({path: json.dumps(before).encode()}, {path: json.dumps(after).encode()})


def compared(before: dict[str, bytes], after: dict[str, bytes]) -> list[Change]:
    base, head = (read_portfolio(FilesInMemory({**sample_files(), **files})) for files in (before, after))
    return list(Comparison(base, head).changes)
