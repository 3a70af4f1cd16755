"""What is told of a day follows from the records and that day: neither the clock nor what came later has a say."""

from __future__ import annotations

import locale
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psdm_validate.finding import Finding, Report
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.settings import EditionName
from psdm_validate.model.timesheet import monday_of
from tests.cli.running import run
from tests.sample import AS_OF, FOLDER, portfolio_files, sample_files
from tests.time.asked_on import Told, read
from tests.time.facts import FACTS, with_fact

FOLDERS = sorted({path.rsplit("/sow.yaml", 1)[0] for path in portfolio_files() if path.endswith("/sow.yaml")})
ZONES = ("UTC", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Niue", "nowhere")
FEW = settings(max_examples=10, deadline=None, derandomize=True)
OF_DATE = re.compile(rb"\b(20\d\d-\d\d-\d\d)\b")


@cache
def engagement(folder: str) -> Portfolio:
    return read(sample_files(folder))


@cache
def whole() -> Portfolio:
    return read(portfolio_files())


@contextmanager
def elsewhere(zone: str, language: str) -> Iterator[None]:
    """Another zone and language, and a clock that nobody may look at."""
    before, clock, words = os.environ.get("TZ"), time.time, locale.setlocale(locale.LC_ALL)

    def forbidden() -> float:
        raise AssertionError("the clock was read")

    try:
        os.environ["TZ"], time.time = zone, forbidden
        time.tzset()
        locale.setlocale(locale.LC_ALL, language)
        yield
    finally:
        time.time = clock
        os.environ.pop("TZ")
        os.environ |= {"TZ": before} if before is not None else {}
        time.tzset()
        locale.setlocale(locale.LC_ALL, words)


def test_the_clock_that_nobody_may_look_at_is_the_one_that_tells_today() -> None:
    """Without this the clock of the tests below might be none."""
    with elsewhere("UTC", "C"), pytest.raises(AssertionError, match="the clock was read"):
        date.today()


@FEW
@given(
    folder=st.sampled_from(FOLDERS),
    as_of=st.dates(date(2026, 5, 1), date(2027, 6, 30)),
    edition=st.sampled_from(("2022", "2024")),
    zone=st.sampled_from(ZONES),
    language=st.sampled_from(("C", "C.UTF-8")),
)
def test_neither_clock_nor_zone_nor_language_has_a_say_in_any_view(
    folder: str, as_of: date, edition: EditionName, zone: str, language: str
) -> None:
    here = Told(engagement(folder), as_of, edition).written()
    with elsewhere(zone, language):
        assert Told(read(sample_files(folder)), as_of, edition).written() == here


@pytest.mark.parametrize("question", [("check", FOLDER), ("todo", FOLDER)])
def test_a_day_that_is_given_is_the_only_one_there_is(question: tuple[str, ...]) -> None:
    asked = (*question, "--as-of", str(AS_OF))
    here = run(*asked, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    there = run(*asked, TZ="Pacific/Kiritimati", LC_ALL="C", LANGUAGE="de", PYTHONHASHSEED="1")
    assert (here.stdout, here.stderr, here.returncode) == (there.stdout, there.stderr, there.returncode)
    assert here.stdout


def days_of_records() -> list[date]:
    """Every day that a record of the sample names, with the days beside it: what depends on days turns there."""
    written = {match.decode() for data in portfolio_files().values() for match in OF_DATE.findall(data)}
    days = {date.fromisoformat(day) for day in written}
    return sorted({day + timedelta(days=beside) for day in days for beside in (-1, 0, 1)})


@settings(max_examples=4, deadline=None, derandomize=True)
@given(as_of=st.sampled_from(days_of_records()) | st.dates(date(2026, 1, 1), date(2027, 12, 31)), edition=st.none())
@example(as_of=date(2027, 12, 31), edition=None)
@example(as_of=date(2028, 2, 29), edition="2022")
@example(as_of=date(2027, 1, 1), edition="2022")
@example(as_of=date(1990, 1, 1), edition=None)
@example(as_of=date(2099, 12, 31), edition=None)
def test_the_sample_can_be_judged_and_told_on_any_day(as_of: date, edition: EditionName | None) -> None:
    told = Told(whole(), as_of, edition)
    assert told.shown()
    assert (told.report.faults, told.report.unjudged, told.agenda.unknown) == ((), (), ())
    assert not any(overview.unknown or overview.figures.unjudged for overview in told.overviews)


def later_record(path: str, day: date) -> bool:
    """Whether the file is a status report or a timesheet of a later day."""
    report, sheet = re.search(r"/status/([\d-]+)\.yaml$", path), re.search(r"/timesheets/([\dw-]+)\.yaml$", path)
    if report:
        return date.fromisoformat(report[1]) > day
    return sheet is not None and monday_of(sheet[1].upper()) > day


@FEW
@given(folder=st.sampled_from(FOLDERS), as_of=st.dates(date(2026, 7, 1), AS_OF))
@example(folder=FOLDER, as_of=date(2026, 9, 14))
def test_reports_and_hours_of_later_days_change_nothing_that_was_told_of_a_day(folder: str, as_of: date) -> None:
    then = {path: data for path, data in sample_files(folder).items() if not later_record(path, as_of)}
    assert told(Told(engagement(folder), as_of).report) == told(Told(read(then), as_of).report)


def told(report: Report) -> list[Finding]:
    """What a report says, wherever it stands in its file, but for facts that are dated ahead."""
    return [replace(finding, spot=None) for finding in report.findings if not of_a_day_to_come(finding)]


def of_a_day_to_come(finding: Finding) -> bool:
    """Whether it says that a fact is dated ahead; papers have a rule of their own for that."""
    ahead = ("this cannot have happened", "nobody has worked in it")
    return finding.rule in ("REC004", "CHG027") and finding.message.endswith(ahead)


@pytest.mark.parametrize("fact", FACTS)
@settings(max_examples=8, deadline=None, derandomize=True)
@given(as_of=st.dates(date(2026, 8, 1), date(2027, 1, 31)), ahead=st.integers(1, 200))
@example(as_of=date(2026, 12, 31), ahead=7)
@example(as_of=date(2027, 1, 18), ahead=7)
def test_a_fact_of_a_later_day_adds_only_that_it_is_dated_ahead(fact: str, as_of: date, ahead: int) -> None:
    day = as_of + timedelta(days=ahead + 6 if fact == "a timesheet" else ahead)
    yesterday, today = (Told(with_fact(fact, day, recorded=recorded), as_of) for recorded in (False, True))
    assert told(today.report) == told(yesterday.report)
    assert len(today.report.findings) > len(yesterday.report.findings)
    assert today.shown() == yesterday.shown()
