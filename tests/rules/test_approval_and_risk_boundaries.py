"""Near misses of two rules that look beyond one record: sides of an approval, and risks that engagements share."""

from __future__ import annotations

import pytest

from tests.rules.forecasting import AS_OF, booked, booking, findings, found, twin

SHEET = """
week: 2026-W41
worked:
  - {person: alex-reyes, hours: [8]}
  - {person: mona-bright, hours: [1]}
approvals: [{role: ROLE, by: WHO, on: 2026-10-12}]
"""
AT_RISK = """
number: WAR-001
title: Start before the signature
why: The servers are there for a week.
requested: {by: sam-osei, on: 2026-10-12}
awaits: CO-001
allows: {people: [PEOPLE], from: 2026-10-19, until: 2026-10-23, hours: 8}
approvals: [{role: ps-leadership, by: robin-vale, on: 2026-10-13}]
"""
ORDER = """
number: CO-001
title: More
why: There is a reason.
requested: {by: WHO, on: 2026-10-12}
changes: {hours: {from: 800, to: 840}}
"""
MANAGES = "team: [{role: ROLE, person: WHO, from: FROM, until: UNTIL}]\n"
RISK = "risks: [{id: R-001, what: WHAT, raised: 2026-09-14MORE}]\n"


def manages(who: str, since: str = "2026-06-01", until: str = "2026-12-18", role: str = "project-manager") -> str:
    words = {"ROLE": role, "WHO": who, "FROM": since, "UNTIL": until}
    text = MANAGES
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


class TestSidesOfAnApproval:
    @pytest.mark.parametrize(
        ("since", "until", "told"),
        [("2026-06-01", "2026-06-09", 0), ("2026-06-10", "2026-06-10", 1), ("2026-06-11", "2026-12-18", 0)],
    )
    def test_whoever_manages_on_the_day_does_not_approve_in_another_role(
        self, since: str, until: str, told: int
    ) -> None:
        assert found("REC011", {"engagement": manages("robin-vale", since, until)}) == told

    def test_a_program_manager_manages_and_an_engineer_does_not(self) -> None:
        assert found("REC011", {"engagement": manages("robin-vale", role="program-manager")}) == 1
        assert found("REC011", {"engagement": manages("robin-vale", role="engineer")}) == 0

    @pytest.mark.parametrize(
        ("role", "who", "told"),
        [
            ("delivery-manager", "mona-bright", 1),
            ("finance", "gwen-pryce", 0),
            ("project-manager", "mona-bright", 0),
        ],
    )
    def test_nobody_but_the_project_lead_approves_hours_of_their_own(self, role: str, who: str, told: int) -> None:
        sheet = SHEET.replace("ROLE", role).replace("WHO", who)
        assert found("REC011", {"timesheets/2026-w41": sheet}) == told

    @pytest.mark.parametrize(("people", "told"), [("alex-reyes", 0), ("robin-vale", 1)])
    def test_nobody_grants_leave_for_their_own_work(self, people: str, told: int) -> None:
        assert found("REC011", {"work-at-risk/war-001": AT_RISK.replace("PEOPLE", people)}) == told

    @pytest.mark.parametrize(("who", "told"), [("sam-osei", 0), ("robin-vale", 1)])
    def test_nobody_grants_leave_that_bridges_the_paper_they_asked_for(self, who: str, told: int) -> None:
        files = {"work-at-risk/war-001": AT_RISK.replace("PEOPLE", "alex-reyes"), "order": ORDER.replace("WHO", who)}
        assert found("REC011", files) == told

    @pytest.mark.parametrize(
        ("first", "second", "told"),
        [
            ("ps-leadership, by: robin-vale", "revenue, by: otto-lang", 0),
            ("ps-leadership, by: robin-vale", "revenue, by: robin-vale", 1),
            ("ps-leadership, by: nadia-brook", "senior-director, by: nadia-brook", 0),
            ("revenue, by: otto-lang", "revenue, by: otto-lang", 0),
        ],
    )
    def test_two_roles_on_one_paper_are_two_people(self, first: str, second: str, told: int) -> None:
        rows = ", ".join(f"{{role: {each}, on: 2026-06-10}}" for each in (first, second))
        assert found("REC011", {"sow": f"approvals: [{rows}]\n"}) == told

    @pytest.mark.parametrize(("person", "told"), [("alex-reyes", 0), ("jo-pike", 1)])
    def test_nobody_confirms_a_booking_of_their_own(self, person: str, told: int) -> None:
        assert found("REC011", booked(booking(person, "2026-11-02", "2026-11-06"))) == told

    def test_nobody_confirms_bookings_of_a_project_they_manage(self) -> None:
        one = booked(booking("alex-reyes", "2026-11-02", "2026-11-06"))
        assert found("REC011", {**one, "engagement": manages("jo-pike")}) == 1
        assert found("REC011", {**one, "engagement": manages("jo-pike", since="2026-07-07")}) == 0


def risk(what: str, more: str = "") -> str:
    return RISK.replace("WHAT", f'"{what}"').replace("MORE", more)


class TestASharedRisk:
    @pytest.mark.parametrize(
        ("what", "told"),
        [
            ("The freeze, at year-end", 2),
            ("THE  FREEZE at year end!", 2),
            ("The freeze at the year end", 0),
            ("Freeze the, at year-end", 0),
        ],
    )
    def test_has_the_same_words_in_the_same_order(self, what: str, told: int) -> None:
        other = twin(raid=risk(what))
        assert found("RPT016", {"raid": risk("The freeze, at year-end")}, others=other) == told

    @pytest.mark.parametrize(("closed", "told"), [("2026-10-20", 0), ("2026-10-21", 2)])
    def test_is_open_in_both(self, closed: str, told: int) -> None:
        other = twin(raid=risk("A freeze", f", closed: {{on: {closed}, outcome: Over}}"))
        assert found("RPT016", {"raid": risk("A freeze")}, AS_OF, others=other) == told

    @pytest.mark.parametrize(("cancelled", "told"), [("2026-10-20", 0), ("2026-10-21", 2)])
    def test_is_not_looked_for_where_the_work_is_over(self, cancelled: str, told: int) -> None:
        over = f"kind: project\nmethod: light\nteam: []\ncancelled: {{on: {cancelled}, why: w}}\n"
        other = twin(raid=risk("A freeze"), engagement=over)
        assert found("RPT016", {"raid": risk("A freeze")}, AS_OF, others=other) == told

    def test_without_a_word_is_like_no_other(self) -> None:
        assert found("RPT016", {"raid": risk("...")}, others=twin(raid=risk("..."))) == 0

    def test_is_told_without_the_words_of_the_other_log(self) -> None:
        (one, other) = findings("RPT016", {"raid": risk("A freeze")}, others=twin(raid=risk("a FREEZE")))
        assert "harbor-line/sow-2207 R-001" in one.message
        assert "harbor-line/sow-2206 R-001" in other.message
        assert "freeze" not in f"{one.message} {other.message} {one.next_step}".lower()
