"""Near misses of approvals of hours, and of hours outside the contract."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.time_and_training import found, sheet

CHAIN = ("delivery-manager", "senior-director", "finance")
PEOPLE = dict(zip(CHAIN, ("mona-bright", "nadia-brook", "gwen-pryce"), strict=True))
CERTIFIED = "certified: https://forge.example.com/ps/time/-/issues/5\nlabels: [ManagerCertifiedTimesheet]\n"
WEEK = "2026-W41"


def approved(*days: str | None, more: str = "") -> dict[str, str]:
    """A week with the approvals of the chain on these days."""
    rows = [f"{{role: {role}, by: {PEOPLE[role]}, on: {day}}}" for role, day in zip(CHAIN, days, strict=True) if day]
    return sheet(WEEK, "8", after=f"approvals: [{', '.join(rows)}]\n{CERTIFIED}{more}")


def test_a_week_that_nobody_has_approved_yet_is_on_its_way_until_it_is_billed() -> None:
    assert not found("TIM007", sheet(WEEK, "8"))
    assert len(found("TIM007", sheet(WEEK, "8", after="billed: 2026-10-15\n"))) == 3


@pytest.mark.parametrize(
    ("days", "findings"),
    [
        (("2026-10-13", None, None), 0),
        (("2026-10-13", "2026-10-13", "2026-10-13"), 0),
        (("2026-10-14", "2026-10-13", "2026-10-15"), 1),
        (("2026-10-13", None, "2026-10-15"), 1),
        ((None, "2026-10-13", None), 1),
        ((None, None, "2026-10-13"), 2),
    ],
)
def test_each_approval_follows_the_one_before_it(days: tuple[str | None, ...], findings: int) -> None:
    assert len(found("TIM007", approved(*days))) == findings


@pytest.mark.parametrize(("billed", "early"), [("2026-10-14", True), ("2026-10-15", False)])
def test_hours_are_billed_from_the_day_of_the_last_approval(billed: str, early: bool) -> None:
    days = ("2026-10-13", "2026-10-14", "2026-10-15")
    assert bool(found("TIM007", approved(*days, more=f"billed: {billed}\n"))) is early


def test_the_certificate_is_an_issue_with_its_label_letter_for_letter() -> None:
    approval = "approvals: [{role: delivery-manager, by: mona-bright, on: 2026-10-13}]\n"
    assert len(found("TIM007", sheet(WEEK, "8", after=approval))) == 2
    wrong = CERTIFIED.replace("Manager", "manager")
    assert len(found("TIM007", sheet(WEEK, "8", after=approval + wrong))) == 1


@pytest.mark.parametrize(("by", "missing"), [("sam-osei", False), ("mona-bright", True)])
def test_the_lead_of_the_resource_system_approves_before_the_week_is_passed_on(by: str, missing: bool) -> None:
    week = sheet(WEEK, "8", after=f"approvals: [{{role: project-manager, by: {by}, on: 2026-10-12}}]\n")
    assert bool(found("TIM009", week, edition="2022")) is missing
    assert not found("TIM009", sheet(WEEK, "8"), edition="2022")


@pytest.mark.parametrize(("billed", "early"), [("2026-10-11", True), ("2026-10-12", False)])
def test_the_lead_approves_before_the_week_is_billed(billed: str, early: bool) -> None:
    approval = "approvals: [{role: project-manager, by: sam-osei, on: 2026-10-12}]\n"
    week = sheet(WEEK, "8", after=f"{approval}billed: {billed}\n")
    assert bool(found("TIM009", week, edition="2022")) is early


def test_without_a_lead_in_the_resource_system_the_teams_project_manager_is_the_lead() -> None:
    alone = {"engagement.yaml": "resource_project:\n"}
    approval = "approvals: [{role: project-manager, by: sam-osei, on: 2026-10-12}]\n"
    assert not found("TIM009", {**alone, **sheet(WEEK, "8", after=approval)}, edition="2022")
    other = approval.replace("sam-osei", "jo-pike")
    assert found("TIM009", {**alone, **sheet(WEEK, "8", after=other)}, edition="2022")


LAST_WEEK, AFTERWARDS = "2027-W01", date(2027, 2, 1)


@pytest.mark.parametrize(("hours", "outside"), [("0, 0, 0, 0, 8", False), ("0, 0, 0, 0, 0, 8", True)])
def test_the_last_day_of_the_contract_belongs_to_it(hours: str, outside: bool) -> None:
    assert bool(found("TIM008", sheet(LAST_WEEK, hours), AFTERWARDS)) is outside


def test_hours_before_the_signature_and_our_own_time_are_not_told_here() -> None:
    assert not found("TIM008", sheet("2026-W25", "8, 8, 8"))
    assert not found("TIM008", sheet("2027-W02", "8", ", billable: false"), AFTERWARDS)


def later_end(signed: str) -> dict[str, str]:
    order = "number: CO-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2027-01-04}\n"
    order += "changes: {end: {from: 2027-01-08, to: 2027-02-26}}\n"
    return {"change-orders/co-001.yaml": f"{order}{signed}"}


SIGNED = "signed: {customer: {by: mira-stone, on: 2027-01-20}, us: {by: robin-vale, on: 2027-01-20}}\n"
REJECTED = "rejected: {by: mira-stone, on: 2027-01-20, why: w}\n"


def test_a_paper_that_moves_the_dates_settles_hours_that_were_worked_ahead_of_it() -> None:
    assert found("TIM008", {**sheet("2027-W02", "8"), **later_end("")}, AFTERWARDS)
    assert not found("TIM008", {**sheet("2027-W02", "8"), **later_end(SIGNED)}, AFTERWARDS)


def test_leave_carries_the_hours_until_the_paper_it_waits_for_comes_to_nothing() -> None:
    leave = "number: WAR-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2027-01-04}\nawaits: CO-001\n"
    leave += "allows: {people: [alex-reyes], from: 2027-01-09, until: 2027-01-29, hours: 24}\n"
    leave += "approvals: [{role: ps-leadership, by: robin-vale, on: 2027-01-05}]\n"
    files = {**sheet("2027-W02", "8"), "work-at-risk/war-001.yaml": leave}
    assert not found("TIM008", {**files, **later_end("")}, AFTERWARDS)
    assert found("TIM008", {**files, **later_end(REJECTED)}, AFTERWARDS)
