"""What stands just inside or just outside the rules on SOWs and collaboration spaces."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding, Level
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
FINGERPRINT = "sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883"
UNSIGNED = "released:\nsigned:\n  customer:\n  us:\n  evidence:\n"
EPIC = "{{activity: migration, link: 'https://forge.example.com/groups/ps/harbor-line/-/epics/1', labels: [{}]}}"
WORKFLOW = "'PSD Workflow::In Progress', SOW-2206"


def files(**shown: str) -> dict[str, bytes]:
    """The example engagement with these records laid over it."""
    names = {"order": "change-orders/co-001"}
    parts = tuple(Shown(f"{FOLDER}/{names.get(name, name)}.yaml", text) for name, text in shown.items())
    return Example(good=True, shown=parts).files()


def findings(rule: str, tree: dict[str, bytes], *, archived: bool = False, day: date = AS_OF) -> list[Finding]:
    """What one rule says of these files."""
    if archived:
        tree["engagements/settings.yaml"] += b"\npacks: [archived]\n"
    report = check(FilesInMemory(tree), Question(day))
    assert not report.faults
    assert rule not in {item.rule for item in report.unjudged}
    return [finding for finding in report.findings if finding.rule == rule]


def board(*states: str) -> str:
    rows = (f"  - {{on: 2026-05-{4 + number:02}, state: '{state}'}}\n" for number, state in enumerate(states))
    return "proposal:\n" + "".join(rows)


def approvals(**days: str) -> str:
    people = {"senior-director": "nadia-brook", "ps-leadership": "robin-vale", "revenue": "otto-lang"}
    entry = "  - {{role: {}, by: {}, on: {}, fingerprint: '{}'}}\n"
    rows = ((name.replace("_", "-"), day) for name, day in days.items())
    return "approvals:\n" + "".join(entry.format(role, people[role], day, FINGERPRINT) for role, day in rows)


def test_a_custom_sow_needs_no_sku_and_a_standard_one_no_scoping_issue() -> None:
    assert findings("SOW002", files(sow="service: standard\nsku: PS-QUICKSTART\nscoping_issue:\n")) == []
    assert len(findings("SOW002", files(sow="sku: PS-QUICKSTART\nscoping_issue:\n"))) == 1


def test_the_opportunity_of_a_change_order_is_one_of_services_too() -> None:
    order = "number: CO-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-12}\nchanges: {}\n"
    assert len(findings("SOW001", files(order=order + "opportunity: {id: OPP-2, record_type: Renewal}\n"))) == 1
    assert findings("SOW001", files(order=order)) == []


def test_a_proposal_begins_at_open() -> None:
    (finding,) = findings("SOW004", files(sow=board("proposal::Awaiting_Discovery", "proposal::Strawman_WIP")))
    assert "had never stood at Open" in finding.message


def test_only_the_way_back_to_the_next_draft_of_an_estimate_is_silent() -> None:
    way = ("Open", "proposal::Awaiting_Discovery", "proposal::Strawman_WIP", "proposal::Estimate_Feedback")
    assert findings("SOW004", files(sow=board(*way, "proposal::Strawman_WIP") + UNSIGNED)) == []
    (finding,) = findings("SOW004", files(sow=board(*way, "proposal::Awaiting_Discovery") + UNSIGNED))
    assert finding.level is Level.WARNING


def test_a_misspelt_label_is_told_once_and_not_as_a_column_left_out() -> None:
    sow = board("Open", "proposal::Awaiting_discovery", "proposal::Strawman_WIP")
    assert len(findings("SOW003", files(sow=sow))) == 1
    assert findings("SOW004", files(sow=sow)) == []


@pytest.mark.parametrize(("adopted", "told"), [("2026-05-05", 0), ("2026-05-04", 1)])
def test_columns_that_were_passed_before_the_engagement_was_adopted_are_not_asked_for(adopted: str, told: int) -> None:
    tree = files(sow=board("proposal::Strawman_WIP"), engagement=f"adopted: {{on: {adopted}, by: sam-osei}}\n")
    assert len(findings("SOW004", tree)) == told


def test_terms_and_estimate_are_asked_for_from_their_columns_on() -> None:
    way = ("Open", "proposal::Awaiting_Discovery", "proposal::Strawman_WIP", "proposal::Estimate_Feedback")
    without = "estimate:\nterms:\n  agreement:\n" + UNSIGNED
    for columns, estimate, agreement in ((way[:3], 0, 0), (way, 1, 0), ((*way, "proposal::SOW_WIP"), 1, 1)):
        assert len(findings("SOW016", files(sow=without + board(*columns)))) == estimate
        assert len(findings("SOW006", files(sow=without + board(*columns)))) == agreement


@pytest.mark.parametrize(("day", "told"), [("2026-06-19", 0), ("2026-06-20", 1)])
def test_revenue_approves_by_the_day_of_the_first_signature(day: str, told: int) -> None:
    sow = approvals(senior_director="2026-06-09", ps_leadership="2026-06-10", revenue=day)
    assert len(findings("SOW012", files(sow=sow), archived=True)) == told


def test_the_stamp_is_the_approval_of_legal() -> None:
    (finding,) = findings("SOW012", files(sow="legal_stamp:\n"), archived=True)
    assert finding.message.startswith("Legal has not approved")


@pytest.mark.parametrize(("day", "told"), [("2026-06-15", 0), ("2026-06-16", 1)])
def test_the_senior_director_approves_by_the_day_on_which_the_sow_goes_out(day: str, told: int) -> None:
    sow = approvals(senior_director=day, ps_leadership="2026-06-10", revenue="2026-06-12")
    assert len(findings("SOW017", files(sow=sow), archived=True)) == told


@pytest.mark.parametrize(("signed", "told"), [("us: {on: 2026-06-22}", 0), ("us: {on: 2026-06-23}", 1), ("us:", 1)])
def test_an_opportunity_is_won_on_the_day_of_the_last_signature_or_later(signed: str, told: int) -> None:
    assert len(findings("SOW014", files(sow=f"signed:\n  {signed}\n"), archived=True)) == told


def test_a_fixed_fee_is_billed_by_milestones_and_hours_by_roles() -> None:
    milestone = '{id: pilot, name: Pilot accepted, amount: "184000.00"}'
    assert findings("SOW015", files(sow=f"terms: {{billing: fixed-fee, roles: [], milestones: [{milestone}]}}\n")) == []
    assert len(findings("SOW015", files(sow="terms:\n  roles: []\n"))) == 1


def test_an_engagement_manager_opens_the_legal_case_only_where_the_archived_pages_count() -> None:
    sow = "legal_case: {by: noor-haddad}\n"
    assert len(findings("SOW018", files(sow=sow))) == 1
    assert findings("SOW018", files(sow=sow), archived=True) == []


def test_the_group_of_partners_may_lie_within_our_own() -> None:
    organization = "engagements/organization.yaml"
    nested = b"partner: https://forge.example.com/ps/harbor-line"
    tree = files()
    tree[organization] = tree[organization].replace(b"partner: https://forge.example.com/ps-partners", nested)
    assert len(findings("SPC001", tree)) == 1
    staffed = files(engagement="team: [{role: engineer, person: kit-arden, from: 2026-07-06}]\n")
    assert findings("SPC001", staffed | {organization: tree[organization]}) == []


def test_the_name_of_a_project_is_read_as_the_forge_reads_it() -> None:
    address = "https://forge.example.com/ps/harbor-line"
    for name in ("SOW-2206", "sow-2206/"):
        assert findings("SPC002", files(engagement=f"links: {{project: '{address}/{name}'}}\n")) == []
    assert len(findings("SPC002", files(engagement=f"links: {{project: '{address}/sow-2206-old'}}\n"))) == 1


@pytest.mark.parametrize(
    ("until", "since", "day", "told"),
    [
        ("2026-10-20", "2026-10-21", date(2026, 10, 20), 0),
        ("2026-10-20", "2026-10-21", date(2026, 10, 21), 1),
        ("2026-09-30", "2026-11-02", date(2026, 10, 20), 0),
    ],
)
def test_epics_carry_the_new_project_manager_from_the_first_day_on(
    until: str, since: str, day: date, told: int
) -> None:
    first = f"{{role: project-manager, person: sam-osei, from: 2026-06-23, until: {until}}}"
    team = f"team: [{first}, {{role: project-manager, person: jo-pike, from: {since}}}]\n"
    epics = f"epics: [{EPIC.format(f'PM::Sam Osei, {WORKFLOW}')}]\n"
    assert len(findings("SPC004", files(engagement=team + epics), day=day)) == told


def test_the_label_of_a_former_project_manager_comes_off() -> None:
    epics = f"epics: [{EPIC.format(f'PM::Sam Osei, PM::Jo Pike, {WORKFLOW}')}]\n"
    (finding,) = findings("SPC004", files(engagement=epics))
    assert "PM::Jo Pike" in finding.message


def test_two_engagements_do_not_share_a_project() -> None:
    tree = files()
    second = {path.replace("sow-2206", "sow-2207"): text for path, text in tree.items() if path.startswith(FOLDER)}
    (finding,) = findings("SPC007", tree | second)
    assert finding.file == "engagements/harbor-line/sow-2207/engagement.yaml"
    assert "engagements/harbor-line/sow-2206" in finding.message


@pytest.mark.parametrize(
    ("engagement", "told"),
    [
        ("aligned: {scope: 2026-07-06}\n", 0),
        ("aligned: {scope: 2026-07-07}\n", 1),
        ("aligned:\nadopted: {on: 2026-07-06, by: sam-osei}\n", 5),
        ("aligned:\nadopted: {on: 2026-07-07, by: sam-osei}\n", 0),
        ("aligned:\ncancelled: {on: 2026-10-01, why: Another vendor}\n", 0),
    ],
)
def test_the_delivery_is_aligned_by_the_day_of_the_kickoff(engagement: str, told: int) -> None:
    assert len(findings("SPC012", files(engagement=engagement))) == told
