"""Facts alarm and never block; what somebody intends blocks, also beside facts."""

from __future__ import annotations

from psdm_validate.check import read_portfolio
from psdm_validate.gate import Verdict, verdict
from tests.sample import AS_OF, FOLDER, portfolio_files
from tests.trees import FilesInMemory

BLOCK = "engagements/alder-bank/sow-2310"
OVERRUN = {
    f"{BLOCK}/timesheets/2026-w47.yaml": b"""\
week: 2026-W47
worked:
  - person: oona-brandt
    activity: pipeline-templates
    hours: [10, 10, 10, 10, 10]
    issue: https://forge.example.com/ps/alder-bank/sow-2310/-/issues/6
"""
}
BOOKINGS = f"{BLOCK}/bookings.yaml"
RAIL = "engagements/meridian-rail/sow-2301"
PLAN, ORDER = f"{RAIL}/plan.yaml", f"{RAIL}/change-orders/co-002.yaml"
PENDING = portfolio_files()[ORDER]
REFUSED = b"\nrejected: {by: gideon-pratt, on: 2026-11-19, why: No money this year}\n"

Files = dict[str, bytes]


def changed(path: str, old: str, new: str) -> Files:
    text = portfolio_files()[path].decode()
    assert text.count(old) == 1
    return {path: text.replace(old, new).encode()}


def merged(*changes: Files) -> Verdict:
    base = portfolio_files()
    head = dict(base)
    for change in changes:
        head |= change
    sides = [read_portfolio(FilesInMemory(files)) for files in (base, head)]
    return verdict(sides[0], sides[1], ("main", "the merge"), AS_OF)


def blocking(judged: Verdict) -> list[tuple[str, str]]:
    assert not judged.faults
    assert not judged.unjudged
    return [(finding.rule, finding.file) for finding in judged.blocking]


def test_hours_that_upset_the_bookings_are_an_alarm() -> None:
    judged = merged(OVERRUN)
    assert blocking(judged) == []
    assert ("CHG021", BOOKINGS) in {(alarm.rule, alarm.file) for alarm in judged.alarms}


def test_an_overrun_is_an_alarm_beside_other_changes_of_the_engagement_too() -> None:
    rest = changed(f"{BLOCK}/plan.yaml", "name: Template for services", "name: A template for services")
    assert blocking(merged(OVERRUN, rest)) == []


def test_booking_less_beside_an_overrun_is_not_blocked() -> None:
    less = changed(BOOKINGS, "until: 2026-12-04, hours_a_week: 9", "until: 2026-12-04, hours_a_week: 8")
    assert blocking(merged(OVERRUN, less)) == []


def test_booking_beyond_the_contract_blocks_beside_an_overrun() -> None:
    more = changed(BOOKINGS, "until: 2026-12-04, hours_a_week: 9", "until: 2026-12-04, hours_a_week: 40")
    assert blocking(merged(more)) == [("CHG021", BOOKINGS)]
    assert blocking(merged(OVERRUN, more)) == [("CHG021", BOOKINGS)]


def test_recording_facts_excuses_no_breach_of_another_kind() -> None:
    hash_broken = changed(f"{FOLDER}/sow.yaml", "name: Mock-ups and design files", "name: Mock-ups")
    assert {rule for rule, _ in blocking(merged(OVERRUN, hash_broken))} >= {"CHG025"}


def test_that_the_customer_turned_a_paper_down_is_a_fact() -> None:
    judged = merged({ORDER: PENDING + REFUSED})
    assert blocking(judged) == []
    assert ("CHG024", PLAN) in {(alarm.rule, alarm.file) for alarm in judged.alarms}


def test_that_we_take_a_paper_back_is_decided_and_takes_the_plan_along() -> None:
    withdrawn = REFUSED.replace(b"rejected", b"withdrawn").replace(b"gideon-pratt", b"ines-varga")
    judged = merged({ORDER: PENDING + withdrawn})
    assert ("CHG024", PLAN) in blocking(judged)


def test_a_paper_that_was_never_there_cannot_be_turned_down_to_free_the_plan() -> None:
    never = {ORDER.replace("co-002", "co-003"): PENDING.replace(b"number: CO-002", b"number: CO-003") + REFUSED}
    beyond = changed(PLAN, "2026-12-23, iteration: 7, weight: 8, awaits: CO-002", "2026-12-23, awaits: CO-003")
    assert ("CHG024", PLAN) in blocking(merged(never, beyond))


def judged_from(target: Files, *changes: Files) -> Verdict:
    base = portfolio_files() | target
    head = dict(base)
    for change in changes:
        head |= change
    sides = [read_portfolio(FilesInMemory(files)) for files in (base, head)]
    return verdict(sides[0], sides[1], ("main", "the merge"), AS_OF)


SHEET = f"{BLOCK}/timesheets/2026-w46.yaml"
MORE = changed(BOOKINGS, "until: 2026-12-04, hours_a_week: 9", "until: 2026-12-04, hours_a_week: 40")


def test_the_repair_of_a_record_of_facts_excuses_nothing_beside_it() -> None:
    broken = {SHEET: b"worked: 7\n"}
    judged = judged_from(broken, {SHEET: portfolio_files()[SHEET]}, MORE)
    assert ("CHG021", BOOKINGS) in {(finding.rule, finding.file) for finding in judged.blocking}


def test_work_beside_a_record_that_never_could_be_read_is_not_waved_through() -> None:
    broken = {f"{BLOCK}/timesheets/2026-w46.yaml": b"worked: 7\n"}
    assert judged_from(broken, MORE).exit_code == 1
    elsewhere = changed(f"{FOLDER}/raid.yaml", "without personal data", "and no personal data")
    assert judged_from(broken, elsewhere).exit_code == 0


def test_a_plan_that_is_moved_onto_a_paper_just_turned_down_is_meant() -> None:
    beyond = changed(PLAN, "start: 2026-12-07, end: 2026-12-23, iteration: 7", "start: 2026-12-07, end: 2026-12-22")
    assert ("CHG024", PLAN) in blocking(merged({ORDER: PENDING + REFUSED}, beyond))
