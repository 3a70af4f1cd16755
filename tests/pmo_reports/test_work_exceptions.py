"""What the report of work exceptions counts, and what it tells as missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.pmo_reports.work_exceptions import work_exceptions
from tests.pmo_reports.example_engagement import (
    BROKEN,
    NAME,
    another_engagement,
    is_missing,
    missing,
    reported,
    rows,
    step_for,
)

APPROVED = "approvals: [{role: ps-leadership, by: robin-vale, on: 2026-10-09}]\n"
REJECTED = "rejected: {by: robin-vale, on: 2026-10-16, why: Too much}\n"


def exception(
    number: int = 1, *, labels: str = "[WE-product]", more: str = "", since: str = "2026-10-12", hours: int = 40
) -> dict[str, str]:
    return {
        f"work-exceptions/we-{number:03}.yaml": f"""
number: WE-{number:03}
title: Hours for the importer
why: The importer loses protected tags.
requested: {{by: sam-osei, on: 2026-10-08}}
labels: {labels}
beside: CO-001
allows: {{people: [alex-reyes], from: {since}, until: 2026-10-23, hours: {hours}}}
{more}"""
    }


def week(*hours: int, person: str = "alex-reyes", billable: str = "false") -> dict[str, str]:
    worked = f"worked: [{{person: {person}, hours: {list(hours)}, billable: {billable}}}]\n"
    return {"timesheets/2026-w42.yaml": f"week: 2026-W42\n{worked}"}


def test_each_is_told_with_who_approved_it_when_and_beside_what() -> None:
    (row,) = rows(reported(work_exceptions, exception(more=APPROVED)), "exceptions")
    assert (row["engagement"], row["number"], row["state"]) == (NAME, "WE-001", "approved")
    assert (row["approved_by"], row["approved_on"], row["beside"]) == ("Robin Vale", date(2026, 10, 9), "CO-001")


def test_causes_are_counted_each_with_its_hours_and_all_only_once() -> None:
    both = exception(1, labels="[WE-product, WE-time]", more=APPROVED)
    pending = exception(2, labels="[WE-product]", since="2026-10-26")
    told = rows(reported(work_exceptions, {**both, **pending}), "causes")
    fields = ("asked", "approved", "pending", "allowed")
    counted = {row["cause"]: " ".join(str(row[field]) for field in fields) for row in told}
    assert counted == {
        "WE-product": "2 1 1 40",
        "WE-ps": "0 0 0 0",
        "WE-scoping": "0 0 0 0",
        "WE-time": "1 1 0 40",
        "all, each counted once": "2 1 1 40",
    }


def test_engagements_are_added_up() -> None:
    others = another_engagement(2207, exception(more=APPROVED))
    told = rows(reported(work_exceptions, exception(more=APPROVED), others=others), "causes")
    assert told[0]["allowed"] == Decimal(80)


def test_unbilled_hours_of_its_people_in_its_time_are_used() -> None:
    def used(**sheet: str) -> object:
        files = {**exception(more=APPROVED), **week(8, 8, 4, **sheet)}
        return rows(reported(work_exceptions, files), "exceptions")[0]["used"]

    assert used() == Decimal(20)
    assert used(person="sam-osei") == Decimal(0)
    assert used(billable="true") == Decimal(0), "billed hours within those agreed are the contract's"


@pytest.mark.parametrize(("agreed", "used"), [(800, 0), (425, 7), (412, 20), (400, 20)])
def test_billed_hours_count_as_used_beyond_the_hours_agreed(agreed: int, used: int) -> None:
    sow = f"terms: {{hours: {agreed}, roles: [{{id: engineer, hours: {agreed}}}]}}\n"
    files = {**exception(more=APPROVED), **week(8, 8, 4, billable="true"), "sow.yaml": sow}
    (row,) = rows(reported(work_exceptions, files), "exceptions")
    assert row["used"] == Decimal(used)


@pytest.mark.parametrize(("since", "used"), [("2026-10-13", 12), ("2026-10-12", 20)])
def test_hours_before_its_first_day_are_not_used(since: str, used: int) -> None:
    files = {**exception(more=APPROVED, since=since), **week(8, 8, 4)}
    assert rows(reported(work_exceptions, files), "exceptions")[0]["used"] == Decimal(used)


def test_without_a_label_of_a_cause_it_is_counted_apart_and_missing() -> None:
    report = reported(work_exceptions, exception(labels="[Escalated]", more=APPROVED))
    assert "no cause named" in [row["cause"] for row in rows(report, "causes")]
    assert is_missing(rows(report, "exceptions")[0]["causes"])
    assert "WE-product" in step_for(report, "WE-001 does not say what caused it")


def test_without_hours_what_it_allows_is_missing() -> None:
    report = reported(work_exceptions, exception(more=APPROVED, hours=0))
    assert is_missing(rows(report, "exceptions")[0]["asked"])
    assert "hours" in step_for(report, "the hours that WE-001 allows")


@pytest.mark.parametrize(("since", "lacking"), [("2026-10-20", True), ("2026-10-21", False)])
def test_the_approval_is_missing_from_the_first_day_on(since: str, lacking: bool) -> None:
    report = reported(work_exceptions, exception(since=since))
    assert is_missing(rows(report, "exceptions")[0]["approved_by"]) == lacking
    assert any("PS leadership has not approved it" in what for what in missing(report)) == lacking


def test_a_rejected_one_stands_with_its_day_allows_nothing_and_lacks_nothing() -> None:
    report = reported(work_exceptions, exception(labels="[]", more=REJECTED))
    (row,) = rows(report, "exceptions")
    assert (row["state"], row["used"]) == ("rejected on 2026-10-16", None)
    assert rows(report, "causes")[-1]["allowed"] == Decimal(0)
    assert missing(report) == []


def test_what_comes_later_is_not_told() -> None:
    files = exception(more=APPROVED + REJECTED)
    assert not rows(reported(work_exceptions, files, date(2026, 10, 7)), "exceptions")
    (pending,) = rows(reported(work_exceptions, files, date(2026, 10, 8)), "exceptions")
    assert (pending["state"], pending["approved_by"]) == ("pending", None)
    (approved,) = rows(reported(work_exceptions, files, date(2026, 10, 15)), "exceptions")
    assert approved["state"] == "approved"


def test_hours_that_nobody_recorded_are_missing() -> None:
    files = {**exception(more=APPROVED), **week(8), "status/2026-10-15.yaml": "burn_down:\n"}
    report = reported(work_exceptions, files)
    assert is_missing(rows(report, "exceptions")[0]["used"])
    assert "timesheets" in step_for(report, "the hours used of WE-001")


def test_a_broken_paper_is_missing_and_other_engagements_are_told() -> None:
    others = another_engagement(2207, exception(more=APPROVED))
    report = reported(work_exceptions, {"work-exceptions/we-001.yaml": BROKEN}, others=others)
    assert report.unjudged
    assert [row["engagement"] for row in rows(report, "exceptions")] == ["harbor-line/sow-2207"]
