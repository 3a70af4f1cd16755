"""An engagement is closed once nothing is open in it, whichever record tells of it."""

from __future__ import annotations

from datetime import date

from psdm_validate.drafts.before_closing import Open, hours_beside, open_before_closing
from psdm_validate.drafts.closing import closed_engagement
from psdm_validate.drafts.place import Place
from tests.drafts.places import sample_place

FOLDER = "engagements/larkfield-schools/sow-2322"
ON = date(2026, 11, 20)
SIGNED_OFF = "sign_off: {by: maud-ellery, on: 2026-11-19}\n"


def place(changed: dict[str, str] | None = None) -> Place:
    return sample_place(changed, FOLDER)


def still_open(changed: dict[str, str] | None = None) -> tuple[Open, ...]:
    there = place(changed)
    return open_before_closing(there, closed_engagement(there, ON), ON)


def about(words: str, changed: dict[str, str] | None = None) -> list[str]:
    """The files of what is open and named with these words."""
    return [item.file for item in still_open(changed) if words in item.what]


def test_each_thing_is_told_once_with_the_record_where_it_belongs() -> None:
    assert about("the customer's sign-off") == ["closeout.yaml"]
    assert about("the retrospective") == ["retrospective.yaml"]
    assert about("second-course") == ["acceptance.yaml"]
    assert about("pipeline-materials") == ["acceptance.yaml"]
    assert about("R-001") == about("A-002") == ["raid.yaml"]


def test_what_is_there_but_of_a_later_day_is_told_with_that_day() -> None:
    later = {"closeout.yaml": SIGNED_OFF.replace("11-19", "11-21")}
    assert about("the customer's sign-off is still open", later) == ["closeout.yaml"]


def test_no_word_says_that_the_engagement_was_closed() -> None:
    assert not [item for item in still_open() if "was closed" in item.what or "take closed out" in item.step]


def test_work_that_is_not_done_keeps_an_engagement_open() -> None:
    assert about("task T-00") == ["plan.yaml"] * 4
    assert about("is not done", {"plan.yaml": "tasks: []\n"}) == []
    assert about("what its attendees received") == ["training/pipelines.yaml"]


def test_every_week_in_which_people_were_booked_wants_its_timesheet() -> None:
    (missing,) = (item for item in still_open() if item.file == "timesheets/")
    assert missing.what == "people were booked, and there is no timesheet of 2026-W47"
    sheet = "week: 2026-W47\nworked: [{person: kim-doyle, activity: git-course, hours: [1]}]\n"
    assert about("timesheet of", {"timesheets/2026-w47.yaml": sheet}) == []


def test_an_error_of_any_rule_keeps_it_open() -> None:
    overlong = "tasks:\n  - {id: T-001, name: n, start: 2026-11-02, end: 2099-01-01, done: 2026-11-20}\n"
    assert set(about("T-001", {"plan.yaml": overlong})) == {"plan.yaml"}


def test_hours_of_the_closeout_report_are_held_against_the_timesheets() -> None:
    report = "report: {by: dana-frost, on: 2026-11-20, actual_hours: %s}\n"
    assert hours_beside(place().engagement) is None
    told = hours_beside(place({"closeout.yaml": report % 71}).engagement)
    assert told is not None
    assert "tells 71 actual hours, the timesheets hold 3" in told
    recorded = told.split("hold ")[1].split(".")[0]
    assert hours_beside(place({"closeout.yaml": report % recorded}).engagement) is None
