"""What the list of escalations tells leadership, and what stands at its head as missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.pmo_reports.escalations import escalations
from psdm_validate.pmo_reports.pmo_report import Cell, Missing, PmoReport
from tests.pmo_reports.example_engagement import (
    BROKEN,
    FRIDAY,
    LEFT_OUT,
    NAME,
    Laid,
    another_engagement,
    missing,
    reported,
    rows,
    the_missing,
)

ENTRY = """
risks:
  - id: R-001
    what: The last wave may meet the year-end freeze
    owner: sam-osei
    raised: 2026-10-01
    due: 2026-10-14
    response: Move it before the freeze
    labels: [Escalated]
"""
HELD_UP = ENTRY.replace("labels: [Escalated]", "impacts_progress: true")


def told(laid: Laid | None = None, day: date = FRIDAY, others: Mapping[str, bytes] | None = None) -> PmoReport:
    return reported(escalations, laid, day, others=others)


def told_with(old: str, new: str) -> list[dict[str, Cell]]:
    return rows(told({"raid.yaml": ENTRY.replace(old, new)}), "escalated")


@pytest.mark.parametrize("raid", [ENTRY, HELD_UP])
def test_what_is_labelled_and_what_holds_the_work_up_is_told_with_its_ages(raid: str) -> None:
    report = told({"raid.yaml": raid})
    assert rows(report, "escalated") == [
        {
            "engagement": NAME,
            "customer": "Harbor Line",
            "manager": "Sam Osei",
            "entry": "R-001",
            "what": "The last wave may meet the year-end freeze",
            "owner": "Sam Osei",
            "age": Decimal(15),
            "due": date(2026, 10, 14),
            "overdue": Decimal(2),
            "answer": "Move it before the freeze",
            "raid": "https://forge.example.com/ps/harbor-line/sow-2206/-/issues/8",
        }
    ]
    assert not report.missing
    assert not report.unjudged


def test_an_entry_that_nobody_escalated_is_not_told() -> None:
    assert not told_with("labels: [Escalated]", "labels: [Risk]")


@pytest.mark.parametrize(("raised", "is_told"), [("2026-10-16", True), ("2026-10-17", False)])
def test_an_entry_is_told_from_the_day_on_which_it_is_raised(raised: str, is_told: bool) -> None:
    assert bool(told_with("raised: 2026-10-01", f"raised: {raised}")) is is_told


@pytest.mark.parametrize(("closed", "is_told"), [("2026-10-16", False), ("2026-10-17", True)])
def test_an_entry_is_told_until_the_day_before_it_is_closed(closed: str, is_told: bool) -> None:
    closing = f"labels: [Escalated]\n    closed: {{on: {closed}, outcome: Moved}}"
    assert bool(told_with("labels: [Escalated]", closing)) is is_told


@pytest.mark.parametrize(("due", "overdue"), [("2026-10-16", None), ("2026-10-15", Decimal(1))])
def test_an_entry_is_overdue_from_the_day_after_its_due_day(due: str, overdue: Decimal | None) -> None:
    (row,) = told_with("due: 2026-10-14", f"due: {due}")
    assert row["overdue"] == overdue


def test_what_is_longest_overdue_comes_first() -> None:
    second = ENTRY.replace("risks:\n", "").replace("R-001", "R-002").replace("2026-10-14", "2026-10-02")
    found = rows(told({"raid.yaml": ENTRY + second}), "escalated")
    assert [row["entry"] for row in found] == ["R-002", "R-001"]


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("owner: sam-osei", "R-001 lacks an owner"),
        ("raised: 2026-10-01", "R-001 lacks the day it was raised"),
        ("due: 2026-10-14", "R-001 lacks a day by which it is settled"),
        ("response: Move it before the freeze", "R-001 lacks what is done about it"),
    ],
)
def test_what_an_entry_lacks_is_missing_in_its_cell_and_at_the_head(field: str, what: str) -> None:
    report = told({"raid.yaml": ENTRY.replace(f"    {field}\n", "")})
    found = the_missing(report)
    name = field.partition(":")[0]
    assert (found.engagement, found.what) == (NAME, what)
    assert found.next_step == f"Write `{name}:` beside R-001 in engagements/{NAME}/raid.yaml."
    assert found in report.sections[0].rows[0]
    assert not report.unjudged


def test_a_log_without_its_address_lacks_the_link() -> None:
    report = told({"raid.yaml": f"issue:\n{ENTRY}"})
    assert missing(report) == ["the address of the RAID log"]


def test_work_in_delivery_without_a_log_is_missing() -> None:
    assert missing(told({"raid.yaml": LEFT_OUT})) == ["the RAID log"]


def test_a_broken_log_is_told_and_the_other_engagements_stand() -> None:
    report = told({"raid.yaml": BROKEN}, others=another_engagement(2207, {"raid.yaml": ENTRY}))
    assert [row["engagement"] for row in rows(report, "escalated")] == ["harbor-line/sow-2207"]
    assert the_missing(report) == Missing(
        NAME,
        f"engagements/{NAME}/raid.yaml cannot be read",
        "Mend the file; `psdm-validate check` says what is wrong with it.",
        unjudged=True,
    )
    assert report.unjudged


def test_a_broken_statement_of_work_silences_no_escalation() -> None:
    report = told({"raid.yaml": ENTRY, "sow.yaml": BROKEN})
    assert [row["entry"] for row in rows(report, "escalated")] == ["R-001"]


@pytest.mark.parametrize(("day", "is_told"), [("2026-10-16", False), ("2026-10-17", True)])
def test_what_is_called_off_is_told_no_more_from_its_day_on(day: str, is_told: bool) -> None:
    called_off = f"cancelled: {{on: {day}, why: The budget is gone}}\n"
    report = told({"raid.yaml": ENTRY, "engagement.yaml": called_off})
    assert bool(rows(report, "escalated")) is is_told


def test_work_on_hold_is_marked() -> None:
    held = "on_hold: [{from: 2026-10-16, why: The data centre moves}]\n"
    (row,) = rows(told({"raid.yaml": ENTRY, "engagement.yaml": held}), "escalated")
    assert row["customer"] == "Harbor Line (on hold)"
