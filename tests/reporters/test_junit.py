"""The JUnit report, read with another library than it is written with."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from junitparser import Error, Failure

from psdm_validate.reporters.junit import junit
from psdm_validate.reporters.outcome import Outcome, outcome_of_check, outcome_of_merge
from tests.reporters.outcomes import merge, results, spoilt
from tests.sample import FOLDER, checked


def test_there_is_a_case_for_each_rule_and_engagement_passed_ones_too() -> None:
    report = replace(checked({}), rules=("CHG021", "CHG024", "FCT007"))
    cases = results(junit(outcome_of_check(report)))
    names = {(suite, name.split()[0]) for suite, name in cases}
    assert {("forest-service/sow-1847", "CHG021"), ("forest-service/sow-1847", "CHG024")} <= names
    assert not any(cases.values())


@pytest.mark.parametrize(
    ("edition", "packs", "judged"),
    [
        ("2022", (), {"CHG006", "CHG021"}),
        ("2024", (), {"CHG003", "CHG021"}),
        ("2024", ("time-and-training-2020",), {"CHG003", "CHG021", "TIM001"}),
        (None, (), {"CHG021"}),
    ],
)
def test_a_rule_passes_only_where_it_is_in_force_for_certain(
    edition: str | None, packs: tuple[str, ...], judged: set[str]
) -> None:
    rules = ("CHG003", "CHG006", "CHG021", "TIM001")
    report = replace(checked({}), rules=rules, editions={FOLDER: edition}, packs=packs, excused=())
    assert {name.split()[0] for suite, name in results(junit(outcome_of_check(report))) if "/" in suite} == judged


def test_the_text_of_a_failure_says_what_is_wrong_and_what_to_do_as_its_message_does() -> None:
    failures = [each for case in results(junit(outcome_of_merge(merge()))).values() for each in case]
    failed = next(each for each in failures if isinstance(each, Failure))
    assert failed.text == failed.message
    assert "Wrong: " in failed.text
    assert "\nNext: " in failed.text


def test_only_what_blocks_fails_and_what_stood_already_is_told_with_its_rule() -> None:
    outcome = outcome_of_merge(merge())
    cases = results(junit(outcome))
    wrong = {(suite, name.split()[0]) for (suite, name), ends in cases.items() if ends}
    blocking = {(each.engagement, each.rule) for each in outcome.blocking}
    named = {(f"engagements/{suite}" if "/" in suite else None, rule) for suite, rule in wrong}
    assert blocking <= named
    told = junit(outcome)
    assert outcome.standing
    assert "<system-out>" in told


def test_what_could_not_be_judged_is_an_error_of_its_rule_and_engagement() -> None:
    cases = results(junit(outcome_of_check(spoilt())))
    ends = next(ends for (suite, name), ends in cases.items() if name.startswith("CHG024"))
    assert isinstance(ends[0], Error)
    assert "Not judged: " in ends[0].text


def test_nothing_passes_where_nothing_could_be_judged() -> None:
    stopped = replace(spoilt(), stopped="engagements/settings.yaml is missing", findings=(), unjudged=())
    assert all(results(junit(outcome_of_check(stopped))).values())


def test_a_report_stays_below_its_limit_drops_what_passes_first_and_counts_it() -> None:
    whole = junit(outcome_of_merge(merge()))
    passing = sum(not ends for ends in results(whole).values())
    short = junit(outcome_of_merge(merge()), len(whole.encode()) + 4_000)
    assert len(short.encode()) < len(whole.encode()) + 4_000
    assert {case: ends for case, ends in results(whole).items() if ends}.keys() <= results(short).keys()
    left_out = re.search(r"Left out: 0 cases that do not pass, (\d+) that do", short)
    assert left_out
    assert 0 < int(left_out[1]) <= passing


def test_failures_that_do_not_fit_are_an_error() -> None:
    short = junit(outcome_of_merge(merge()), 10_000)
    assert len(short.encode()) < 10_000
    ends = results(short)["psdm-validate", "left out of this report"]
    assert isinstance(ends[0], Error)


def test_a_report_on_very_many_engagements_stays_below_30_mb() -> None:
    finding = merge().verdict.blocking[0]
    many = tuple(replace(finding, engagement=f"engagements/x/sow-{number}") for number in range(40_000))
    written = junit(Outcome("gate", blocking=many))
    assert len(written.encode()) < 30_000_000
    assert "Left out: " in written
