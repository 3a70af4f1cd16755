"""What stands just inside or just outside the rules on promises, the welcome and the scheduling of a project."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding, Report
from psdm_validate.model.settings import EditionName
from psdm_validate.policy.calendar import business_days_later
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

CUSTOMER = FOLDER.rpartition("/")[0]
AS_OF = date(2026, 10, 20)
UNSIGNED = "released:\nsigned:\n  customer:\n  us:\n  evidence:\n"
BOOKED = (
    "bookings: [{{id: B-001, person: alex-reyes, kind: {}, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24{}}}]"
)
RISK = """number: WAR-001
title: t
why: w
requested: {{by: sam-osei, on: 2026-06-01}}
allows: {{people: [{}], from: 2026-06-15, until: 2026-07-03, hours: 8}}
approvals: [{{role: ps-leadership, by: robin-vale, on: {}}}]
"""


def judged(
    files: dict[str, str],
    day: date = AS_OF,
    edition: EditionName | None = None,
    settings: str = "",
    country: str = "US",
) -> Report:
    """The example engagement with these files laid over it, judged; a leading / names a file beside its folder."""
    paths = {f"{CUSTOMER}{name}" if name.startswith("/") else f"{FOLDER}/{name}": text for name, text in files.items()}
    tree = Example(good=True, shown=tuple(Shown(f"{path}.yaml", text) for path, text in paths.items())).files()
    tree["engagements/settings.yaml"] += settings.encode()
    people = tree["engagements/organization.yaml"]
    tree["engagements/organization.yaml"] = people.replace(b"holidays: US", f"holidays: {country}".encode())
    report = check(FilesInMemory(tree), Question(day, edition))
    assert not report.faults
    return report


def told(
    rule: str,
    files: dict[str, str],
    day: date = AS_OF,
    edition: EditionName | None = None,
    settings: str = "",
) -> list[Finding]:
    """What one rule says of the example engagement with these files laid over it."""
    return [finding for finding in judged(files, day, edition, settings).findings if finding.rule == rule]


def hard(approved: str) -> dict[str, str]:
    return {"bookings": BOOKED.format("hard", f", approved: {{by: jo-pike, on: {approved}}}")}


def engagement(text: str) -> dict[str, str]:
    return {"engagement": text}


@pytest.mark.parametrize(
    ("approved", "edition", "findings"),
    [
        ("2026-06-21", "2022", 1),
        ("2026-06-22", "2022", 0),
        ("2026-06-23", "2024", 1),
        ("2026-06-24", "2024", 0),
    ],
)
def test_a_promise_counts_from_the_day_of_the_sale_and_in_2024_from_that_of_scheduling(
    approved: str, edition: EditionName, findings: int
) -> None:
    assert len(told("INT001", hard(approved), edition=edition)) == findings


@pytest.mark.parametrize(("approved", "person", "findings"), [
    ("2026-06-17", "alex-reyes", 0),
    ("2026-06-18", "alex-reyes", 1),
    ("2026-06-17", "sam-osei", 1),
    ("2026-06-17", "", 0),
])  # fmt: skip
def test_work_at_risk_allows_a_promise_from_its_approval_on_and_to_its_people_only(
    approved: str, person: str, findings: int
) -> None:
    files = {**hard("2026-06-17"), "work-at-risk/war-001": RISK.format(person, approved)}
    assert len(told("INT001", files)) == findings


def test_a_promise_blocks_while_the_sale_is_open_and_is_an_alarm_once_it_is_won() -> None:
    (ahead,) = told(
        "INT001", {**hard("2026-06-17"), "iteration-schedule": "agreed:\n", **engagement("steps:\n  closed_won:")}
    )
    (past,) = told("INT001", hard("2026-06-17"))
    assert (ahead.fact, past.fact) == (False, True)
    assert "psdm-validate new work-at-risk harbor-line/sow-2206 --people alex-reyes" in ahead.next_step


def test_soft_bookings_and_engagements_called_off_or_adopted_later_promise_nothing() -> None:
    open_sale = {"iteration-schedule": "agreed:\n", "engagement": "steps:\n  closed_won:"}
    assert told("INT001", {**open_sale, "bookings": BOOKED.format("soft", "")}) == []
    for ended in ("cancelled: {on: 2026-10-01, why: w}\n", "adopted: {on: 2026-07-01, by: sam-osei}\n"):
        assert told("INT001", {**hard("2026-06-17"), **engagement(ended)}) == []


@pytest.mark.parametrize(("introduced", "findings"), [("2026-06-21", 1), ("2026-06-22", 0)])
def test_a_start_is_named_early_until_the_day_of_the_signature(introduced: str, findings: int) -> None:
    assert len(told("INT002", {"iteration-schedule": f"introduced: {introduced}\n"})) == findings


def test_a_start_named_without_a_signature_is_settled_by_the_coordinators_word_on_that_day() -> None:
    named = {"sow": UNSIGNED, "iteration-schedule": "introduced: 2026-07-02\n"}
    assert len(told("INT002", named)) == 1
    assert told("INT002", {**named, **engagement("steps: {start_confirmed: 2026-07-02}\n")}) == []


@pytest.mark.parametrize(
    ("won", "number", "holidays", "last"),
    [
        ("2026-06-22", 3, (), "2026-06-25"),
        ("2026-06-19", 3, (), "2026-06-24"),
        ("2026-06-20", 3, (), "2026-06-24"),
        ("2026-07-01", 3, (date(2026, 7, 3),), "2026-07-07"),
        ("2026-07-01", 0, (), "2026-07-01"),
    ],
)
def test_business_days_leave_out_weekends_and_holidays(
    won: str, number: int, holidays: tuple[date, ...], last: str
) -> None:
    assert business_days_later(date.fromisoformat(won), number, holidays) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("country", "sent", "findings"),
    [("US", "2026-07-07", 0), ("US", "2026-07-08", 1), ("DE", "2026-07-06", 0), ("DE", "2026-07-07", 1)],
)
def test_the_welcome_waits_for_the_public_holidays_of_the_organisation(country: str, sent: str, findings: int) -> None:
    text = f"steps: {{closed_won: 2026-07-01}}\nwelcome: {{sent: '{sent}T23:00-04:00'}}\n"
    report = judged(engagement(text), country=country)
    assert sum(finding.rule == "INT004" for finding in report.findings) == findings


def test_a_country_whose_holidays_are_unknown_leaves_the_welcome_unjudged() -> None:
    report = judged({}, country="Atlantis")
    (obstacle,) = (item for item in report.unjudged if item.rule == "INT004")
    assert "Atlantis" in obstacle.because
    assert report.exit_code != 0


def test_seventy_two_business_hours_can_be_set_to_nine_working_days() -> None:
    late = engagement("welcome: {sent: '2026-07-06T10:00-04:00'}\n")
    assert len(told("INT004", late)) == 1
    assert told("INT004", late, settings="\npolicy: {welcome_business_days: 9}\n") == []


@pytest.mark.parametrize(("day", "findings"), [(date(2026, 6, 25), 0), (date(2026, 6, 26), 1)])
def test_a_missing_welcome_is_told_the_day_after_it_was_due(day: date, findings: int) -> None:
    found = told("INT004", engagement("welcome:\n"), day)
    assert len(found) == findings
    assert all(finding.fact for finding in found)


@pytest.mark.parametrize(("adopted", "findings"), [("2026-06-25", 1), ("2026-06-26", 0)])
def test_a_welcome_that_was_due_before_the_adoption_is_not_asked_for(adopted: str, findings: int) -> None:
    text = f"welcome:\nadopted: {{on: {adopted}, by: sam-osei}}\n"
    assert len(told("INT004", engagement(text))) == findings


def test_no_welcome_is_owed_before_the_sale_is_won_or_after_it_was_called_off() -> None:
    assert told("INT004", engagement("welcome:\nsteps:\n  closed_won:\n")) == []
    assert told("INT004", engagement("welcome:\ncancelled: {on: 2026-10-01, why: w}\n")) == []
