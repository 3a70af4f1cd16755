"""Near misses of what is frozen, of what may not vanish, and of what merges are judged by."""

from __future__ import annotations

from hashlib import sha256

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.contract.tombstones import erasable_entry, erasable_record
from psdm_validate.source import Value
from tests.rules.examples import FOLDER
from tests.rules.merged import GONE, Files, found, judged, tombstone, tree
from tests.trees import FilesInMemory

CONFIRMATION, ORDER, RISK = "confirmations/wc-001.yaml", "change-orders/co-001.yaml", "work-at-risk/war-001.yaml"
SAME = "History before 2015 stays in the old system"
SHEET = "timesheets/2026-w41.yaml"
DRAFT = "number: CO-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-12}\nchanges: {}\n"
HOURS = "week: 2026-W41\nworked:\n  - {person: alex-reyes, activity: migration, hours: [8, 8, 8, 8, 0]}\n"
APPROVED = "approvals:\n  - {role: project-manager, by: sam-osei, on: 2026-10-12}\n"
RISK_R1 = "risks:\n  - {{id: R-001, what: {what}, owner: sam-osei, raised: {raised}, due: 2026-11-16}}\n"


def report(day: str, progress: str) -> Files:
    return {f"status/{day}.yaml": f"on: {day}\nby: sam-osei\nhealth: green\nprogress: {progress}\n"}


@pytest.mark.parametrize(
    "after",
    [
        {"sow.yaml": GONE},
        {"sow.yaml": GONE, "sow.yml": "number: SOW-2206\n"},
        {"sow.yaml": GONE, "/harbor-line/sow-2207/sow.yaml": "number: SOW-2206\n"},
        {"sow.yaml": "number: SOW-2207\n"},
        {"sow.yaml": "terms:\n"},
        {"sow.yaml": "signed:\n"},
        {"sow.yaml": "signed: {us: {on: 2026-06-21}}\n"},
        {"sow.yaml": "approvals: []\n"},
        {"sow.yaml": "unheard_of: yes\nterms: {hours: 900}\n"},
    ],
    ids=["deleted", "renamed", "moved", "renumbered", "emptied", "unsigned", "re-dated", "unapproved", "made invalid"],
)
def test_a_signed_sow_stays_as_it_was_signed(after: Files) -> None:
    assert found("CHG025", after)


def test_a_finding_about_a_change_shows_both_sides_of_it() -> None:
    (edited,) = found("CHG025", {"sow.yaml": "terms: {hours: 900}\n"})
    assert edited.spot and edited.was and edited.was_file == edited.file
    assert (edited.spot.text.strip(), edited.was.text.strip()) == ('"hours": 900,', "hours: 800")


def test_an_edit_of_signed_terms_is_told_the_command_that_drafts_the_paper_instead() -> None:
    (edited,) = found("CHG025", {"sow.yaml": "terms: {end: 2027-03-19}\n"})
    assert "psdm-validate new change-order harbor-line/sow-2206 --end 2027-03-19" in edited.next_step


def test_a_frozen_record_that_cannot_be_read_any_more_is_not_passed() -> None:
    example = tree({})
    judgement = judged(example.target, example.files() | {f"{FOLDER}/sow.yaml": b"number: [\n"})
    assert "CHG025" in {item.rule for item in judgement.unjudged}
    assert judgement.exit_code == 1


def test_what_one_side_has_signed_is_frozen_and_a_draft_is_not() -> None:
    edited = {ORDER: "changes: {end: {from: 2027-01-08, to: 2027-01-22}}\n"}
    signed = DRAFT + "signed: {customer: {by: mira-stone, on: 2026-10-16}}\n"
    assert found("CHG026", edited, {ORDER: signed})
    assert found("CHG026", edited, {ORDER: DRAFT}) == []


def test_the_other_signature_may_come_later() -> None:
    signed = DRAFT + "signed: {customer: {by: mira-stone, on: 2026-10-16}}\n"
    assert found("CHG026", {ORDER: "signed: {us: {by: robin-vale, on: 2026-10-19}}\n"}, {ORDER: signed}) == []


def test_a_void_paper_keeps_its_words() -> None:
    void = "void: {why: w, approved: {by: robin-vale, on: 2026-10-19}}\n"
    assert found("CHG026", {CONFIRMATION: void}) == []
    assert found("CHG026", {CONFIRMATION: f"{void}changes: {{end: {{to: 2027-01-15}}}}\n"})
    assert found("CHG026", {CONFIRMATION: "void:\n"}, {CONFIRMATION: void})


def test_an_executed_paper_is_not_withdrawn() -> None:
    ended = "withdrawn: {by: sam-osei, on: 2026-10-19, why: w}\n"
    assert found("CHG026", {CONFIRMATION: ended})
    assert found("CHG026", {ORDER: ended}, {ORDER: DRAFT}) == []


def test_the_number_of_a_withdrawn_paper_is_not_used_again() -> None:
    ended = DRAFT + "withdrawn: {by: sam-osei, on: 2026-10-13, why: w}\n"
    assert found("CHG026", {ORDER: "title: Another matter\nwithdrawn:\n"}, {ORDER: ended})


def test_a_paper_is_deleted_neither_executed_nor_as_a_draft() -> None:
    assert found("CHG026", {CONFIRMATION: GONE})
    assert found("REC003", {CONFIRMATION: GONE}) == []
    assert found("REC003", {ORDER: GONE}, {ORDER: DRAFT})


def test_a_leave_is_neither_widened_nor_backdated() -> None:
    entry = "{{role: ps-leadership, by: robin-vale, on: {}}}"
    head = "number: WAR-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-01}\n"
    granted = {RISK: f"{head}allows: {{from: 2026-10-12, until: 2026-11-06, hours: 20}}\n"}
    granted[RISK] += f"approvals:\n  - {entry.format('2026-10-12')}\n"
    later = f"approvals:\n  - {entry.format('2026-10-12')}\n  - {{role: finance, by: robin-vale, on: 2026-10-05}}\n"
    earlier = f"approvals:\n  - {entry.format('2026-10-12')}\n  - {{role: ps-leadership, by: x, on: 2026-10-05}}\n"
    assert found("CHG026", {RISK: "allows: {hours: 40}\n"}, granted)
    assert found("CHG026", {RISK: earlier}, granted)
    assert found("CHG026", {RISK: later}, granted) == []


def test_a_deleted_engagement_is_told_once() -> None:
    target = tree({}).target
    target |= {path.replace("harbor-line", "north-quay"): data for path, data in target.items()}
    merge = {path: data for path, data in target.items() if "north-quay/sow-2206" not in path}
    told = [(each.rule, each.was_file) for each in judged(target, merge).blocking]
    assert told == [("REC003", "engagements/north-quay/sow-2206/engagement.yaml")]


def renamed(formerly: str) -> dict[str, bytes]:
    merge = {path.replace("harbor-line", "harbour-lines"): data for path, data in tree({}).target.items()}
    merge["engagements/harbour-lines/customer.yaml"] += formerly.encode()
    return merge


def test_a_customer_gets_a_new_name_where_the_record_says_the_former_one() -> None:
    judgement = judged(tree({}).target, renamed("formerly: [harbor-line]\n"))
    assert judgement.exit_code == 0
    assert (judgement.blocking, judgement.alarms, judgement.remarks) == ((), (), ())


def test_a_new_name_without_the_former_one_is_told_how_to_mend_it() -> None:
    steps = [each.next_step for each in judged(tree({}).target, renamed("")).blocking if each.rule == "REC003"]
    assert any("add formerly: [harbor-line] to harbour-lines/customer.yaml" in step for step in steps)


def test_a_new_name_hides_no_edit_of_what_is_frozen() -> None:
    merge = renamed("formerly: [harbor-line]\n")
    path = "engagements/harbour-lines/sow-2206/sow.yaml"
    merge[path] = merge[path].replace(b"hours: 800", b"hours: 900")
    (edited,) = [each for each in judged(tree({}).target, merge).blocking if each.rule == "CHG025"]
    assert (edited.file, edited.was_file) == (path, f"{FOLDER}/sow.yaml")


def test_a_name_that_another_customer_still_has_is_no_former_one() -> None:
    target = tree({}).target
    merge = target | {path: data for path, data in renamed("formerly: [harbor-line]\n").items() if "sow" not in path}
    del merge[f"{FOLDER}/raid.yaml"]
    assert "REC003" in {each.rule for each in judged(target, merge).blocking}


def test_a_number_of_the_log_is_not_given_to_another_matter() -> None:
    another = RISK_R1.format(what="The budget is cut", raised="2026-10-19")
    reworded = RISK_R1.format(what="The last wave may meet the freeze", raised="2026-09-14")
    assert found("RPT011", {"raid.yaml": another})
    assert found("RPT011", {"raid.yaml": reworded}) == []


@pytest.mark.parametrize(
    ("issues", "passes"),
    [
        ("", False),
        ("closed: {on: 2026-10-10, outcome: Servers handed over}", False),
        ("severity: low", False),
        ("closed: {on: 2026-10-09, outcome: Servers handed over}, audience: customer", True),
    ],
    ids=["reopened", "re-dated", "made milder", "shown to the customer"],
)
def test_a_closed_entry_stays_closed_as_it_was(issues: str, passes: bool) -> None:
    entry = "id: I-001, what: Test servers are three weeks late, owner: alex-reyes, raised: 2026-09-14, due: 2026-10-09"
    more = "" if "severity" in issues else "severity: high, "
    more += "resolution: Last wave moved by three weeks (WC-001), "
    assert (found("RPT011", {"raid.yaml": f"issues:\n  - {{{entry}, {more}{issues}}}\n"}) == []) is passes


def test_a_decision_is_rewritten_neither_in_words_nor_in_its_day() -> None:
    entry = "decisions:\n  - {{id: D-001, what: {}, by: mira-stone, on: {}, why: Nobody has read it in five years}}\n"
    assert found("RPT011", {"raid.yaml": entry.format("All of it moves", "2026-08-03")})
    assert found("RPT011", {"raid.yaml": entry.format(SAME, "2026-08-04")})
    assert found("RPT011", {"raid.yaml": entry.format(f'"{SAME}"', "2026-08-03")}) == []


def test_only_the_newest_report_is_edited() -> None:
    old, newest = report("2026-10-08", "p"), {"status/2026-10-15.yaml": "progress: Other words\n"}
    assert found("RPT011", report("2026-10-08", "Other words"), old)
    assert found("RPT011", newest, old) == []
    assert found("RPT011", {"status/2026-10-08.yaml": "sent: {on: 2026-10-20, to: [mira-stone]}\n"}, old) == []


def test_an_erased_entry_leaves_a_tombstone_on_somebody_elses_word() -> None:
    entry: dict[str, Value] = {"id": "D-001", "what": SAME, "by": "mira-stone", "on": "2026-08-03"}
    sha = erasable_entry("raid.yaml", "D-001", entry | {"why": "Nobody has read it in five years"}).sha256
    gone = {"raid.yaml": "decisions: []\n"}
    assert found("RPT011", gone)
    assert found("RPT011", gone | tombstone("D-001", sha)) == []
    assert found("RPT011", gone | tombstone("D-001", "0" * 64))
    assert found("RPT011", gone | tombstone("D-001", sha, by="sam-osei"))
    assert found("REC003", {"engagement.yaml": "tombstones:\n"}, gone | tombstone("D-001", sha))


def test_the_number_of_an_erased_entry_is_not_used_again() -> None:
    before = {"raid.yaml": "decisions: []\n"} | tombstone("D-001", "0" * 64)
    assert found("RPT011", {"raid.yaml": "decisions:\n  - {id: D-001, what: Another}\n"}, before)


def test_where_the_edition_does_not_guard_the_log_its_entries_still_do_not_vanish() -> None:
    earlier = {"/settings.yaml": 'edition: "2022"\n'}
    assert found("REC003", {"raid.yaml": "decisions: []\n"}, earlier)
    assert found("REC003", {"raid.yaml": "decisions: []\n"}) == []


def test_approved_hours_stay_on_their_days_and_others_may_be_mended() -> None:
    swapped = {SHEET: HOURS.replace("[8, 8, 8, 8, 0]", "[0, 8, 8, 8, 8]")}
    assert found("REC003", swapped, {SHEET: HOURS + APPROVED})
    assert found("REC003", swapped, {SHEET: HOURS}) == []
    assert found("REC003", {SHEET: "billed: 2026-10-19\n"}, {SHEET: HOURS + APPROVED}) == []


def test_a_week_that_was_filed_wrongly_gives_way_to_a_tombstone() -> None:
    before = {SHEET: HOURS + APPROVED}
    portfolio = read_portfolio(FilesInMemory(tree({}, before).target))
    sha = erasable_record(portfolio, f"{FOLDER}/{SHEET}").sha256
    assert sha == sha256(before[SHEET].encode()).hexdigest()
    assert found("REC003", {SHEET: "worked: []\n"} | tombstone(SHEET, sha), before) == []


def test_evidence_is_not_replaced_even_with_its_new_hash() -> None:
    target = tree({}).target
    mail = b"Another mail\n"
    merge = target | {f"{FOLDER}/evidence/wc-001.eml": mail}
    old, new = (sha256(data[f"{FOLDER}/evidence/wc-001.eml"]).hexdigest() for data in (target, merge))
    path = f"{FOLDER}/{CONFIRMATION}"
    merge[path] = merge[path].replace(old.encode(), new.encode())
    assert {"REC003", "CHG026"} <= {each.rule for each in judged(target, merge).blocking}


def test_what_is_promised_lasts_until_the_iteration_ends_or_the_team_commits_anew() -> None:
    entry = "number: 7, start: 2026-10-12, end: {}, goal: g, committed: {{by: [alex-reyes], on: {}}}"
    schedule = {"iteration-schedule.yaml": "iterations:\n  - {" + entry.format("2026-10-20", "2026-10-12") + "}\n"}
    over = {"iteration-schedule.yaml": "iterations:\n  - {" + entry.format("2026-10-19", "2026-10-12") + "}\n"}
    anew = {"iteration-schedule.yaml": "iterations:\n  - {" + entry.format("2026-10-20", "2026-10-19") + "}\n"}
    planned, moved = ({"plan.yaml": f"tasks:\n  - {{id: T-001, name: n, iteration: {each}}}\n"} for each in (7, 8))
    assert len(found("MTH011", moved, schedule | planned)) == 1
    assert len(found("MTH011", {"plan.yaml": "tasks: []\n"}, schedule | planned)) == 1
    assert found("MTH011", moved, over | planned) == []
    assert found("MTH011", moved | anew, schedule | planned) == []


def test_epics_of_an_engagement_that_was_running_come_as_they_stand() -> None:
    none, adopted = "epics: []\n", "adopted: {on: 2026-10-01, by: sam-osei}\n"
    epic = "epics:\n  - {activity: migration, link: 'https://forge.example.com/e', labels: ['PSD Workflow::Done']}\n"
    assert found("SPC005", {"engagement.yaml": epic}, {"engagement.yaml": none})
    assert found("SPC005", {"engagement.yaml": epic}, {"engagement.yaml": none + adopted}) == []


WAIVER = "{{rule: {}, file: raid.yaml, why: w, requested_by: sam-osei, until: {}, {}}}"
RULED = "approved: {by: robin-vale, on: 2026-10-19}"
EDIT = {"sow.yaml": "title: Other words\n"}


def waivers(rule: str = "RPT010", until: str = "2026-10-30") -> Files:
    return {"waivers.yaml": f"waivers:\n  - {WAIVER.format(rule, until, RULED)}\n"}


def settings(more: str) -> Files:
    return {"/settings.yaml": more}


@pytest.mark.parametrize(
    "loosened",
    [
        settings('edition: "2022"\neditions_before: [{edition: "2024", until: 2026-10-19}]\n'),
        settings("packs: []\n"),
        settings("policy: {waiver_days: 120}\n"),
        settings("levels: {RPT011: warning}\n"),
        waivers(),
        {"/harbor-line/customer.yaml": "contacts:\n  - {id: new, name: New, email: n@example.com, roles: "
         "[{role: director, from: 2026-10-01}]}\n"},
    ],
    ids=["edition", "pack", "policy value", "level", "waiver", "contact"],
)  # fmt: skip
def test_what_merges_are_judged_by_is_loosened_on_its_own(loosened: Files) -> None:
    assert found("WVR004", loosened) == []
    assert found("WVR004", loosened | EDIT)


def test_a_role_that_is_granted_or_prolonged_stands_alone() -> None:
    target = tree({}).target
    path = "engagements/organization.yaml"
    until = target[path].replace(b"until: 2025-12-31", b"until: 2026-12-31")
    retitled = tree(EDIT).files()
    assert "WVR004" in {each.rule for each in judged(target, retitled | {path: until}).blocking}
    assert judged(target, target | {path: until}).exit_code == 0
    ended = target[path].replace(b"until: 2025-12-31", b"until: 2025-06-30")
    assert judged(target, retitled | {path: ended}).exit_code == 0


def test_what_tightens_comes_with_anything() -> None:
    tighter = settings("levels: {RPT010: error}\npacks: [time-and-training-2020, archived]\n")
    assert found("WVR004", tighter | EDIT) == []
    assert found("WVR004", waivers(until="2026-10-23") | EDIT, waivers()) == []
    assert found("WVR004", {"waivers.yaml": GONE} | EDIT, waivers()) == []


def test_a_longer_or_another_waiver_is_a_new_one() -> None:
    assert found("WVR004", waivers(until="2026-11-06") | EDIT, waivers())
    assert found("WVR004", waivers(rule="RPT008") | EDIT, waivers())


def test_a_new_customer_brings_its_contacts_with_its_first_engagement() -> None:
    target = tree({}).target
    merge = target | {path.replace("harbor-line", "north-quay"): data for path, data in target.items()}
    assert "WVR004" not in {each.rule for each in judged(target, merge).blocking}


def test_a_waiver_deleted_with_its_file_is_nothing_that_vanished() -> None:
    alone = {"waivers.yaml": waivers()["waivers.yaml"] + "late:\n"}
    assert found("REC003", {"waivers.yaml": GONE}, alone) == []
