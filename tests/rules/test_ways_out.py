"""Ways out of what is frozen, each beside the nearest one that is none: who opens it, when, and what for."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from psdm_validate.check import Question, check, read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.difference import differences
from psdm_validate.contract.rights import KEEPERS, WITHOUT_RIGHTS
from psdm_validate.contract.stakes import stakes
from psdm_validate.contract.tombstones import erasable_entry
from psdm_validate.policy.waivers import excuses
from psdm_validate.reporters.difference_words import told
from psdm_validate.rules.change.both_sides_approved import OURS
from psdm_validate.rules.change.raised_by_manager import ROLES
from psdm_validate.rules.change.risk_raised_by import ROLES as RISK_ROLES
from psdm_validate.rules.change.signers import OUR_SIGNERS
from psdm_validate.rules.sow.approved_before_signature import APPROVERS
from psdm_validate.source import Value
from tests.rules.examples import FOLDER
from tests.rules.merged import AS_OF, GONE, Files, found, judged, tombstone, tree
from tests.trees import FilesInMemory

EDIT = {"sow.yaml": "title: Other words\n"}
ORGANIZATION = "engagements/organization.yaml"
RISK = "work-at-risk/war-001.yaml"
SHEET = "timesheets/2026-w25.yaml"

SIGNED = "{file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}"
MAIL = "{file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}"
NOWHERE = SIGNED.replace("sow-2206.pdf", "sow-2207.pdf")

PROGRAM = "team:\n  - {role: project-manager, person: sam-osei, from: 2026-06-23}\n"
PROGRAM += "  - {role: program-manager, person: rene-castle, from: 2026-06-23}\n"

EXTRA_ROLE = """
    - {id: engineer, hours: 640, rate: "230.00"}
    - {id: project-manager, hours: 160, rate: "230.00"}
    - {id: trainer, hours: 8, rate: "230.00"}
"""


def compared(target: dict[str, bytes], merge: dict[str, bytes]) -> Comparison:
    return Comparison(read_portfolio(FilesInMemory(target)), read_portfolio(FilesInMemory(merge)))


def corrections(field: str, was: str, by: str, on: str, evidence: str) -> str:
    entry = f"  - field: {field}\n{was}    why: w\n    evidence: {evidence}\n"
    return f"corrections:\n{entry}    approved: {{by: {by}, on: {on}}}\n"


def corrected(was: str = "standard", by: str = "robin-vale", on: str = "2026-10-19", evidence: str = SIGNED) -> Files:
    entry = corrections("terms.agreement", f"    was: {was}\n", by, on, evidence)
    return {"sow.yaml": f"terms: {{agreement: msa}}\n{entry}"}


class TestCorrections:
    def test_one_counts_for_exactly_what_it_names_and_once(self) -> None:
        assert found("CHG025", corrected()) == []
        assert found("CHG025", corrected(was="customer"))
        assert found("CHG025", {"sow.yaml": "terms: {agreement: customer}\n"}, corrected())

    @pytest.mark.parametrize(
        ("by", "counts"),
        [("otto-lang", True), ("rene-castle", True), ("alex-reyes", False), ("dana-frost", False), ("sam-osei", False)],
        ids=["revenue", "regional manager", "engineer", "leadership until last year", "project manager"],
    )
    def test_leaders_and_whoever_keeps_the_records_confirm_it(self, by: str, counts: bool) -> None:
        assert (found("CHG025", corrected(by=by)) == []) is counts

    def test_whoever_managed_the_project_or_the_programme_that_day_does_not(self) -> None:
        (told_why,) = found("CHG025", corrected(by="rene-castle"), {"engagement.yaml": PROGRAM})
        assert "rene-castle managed the project on 2026-10-19" in told_why.message
        assert found("CHG025", corrected(by="rene-castle") | {"engagement.yaml": PROGRAM})

    def test_a_right_that_comes_or_goes_with_the_merge_is_none(self) -> None:
        example = tree(corrected(by="dana-frost"))
        longer = example.files()[ORGANIZATION].replace(b"until: 2025-12-31", b"until: 2026-12-31")
        granted = judged(example.target, example.files() | {ORGANIZATION: longer})
        ended = judged(example.target | {ORGANIZATION: longer}, example.files())
        kept = judged(example.target | {ORGANIZATION: longer}, example.files() | {ORGANIZATION: longer})
        rules = [{each.rule for each in side.blocking} for side in (granted, ended, kept)]
        assert ["CHG025" in found for found in rules] == [True, True, False]

    def test_nobody_compares_a_record_with_a_paper_before_it_is_signed(self) -> None:
        assert found("CHG025", corrected(on="2026-06-21"))
        assert found("CHG025", corrected(on="2026-06-22")) == []

    def test_its_proof_lies_in_the_evidence_folder(self) -> None:
        assert found("CHG025", corrected(evidence=MAIL)) == []
        assert found("CHG025", corrected(evidence=NOWHERE))

    def test_no_entry_comes_as_a_correction(self) -> None:
        entry = corrections("terms.roles.trainer", "", "robin-vale", "2026-10-19", SIGNED)
        assert found("CHG025", {"sow.yaml": f"terms:\n  roles:{EXTRA_ROLE}{entry}"})

    def test_whether_and_when_a_side_signed_is_never_corrected(self) -> None:
        entry = corrections("signed.us.on", "    was: 2026-06-22\n", "robin-vale", "2026-10-19", SIGNED)
        assert found("CHG025", {"sow.yaml": f"signed: {{us: {{on: 2026-06-25}}}}\n{entry}"})

    def test_the_report_says_that_the_term_was_corrected_and_by_whom(self) -> None:
        assert contract(corrected()) == [
            "corrected to what was signed as SOW-2206, on the word of robin-vale, 2026-10-19"
        ]
        assert contract(corrected(by="alex-reyes")) == ["no paper covers it"]

    def test_the_report_says_so_of_a_paper_as_well(self) -> None:
        entry = corrections("changes.end.to", "    was: 2027-01-08\n", "robin-vale", "2026-10-19", MAIL)
        mended = {"confirmations/wc-001.yaml": f"changes: {{end: {{to: 2027-01-15}}}}\n{entry}"}
        assert contract(mended) == ["corrected to what was signed as WC-001, on the word of robin-vale, 2026-10-19"]


def contract(files: Files) -> list[str]:
    """What the report says of the paper that covers each term that a merge moves."""
    example = tree(files)
    comparison = compared(example.target, example.files())
    (difference,) = differences(comparison, AS_OF)
    sections = told(difference, stakes(comparison, AS_OF)[difference.folder]).sections
    lines = next(section.lines for section in sections if section.title == "Contract")
    return [line.split(", ", 1)[1] for line in lines]


def erased(name: str, by: str = "robin-vale") -> Files:
    digest = sha256(tree({}).target[f"{FOLDER}/evidence/{name}"]).hexdigest()
    return tombstone(f"evidence/{name}", digest, by)


class TestTombstones:
    def test_one_stands_for_what_is_gone_and_not_for_what_is_still_there(self) -> None:
        assert found("REC003", {"evidence/wc-002.eml": GONE} | erased("wc-002.eml")) == []
        (told_why,) = found("REC003", erased("wc-002.eml"))
        assert "still there" in told_why.message

    def test_one_that_came_earlier_lets_nothing_go(self) -> None:
        assert found("REC003", {"evidence/wc-002.eml": GONE}, erased("wc-002.eml"))

    def test_one_for_a_report_is_not_kept_in_store_either(self) -> None:
        report = {"status/2026-10-08.yaml": "on: 2026-10-08\nby: sam-osei\nhealth: green\nprogress: p\n"}
        digest = sha256(report["status/2026-10-08.yaml"].encode()).hexdigest()
        assert found("REC003", tombstone("status/2026-10-08.yaml", digest), report)

    def test_one_for_an_entry_of_the_log_comes_with_the_merge_that_erases_it(self) -> None:
        words = ("D-001", "w", "mira-stone", "2026-08-03", "y")
        entry: dict[str, Value] = dict(zip(("id", "what", "by", "on", "why"), words, strict=True))
        before = {"raid.yaml": f"decisions: [{json.dumps(entry)}]\n"}
        stone = tombstone("D-001", erasable_entry("raid.yaml", "D-001", entry).sha256)
        gone = {"raid.yaml": "decisions: []\n"}
        assert found("RPT011", gone | stone, before) == []
        assert found("RPT011", gone, before | stone)

    @pytest.mark.parametrize(
        ("name", "by", "goes"),
        [
            ("wc-002.eml", "otto-lang", True),
            ("wc-002.eml", "alex-reyes", False),
            ("wc-001.eml", "robin-vale", True),
            ("wc-001.eml", "otto-lang", False),
        ],
        ids=["Revenue", "an engineer", "leadership, of proof", "Revenue, of proof"],
    )
    def test_whoever_keeps_the_records_decides_and_of_what_was_signed_leadership_or_legal(
        self, name: str, by: str, goes: bool
    ) -> None:
        assert (found("REC003", {f"evidence/{name}": GONE} | erased(name, by)) == []) is goes


def set_up(more: str) -> Files:
    return {"engagement.yaml": more}


ADOPTED = set_up("adopted: {on: 2026-10-01, by: sam-osei}\n")
CANCELLED = set_up("cancelled: {on: 2026-10-12, why: w}\n")
PAUSED = set_up("on_hold: [{from: 2026-08-03, until: 2026-08-07, why: w}]\n")


class TestDatedFacts:
    @pytest.mark.parametrize(
        ("after", "before"),
        [
            (ADOPTED, {}),
            (set_up("adopted: {on: 2026-10-02}\n"), ADOPTED),
            (set_up("adopted: {on: 2026-09-30}\n"), ADOPTED),
            (set_up("adopted:\n"), ADOPTED),
        ],
        ids=["added", "later", "earlier", "taken out"],
    )
    def test_an_engagement_is_adopted_when_it_arrives_and_never_afterwards(self, after: Files, before: Files) -> None:
        assert found("REC003", after, before)

    def test_one_that_arrives_may_be_adopted(self) -> None:
        files, waivers = tree(ADOPTED).files(), f"{FOLDER}/waivers.yaml"
        before = {path: data for path, data in files.items() if not path.startswith(FOLDER) or path == waivers}
        assert {"REC003", "WVR004"}.isdisjoint(each.rule for each in judged(before, files).blocking)

    @pytest.mark.parametrize(
        ("after", "passes"),
        [
            (set_up("cancelled:\n"), False),
            (set_up("cancelled: {on: 2026-10-13}\n"), False),
            (set_up("cancelled: {why: The customer was bought}\n"), True),
        ],
        ids=["taken back", "on another day", "in better words"],
    )
    def test_what_is_called_off_stays_called_off(self, after: Files, passes: bool) -> None:
        assert (found("REC003", after, CANCELLED) == []) is passes
        assert found("REC003", CANCELLED) == []

    def test_work_that_goes_on_after_all_is_told_to_begin_anew(self) -> None:
        (told_why,) = found("REC003", set_up("cancelled:\n"), CANCELLED)
        assert "it begins as a new engagement" in told_why.next_step

    @pytest.mark.parametrize(
        ("day", "passes"), [("2026-07-08", False), ("", False), ("2026-07-07", True)], ids=["moved", "gone", "same"]
    )
    def test_a_step_that_was_taken_keeps_its_day(self, day: str, passes: bool) -> None:
        assert (found("REC003", set_up(f"steps: {{kickoff_minutes: {day}}}\n")) == []) is passes

    def test_a_step_that_follows_is_added(self) -> None:
        before = set_up("steps: {kickoff_minutes: }\n")
        assert found("REC003", set_up("steps: {kickoff_minutes: 2026-07-07}\n"), before) == []

    def test_a_slip_in_a_step_is_mended_beside_a_tombstone_for_the_day_it_had(self) -> None:
        moved = "steps: {kickoff_minutes: 2026-07-08}\n"
        sha = erasable_entry("engagement.yaml", "steps.kickoff_minutes", "2026-07-07").sha256
        stones = (tombstone("steps.kickoff_minutes", sha, by) for by in ("robin-vale", "sam-osei"))
        passes = [found("REC003", set_up(moved + stone["engagement.yaml"])) == [] for stone in stones]
        assert passes == [True, False]

    @pytest.mark.parametrize(
        ("pauses", "passes"),
        [
            ("[]", False),
            ("[{from: 2026-08-03, until: 2026-08-14, why: w}]", False),
            ("[{from: 2026-08-03, until: 2026-08-07, why: The data centre moved}]", True),
            ("[{from: 2026-10-12, why: n}, {from: 2026-08-03, until: 2026-08-07, why: w}]", True),
        ],
        ids=["gone", "longer", "in better words", "before another"],
    )
    def test_a_pause_that_is_over_stays_as_it_was(self, pauses: str, passes: bool) -> None:
        assert (found("REC003", set_up(f"on_hold: {pauses}\n"), PAUSED) == []) is passes

    @pytest.mark.parametrize("until", ["", "2026-10-20", "2026-10-30"], ids=["open", "until today", "until next week"])
    def test_a_pause_that_lasts_may_end_on_another_day(self, until: str) -> None:
        paused = set_up(f"on_hold: [{{from: 2026-10-12, until: {until}, why: w}}]\n".replace(" until: ,", ""))
        assert found("REC003", set_up("on_hold: [{from: 2026-10-12, until: 2026-10-23, why: w}]\n"), paused) == []


def team(*members: str) -> Files:
    return set_up("".join(("team:\n", *(f"  - {{{member}}}\n" for member in members))))


SAM = "role: project-manager, person: sam-osei, from: 2026-06-23"
ALEX = "role: engineer, person: alex-reyes, from: 2026-07-06"
RENE = "role: project-manager, person: rene-castle, from: "
LEFT = team(f"{SAM}, until: 2026-09-30", f"{RENE}2026-10-01", ALEX)


class TestDaysOnTheTeam:
    @pytest.mark.parametrize(
        ("until", "passes"),
        [("2026-10-12", False), ("2026-10-13", True), ("2026-10-20", True), ("2026-12-31", True)],
        ids=["eight days ago", "seven days ago", "today", "later"],
    )
    def test_a_handover_is_noted_within_a_week(self, until: str, passes: bool) -> None:
        handed_over = team(f"{SAM}, until: {until}", f"{RENE}2026-10-14", ALEX)
        assert (found("REC003", handed_over) == []) is passes

    @pytest.mark.parametrize("until", ["", ", until: 2026-10-15"], ids=["open again", "later"])
    def test_somebody_who_managed_until_long_ago_does_not_manage_longer(self, until: str) -> None:
        assert found("REC003", team(f"{SAM}{until}", f"{RENE}2026-10-01", ALEX), LEFT)
        assert found("REC003", LEFT, LEFT) == []

    def test_an_engineer_may_have_left_long_ago(self) -> None:
        assert found("REC003", team(SAM, f"{ALEX}, until: 2026-09-30")) == []

    @pytest.mark.parametrize(
        "members",
        [(SAM.replace("06-23", "07-23"), ALEX), (SAM, ALEX.replace("07-06", "07-13")), (ALEX,), (SAM,)],
        ids=["a manager came later", "an engineer came later", "no manager", "no engineer"],
    )
    def test_whoever_has_begun_stays_from_that_day_on(self, members: tuple[str, ...]) -> None:
        (told_why,) = found("REC003", team(*members))
        assert "is gone or begins on another day" in told_why.message

    def test_whoever_is_still_to_come_comes_later_or_not_at_all(self) -> None:
        first, later, today = (f"{RENE}{day}" for day in ("2026-10-21", "2026-11-02", "2026-10-20"))
        assert found("REC003", team(SAM, ALEX, later), team(SAM, ALEX, first)) == []
        assert found("REC003", team(SAM, ALEX), team(SAM, ALEX, first)) == []
        assert found("REC003", team(SAM, ALEX), team(SAM, ALEX, today))

    def test_a_slip_is_mended_beside_a_tombstone_for_the_entry_as_it_stood(self) -> None:
        entry: Value = {"role": "engineer", "person": "alex-reyes", "from": "2026-07-06"}
        sha = erasable_entry("engagement.yaml", "team.alex-reyes", entry).sha256
        moved = team(SAM, ALEX.replace("07-06", "07-13"))["engagement.yaml"]
        stones = (tombstone("team.alex-reyes", sha, by) for by in ("robin-vale", "sam-osei"))
        passes = [found("REC003", set_up(moved + stone["engagement.yaml"])) == [] for stone in stones]
        assert passes == [True, False]


def late(rule: str, file: str, field: str = "", why: str = "w") -> Files:
    where = f", field: {field}" if field else ""
    entry = f"{{rule: {rule}, file: {file}{where}, why: {why}, accepted_by: robin-vale, on: 2026-10-19}}"
    return {"waivers.yaml": f"late:\n  - {entry}\n"}


OVERDUE = {"raid.yaml": "actions:\n  - {id: A-001, what: w, owner: sam-osei, raised: 2026-10-05, due: 2026-10-16}\n"}
WORKED = {SHEET: "week: 2026-W25\nworked:\n  - {person: alex-reyes, activity: migration, hours: [8, 8, 0, 0, 0]}\n"}
ACCEPTED = late("RPT010", "raid.yaml", "actions.A-001.due")


WAIVER = {
    "waivers.yaml": "waivers:\n  - {rule: RPT010, file: raid.yaml, why: w, requested_by: sam-osei, until: 2026-10-30, "
    "approved: {by: robin-vale, on: 2026-10-19}}\n"
}


class TestAcceptedBreaches:
    def test_a_breach_is_accepted_once_it_is_there_and_not_ahead_of_it(self) -> None:
        assert found("WVR004", ACCEPTED, OVERDUE) == []
        (told_why,) = found("WVR004", ACCEPTED)
        assert "what has not happened yet cannot be past mending" in told_why.message

    def test_a_waiver_may_come_ahead_because_it_ends(self) -> None:
        assert found("WVR004", WAIVER) == []
        assert found("WVR002", WAIVER)

    def test_rewriting_what_is_kept_is_never_past_mending(self) -> None:
        assert found("WVR004", late("RPT011", "raid.yaml"))

    def test_a_new_engagement_brings_no_entry_ahead_of_a_breach(self) -> None:
        files = {**tree(ACCEPTED).files()}
        before = {path: data for path, data in files.items() if not path.startswith(FOLDER)}
        assert "WVR004" in {each.rule for each in judged(before, files).blocking}

    def test_the_truth_may_come_with_the_word_on_it(self) -> None:
        breach = late("CHG016", SHEET)
        assert judged(tree({}).target, tree(WORKED).files()).exit_code == 0
        assert found("WVR004", WORKED | breach) == []
        assert found("WVR004", breach)

    def test_what_is_no_fact_is_accepted_on_its_own(self) -> None:
        assert found("WVR004", ACCEPTED | EDIT, OVERDUE)

    def test_an_entry_stays_while_the_breach_is_there(self) -> None:
        before = OVERDUE | ACCEPTED
        closed = {"raid.yaml": OVERDUE["raid.yaml"].replace("}", ", closed: {on: 2026-10-19, outcome: Done}}")}
        assert found("REC003", {"waivers.yaml": GONE}, before)
        assert found("REC003", {"waivers.yaml": "late: []\n"}, before)
        assert found("REC003", late("RPT010", "raid.yaml"), before)
        assert found("REC003", late("RPT010", "raid.yaml", "actions.A-001.due", why="Better words"), before) == []
        assert found("REC003", {"waivers.yaml": GONE} | closed, before) == []


class TestLoosening:
    @pytest.mark.parametrize(
        "beside",
        [
            {"evidence/minutes.txt": "They agreed\n"},
            {"notes.txt": "A file that no record claims\n"},
            {"evidence/customer.yaml": "A mail that is called as a record is\n"},
        ],
        ids=["evidence", "stray", "evidence with a record's name"],
    )
    def test_nothing_that_differs_comes_beside_it(self, beside: Files) -> None:
        assert found("WVR004", WAIVER | beside)
        assert found("WVR004", WAIVER) == []

    def test_no_schema_of_extra_fields_comes_beside_looser_settings(self) -> None:
        schema = {"/extra/sow.schema.json": "{}"}
        assert found("WVR004", {"/settings.yaml": "levels: {RPT010: note}\n"} | schema)
        assert found("WVR004", {"/settings.yaml": "levels: {RPT010: error}\n"} | schema) == []

    def test_somebody_new_comes_with_the_staffing_and_somebody_new_with_rights_comes_alone(self) -> None:
        team = PROGRAM.replace("program-manager, person: rene-castle", "engineer, person: kim")
        example = tree({"engagement.yaml": team})
        people = example.target[ORGANIZATION].decode()
        kim = "  - {{id: kim, name: Kim, email: kim@example.com, roles: [{{role: {}, from: 2026-10-01}}]}}\n"
        for role, alone in (("engineer", False), ("technical-architect", True), ("ps-leadership", True)):
            hired = {ORGANIZATION: (people + kim.format(role)).encode()}
            rules = {each.rule for each in judged(example.target, example.files() | hired).blocking}
            assert ("WVR004" in rules) is alone

    def test_every_role_that_a_rule_asks_for_is_a_right(self) -> None:
        asked = {*KEEPERS, *OUR_SIGNERS, *OURS, *ROLES}
        asked |= {role for roles in (*APPROVERS.values(), *RISK_ROLES.values()) for role in roles}
        assert WITHOUT_RIGHTS.isdisjoint(asked)


def waiver(rule: str = "RPT010", field: str = "", until: str = "2026-10-30", on: str = "2026-10-12") -> Files:
    text = WAIVER["waivers.yaml"].replace("RPT010", rule).replace("2026-10-30", until).replace("2026-10-19", on)
    return {"waivers.yaml": text.replace("file: raid.yaml", f"file: raid.yaml{field and f', field: {field}'}")}


class TestApprovedWaivers:
    @pytest.mark.parametrize(
        ("rule", "field", "until"),
        [
            ("RPT008", "", "2026-10-30"),
            ("RPT010", "risks.R-002.due", "2026-10-30"),
            ("RPT010", "", "2026-10-30"),
            ("RPT010", "risks.R-001.due", "2026-10-31"),
        ],
        ids=["another rule", "another field", "the whole file", "a day longer"],
    )
    def test_the_word_on_one_counts_for_that_rule_there_until_that_day(self, rule: str, field: str, until: str) -> None:
        before = waiver(field="risks.R-001.due")
        assert found("WVR004", waiver(rule, field, until), before)
        assert found("WVR004", waiver(rule, field, until, on="2026-10-19"), before) == []

    def test_one_may_end_earlier_be_taken_out_or_be_put_in_better_words(self) -> None:
        reworded = {"waivers.yaml": waiver()["waivers.yaml"].replace("why: w", "why: They answer once a month")}
        for after in (waiver(until="2026-10-23"), {"waivers.yaml": GONE}, reworded):
            assert found("WVR004", after | EDIT, waiver()) == []

    def test_two_may_be_allowed_on_the_same_day(self) -> None:
        first, second = waiver()["waivers.yaml"], waiver("RPT008")["waivers.yaml"].removeprefix("waivers:\n")
        longer = waiver(until="2026-11-06")["waivers.yaml"].removeprefix("waivers:\n")
        assert found("WVR004", {"waivers.yaml": first + second}, waiver()) == []
        assert found("WVR004", {"waivers.yaml": first + longer}, waiver())


class TestPartners:
    def test_nobody_of_a_partner_approves_a_paper_for_us(self) -> None:
        example = tree({})
        people = example.target[ORGANIZATION]
        leader = people.replace(
            b"email: robin.vale@example.com", b"email: robin.vale@example.com\n    partner: north-works"
        )
        told_why = judged(example.target, example.files() | {ORGANIZATION: leader}).blocking
        assert any("works for our partner north-works" in each.message for each in told_why)
        assert judged(example.target, example.files()).exit_code == 0


class TestOrder:
    def test_entries_of_what_is_frozen_may_change_places(self) -> None:
        first = "{id: engineer, hours: 640, rate: '230.00'}"
        second = "{id: project-manager, hours: 160, rate: '230.00'}"
        turned = {"sow.yaml": f"terms:\n  roles: [{second}, {first}]\n"}
        assert found("CHG025", turned) == []
        assert all("the order of entries included" in each.next_step for each in found("CHG029", turned))

    def test_two_approvals_by_the_same_person_may_change_places(self) -> None:
        days = [f"{{role: ps-leadership, by: robin-vale, on: {day}}}" for day in ("2026-10-12", "2026-10-13")]
        head = "number: WAR-001\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-01}\n"
        granted = f"{head}allows: {{from: 2026-10-14, until: 2026-11-06, hours: 20}}\napprovals: [{', '.join(days)}]\n"
        assert found("CHG026", {RISK: f"approvals: [{', '.join(reversed(days))}]\n"}, {RISK: granted}) == []
        assert found("CHG026", {RISK: f"approvals: [{days[0]}]\n"}, {RISK: granted})


def test_the_waivers_of_a_renamed_customer_follow_its_new_name() -> None:
    target = tree({}, OVERDUE | ACCEPTED).target
    merge = {path.replace("harbor-line", "harbour-lines"): data for path, data in target.items()}
    merge["engagements/harbour-lines/customer.yaml"] += b"formerly: [harbor-line]\n"
    del merge["engagements/harbour-lines/sow-2206/waivers.yaml"]
    comparison = compared(target, merge)
    breaches = check(FilesInMemory(merge), Question(AS_OF)).findings
    left = excuses(breaches, comparison.base.engagements, {}, AS_OF, comparison.now)
    assert [each.finding.rule for each in left.excused] == ["RPT010"]
