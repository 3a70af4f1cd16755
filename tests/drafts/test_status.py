"""A new report knows what the other records know: open entries, absences, hours, the Top Customer Report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from psdm_validate.drafts.place import CannotDraft, Place
from psdm_validate.drafts.status import Told, new_status
from psdm_validate.source import Document, read_document
from tests.drafts.places import sample_place
from tests.sample import FOLDER

TOLD = Told(
    on=date(2026, 11, 25),
    by="sam-osei",
    health="green",
    progress="Outfitter permits are read.\nAll of them.",
    schedule="On time",
)
SHEET = """\
week: 2026-W47
worked:
  - {person: alex-reyes, activity: outfitter-mappings, hours: [8, 8, 8, 8, 4]}
  - {person: alex-reyes, activity: outfitter-mappings, hours: [0, 0, 0, 0, 4], billable: false}
"""


def report(told: Told = TOLD, changed: dict[str, str] | None = None, folder: str = FOLDER) -> dict[str, Any]:
    edit, _ = new_status(sample_place(changed, folder), told)
    document = read_document(edit.path, edit.after)
    assert isinstance(document, Document)
    return document.value


def without(place: Place, files: str) -> Place:
    """The place without the files of the engagement whose path begins like that."""
    shelf = {path: record for path, record in place.engagement.shelf.items() if f"/{files}" not in path}
    return replace(place, engagement=replace(place.engagement, shelf=shelf))


def test_open_actions_and_issues_and_escalated_risks_are_named_unless_they_are_internal() -> None:
    assert report()["actions"] == ["A-003"]
    assert report()["issues"] == ["R-003"], "R-004 is not escalated, I-001 is closed, I-002 is internal"


def test_what_stays_inside_is_told_to_the_author() -> None:
    _, (hint, *_) = new_status(sample_place(), TOLD)
    assert hint.split(". ")[0] == "open, but internal and so left out of the report: I-002"


def test_an_entry_that_was_raised_later_is_not_in_an_earlier_report() -> None:
    assert report(replace(TOLD, on=date(2026, 7, 14)))["actions"] == []


def test_absences_of_the_team_in_the_next_four_weeks_are_named_soonest_first() -> None:
    assert [(off["person"], off["from"]) for off in report(replace(TOLD, on=date(2026, 12, 2)))["time_off"]] == [
        ("alex-reyes", "2026-12-21"),
        ("sam-osei", "2026-12-28"),
    ]
    assert report(replace(TOLD, on=date(2026, 11, 19)))["time_off"] == []


def test_hours_go_on_from_the_last_report_by_the_billable_hours_of_the_weeks_since() -> None:
    assert report()["burn_down"] == {"used": 1655, "left": 545}
    with_sheet = {"timesheets/2026-w47.yaml": SHEET}
    assert report(changed=with_sheet)["burn_down"] == {"used": 1655 + 36, "left": 545 - 36}
    friday = replace(TOLD, on=date(2026, 11, 20))
    assert report(friday, with_sheet)["burn_down"]["used"] == 1655, "the week is not over on its Friday"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2026-10-21", "2026-10-28"), ("2026-10-28", "2026-11-04"), ("2026-11-04", "2026-11-10")],
)
def test_the_hours_are_those_that_the_sample_reports_tell(earlier: str, later: str) -> None:
    place = sample_place()
    told = {str(status.on): status for status in place.engagement.statuses}
    burned = told[later].burn_down
    assert burned is not None
    before = without(place, f"status/{later}")
    edit, _ = new_status(before, replace(TOLD, on=date.fromisoformat(later)))
    assert f"burn_down: {{used: {burned.used}, left: {burned.left}}}" in edit.after.decode()


def test_the_entry_in_the_top_customer_report_is_carried_on_with_the_new_progress_and_no_hour_of_update() -> None:
    entry = report()["top_customer"]
    assert entry["progress"] == "Outfitter permits are read."
    assert entry["contributors"] == ["tomas-ferro", "alex-reyes", "noor-haddad"]
    assert (entry["internal"], entry["customer"]) == ("yellow", "yellow")
    assert "updated" not in entry


def test_a_fixed_fee_without_hours_in_its_reports_gets_none() -> None:
    folder = "engagements/larkfield-schools/sow-2322"
    told = replace(TOLD, on=date(2026, 11, 24), by="ines-varga", percent=0)
    assert "burn_down" not in report(told, folder=folder)


def test_what_was_worked_this_week_is_told_where_the_timesheets_hold_every_hour() -> None:
    folder = "engagements/alder-bank/sow-2310"
    told = replace(TOLD, on=date(2026, 11, 20), by="ines-varga", percent=90)
    sheet = "week: 2026-W47\nworked: [{person: jonah-fisk, activity: a, hours: [8, 8, 8, 8, 16]}]\n"
    with_sheet = {"timesheets/2026-w47.yaml": sheet}
    assert report(told, folder=folder)["burn_down"] == {"used": 76, "left": 44}
    assert report(told, with_sheet, folder)["burn_down"] == {"used": 124, "left": 0}
    assert report(replace(told, on=date(2026, 11, 19)), with_sheet, folder)["burn_down"] == {"used": 108, "left": 12}


CALM = """\
on: 2026-11-19
by: sam-osei
health: green
progress: p
top_customer: {progress: p, assistance: none, dri: sam-osei, internal: green, customer: green}
"""


def test_no_temperature_is_carried_on_that_is_milder_than_the_report_and_what_is_missing_is_told() -> None:
    place, told = sample_place({"status/2026-11-19.yaml": CALM}), replace(TOLD, health="yellow")
    edit, (*_, hint) = new_status(place, told)
    assert "internal" not in edit.after.decode()
    assert "customer: green" in edit.after.decode()
    for wanted in ("updated", "internal", "issue.action (what is proposed: --action)", "--timing"):
        assert wanted in hint
    _, (*_, calm) = new_status(place, TOLD)
    assert "internal" not in calm
    assert "issue" not in calm


def test_what_is_done_about_trouble_goes_into_the_entry() -> None:
    told = replace(TOLD, health="yellow", action="A second test server", timing="By 4 December")
    entry = report(told, {"status/2026-11-19.yaml": CALM})["top_customer"]
    assert entry["issue"] == {"action": "A second test server", "timing": "By 4 December"}
    with pytest.raises(CannotDraft, match="no entry in the Top Customer Report"):
        report(told, {"status/2026-11-19.yaml": CALM.split("top_customer", maxsplit=1)[0]})


def test_a_second_report_of_one_day_is_refused() -> None:
    with pytest.raises(CannotDraft, match="there is a report of 2026-11-18 already"):
        new_status(sample_place(), replace(TOLD, on=date(2026, 11, 18)))


def test_the_first_report_counts_every_week_that_is_over() -> None:
    first, _ = new_status(without(sample_place(), "status/"), replace(TOLD, on=date(2026, 11, 18)))
    assert "burn_down: {used: 361, left: 1839}" in first.after.decode()
