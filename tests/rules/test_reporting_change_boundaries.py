"""Near misses of reports, of papers on their way, and of waivers."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.model.settings import EditionName
from psdm_validate.source import Document, read_document
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
REPORT = "status/2026-10-15.yaml"
ORDER = "change-orders/co-001.yaml"
DESCRIPTION = "descriptions-of-work/dow-001.yaml"
RISK = "work-at-risk/war-001.yaml"
EXCEPTION = "work-exceptions/we-001.yaml"
ADOPTED = {"engagement.yaml": "adopted: {on: 2026-10-19, by: sam-osei}\n"}
MAIL = "{file: evidence/wc-001.eml, sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3}"


def found(
    files: dict[str, str], as_of: date = AS_OF, edition: EditionName | None = None, settings: str = ""
) -> Counter[str]:
    """How often each rule speaks of the example engagement with these files laid over it."""
    shown = tuple(Shown(f"{FOLDER}/{name}", text) for name, text in files.items())
    tree = Example(good=True, shown=shown).files()
    tree["engagements/settings.yaml"] += settings.encode()
    report = check(FilesInMemory(tree), Question(as_of, edition))
    assert not report.faults
    return Counter(finding.rule for finding in report.findings)


def top_customer(updated: str | None = None, **more: str) -> dict[str, str]:
    """The report with an entry that lacks nothing but, where none is given, the hour of its update."""
    entry = {"progress": "p", "assistance": "none", "dri": "sam-osei", "contributors": "[]"}
    entry |= {"internal": "green", "customer": "green", **({"updated": updated} if updated else {}), **more}
    return {REPORT: f"top_customer: {{{', '.join(f'{key}: {value}' for key, value in entry.items())}}}\n"}


def paper(number: str, body: str, by: str = "sam-osei") -> str:
    return f"number: {number}\ntitle: t\nwhy: w\nrequested: {{by: {by}, on: 2026-10-12}}\n{body}"


def change_order(changes: str, more: str = "") -> str:
    return paper("CO-001", f"changes: {{{changes}}}\n{more}")


def at_risk(begins: str, approved: str | None, role: str = "ps-leadership", more: str = "") -> dict[str, str]:
    body = f"allows: {{from: {begins}, until: 2026-11-06, hours: 20}}\n{more}"
    if approved:
        by = {"ps-leadership": "robin-vale", "senior-director": "nadia-brook"}[role]
        body += f"approvals: [{{role: {role}, by: {by}, on: {approved}, fingerprint: '{_print(body)}'}}]\n"
    return {RISK: paper("WAR-001", body)}


def _print(body: str) -> str:
    document = read_document("x.yaml", body.encode())
    assert isinstance(document, Document)
    return fingerprint(document.value["allows"])


@pytest.mark.parametrize(
    ("updated", "late"),
    [
        ("2026-10-14T08:00-04:00", False),
        ("2026-10-14T08:01-04:00", True),
        ("2026-10-14T12:00Z", False),
        ("2026-10-14T12:01Z", True),
        ("2026-10-07T08:01-04:00", False),
        ("2026-10-07T08:00-04:00", True),
    ],
)
def test_an_update_serves_the_one_wednesday_that_it_came_in_time_for(updated: str, late: bool) -> None:
    assert bool(found(top_customer(updated))["RPT003"]) is late


@pytest.mark.parametrize(
    ("first", "second", "late"),
    [
        ("2026-10-13T16:00-04:00", "2026-10-15T09:00-04:00", 0),
        ("2026-10-14T09:00-04:00", "2026-10-15T09:00-04:00", 1),
        (None, "2026-10-14T07:00-04:00", 0),
        (None, "2026-10-14T09:00-04:00", 1),
        (None, None, 1),
    ],
)
def test_the_reports_of_a_week_share_one_entry_that_is_in_time_or_late_once(
    first: str | None, second: str | None, late: int
) -> None:
    ((_, text),) = top_customer(first).items()
    earlier = {"status/2026-10-13.yaml": f"on: 2026-10-13\nby: sam-osei\nhealth: green\nprogress: p\n{text}"}
    assert found(earlier | top_customer(second))["RPT003"] == late


def test_in_winter_eight_eastern_is_an_hour_later_elsewhere() -> None:
    def in_winter(updated: str) -> int:
        entry = "progress: p, assistance: none, dri: sam-osei, contributors: [], internal: green, customer: green"
        head = "on: 2026-11-18\nby: sam-osei\nhealth: green\nprogress: p\n"
        report = {"status/2026-11-18.yaml": f"{head}top_customer: {{{entry}, updated: {updated}}}\n"}
        return found(report, date(2026, 11, 18))["RPT003"]

    assert in_winter("2026-11-18T13:00Z") == 0
    assert in_winter("2026-11-18T13:01Z") == 1


@pytest.mark.parametrize(("as_of", "due"), [(date(2026, 10, 14), 0), (date(2026, 10, 15), 1)])
def test_an_update_that_has_not_come_is_asked_for_from_thursday_on(as_of: date, due: int) -> None:
    assert found(top_customer(), as_of)["RPT003"] == due
    assert found(top_customer() | ADOPTED, as_of)["RPT003"] == 0


def test_only_upside_that_still_lies_ahead_is_missed_in_the_report() -> None:
    past, now = (
        {"bookings.yaml": f"upside: [{{id: u, because: soft-booking, month: 2026-{m}}}]\n"} for m in ("09", "10")
    )
    updated = "2026-10-14T07:30-04:00"
    assert found(past | top_customer(updated))["RPT004"] == 0
    assert found(now | top_customer(updated))["RPT004"] == 1
    assert found(now | top_customer(updated, upside="Twenty hours"))["RPT004"] == 0
    assert found(now)["RPT004"] == 0


@pytest.mark.parametrize(("expected", "notes"), [("2026-11-30", 0), ("2026-12-01", 1)])
def test_a_sign_off_pushes_forecast_only_when_it_leaves_its_month(expected: str, notes: int) -> None:
    fee = "terms: {milestones: [{id: all, name: n, amount: '184000.00', due: 2026-11-06}]}\n"
    plan = f"sign_offs: [{{milestone: all, expected: {expected}}}]\n"
    files = {"sow.yaml": fee, "plan.yaml": plan} | top_customer("2026-10-14T07:30-04:00")
    assert found(files)["RPT004"] == notes


def test_a_fixed_fee_needs_no_burn_down() -> None:
    without = {REPORT: "burn_down:\n"}
    assert found(without, edition="2022")["RPT006"] == 1
    assert found(without | {"sow.yaml": "terms: {billing: fixed-fee}\n"}, edition="2022")["RPT006"] == 0
    assert found(without | ADOPTED, edition="2022")["RPT006"] == 0


@pytest.mark.parametrize(("closed", "warned"), [("2026-10-15", 1), ("2026-10-16", 0)])
def test_an_entry_that_was_settled_after_the_report_still_counts_for_it(closed: str, warned: int) -> None:
    risk = "{id: R-001, what: w, owner: sam-osei, raised: 2026-09-14, probability: low, impact: low, response: r"
    raid = f"risks: [{risk}, closed: {{on: {closed}, outcome: o}}}}]\n"
    files = {REPORT: "health: red\npath_to_green: p\n", "raid.yaml": raid}
    assert found(files)["RPT012"] == warned
    assert found(files | {"engagement.yaml": "steps: {closed: 2026-10-19}\n"})["RPT012"] == 0


def test_a_yellow_temperature_wants_its_issue_and_an_open_entry_even_where_the_work_is_green() -> None:
    rules = found({**top_customer("2026-10-14T07:30-04:00", customer="yellow"), "raid.yaml": "risks: []\n"})
    assert rules == Counter({"RPT001": 1, "RPT012": 1})


def test_hours_that_a_work_exception_allows_are_no_overrun_and_the_tolerance_can_be_set() -> None:
    over = {REPORT: "burn_down: {used: 850, left: 0}\n"}
    body = "labels: [WE-ps]\nallows: {from: 2026-10-19, until: 2026-11-06, hours: 20}\n"
    approval = f"approvals: [{{role: ps-leadership, by: robin-vale, on: 2026-10-16, fingerprint: '{_print(body)}'}}]\n"
    assert found(over)["RPT013"] == 1
    assert found(over, settings="policy: {health_yellow_percent: 7}\n")["RPT013"] == 0
    assert found(over | {EXCEPTION: paper("WE-001", body + approval)})["RPT013"] == 0


@pytest.mark.parametrize(("more", "warned"), [(0, 0), (1, 1)])
def test_hours_of_the_timesheets_are_an_overrun_whatever_the_report_tells(more: int, warned: int) -> None:
    # Five weeks of 168 hours are 840, five percent above the 800 of the contract.
    days = dict.fromkeys(range(37, 42), "24, 24, 24, 24, 24, 24, 24") | {42: str(more)}
    sheets = {
        f"timesheets/2026-w{number}.yaml": f"week: 2026-W{number}\nworked: [{{person: alex-reyes, hours: [{hours}]}}]\n"
        for number, hours in days.items()
    }
    assert found(sheets | {REPORT: "burn_down: {used: 1, left: 799}\n"})["RPT013"] == warned


@pytest.mark.parametrize(("as_of", "warned"), [(date(2027, 1, 17), 0), (date(2027, 1, 18), 1)])
def test_a_contract_that_ended_unsigned_off_is_green_for_a_twentieth_of_its_length(as_of: date, warned: int) -> None:
    assert found({}, as_of)["RPT013"] == warned
    assert found({"closeout.yaml": "sign_off: {by: mira-stone, on: 2027-01-08}\n"}, as_of)["RPT013"] == 0


@pytest.mark.parametrize(("as_of", "late"), [(date(2026, 10, 22), 0), (date(2026, 10, 23), 1)])
def test_a_report_serves_for_seven_days_after_it_went_out(as_of: date, late: int) -> None:
    paused = {"engagement.yaml": "on_hold: [{from: 2026-10-16, until: 2026-10-19, why: w}]\n"}
    assert found({}, as_of, "2022")["RPT014"] == late
    assert found(paused, as_of, "2022")["RPT014"] == 0
    assert found({REPORT: "sent: {on: 2026-10-15, to: []}\n"}, as_of, "2022")["RPT014"] == 1
    ahead = {"status/2026-12-01.yaml": "on: 2026-12-01\nby: sam-osei\nhealth: green\nprogress: p\n"}
    assert found({REPORT: "sent: {on: 2026-10-15, to: []}\n", **ahead}, as_of, "2022")["RPT014"] == 1


def test_the_raid_log_passes_along_with_the_project() -> None:
    team = "team: [{role: project-manager, person: sam-osei, from: 2026-06-23, until: 2026-10-20}, "
    team += "{role: program-manager, person: robin-vale, from: 2026-10-21}]\n"
    assert found({"engagement.yaml": team})["RPT015"] == 0
    assert found({"engagement.yaml": team}, date(2026, 10, 21))["RPT015"] == 1


def test_a_change_order_owes_its_steps_once_somebody_has_signed_and_none_when_it_was_rejected() -> None:
    changes, us = "end: {from: 2027-01-08, to: 2027-01-22}", "signed: {us: {by: robin-vale, on: 2026-10-16}}\n"
    rejected = "rejected: {by: mira-stone, on: 2026-10-19, why: w}\n"
    assert found({ORDER: change_order(changes)}) == Counter()
    assert found({ORDER: change_order(changes, us)}) == Counter({"CHG009": 3, "CHG035": 2})
    assert found({ORDER: change_order(changes, us + rejected)}) == Counter()
    assert found({ORDER: change_order(changes, us)} | ADOPTED)["CHG009"] == 0


@pytest.mark.parametrize(("attached", "late"), [("2026-07-06", 0), ("2026-07-07", 1)])
def test_without_a_planning_call_a_block_is_described_by_its_kickoff(attached: str, late: int) -> None:
    block = {"engagement.yaml": "kind: consulting-block\n"}
    body = f"attached: {attached}\nchanges: {{activities: {{}}}}\n"
    early = paper("DOW-001", body, by="noor-haddad")
    assert found(block)["CHG013"] == 1
    assert found({**block, DESCRIPTION: early})["CHG013"] == late
    assert found({**block, DESCRIPTION: early + "withdrawn: {by: sam-osei, on: 2026-10-16, why: w}\n"})["CHG013"] == 1
    assert found({DESCRIPTION: early})["CHG013"] == 0


def test_the_customers_approval_alone_does_not_carry_a_description_of_work() -> None:
    def approved(by: str) -> dict[str, str]:
        parts = f"approved: {{{by}, evidence: {MAIL}}}\n"
        return {DESCRIPTION: paper("DOW-001", "changes: {activities: {}}\n" + parts)}

    assert found(approved("us: {by: nadia-brook, on: 2026-10-16}"))["CHG014"] == 0
    assert found(approved("customer: {by: mira-stone, on: 2026-10-16}"))["CHG014"] == 1


@pytest.mark.parametrize(
    ("begins", "approved", "role", "early"),
    [
        ("2026-10-19", "2026-10-18", "ps-leadership", 0),
        ("2026-10-19", "2026-10-19", "ps-leadership", 1),
        ("2026-10-19", "2026-10-18", "senior-director", 1),
        ("2026-10-20", None, "ps-leadership", 1),
        ("2026-10-21", None, "ps-leadership", 0),
    ],
)
def test_work_at_risk_is_approved_on_the_day_before_at_the_latest(
    begins: str, approved: str | None, role: str, early: int
) -> None:
    assert found(at_risk(begins, approved, role))["CHG017"] == early


def test_work_at_risk_that_was_taken_back_or_began_before_the_adoption_owes_no_approval() -> None:
    withdrawn = "withdrawn: {by: sam-osei, on: 2026-10-16, why: w}\n"
    assert found(at_risk("2026-10-15", None, more=withdrawn))["CHG017"] == 0
    assert found(at_risk("2026-10-15", None) | ADOPTED)["CHG017"] == 0
    assert found(at_risk("2026-10-19", None) | ADOPTED)["CHG017"] == 1


def test_who_raises_work_at_risk_depends_on_the_edition() -> None:
    files = at_risk("2026-10-26", None)
    assert found(files, edition="2024")["CHG020"] == 0
    assert found(files, edition="2022")["CHG020"] == 1


def test_in_2022_a_change_of_scope_is_drafted_with_the_engagement_manager() -> None:
    scope = "activities: {remove: [management]}"
    assert found({ORDER: change_order("end: {from: 2027-01-08, to: 2027-01-22}")}, edition="2022")["CHG034"] == 0
    assert found({ORDER: change_order(scope)}, edition="2022")["CHG034"] == 1
    assert found({ORDER: change_order(scope)}, edition="2024")["CHG034"] == 0
    told = "informed: {engagement_manager: 2026-10-12}\n"
    assert found({ORDER: change_order(scope, told)}, edition="2022")["CHG034"] == 0


def test_whoever_asked_for_a_paper_cannot_declare_it_void() -> None:
    void = "void: {why: w, approved: {by: sam-osei, on: 2026-10-16}}\n"
    assert found({ORDER: change_order("end: {from: 2027-01-08, to: 2027-01-22}", void)})["CHG028"] == 1


@pytest.mark.parametrize(
    ("until", "days", "too_long"), [("2027-01-17", 90, 0), ("2027-01-18", 90, 1), ("2026-10-26", 6, 1)]
)
def test_a_waiver_lasts_as_many_days_as_the_policy_allows(until: str, days: int, too_long: int) -> None:
    waiver = f"rule: RPT010, file: raid.yaml, why: w, requested_by: sam-osei, until: {until}"
    files = {"waivers.yaml": f"waivers: [{{{waiver}, approved: {{by: robin-vale, on: 2026-10-19}}}}]\n"}
    assert found(files, settings=f"policy: {{waiver_days: {days}}}\n")["WVR001"] == too_long


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_a_breach_that_cannot_be_undone_says_how_it_came_about(edition: EditionName) -> None:
    late = "late: [{rule: RPT010, file: raid.yaml, accepted_by: robin-vale, on: 2026-10-19}]\n"
    assert found({"waivers.yaml": late}, edition=edition)["WVR001"] == 1


@pytest.mark.parametrize("rule", ["CHG025", "CHG026", "CHG028", "CHG029", "REC003", "WVR001", "WVR004"])
def test_what_everything_else_rests_on_cannot_be_waived(rule: str) -> None:
    late = f"late: [{{rule: {rule}, file: sow.yaml, why: w, accepted_by: robin-vale, on: 2026-10-19}}]\n"
    assert found({"waivers.yaml": late})["WVR003"] == 1
