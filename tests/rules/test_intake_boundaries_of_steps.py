"""What stands just inside or just outside the rules on intake steps, set-up, plan and staffing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.test_intake_boundaries import AS_OF, BOOKED, RISK, UNSIGNED, engagement, told

ARCHIVED = "\npacks: [archived]\n"
BEFORE_STAGE_5 = "steps:\n  stage_5:\n  stage_6:\n  closed_won:\n"


def steps(*rows: str) -> dict[str, str]:
    return engagement("intake: {steps: [" + ", ".join(f"{{{row}}}" for row in rows) + "]}\n")


def second(won: str, scheduled: str | None) -> dict[str, str]:
    """A second engagement, of which only these two steps matter."""
    days = f"closed_won: {won}" + (f", scheduled: {scheduled}" if scheduled else "")
    return {"/sow-2207/engagement": f"kind: project\nmethod: light\nteam: []\nsteps: {{{days}}}\n"}


@pytest.mark.parametrize(
    ("won", "scheduled", "findings"),
    [
        ("2026-06-21", "2026-06-25", 1),
        ("2026-06-21", "2026-06-24", 0),
        ("2026-06-22", "2026-06-25", 0),
        ("2026-06-23", "2026-06-24", 0),
        ("2026-06-21", None, 1),
    ],
)
def test_an_engagement_is_passed_over_by_one_won_on_a_later_day_only(
    won: str, scheduled: str | None, findings: int
) -> None:
    assert len(told("INT003", second(won, scheduled))) == findings


def test_an_intake_issue_is_asked_for_from_stage_5_on_however_it_shows() -> None:
    without = "links:\n  scheduling_intake:\n"
    assert told("INT005", {"engagement": BEFORE_STAGE_5 + without, "sow": UNSIGNED}) == []
    assert len(told("INT005", {"engagement": BEFORE_STAGE_5 + without})) == 1
    early = BEFORE_STAGE_5.replace("stage_5:", "stage_5: 2026-05-28")
    assert len(told("INT005", {"engagement": early + without, "sow": UNSIGNED})) == 1


def test_without_a_step_of_its_own_the_manager_is_assigned_on_the_first_day_of_the_team() -> None:
    names = ("step: goals, by: noor-haddad", "step: stakeholders, by: noor-haddad")
    assert told("INT006", steps(*(f"{name}, on: 2026-06-23" for name in names))) == []
    assert len(told("INT006", steps(*(f"{name}, on: 2026-06-24" for name in names)))) == 2


def test_the_responsible_person_held_the_role_on_the_day_of_the_step() -> None:
    assert told("INT007", steps("step: schedule, by: sam-osei, on: 2024-01-08")) == []
    assert len(told("INT007", steps("step: schedule, by: sam-osei, on: 2024-01-07"))) == 1


def test_a_step_left_out_is_told_once_at_the_step_after_it() -> None:
    first = ("step: goals, by: noor-haddad, on: 2026-06-01", "step: stakeholders, by: noor-haddad, on: 2026-06-02")
    later = ("step: introductions, by: noor-haddad, on: 2026-06-25", "step: kickoff, by: sam-osei, on: 2026-07-06")
    found = told("INT008", steps(*first, *later))
    assert len(found) == 2
    assert "project-manager and schedule are not there" in found[0].message
    assert "introductions" not in found[1].message.split("before it")[1]


def test_goals_after_the_assignment_are_told_by_int006_alone() -> None:
    late = steps(
        "step: goals, by: noor-haddad, on: 2026-06-23",
        "step: stakeholders, by: noor-haddad, on: 2026-06-23",
        "step: project-manager, by: petra-lind, on: 2026-06-22",
    )
    assert (len(told("INT006", late)), told("INT008", late)) == (2, [])


def test_the_scoping_issue_is_read_from_stage_5_on() -> None:
    assert told("INT009", {"engagement": BEFORE_STAGE_5, "sow": UNSIGNED + "scoped:\n"}) == []
    (found,) = told("INT009", {"sow": "scoped:\n  timing:\n"})
    assert found.message == "the scoping issue names no timing"


def test_a_sale_that_is_not_won_needs_neither_set_up_nor_lead_nor_welcome() -> None:
    text = "steps:\n  closed_won:\n  set_up:\nresource_project:\nwelcome:\n"
    assert told("INT010", engagement(text), edition="2022") == []
    assert told("INT019", engagement(text), edition="2022") == []
    assert len(told("INT010", engagement(text.replace("  closed_won:\n", "")), edition="2022")) == 2


@pytest.mark.parametrize(("day", "findings"), [("2026-07-06", 0), ("2026-07-07", 1)])
def test_what_prepares_the_kickoff_may_happen_on_its_day(day: str, findings: int) -> None:
    talks = engagement(f"steps: {{alignment_meeting: {day}, handoff_call: {day}}}\n")
    assert len(told("INT011", talks, edition="2022")) == findings
    assert len(told("INT023", talks, settings=ARCHIVED)) == findings


def test_the_plan_is_held_against_activities_that_papers_have_added() -> None:
    order = "number: CO-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-12}\n"
    order += "changes: {activities: {add: [{id: training, name: Training}]}}\n"
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    assert told("INT013", {"change-orders/co-001": order}, edition="2022") == []
    (found,) = told("INT013", {"change-orders/co-001": order + signed}, edition="2022")
    assert "training" in found.message and found.fact


def test_a_plan_is_asked_for_from_the_kickoff_on() -> None:
    empty = {"plan": "tasks: []\n"}
    assert told("INT013", empty, date(2026, 7, 5), "2022") == []
    assert len(told("INT013", empty, date(2026, 7, 6), "2022")) == 2


def test_days_that_the_coordinator_offers_count_in_place_of_those_asked_for() -> None:
    request = (
        "{id: r, asked_on: 2026-07-01, role: engineer, from: 2026-06-29, until: 2026-07-31, hours: 8, answer: {%s}}"
    )
    answer = "by: jo-pike, on: 2026-07-02, confirmed: false, from: 2026-07-06, until: 2026-08-07"
    assert told("INT014", {"bookings": f"requests: [{request % answer}]\n"}, edition="2022") == []
    confirmed = "by: jo-pike, on: 2026-07-02, confirmed: true"
    asked = f"requests: [{request % confirmed}]\n"
    assert len(told("INT014", {"bookings": asked}, edition="2022")) == 1
    assert told("INT014", {"bookings": asked, "iteration-schedule": "agreed:\n"}, edition="2022") == []
    assert told("INT014", {"bookings": asked.replace("id: r", "id: r, kind: soft")}, edition="2022") == []


def test_somebody_is_booked_softly_from_stage_5_on() -> None:
    nobody = {"bookings": "bookings: []\n"}
    assert told("INT020", {**nobody, "engagement": BEFORE_STAGE_5, "sow": UNSIGNED}, edition="2022") == []
    assert len(told("INT020", nobody, edition="2022")) == 1
    assert told("INT020", {"bookings": BOOKED.format("soft", "")}, edition="2022") == []


def test_a_project_in_the_resource_system_is_set_up_even_where_its_day_is_not_recorded() -> None:
    unreviewed = "steps:\n  coordinator_reviewed:\n  set_up:\n"
    assert len(told("INT021", engagement(unreviewed))) == 1
    assert told("INT021", engagement(unreviewed + "resource_project:\n")) == []


@pytest.mark.parametrize(("approved", "findings"), [("2026-06-15", 0), ("2026-06-16", 1)])
def test_work_at_risk_lets_somebody_join_before_the_signature(approved: str, findings: int) -> None:
    team = "team: [{role: engineer, person: alex-reyes, from: 2026-06-15}]\n"
    files = {**engagement(team), "work-at-risk/war-001": RISK.format("alex-reyes", approved)}
    assert len(told("INT022", files, settings=ARCHIVED)) == findings


@pytest.mark.parametrize(("day", "findings"), [(date(2026, 7, 6), 0), (date(2026, 7, 7), 1), (AS_OF, 1)])
def test_minutes_are_due_the_day_after_the_kickoff(day: date, findings: int) -> None:
    assert len(told("INT025", engagement("steps:\n  kickoff_minutes:\n"), day, "2022")) == findings
