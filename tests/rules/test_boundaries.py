"""Near misses: what stands just inside or just outside a rule, laid over the example engagement."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from psdm_validate.check import Question, check
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
OTHER_TERMS = Counter({"CHG029": 3})
"""Whoever edits signed terms also voids their approvals."""
UNPROVEN = Counter({"CHG027": 2})
"""The orders that are signed below carry neither an approval nor the signed paper."""

CHANGE_ORDER = """
number: CO-001
title: A change
why: There is a reason.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
"""
SIGNED = """
signed:
  customer: {by: mira-stone, on: 2026-10-12}
  us: {by: robin-vale, on: 2026-10-13}
"""


def found(**shown: str) -> Counter[str]:
    """How often each rule speaks of the example engagement with these files laid over it."""
    names = {"order": "change-orders/co-001.yaml", "confirmation": "confirmations/wc-001.yaml"}
    names |= {"second": "confirmations/wc-002.yaml", "schedule": "iteration-schedule.yaml"}
    files = tuple(Shown(f"{FOLDER}/{names.get(name, f'{name}.yaml')}", text) for name, text in shown.items())
    report = check(FilesInMemory(Example(good=True, shown=files).files()), Question(AS_OF))
    assert not report.faults
    return Counter(finding.rule for finding in report.findings)


def iterations(*rows: str) -> str:
    sessions = "[{kind: transition, on: 2026-06-30}, {kind: stakeholder-planning, on: 2026-07-02}, "
    sessions += "{kind: kickoff, on: 2026-07-06}, {kind: discovery, on: 2026-07-08}]"
    zero = f"  - {{number: 0, start: 2026-07-06, end: 2026-07-17, sessions: {sessions}}}\n"
    return "iterations:\n" + zero + "".join(f"  - {{{row}}}\n" for row in rows)


@pytest.mark.parametrize(
    ("end", "full"), [("2026-09-04", False), ("2026-09-05", False), ("2026-09-06", True), ("2026-09-07", True)]
)
def test_two_months_end_on_the_day_before_the_same_day(end: str, full: bool) -> None:
    sow = f"terms:\n  end: {end}\n"
    confirmation = f"changes:\n  end: {{from: {end}, to: {end}}}\n"
    rules = found(sow=sow, confirmation=confirmation, plan="tasks: []\n", engagement="method: light\n")
    assert bool(rules["MTH001"]) is full


def test_five_iterations_are_light_and_a_sixth_is_not() -> None:
    short = "terms:\n  end: 2026-08-30\n"
    moved = "changes:\n  end: {from: 2026-08-30, to: 2026-08-30}\n"
    rows = [f"number: {n}, start: 2026-07-{19 + n}, end: 2026-07-{19 + n}, goal: g" for n in range(1, 6)]
    light = {"sow": short, "confirmation": moved, "plan": "tasks: []\n", "engagement": "method: light\n"}
    assert found(**light, schedule=iterations(*rows[:4]))["MTH001"] == 0
    assert found(**light, schedule=iterations(*rows))["MTH001"] == 1


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        ("start: 2026-07-20, end: 2026-07-31", 0),
        ("start: 2026-07-20, end: 2026-08-02", 0),
        ("start: 2026-07-18, end: 2026-07-31", 0),
        ("start: 2026-07-20, end: 2026-07-30", 1),
        ("start: 2026-07-20, end: 2026-08-03", 1),
    ],
)
def test_a_fortnight_ends_on_its_friday_saturday_or_sunday(row: str, notes: int) -> None:
    assert found(schedule=iterations(f"number: 1, {row}, goal: g"))["MTH012"] == notes


def test_iterations_follow_the_longest_before_them_and_their_numbers_follow_the_calendar() -> None:
    long = "number: 1, start: 2026-07-20, end: 2026-08-28, goal: g"
    second, third = (
        "number: 2, start: 2026-08-03, end: 2026-08-14, goal: g",
        "number: 3, start: 2026-08-17, end: 2026-08-28, goal: g",
    )
    assert found(schedule=iterations(long, second, third))["REC010"] == 2
    swapped = (
        "number: 2, start: 2026-07-20, end: 2026-07-31, goal: g",
        "number: 1, start: 2026-08-03, end: 2026-08-14, goal: g",
    )
    assert found(schedule=iterations(*swapped)) == Counter({"REC010": 1})


@pytest.mark.parametrize(("approved", "blocks"), [("2026-06-14", False), ("2026-06-15", False), ("2026-06-16", True)])
def test_leadership_approves_by_the_day_on_which_the_sow_goes_out(approved: str, blocks: bool) -> None:
    fingerprint = "sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883"
    approval = f"{{role: ps-leadership, by: robin-vale, on: {approved}, fingerprint: '{fingerprint}'}}"
    assert bool(found(sow=f"approvals: [{approval}]\n")["SOW009"]) is blocks


def test_a_custom_sow_that_went_out_needs_the_approval_even_without_a_board() -> None:
    assert found(sow="approvals: []\nproposal: []\nsigned:\n  us:\n  evidence:\n")["SOW009"] == 1
    assert found(sow="service: standard\napprovals: []\n")["SOW009"] == 0


def test_hours_in_parts_of_an_hour_are_invoiced_in_whole_cents() -> None:
    roles = '[{id: engineer, hours: 639.33, rate: "230.01"}, {id: project-manager, hours: 160.67, rate: "230.00"}]'
    agreeing = f'terms:\n  amount: "184006.39"\n  roles: {roles}\n'
    assert found(sow=agreeing) == OTHER_TERMS
    assert found(sow=agreeing.replace("184006.39", "184006.40")) == OTHER_TERMS + Counter({"REC005": 1})


def test_a_paper_before_the_signature_of_the_sow_changes_nothing_that_exists() -> None:
    assert found(confirmation="requested: {on: 2026-06-01}\nconfirmed:\n  on: 2026-06-21\n") == Counter({"CHG024": 1})
    assert found(confirmation="requested: {on: 2026-06-01}\nconfirmed:\n  on: 2026-06-22\n") == Counter()
    assert found(sow="signed:\n  us:\n")["CHG024"] == 1


def test_a_paper_that_is_executed_and_withdrawn_moves_nothing_and_is_told() -> None:
    withdrawn = "withdrawn: {by: sam-osei, on: 2026-10-12, why: Not needed.}\n"
    assert found(confirmation=withdrawn)["CHG024"] == 2
    assert found(confirmation=withdrawn, plan="tasks: []\n") == Counter({"CHG024": 1})


def test_papers_of_one_day_chain_in_whichever_order_fits_and_the_day_is_still_told_once() -> None:
    order = CHANGE_ORDER + "changes:\n  end: {from: 2027-01-08, to: 2027-01-22}\n"
    order += "signed:\n  customer: {by: mira-stone, on: 2026-10-09}\n  us: {by: robin-vale, on: 2026-10-09}\n"
    assert found(order=order)["CHG024"] == 1


def test_what_a_contract_left_open_can_be_stated_by_a_paper_and_taken_out_again() -> None:
    sow = "terms:\n  amount:\n"
    stated = CHANGE_ORDER + 'changes:\n  amount: {to: "184000.00"}\n' + SIGNED
    assert found(sow=sow, order=stated) == OTHER_TERMS + UNPROVEN
    assert found(sow=sow, order=stated.replace("to: ", 'from: "1.00", to: ')) == (
        OTHER_TERMS + UNPROVEN + Counter({"CHG024": 1})
    )
    assert found(order=CHANGE_ORDER + 'changes:\n  amount: {from: "184000.00"}\n' + SIGNED) == UNPROVEN
    assert found(order=CHANGE_ORDER + "changes:\n  amount: {}\n" + SIGNED)["FIL002"] == 1


def test_what_rests_on_a_removed_part_is_found_after_the_paper() -> None:
    removed = "changes:\n  activities:\n    remove: [migration]\n    add: [{id: moving, name: Moving, hours: 640}]\n"
    assert found(order=CHANGE_ORDER + removed + SIGNED)["CHG030"] == 1
    early = CHANGE_ORDER + "changes:\n  end: {from: 2027-01-08, to: 2026-07-01}\n" + SIGNED
    assert found(order=early, plan="tasks: []\n", schedule="iterations: []\n")["CHG030"] == 1
    euro = CHANGE_ORDER + "changes:\n  currency: {from: USD, to: EUR}\n" + SIGNED
    assert found(order=euro)["CHG030"] == 1


def test_a_change_of_a_list_names_what_the_contract_has() -> None:
    strange = "changes:\n  activities:\n    remove: [training]\n    add: [{id: migration, name: Again, hours: 640}]\n"
    assert found(order=CHANGE_ORDER + strange + SIGNED)["CHG024"] == 2
    assert found(order=CHANGE_ORDER + strange)["CHG024"] == 2


def test_a_task_that_awaits_a_rejected_paper_is_told_so() -> None:
    order = CHANGE_ORDER + "changes:\n  end: {from: 2027-01-08, to: 2027-01-22}\n"
    order += "rejected: {by: mira-stone, on: 2026-10-16, why: Too late.}\n"
    task = "{id: T-001, activity: migration, name: n, owner: alex-reyes, "
    task += "start: 2026-12-01, end: 2027-01-22, awaits: CO-001}"
    files = Example(
        good=True,
        shown=(Shown(f"{FOLDER}/change-orders/co-001.yaml", order), Shown(f"{FOLDER}/plan.yaml", f"tasks: [{task}]")),
    ).files()
    (finding,) = check(FilesInMemory(files), Question(AS_OF)).findings
    assert "CO-001, which it awaits, was rejected" in finding.message


def test_a_proposal_that_was_called_off_owes_nothing_of_a_signed_engagement() -> None:
    sow = "signed:\n  us:\n  customer:\n  evidence:\n"
    engagement = "cancelled: {on: 2026-10-01, why: The budget is gone}\nlinks:\n  project:\n"
    booking = "{id: B-001, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-10-01, hours_a_week: 24, "
    ended = {"plan": "tasks: []\n", "bookings": f"bookings: [{booking}approved: {{by: jo-pike, on: 2026-07-06}}}}]\n"}
    rules = found(sow=sow, engagement=engagement, confirmation="# left out", raid="# left out", **ended)
    assert rules == Counter()


def test_a_review_that_came_too_late_is_told_as_late_and_not_as_missing() -> None:
    files = Example(
        good=True, shown=(Shown(f"{FOLDER}/sow.yaml", "estimate_reviewed: {customer: 2026-05-29}\n"),)
    ).files()
    (finding,) = check(FilesInMemory(files), Question(AS_OF)).findings
    assert (
        finding.message == "the customer reviewed the estimate on 2026-05-29, after the SOW was drafted on 2026-05-28"
    )


def test_the_estimate_of_a_sow_is_judged_without_the_iteration_schedule() -> None:
    files = Example(good=True, shown=()).files() | {f"{FOLDER}/iteration-schedule.yaml": b"{"}
    report = check(FilesInMemory(files), Question(AS_OF))
    assert {"MTH002", "MTH006", "CHG024"} <= {item.rule for item in report.unjudged}
    assert not {"SOW005", "SOW008"} & {item.rule for item in report.unjudged}


@pytest.mark.parametrize("by", ["dana-frost"])
def test_whoever_signs_for_us_holds_a_role_here_on_the_day(by: str) -> None:
    assert found(sow=f"signed:\n  us: {{by: {by}, on: 2026-06-22}}\n") == Counter({"REC006": 1})
    assert found(sow="signed:\n  us: {by: rene-castle, on: 2026-06-22}\n") == Counter()


def test_nobody_has_the_same_id_on_both_sides() -> None:
    files = Example(good=True, shown=()).files()
    path = "engagements/harbor-line/customer.yaml"
    files[path] = files[path].replace(b"id: mira-stone", b"id: sam-osei")
    rules = Counter(f.rule for f in check(FilesInMemory(files), Question(AS_OF)).findings)
    assert rules["REC002"] == 1


@pytest.mark.parametrize("label", ["escalated", "ESCALATED"])
def test_a_label_that_is_misspelt_in_case_only_is_found_without_more_being_said(label: str) -> None:
    risk = "id: R-001, what: w, owner: sam-osei, raised: 2026-09-14, probability: low, impact: low, response: r"
    assert found(raid=f"risks: [{{{risk}, labels: [{label}]}}]\n") == Counter({"RPT008": 1})


@pytest.mark.parametrize("day", ["1989-12-31", "2200-01-01", "9999-12-31", "0001-01-01"])
def test_a_day_beyond_any_contract_is_a_slip_of_the_pen(day: str) -> None:
    assert found(raid=f"risks: [{{id: R-001, what: w, due: {day}}}]\n")["FIL002"] == 1


@pytest.mark.parametrize("title", ["\u3164", "\u200b", "a\u00adb", "\U000e0041", "\u2003 \u2003"])
def test_text_that_cannot_be_seen_is_refused(title: str) -> None:
    rules = found(raid=f'title: "{title}"\n')
    assert rules["FIL001"] + rules["FIL002"] == 1
