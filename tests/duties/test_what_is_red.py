"""What rules find wrong as duties, how urgent a duty is, and in which order they come."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.duties.duty import Duty, Urgency
from psdm_validate.duties.findings import duty_of
from psdm_validate.finding import Finding, Level
from tests.agendas import agenda, only, rewritten
from tests.sample import AS_OF, FOLDER

NAME = FOLDER.removeprefix("engagements/")


def finding(level: Level = Level.ERROR, next_step: str = "Mend it.", rule: str = "CHG024") -> Finding:
    file, field = f"{FOLDER}/raid.yaml", "risks.R-003.due"
    return Finding(rule, "a title", level, "it is wrong", next_step, "001", file, field, (), FOLDER, None)


def test_what_a_rule_finds_is_a_duty_with_its_next_step_and_the_page_of_the_rule() -> None:
    duty = duty_of(finding())
    assert (duty.engagement, duty.on, duty.what, duty.step) == (NAME, None, "it is wrong", "Mend it.")
    assert duty.command == "psdm-validate explain CHG024"


def test_a_command_that_the_next_step_names_is_the_one_that_settles_it() -> None:
    step = "Draft it: psdm-validate new change-order forest-service/sow-1847 --end 2027-03-05"
    duty = duty_of(finding(next_step=step))
    assert duty.step == "Draft it:"
    assert duty.command == "psdm-validate new change-order forest-service/sow-1847 --end 2027-03-05"


def test_a_command_in_the_middle_of_a_next_step_is_left_there() -> None:
    step = "`psdm-validate rules` lists the rules; correct it."
    assert (duty_of(finding(next_step=step)).step, duty_of(finding(next_step=step)).command) == (
        step,
        "psdm-validate explain CHG024",
    )


def test_an_overdue_entry_is_closed_with_a_command_and_told_only_once() -> None:
    late = agenda(rewritten("raid.yaml", ("due: 2026-11-25", "due: 2026-11-19")))
    duty = only([duty for duty in late.duties if "A-003" in duty.what])
    assert duty.command == f"psdm-validate close {NAME} A-003 --outcome TEXT"
    assert duty.urgency(AS_OF) is Urgency.RED


@pytest.mark.parametrize(("level", "urgency"), [("error", "red"), ("warning", "red"), ("note", "this-week")])
def test_errors_and_warnings_are_red_and_a_note_is_not(level: str, urgency: str) -> None:
    assert duty_of(finding(Level(level))).urgency(AS_OF) == urgency


@pytest.mark.parametrize(
    ("day", "urgency"),
    [("2026-11-19", "red"), ("2026-11-20", "this-week"), ("2026-11-22", "this-week"), ("2026-11-23", "later")],
)
def test_a_day_that_has_passed_is_red_and_a_week_ends_on_sunday(day: str, urgency: str) -> None:
    assert Duty(NAME, date.fromisoformat(day), "something").urgency(AS_OF) == urgency


def test_errors_come_first_and_the_rest_by_day() -> None:
    changed = {
        **rewritten("raid.yaml", ("due: 2026-11-25", "due: 2026-11-19")),
        **rewritten("plan.yaml", ("start: 2026-12-14, end: 2026-12-30", "start: 2026-12-14, end: 2027-01-30")),
    }
    told = agenda(changed)
    assert [duty.finding.rule for duty in told.duties if duty.finding] == ["CHG024", "RPT010"]
    days = [duty.on or AS_OF for duty in told.duties]
    assert days == sorted(days)
