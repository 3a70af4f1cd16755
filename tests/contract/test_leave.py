"""Leave beside the contract: whom it covers on which day, when it ends, and what is left of its hours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from psdm_validate.contract.course import Course
from psdm_validate.contract.intents import Intent
from psdm_validate.contract.leave import Account, account, counts, covers, needed
from psdm_validate.contract.needs import Need, beyond
from psdm_validate.contract.standing import Standing, standing
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.part import Place, placed
from psdm_validate.model.plan import Task
from psdm_validate.model.sow import Sow
from psdm_validate.model.timesheet import Worked
from psdm_validate.model.work_at_risk import WorkAtRisk

SIGNED = date(2026, 6, 22)
AS_OF = date(2026, 10, 20)
PAPER: dict[str, Any] = {"title": "t", "why": "w", "requested": {"by": "sam-osei", "on": "2026-06-01"}}


def sow(signed: date | None = SIGNED) -> Sow:
    terms = {"billing": "time-and-materials", "start": "2026-06-15", "end": "2026-12-18", "currency": "USD"}
    terms |= {"activities": [{"id": "migration", "name": "Migration"}]}  # type: ignore[dict-item]
    days = {"customer": {"by": "mira-stone", "on": "2026-06-19"}, "us": {"by": "robin-vale", "on": str(signed)}}
    fields = {"number": "SOW-2206", "title": "t", "service": "custom", "terms": terms}
    return placed(Sow.model_validate({**fields, "signed": days if signed else {}}), Place("sow.yaml"))


def order(signed: str | None = None, **facts: Any) -> ChangeOrder:
    """A change order that moves the end to January and adds an activity, asked for on 1 October."""
    if signed:
        facts["signed"] = {"customer": {"by": "mira-stone", "on": signed}, "us": {"by": "robin-vale", "on": signed}}
    changes = {"end": {"from": "2026-12-18", "to": "2027-01-29"}, "activities": {"add": [{"id": "audit", "name": "A"}]}}
    asked = {"requested": {"by": "sam-osei", "on": "2026-10-01"}}
    return placed(
        ChangeOrder.model_validate({**PAPER, **asked, "number": "CO-001", "changes": changes, **facts}),
        Place("co.yaml"),
    )


def risk(
    since: str, until: str, approved: str | None = "2026-06-10", number: str = "WAR-001", **more: Any
) -> WorkAtRisk:
    hours, people = more.pop("hours", 24), more.pop("people", [])
    allows = {"people": people, "from": since, "until": until, "hours": hours}
    approvals = [{"role": "ps-leadership", "by": "robin-vale", "on": approved}] if approved else []
    fields = {**PAPER, "number": number, "allows": allows, "approvals": approvals, **more}
    return placed(WorkAtRisk.model_validate(fields), Place(f"{number}.yaml"))


def course(*papers: ChangeOrder, signed: date | None = SIGNED, as_of: date = AS_OF) -> Course:
    return Course(sow(signed), papers, as_of)


def need(day: str, hours: int, person: str = "alex-reyes", awaits: str | None = None) -> Need:
    entry = placed(Worked(person=person, hours=(Decimal(hours),)), Place("w25.yaml", (day,)))
    return Need(entry, person, date.fromisoformat(day), Decimal(hours), "because", awaits)


def short(found: Account) -> list[tuple[date, str | None]]:
    return [(each.need.day, each.used_up.number if each.used_up else None) for each in found.shortages]


@pytest.mark.parametrize(("day", "counted"), [("2026-06-09", False), ("2026-06-10", True)])
def test_a_leave_counts_from_the_day_of_leaderships_approval(day: str, counted: bool) -> None:
    assert counts(risk("2026-06-15", "2026-07-03"), date.fromisoformat(day)) is counted
    assert not counts(risk("2026-06-15", "2026-07-03", approved=None), AS_OF)


def test_an_approval_that_is_dated_ahead_gives_no_leave_yet() -> None:
    ahead = risk("2026-10-22", "2026-10-30", approved="2026-10-21", awaits="CO-001")
    assert not covers(ahead, course(order()), date(2026, 10, 22))
    assert covers(ahead, course(order(), as_of=date(2026, 10, 21)), date(2026, 10, 22))


def test_a_leave_that_is_taken_back_counts_until_the_day_before() -> None:
    withdrawn = risk("2026-06-15", "2026-07-03", withdrawn={"by": "sam-osei", "on": "2026-06-17", "why": "w"})
    assert counts(withdrawn, date(2026, 6, 16))
    assert not counts(withdrawn, date(2026, 6, 17))


@pytest.mark.parametrize(
    ("day", "given"), [("2026-06-14", False), ("2026-06-15", True), ("2026-06-18", True), ("2026-06-19", False)]
)
def test_leave_is_given_from_its_first_to_its_last_day(day: str, given: bool) -> None:
    assert covers(risk("2026-06-15", "2026-06-18"), course(), date.fromisoformat(day)) is given


def test_leave_before_the_signature_of_the_sow_ends_on_the_day_of_the_signature() -> None:
    leave = risk("2026-06-15", "2026-07-03")
    assert covers(leave, course(), date(2026, 6, 21))
    assert not covers(leave, course(), date(2026, 6, 22))
    assert covers(leave, course(signed=None), date(2026, 7, 3))


def test_leave_is_given_to_the_people_it_names_and_to_everybody_where_it_names_nobody() -> None:
    named = risk("2026-06-15", "2026-07-03", people=["alex-reyes"])
    day = date(2026, 6, 16)
    assert covers(named, course(), day, "alex-reyes")
    assert not covers(named, course(), day, "kim-doyle")
    assert covers(risk("2026-06-15", "2026-07-03"), course(), day, "kim-doyle")


def test_leave_for_a_change_order_ends_with_the_order_whether_it_is_signed_or_turned_down() -> None:
    leave = risk("2026-10-05", "2026-10-30", awaits="CO-001")
    refused = order(rejected={"by": "mira-stone", "on": "2026-10-14", "why": "w"})
    assert covers(leave, course(order()), date(2026, 10, 30))
    for paper in (order(signed="2026-10-14"), refused):
        assert covers(leave, course(paper), date(2026, 10, 13))
        assert not covers(leave, course(paper), date(2026, 10, 14))


def test_leave_for_a_change_order_gives_none_before_the_order_was_asked_for_or_the_sow_is_signed() -> None:
    leave = risk("2026-09-28", "2026-10-30", awaits="CO-001")
    assert not covers(leave, course(order()), date(2026, 9, 30))
    assert covers(leave, course(order()), date(2026, 10, 1))
    assert not covers(leave, course(order(), signed=None), date(2026, 10, 1))


def test_hours_are_charged_until_the_leave_is_used_up_and_then_to_the_next() -> None:
    first, second = risk("2026-06-15", "2026-07-03"), risk("2026-06-15", "2026-07-03", number="WAR-002", hours=4)
    needs = [need("2026-06-15", 16), need("2026-06-16", 10), need("2026-06-17", 3)]
    assert short(account(needs, [first], course())) == [(date(2026, 6, 16), "WAR-001"), (date(2026, 6, 17), "WAR-001")]
    both = account(needs, [first, second], course())
    assert short(both) == [(date(2026, 6, 17), "WAR-002")]
    assert both.used == {"WAR-001": Decimal(24), "WAR-002": Decimal(4)}


def test_exactly_the_hours_of_a_leave_are_covered() -> None:
    leave = risk("2026-06-15", "2026-07-03")
    assert account([need("2026-06-15", 24)], [leave], course()).shortages == ()
    assert short(account([need("2026-06-15", 25)], [leave], course())) == [(date(2026, 6, 15), "WAR-001")]


def test_what_waits_for_one_paper_is_not_covered_by_leave_for_another() -> None:
    leave = risk("2026-10-05", "2026-10-30", awaits="CO-001")
    assert account([need("2026-10-05", 8, awaits="CO-001")], [leave], course(order())).shortages == ()
    assert short(account([need("2026-10-05", 8, awaits="CO-002")], [leave], course(order()))) == [
        (date(2026, 10, 5), None)
    ]


def test_a_day_is_judged_by_the_contract_of_that_day_and_a_day_to_come_by_that_of_today() -> None:
    later = course(order(signed="2026-10-14"))
    assert beyond(later.on(date(2026, 10, 13)), date(2026, 10, 13), "audit")
    assert beyond(later.on(date(2026, 10, 14)), date(2026, 10, 14), "audit") is None
    assert beyond(later.on(date(2027, 1, 29)), date(2027, 1, 29)) is None
    assert beyond(later.on(date(2027, 1, 30)), date(2027, 1, 30))
    promised = course(order(signed="2026-10-21"))
    assert beyond(promised.on(date(2027, 1, 29)), date(2027, 1, 29))


def test_our_own_time_needs_the_signature_but_not_the_dates_of_the_contract() -> None:
    assert beyond(course().now, date(2026, 12, 19), billable=False) is None
    assert beyond(course().now, date(2026, 12, 19))
    assert beyond(course(signed=None).now, date(2026, 12, 18), billable=False)


@pytest.mark.parametrize(
    ("last", "expected"),
    [("2026-12-28", Standing.BY_LEAVE), ("2026-12-29", Standing.PENDING), (None, Standing.PENDING)],
)
def test_a_task_beyond_the_contract_goes_on_by_leave_where_leave_covers_each_of_its_days(
    last: str | None, expected: Standing
) -> None:
    leaves = [risk("2026-12-21", "2026-12-28", awaits="CO-001", people=["alex-reyes"])] if last else []
    end = date.fromisoformat(last or "2026-12-28")
    task = placed(Task(id="T-001", name="n", owner="alex-reyes"), Place("plan.yaml"))
    intent = Intent(task, "T-001", "n", None, date(2026, 12, 14), end, "CO-001", "alex-reyes")
    assert standing(intent, course(order()), leaves) is expected


def test_a_task_that_ends_on_the_saturday_after_the_contract_is_not_there_by_leave() -> None:
    task = placed(Task(id="T-001", name="n"), Place("plan.yaml"))
    intent = Intent(task, "T-001", "n", None, date(2026, 12, 14), date(2026, 12, 19), None)
    assert standing(intent, course(), []) is Standing.OUTSIDE


def test_a_task_inside_the_contract_needs_no_leave() -> None:
    intent = Intent(Task(id="T-001", name="n"), "T-001", "n", None, date(2026, 7, 6), date(2026, 7, 10), None)
    assert standing(intent, course(), []) is Standing.INSIDE


@pytest.mark.parametrize(("approved", "counted"), [("2026-06-10", True), (None, False)])
def test_work_at_risk_is_needed_only_once_it_is_approved(approved: str | None, counted: bool) -> None:
    leave = risk("2026-06-15", "2026-06-26", approved)
    assert needed(leave, course(signed=None).now, date(2026, 6, 15)) is counted
