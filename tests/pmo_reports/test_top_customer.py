"""What leadership reads on Wednesday, in which order, and what stands at the head as missing."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.pmo_reports.pmo_report import PmoReport
from psdm_validate.pmo_reports.top_customer import top_customer
from tests.pmo_reports.example_engagement import (
    BROKEN,
    FRIDAY,
    LEFT_OUT,
    NAME,
    STATUS,
    Laid,
    another_engagement,
    missing,
    reported,
    rows,
)

ENTRY = """
top_customer:
  updated: 2026-10-14T07:30-04:00
  progress: Two of four waves are moved
  assistance: none
  dri: sam-osei
  contributors: [alex-reyes]
  internal: green
  customer: green
"""
TROUBLED = (
    ENTRY.replace("internal: green", "internal: red") + "  issue: {action: Ask for test servers, timing: By 23 Oct}\n"
)
RAID = "https://forge.example.com/ps/harbor-line/sow-2206/-/issues/8"
EPIC = "https://forge.example.com/groups/ps/-/epics/65"


def told_with(entry: str, day: date = FRIDAY, laid: Laid | None = None) -> PmoReport:
    return reported(top_customer, {STATUS: entry, **(laid or {})}, day)


def test_an_entry_is_told_in_full() -> None:
    report = told_with(ENTRY)
    assert not report.missing
    assert rows(report, "entries") == [
        {
            "engagement": NAME,
            "customer": "Harbor Line",
            "internal": "green",
            "by_customer": "green",
            "progress": "Two of four waves are moved",
            "action": None,
            "timing": None,
            "assistance": "none",
            "dri": "Sam Osei",
        }
    ]
    assert rows(report, "update") == [{"engagement": NAME, "contributors": "Alex Reyes", "updated": "2026-10-14 07:30"}]
    assert not rows(report, "forecast")
    assert not rows(report, "links")


@pytest.mark.parametrize("side", ["internal", "customer"])
@pytest.mark.parametrize("health", ["yellow", "red"])
def test_trouble_leads_to_raid_log_and_customer_epic(side: str, health: str) -> None:
    report = told_with(
        TROUBLED.replace("internal: red", "internal: green").replace(f"{side}: green", f"{side}: {health}")
    )
    assert rows(report, "links") == [{"engagement": NAME, "raid": RAID, "epic": EPIC}]
    (row,) = rows(report, "entries")
    assert (row["action"], row["timing"]) == ("Ask for test servers", "By 23 Oct")


def test_trouble_without_its_links_lacks_them() -> None:
    links = {"raid.yaml": "issue:\n", "engagement.yaml": "customer_epic:\n"}
    assert missing(told_with(TROUBLED, laid=links)) == ["the address of the RAID log", "the internal customer epic"]
    assert not missing(told_with(ENTRY, laid=links))


def test_red_comes_before_yellow_before_green_whichever_side_sees_it() -> None:
    yellow = another_engagement(2207, {STATUS: ENTRY.replace("customer: green", "customer: yellow")})
    red = another_engagement(2208, {STATUS: TROUBLED})
    found = rows(reported(top_customer, {STATUS: ENTRY}, others=yellow | red), "entries")
    assert [str(row["engagement"])[-4:] for row in found] == ["2208", "2207", "2206"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("progress: Two of four waves are moved", "the progress in one line"),
        ("assistance: none", "whether help is needed"),
        ("dri: sam-osei", "who is responsible"),
        ("contributors: [alex-reyes]", "who else contributes"),
        ("internal: green", "how we see it ourselves"),
        ("customer: green", "how the customer sees it"),
    ],
)
def test_what_an_entry_lacks_is_missing(line: str, what: str) -> None:
    report = told_with(ENTRY.replace(f"  {line}\n", ""))
    (found,) = report.missing
    assert found.what == f"{what}, in the entry of 2026-10-15"
    assert found.next_step == f"Add `top_customer.{line.partition(':')[0]}:` in engagements/{NAME}/{STATUS}."


def test_nobody_else_contributing_is_no_gap() -> None:
    report = told_with(ENTRY.replace("[alex-reyes]", "[]"))
    assert rows(report, "update")[0]["contributors"] == "none"
    assert not report.missing


def test_trouble_without_a_proposal_lacks_action_and_timing() -> None:
    told_of_it = [f"{what}, in the entry of 2026-10-15" for what in ("what is proposed", "by when it is mended")]
    assert missing(told_with(ENTRY.replace("internal: green", "internal: red"))) == told_of_it
    assert missing(told_with(ENTRY + "  issue: {action: Ask for test servers}\n")) == told_of_it[1:]


@pytest.mark.parametrize(
    ("updated", "day", "late"),
    [
        ("2026-10-14T07:30-04:00", date(2026, 10, 20), False),
        ("2026-10-14T07:30-04:00", date(2026, 10, 21), True),
        ("2026-10-14T08:00-04:00", date(2026, 10, 21), True),
        ("2026-10-14T08:01-04:00", date(2026, 10, 21), False),
        ("2026-10-14T13:01+01:00", date(2026, 10, 21), False),
        ("2026-10-14T08:01-04:00", date(2026, 10, 28), True),
    ],
)
def test_an_update_serves_one_wednesday_08_00_eastern(updated: str, day: date, late: bool) -> None:
    report = told_with(ENTRY.replace("2026-10-14T07:30-04:00", updated), day)
    assert bool(missing(report)) is late
    assert rows(report, "entries")


def test_a_stale_entry_says_how_old_it_is_and_what_to_do() -> None:
    (found,) = told_with(ENTRY, date(2026, 10, 21)).missing
    assert found.what == (
        "the update that was due on Wednesday, 2026-10-21, at 08:00 Eastern; "
        "the last one is of 2026-10-14 07:30 Eastern"
    )
    assert found.next_step.endswith(f"psdm-validate new status {NAME}")


def test_an_update_of_a_later_day_is_not_there_yet() -> None:
    report = told_with(ENTRY.replace("2026-10-14T07:30-04:00", "2026-10-17T07:30-04:00"))
    assert not rows(report, "entries")
    assert missing(report) == ["the update that was due on Wednesday, 2026-10-14, at 08:00 Eastern; there is none yet"]


@pytest.mark.parametrize(("kickoff", "owed"), [("2026-10-13", True), ("2026-10-14", False)])
def test_the_first_entry_is_owed_on_the_first_wednesday_after_the_kickoff(kickoff: str, owed: bool) -> None:
    sessions = (
        f"iterations: [{{number: 0, start: 2026-10-12, end: 2026-10-23, sessions: [{{kind: kickoff, on: {kickoff}}}]}}]"
    )
    report = reported(top_customer, {"iteration-schedule.yaml": sessions})
    assert bool(missing(report)) is owed
    if not owed:
        (row,) = rows(report, "entries")
        assert row["progress"] == "Work goes on since 2026-10-14; the first entry is due on 2026-10-21"


def test_under_an_edition_that_asks_for_no_entry_none_is_missing() -> None:
    report = reported(top_customer, {"/settings.yaml": 'edition: "2022"\n', STATUS: LEFT_OUT})
    assert not report.missing
    (row,) = rows(report, "entries")
    assert row["progress"] == "The edition 2022 asks for no entry"


def test_work_on_hold_is_marked_and_owes_no_update() -> None:
    held = "on_hold: [{from: 2026-10-16, why: The data centre moves}]\n"
    report = told_with(ENTRY, date(2026, 11, 20), laid={"engagement.yaml": held})
    assert [row["customer"] for row in rows(report, "entries")] == ["Harbor Line (on hold)"]
    assert not report.missing
    (row,) = rows(reported(top_customer, {STATUS: LEFT_OUT, "engagement.yaml": held}), "entries")
    assert row["progress"] == "Work is on hold"


@pytest.mark.parametrize(
    "over",
    [
        {"closeout.yaml": "sign_off: {by: mira-stone, on: 2026-10-16}\n"},
        {"engagement.yaml": "cancelled: {on: 2026-10-16, why: The budget is gone}\n"},
        {"engagement.yaml": "steps: {closed: 2026-10-16}\n"},
    ],
)
def test_what_is_not_being_delivered_is_left_out(over: dict[str, str]) -> None:
    report = told_with(ENTRY, laid=over)
    assert not rows(report, "entries")
    assert not report.missing


def test_upside_ahead_that_the_entry_does_not_name_is_missing() -> None:
    upside = "upside: [{id: freeze, because: soft-booking, month: 2026-12, hours: 40, why: The freeze}]\n"
    assert missing(told_with(ENTRY, laid={"bookings.yaml": upside})) == [
        "the upside that is ahead, in the entry of 2026-10-15"
    ]
    report = told_with(f"{ENTRY}  upside: 40 hours in December\n", laid={"bookings.yaml": upside})
    assert rows(report, "forecast") == [{"engagement": NAME, "pushes": None, "upside": "40 hours in December"}]
    assert not report.missing


def test_a_sign_off_that_slips_into_a_later_month_is_missing_until_the_entry_names_it() -> None:
    sow = 'terms: {milestones: [{id: pilot, name: Pilot, amount: "84000.00", due: 2026-11-30}]}\n'
    late = {"sow.yaml": sow, "plan.yaml": "sign_offs: [{milestone: pilot, expected: 2026-12-01}]\n"}
    in_time = {"sow.yaml": sow, "plan.yaml": "sign_offs: [{milestone: pilot, expected: 2026-11-30}]\n"}
    assert not missing(told_with(ENTRY, laid=in_time))
    assert missing(told_with(ENTRY, laid=late)) == ["which forecast moves to a later month, in the entry of 2026-10-15"]
    assert not missing(told_with(f"{ENTRY}  pushes: 84,000 to December\n", laid=late))


def test_a_broken_report_is_told_and_the_other_engagements_stand() -> None:
    report = reported(top_customer, {STATUS: BROKEN}, others=another_engagement(2207, {STATUS: ENTRY}))
    assert [row["engagement"] for row in rows(report, "entries")] == ["harbor-line/sow-2207"]
    assert missing(report) == [f"engagements/{NAME}/{STATUS} cannot be read"]
    assert report.unjudged
