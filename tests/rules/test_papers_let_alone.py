"""What rules about papers leave alone, and the words by which they tell one fault from another."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding
from psdm_validate.model.settings import EditionName
from tests.rules.examples import FOLDER, Example, Shown
from tests.rules.merged import Files, found, tree
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
SIGNED = "signed: {customer: {by: mira-stone, on: 2026-10-15}, us: {by: robin-vale, on: 2026-10-16}}\n"
ORDER, CONFIRMATION = "change-orders/co-001.yaml", "confirmations/wc-002.yaml"


def told(rule: str, files: Files, edition: EditionName | None = None, as_of: date = AS_OF) -> list[Finding]:
    """What one rule says of the example engagement with these files laid over it."""
    report = check(FilesInMemory(tree(files).files()), Question(as_of, edition, frozenset({rule})))
    assert not report.faults
    assert not report.unjudged
    return list(report.findings)


def paper(number: str, changes: str, more: str) -> str:
    head = f"number: {number}\ntitle: t\nwhy: w\nrequested: {{by: sam-osei, on: 2026-10-12}}\n"
    return f"{head}changes: {{{changes}}}\n{more}"


def order(changes: str, more: str = SIGNED) -> Files:
    return {ORDER: paper("CO-001", changes, more)}


def test_an_approval_that_was_forgotten_is_filed_after_the_signatures_of_a_change_order() -> None:
    before = order("end: {from: 2027-01-08, to: 2027-01-22}")
    late = {ORDER: "approvals: [{role: ps-leadership, by: robin-vale, on: 2026-10-14}]\n"}
    assert not found("CHG026", late, before)


def test_an_approval_in_another_role_makes_no_leave_count_earlier() -> None:
    leave = "allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}\n"
    approval = "{role: ps-leadership, by: robin-vale, on: 2026-10-14}"
    before = {"work-exceptions/we-001.yaml": f"{paper('WE-001', '', '')[:-12]}{leave}approvals: [{approval}]\n"}
    for role, frozen in (("senior-director", False), ("ps-leadership", True)):
        more = f"{{role: {role}, by: nadia-brook, on: 2026-10-13}}"
        after = {"work-exceptions/we-001.yaml": f"approvals: [{approval}, {more}]\n"}
        assert bool(found("CHG026", after, before)) is frozen


@pytest.mark.parametrize(
    "changes",
    [
        "deliverables: {remove: [wikis]}",
        "deliverables: {change: [{id: wikis, name: {from: a, to: b}}]}",
        "deliverables: {add: [{id: migrated-repositories, name: n, activity: migration, accepted_when: a}]}",
    ],
)
def test_an_entry_that_is_not_there_is_not_spoken_of_as_a_value_that_has_moved(changes: str) -> None:
    for more, level in ((SIGNED, "error"), ("", "warning")):
        messages = [finding.message for finding in told("CHG024", order(changes, more)) if finding.level == level]
        assert any("speaks of deliverable" in message for message in messages), messages


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_a_paper_that_was_executed_and_ended_is_told_by_how_it_ended(end: str) -> None:
    (finding,) = told(
        "CHG024", order("hours: {from: 800, to: 801}", f"{SIGNED}{end}: {{by: robin-vale, on: 2026-10-17, why: w}}\n")
    )
    assert f"and is {end} as well" in finding.message
    assert finding.path == (end,)


def test_rates_and_milestones_are_asked_for_only_by_an_order_that_moves_the_billing() -> None:
    fixed = {"sow.yaml": "terms: {billing: fixed-fee}\n"}
    assert not told("CHG004", fixed | order("end: {from: 2027-01-08, to: 2027-01-22}"))
    assert told("CHG004", order("billing: {from: time-and-materials, to: fixed-fee}"))


def test_a_currency_moves_alone_where_no_amount_is_stated() -> None:
    dollars = order("currency: {from: USD, to: EUR}")
    assert [finding.message for finding in told("CHG030", dollars)] == [
        "CO-001 moves the currency and leaves the amount as it was"
    ]
    assert not told("CHG030", {"sow.yaml": "terms: {amount: null, roles: []}\n"} | dollars)
    both = order('currency: {from: USD, to: EUR}, amount: {from: "184000.00", to: "170000.00"}')
    assert not any("moves the currency" in finding.message for finding in told("CHG030", both))


def test_the_first_sow_of_a_customer_owes_nothing_of_its_own_and_the_second_does() -> None:
    files = Example(good=True, shown=(Shown(f"{FOLDER}/sow.yaml", "scoping_issue:\n"),)).files()
    second = {path.replace("sow-2206", "sow-2207"): data for path, data in files.items() if path.startswith(FOLDER)}
    for held, owing in ((files, 0), ({**files, **second}, 1)):
        report = check(FilesInMemory(held), Question(AS_OF, "2022", frozenset({"CHG037"})))
        missing = [finding for finding in report.findings if "has no scoping issue of its own" in finding.message]
        assert len(missing) == owing


def test_a_paper_that_was_retired_is_not_asked_for_what_proves_it() -> None:
    word = "confirmed: {by: mira-stone, on: 2026-10-15, by_way_of: email, attached_to: scoping-issue}\n"
    retired = "void: {why: w, approved: {by: robin-vale, on: 2026-10-16}}\n"
    unproven = {CONFIRMATION: paper("WC-002", "end: {from: 2027-01-08, to: 2027-01-15}", word)}
    assert len(told("CHG027", unproven)) == 1
    assert not told("CHG027", {CONFIRMATION: unproven[CONFIRMATION] + retired})


def test_in_2022_an_activity_without_a_result_of_its_own_is_no_other_work() -> None:
    work = "end: {from: 2027-01-08, to: 2027-01-15}, activities: {add: [{id: scanning, name: Scanning}]}"
    assert not told("CHG011", order(work), "2022")


def test_a_second_approval_on_a_later_day_moves_no_leave() -> None:
    approval = "{role: ps-leadership, by: robin-vale, on: 2026-10-14}"
    leave = f"allows: {{from: 2026-10-26, until: 2026-11-06, hours: 40}}\napprovals: [{approval}]\n"
    before = {"work-exceptions/we-001.yaml": f"{paper('WE-001', '', '')[:-12]}{leave}"}
    later = approval.replace("14}", "15}")
    assert not found("CHG026", {"work-exceptions/we-001.yaml": f"approvals: [{approval}, {later}]\n"}, before)


def test_the_number_of_a_rejected_paper_is_not_used_again() -> None:
    ended = "rejected: {by: robin-vale, on: 2026-10-14, why: w}\n"
    before = order("end: {from: 2027-01-08, to: 2027-01-22}", ended)
    for after in ("changes: {end: {to: 2027-01-29}}\n", "rejected:\n"):
        assert len(found("CHG026", {ORDER: after}, before)) == 1


def test_a_paper_may_be_drafted_on_top_of_another_that_is_pending() -> None:
    first = order("end: {from: 2027-01-08, to: 2027-01-15}", "")
    on_top = {CONFIRMATION: paper("WC-002", "end: {from: 2027-01-15, to: 2027-01-22}", "")}
    assert not told("CHG024", first | on_top)
    assert len(told("CHG024", on_top)) == 1
    added = order("activities: {add: [{id: scanning, name: Scanning}]}", "")
    renamed = "activities: {change: [{id: scanning, name: {from: Scanning, to: Scans}}]}"
    waiting = {CONFIRMATION: paper("WC-002", renamed, "")}
    for files, missed in ((added | waiting, False), (waiting, True)):
        assert any("does not have" in finding.message for finding in told("CHG024", files)) is missed


def test_approval_at_discovery_is_missed_where_there_is_no_intake_at_all() -> None:
    described = paper("DOW-001", "activities: {add: [{id: scanning, name: Scanning}]}", "at_discovery: true\n")
    files = {"descriptions-of-work/dow-001.yaml": described, "engagement.yaml": "intake:\n"}
    (finding,) = told("CHG015", files)
    assert "nobody has asked for in the intake" in finding.message


@pytest.mark.parametrize(
    ("changes", "alone"),
    [
        ("activities: {add: [{id: scanning, name: Scanning}]}", True),
        ("deliverables: {remove: [migrated-repositories]}", True),
        ("standards: {add: [{id: quiet, name: Quiet nights, accepted_when: Nobody is woken}]}", True),
        ("end: {from: 2027-01-08, to: 2027-01-15}", False),
    ],
)
def test_in_2022_whatever_moves_the_scope_is_raised_with_the_engagement_manager(changes: str, alone: bool) -> None:
    assert bool(told("CHG034", order(changes), "2022")) is alone
    assert not told("CHG034", order(changes, f"{SIGNED}informed: {{engagement_manager: 2026-10-12}}\n"), "2022")


@pytest.mark.parametrize(
    ("role", "until", "told_of"),
    [("user", "", True), ("technical", "", False), ("technical", ", until: 2026-10-13", True)],
)
def test_a_description_is_approved_by_the_customer_s_technical_contact_of_that_day(
    role: str, until: str, told_of: bool
) -> None:
    contact = (
        f"{{id: ann-lee, name: Ann Lee, email: ann@example.com, roles: [{{role: {role}, from: 2024-05-01{until}}}]}}"
    )
    approved = "approved: {us: {by: tomas-ferro, on: 2026-10-13}, customer: {by: ann-lee, on: 2026-10-14}}\n"
    described = paper("DOW-001", "activities: {add: [{id: scanning, name: Scanning}]}", approved)
    files = {"/harbor-line/customer.yaml": f"contacts: [{contact}]\n", "descriptions-of-work/dow-001.yaml": described}
    assert any("ann-lee, who approved" in finding.message for finding in told("CHG014", files)) is told_of


def test_a_paper_that_was_retired_is_not_told_to_be_executed_and_ended_both() -> None:
    retired = "void: {why: w, approved: {by: robin-vale, on: 2026-10-17}}\n"
    assert not told("CHG024", order("hours: {from: 800, to: 801}", SIGNED + retired))


def test_a_wish_that_a_pending_paper_would_cover_is_told_to_name_it() -> None:
    pending = order("end: {from: 2027-01-08, to: 2027-01-22}", "")
    task = "{id: T-009, activity: migration, name: More, owner: alex-reyes, start: 2027-01-04, end: 2027-01-15}"
    (finding,) = told("CHG024", pending | {"plan.yaml": f"tasks: [{task}]\n"})
    assert "awaits: CO-001" in finding.next_step
    assert not told("CHG024", pending | {"plan.yaml": f"tasks: [{task[:-1]}, awaits: CO-001}}]\n"})


def test_a_wish_beyond_what_a_pending_paper_moves_is_not_told_to_name_it() -> None:
    pending = order("end: {from: 2027-01-08, to: 2027-01-12}", "")
    task = "{id: T-009, activity: migration, name: More, owner: alex-reyes, start: 2027-01-04, end: 2027-01-15}"
    (finding,) = told("CHG024", pending | {"plan.yaml": f"tasks: [{task}]\n"})
    assert "is pending and would cover it" not in finding.next_step


def test_a_paper_that_one_side_has_signed_may_still_be_turned_down() -> None:
    before = order("end: {from: 2027-01-08, to: 2027-01-22}", SIGNED.split(", us:", maxsplit=1)[0] + "}\n")
    assert found("CHG026", {ORDER: "title: other\nchanges: {end: {to: 2027-01-29}}\n"}, before)
    assert not found("CHG026", {ORDER: "rejected: {by: robin-vale, on: 2026-10-17, why: w}\n"}, before)


@pytest.mark.parametrize(
    ("more", "state", "step"),
    [
        (SIGNED, "is no longer a draft", "and draft a new paper"),
        ("rejected: {by: robin-vale, on: 2026-10-17, why: w}\n", "is no longer a draft", "and draft a new paper"),
        ("withdrawn: {by: robin-vale, on: 2026-10-17, why: w}\n", "is no longer a draft", "and draft a new paper"),
        (SIGNED.split(", us:", maxsplit=1)[0] + "}\n", "waits for the other side", "where that is not what is wanted"),
    ],
)
def test_whoever_edits_a_frozen_paper_is_told_how_far_it_is(more: str, state: str, step: str) -> None:
    before = order("end: {from: 2027-01-08, to: 2027-01-22}", more)
    (finding,) = found("CHG026", {ORDER: "changes: {end: {to: 2027-01-29}}\n"}, before)
    assert state in finding.message
    assert step in finding.next_step


def test_the_signed_paper_is_asked_for_from_the_day_of_the_last_signature_on() -> None:
    signed = order("end: {from: 2027-01-08, to: 2027-01-22}")
    for day, asked in ((date(2026, 10, 15), False), (date(2026, 10, 16), True)):
        messages = [finding.message for finding in told("CHG027", signed, as_of=day)]
        assert any("the signed paper is not here" in message for message in messages) is asked


def test_a_wish_before_the_start_of_the_contract_asks_for_no_other_end() -> None:
    task = "{id: T-009, activity: migration, name: Early, owner: alex-reyes, start: 2026-07-01, end: 2026-07-10}"
    (finding,) = told("CHG024", {"plan.yaml": f"tasks: [{task}]\n"})
    assert "--start 2026-07-01" in finding.next_step
    assert "--end" not in finding.next_step
