"""Near misses of hours worked: the hour, the day and the sum that decide, laid over the example engagement."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import Question, check
from tests.rules.examples import Example, Shown
from tests.rules.time_and_training import AS_OF, found, sheet
from tests.trees import FilesInMemory

ADOPTED = {"engagement.yaml": "adopted: {on: 2026-10-19, by: sam-osei}\n"}
INTERNAL = "/internal-time/2026-w42.yaml"


def handed_in(when: str) -> dict[str, str]:
    return sheet("2026-W42", "8", after=f"submitted: [{{person: alex-reyes, when: {when}}}]\n")


@pytest.mark.parametrize(("hours", "possible"), [("24", True), ("24.25", False)])
def test_a_day_has_24_hours(hours: str, possible: bool) -> None:
    assert bool(found("TIM001", sheet("2026-W42", hours))) is not possible


def test_hours_of_one_day_on_several_lines_are_summed_by_person_and_told_once() -> None:
    rows = [
        f"{{person: {person}, hours: [0, 13]}}" for person in ("alex-reyes", "alex-reyes", "alex-reyes", "sam-osei")
    ]
    assert not found("TIM001", {"timesheets/2026-w42.yaml": f"week: 2026-W42\nworked: [{rows[0]}, {rows[3]}]\n"})
    assert len(found("TIM001", {"timesheets/2026-w42.yaml": f"week: 2026-W42\nworked: [{', '.join(rows)}]\n"})) == 1


@pytest.mark.parametrize(
    ("when", "late"),
    [
        ("2026-10-16T18:00-04:00", False),
        ("2026-10-19T12:00-04:00", False),
        ("2026-10-19T12:01-04:00", True),
        ("2026-10-19T12:00-08:00", False),
        ("2026-10-19T12:01+02:00", True),
    ],
)
def test_monday_morning_ends_at_noon_where_the_week_is_handed_in(when: str, late: bool) -> None:
    assert bool(found("TIM003", handed_in(when))) is late


@pytest.mark.parametrize(("as_of", "missing"), [(date(2026, 10, 19), False), (date(2026, 10, 20), True)])
def test_a_week_that_was_not_handed_in_is_told_once_monday_is_over(as_of: date, missing: bool) -> None:
    assert bool(found("TIM003", sheet("2026-W42", "8"), as_of)) is missing


def test_nobody_hands_in_a_week_in_which_they_did_not_work_or_that_lies_before_the_adoption() -> None:
    assert not found("TIM003", sheet("2026-W42", "0, 0"))
    assert found("TIM003", {**sheet("2026-W41", "8"), "engagement.yaml": "adopted: {on: 2026-10-12, by: sam-osei}\n"})
    assert not found("TIM003", {**sheet("2026-W41", "8"), **ADOPTED})


def test_an_organisation_may_set_another_hour_of_monday() -> None:
    earlier = "policy: {timesheet_hour: 9}\n"
    assert not found("TIM003", handed_in("2026-10-19T09:00-04:00"), settings=earlier)
    assert found("TIM003", handed_in("2026-10-19T09:01-04:00"), settings=earlier)


def internal(*tasks: str) -> dict[str, str]:
    """Internal time of a week with a public holiday on its Monday, in which Tomas Ferro lacks nothing."""
    rows = ["{person: tomas-ferro, hours: 32, epic: ps-internal}", *tasks]
    return {INTERNAL: f"week: 2026-W42\ntasks: [{', '.join(rows)}]\n"}


@pytest.mark.parametrize(("hours", "short"), [("32", False), ("31.75", True)])
def test_a_public_holiday_counts_as_a_fifth_of_the_week(hours: str, short: bool) -> None:
    findings = found("TIM004", internal(f"{{person: alex-reyes, hours: {hours}, epic: ps-internal}}"))
    assert ["39.75 hours" in finding.message for finding in findings] == ([True] if short else [])


def test_hours_on_engagements_and_beside_them_are_summed() -> None:
    meeting = "{person: alex-reyes, hours: 1, epic: company-meetings}"
    assert not found("TIM004", {**internal(meeting), **sheet("2026-W42", "0, 8, 8, 8, 7")})
    assert found("TIM004", {**internal(meeting), **sheet("2026-W42", "0, 8, 8, 8, 6.5")})
    assert found("TIM004", {**internal(meeting), **sheet("2026-W41", "0, 8, 8, 8, 7")})


def test_a_public_holiday_that_is_booked_too_counts_once_and_a_day_off_beside_it_counts() -> None:
    work = "{person: alex-reyes, hours: 24, epic: ps-internal}"
    off = "{{person: alex-reyes, hours: 8, epic: pto-and-holidays, from: {0}, until: {0}}}"
    assert found("TIM004", internal(work, off.format("2026-10-12")))
    assert not found("TIM004", internal(work, off.format("2026-10-13")))


def test_a_week_is_asked_for_from_the_tuesday_after_it() -> None:
    assert not found("TIM004", internal(), date(2026, 10, 19))
    assert len(found("TIM004", internal(), date(2026, 10, 20))) == 1


@pytest.mark.parametrize(("person", "short"), [("", True), ("    week: 32\n", False), ("    holidays: DE\n", True)])
def test_a_person_may_have_a_week_and_a_country_of_their_own(person: str, short: bool) -> None:
    files = Example(good=True, shown=()).files()
    path, row = "engagements/organization.yaml", b"    email: alex.reyes@example.com\n"
    files[path] = files[path].replace(row, row + person.encode())
    files[f"engagements{INTERNAL}"] = internal("{person: alex-reyes, hours: 31, epic: ps-internal}")[INTERNAL].encode()
    report = check(FilesInMemory(files), Question(AS_OF, select=frozenset({"TIM004"})))
    assert bool(report.findings) is short


def test_a_country_whose_holidays_are_not_known_leaves_the_week_unjudged() -> None:
    week = Shown(f"engagements{INTERNAL}", internal()[INTERNAL])
    example = Example(good=True, shown=(week, Shown("engagements/organization.yaml", "holidays: X")))
    report = check(FilesInMemory(example.files()), Question(AS_OF, select=frozenset({"TIM004"})))
    assert ["public holidays are not known" in item.because for item in report.unjudged] == [True]
    assert report.exit_code == 1
