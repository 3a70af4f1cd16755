"""What must not pass as proven: days to come, borrowed evidence, the wrong pen, rules made milder, endless patterns."""

from __future__ import annotations

import json
from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding, Level
from psdm_validate.rules.files.extra_patterns import repeats_repetition
from psdm_validate.rules.records.evidence_hashed import EMPTY
from psdm_validate.rules.records.fact_days import FACT_DAYS
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
ORDER = """
number: CO-001
title: t
why: w
requested: {by: sam-osei, on: 2026-10-12}
"""
SIGNED_ORDER = """
signed:
  customer: {by: mira-stone, on: 2026-10-12}
  us: {by: robin-vale, on: 2026-10-13}
"""


def found(rule: str, shown: dict[str, str], raw: dict[str, bytes] | None = None, as_of: date = AS_OF) -> list[Finding]:
    """What one rule says of the example engagement with files laid over it, and others put in as they are."""
    laid = tuple(Shown(f"engagements{n}" if n.startswith("/") else f"{FOLDER}/{n}", text) for n, text in shown.items())
    files = {**Example(good=True, shown=laid).files(), **(raw or {})}
    report = check(FilesInMemory(files), Question(as_of, select=frozenset({rule})))
    assert not report.faults
    assert not report.unjudged
    return list(report.findings)


def fields(findings: list[Finding]) -> list[str]:
    return [finding.field for finding in findings]


@pytest.mark.parametrize(
    ("file", "text", "field"),
    [
        ("raid.yaml", "risks: [{id: R-001, what: w, closed: {on: DAY, outcome: o}}]", "risks.R-001.closed.on"),
        ("acceptance.yaml", "items: [{activity: migration, completed: DAY}]", "items.migration.completed"),
        ("closeout.yaml", "sign_off: {by: mira-stone, on: DAY}", "sign_off.on"),
        ("engagement.yaml", "steps: {closed: DAY}", "steps.closed"),
        ("engagement.yaml", "welcome: {sent: DAYT08:00-04:00}", "welcome.sent"),
        ("engagement.yaml", "cancelled: {on: DAY, why: w}", "cancelled.on"),
        ("status/2026-10-15.yaml", "on: DAY", "on"),
        (
            "waivers.yaml",
            "late: [{rule: RPT010, file: raid.yaml, why: w, accepted_by: robin-vale, on: DAY}]",
            "late.RPT010 raid.yaml.on",
        ),
    ],
)
def test_what_is_said_to_have_happened_tomorrow_has_not(file: str, text: str, field: str) -> None:
    assert fields(found("REC004", {file: text.replace("DAY", "2026-10-21")})) == [field]
    assert not found("REC004", {file: text.replace("DAY", "2026-10-20")})


def test_meetings_and_training_days_may_be_set_beforehand() -> None:
    session = "title: t\ncourse: c\nzone: Europe/Berlin\ndays: [{on: 2026-11-03}]\n"
    planned = {"closeout.yaml": "closure_meeting: 2026-11-03", "training/first.yaml": session}
    assert not found("REC004", planned | {"engagement.yaml": "preparation_call: {on: 2026-11-03}"})


@pytest.mark.parametrize(("as_of", "told"), [(date(2026, 10, 25), 1), (date(2026, 10, 26), 0)])
def test_a_timesheet_is_filed_in_its_week_at_the_earliest(as_of: date, told: int) -> None:
    sheet = "week: 2026-W44\nworked: [{person: alex-reyes, hours: [8]}]\n"
    assert len(found("REC004", {"timesheets/2026-w44.yaml": sheet}, as_of=as_of)) == told


def test_every_day_that_tells_of_a_fact_is_a_field_of_its_part() -> None:
    for part, names in FACT_DAYS.items():
        assert set(names) <= part.model_fields.keys(), part


def test_a_report_of_the_next_weeks_does_not_yet_say_how_the_work_stands() -> None:
    newest = {
        "status/2026-10-15.yaml": "health: red\npath_to_green: null\n",
        "status/2026-11-30.yaml": "on: 2026-11-30\nby: sam-osei\nhealth: green\nprogress: p\n",
    }
    assert found("RPT012", newest)
    assert not found("RPT012", newest, as_of=date(2026, 11, 30))


def test_an_empty_file_proves_nothing() -> None:
    named = f"signed: {{evidence: {{file: evidence/empty.pdf, sha256: {EMPTY}}}}}\n"
    (told,) = found("REC007", {"sow.yaml": named}, {f"{FOLDER}/evidence/empty.pdf": b""})
    assert (told.field, told.level) == ("signed.evidence.file", Level.ERROR)


def test_a_copy_of_another_paper_s_proof_is_told_and_a_paper_that_was_retired_lends_its_own() -> None:
    example = Example(good=True, shown=()).files()
    mail = example[f"{FOLDER}/evidence/wc-001.eml"]
    sha256 = "993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3"
    evidence = f"evidence: {{file: evidence/copy.eml, sha256: {sha256}}}"
    second = "number: WC-002\ntitle: t\nwhy: w\nrequested: {by: sam-osei, on: 2026-10-08}\n"
    second += "changes: {end: {from: 2027-01-08, to: 2027-01-15}}\n"
    second += (
        f"confirmed: {{by: mira-stone, on: 2026-10-12, by_way_of: email, attached_to: scoping-issue, {evidence}}}\n"
    )
    shown = {"confirmations/wc-002.yaml": second}
    (told,) = found("REC007", shown, {f"{FOLDER}/evidence/copy.eml": mail})
    assert (told.field, told.level) == ("confirmed.evidence.file", Level.WARNING)
    retired = {"confirmations/wc-001.yaml": "void: {why: w, approved: {by: robin-vale, on: 2026-10-13}}\n"}
    assert not found("REC007", shown | retired, {f"{FOLDER}/evidence/copy.eml": mail})


@pytest.mark.parametrize(
    ("signed", "told"),
    [
        ("us: {by: rene-castle}", 0),
        ("us: {by: nadia-brook}", 0),
        ("us: {by: jo-pike}", 1),
        ("us: {by: kit-arden}", 1),
        ("customer: {by: owen-quay}", 1),
    ],
)
def test_a_contract_is_signed_by_somebody_who_may_sign(signed: str, told: int) -> None:
    assert len(found("CHG027", {"sow.yaml": f"signed: {{{signed}}}\n"})) == told


def test_somebody_of_a_partner_signs_nothing_for_us_whatever_the_role() -> None:
    path = "engagements/organization.yaml"
    ours = Example(good=True, shown=()).files()[path].decode()
    lent = ours.replace("email: robin.vale@example.com\n", "email: robin.vale@example.com\n    partner: north-works\n")
    assert "works for our partner" in found("CHG027", {}, {path: lent.encode()})[0].message


def test_acceptance_and_refusal_and_sign_off_come_in_turn() -> None:
    def item(asked: str, refused: str) -> dict[str, str]:
        mail = "{file: evidence/wc-001.eml, sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3}"
        accepted = f"{{by: mira-stone, on: 2026-10-13, by_way_of: email, evidence: {mail}}}"
        sent_back = f"[{{by: mira-stone, on: {refused}, why: w}}]"
        row = f"activity: migration, completed: 2026-10-05, asked: {asked}, refused: {sent_back}, accepted: {accepted}"
        return {"acceptance.yaml": f"items: [{{{row}}}]\n"}

    assert not found("ACC001", item("2026-10-13", "2026-10-13"))
    assert fields(found("ACC001", item("2026-10-14", "2026-10-09"))) == ["items.migration.accepted.on"]
    assert fields(found("ACC001", item("2026-10-12", "2026-10-14"))) == ["items.migration.refused.0.on"]
    for day, told in (("2026-10-13", False), ("2026-10-12", True)):
        signed_off = {"closeout.yaml": f"sign_off: {{by: mira-stone, on: {day}}}\n"}
        assert ("sign_off.on" in fields(found("ACC001", item("2026-10-12", "2026-10-08") | signed_off))) is told


def test_two_of_our_people_with_one_address_are_told_however_it_is_written() -> None:
    path = "engagements/organization.yaml"
    ours = Example(good=True, shown=()).files()[path]
    twin = ours.replace(b"email: jo.pike@example.com", b"email: Sam.Osei@Example.com")
    assert fields(found("REC002", {}, {path: twin})) == ["people.jo-pike.email"]


@pytest.mark.parametrize("number", ["opp-10417", "OPP-10417 ", " OPP-10417", "OPP 10417"])
def test_a_sale_has_one_spelling_so_that_a_used_one_cannot_pass_as_new(number: str) -> None:
    assert fields(found("FIL002", {"sow.yaml": f'opportunity: {{id: "{number}"}}\n'})) == ["opportunity.id"]


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ("REC003: warning", 1),
        ("WVR001: note", 1),
        ("FIL003: warning", 1),
        ("FIL006: note", 1),
        ("REC006: note", 1),
        ("REC006: error", 0),
        ("RPT010: note", 0),
        ("RPT010: error", 0),
    ],
)
def test_no_setting_makes_a_rule_milder_that_holds_everywhere(levels: str, told: int) -> None:
    findings = found("FIL006", {"/settings.yaml": f"levels: {{{levels}}}\n"})
    assert [finding.level for finding in findings] == [Level.ERROR] * told


def test_a_rule_that_holds_everywhere_keeps_its_level_whatever_the_settings_say() -> None:
    shown = {"/settings.yaml": "levels: {REC006: note}\n", "sow.yaml": "signed: {us: {by: dana-frost}}\n"}
    assert [finding.level for finding in found("REC006", shown)] == [Level.ERROR]


def extra(schema: object, value: str) -> list[Finding]:
    """What is found where the RAID log's own fields are `value` and the organisation's schema is this one."""
    path = "engagements/extra/raid.schema.json"
    return found("FIL007", {"raid.yaml": f"extra: {value}\n"}, {path: json.dumps(schema).encode()})


def test_numbers_with_a_point_are_numbers_for_an_organisation_s_schema() -> None:
    schema = {"properties": {"share": {"type": "number", "multipleOf": 0.25}}}
    assert not extra(schema, "{share: 0.75}")
    assert fields(extra(schema, "{share: 0.8}")) == ["extra.share"]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"$ref": "#"}, "{a: 1}"),
        ({"properties": {"a": {"multipleOf": 1e-320}}}, "{a: 1.5}"),
        ({"properties": {"a": {"pattern": "("}}}, "{a: b}"),
        ({"patternProperties": {"(x+)+": {}}}, "{a: b}"),
        ({"$defs": {"slow": {"pattern": "^(x+)+$"}}}, "{a: b}"),
    ],
)
def test_a_schema_that_leads_nowhere_is_a_finding_and_no_crash(schema: object, value: str) -> None:
    assert len(extra(schema, value)) == 1


@pytest.mark.parametrize("pattern", ["(x+)+", "(?:x*)*y", "((ab?)c){2,}", "(x|xx)*", "(?P<n>[a-z]+-)+", "(a{1,3}){5}"])
def test_a_repeated_group_that_can_match_in_several_ways_is_refused(pattern: str) -> None:
    assert repeats_repetition(pattern)


@pytest.mark.parametrize(
    "pattern", [r"^[A-Z]{2}\d+$", r"(\d{3}-){2}\d+", "(?i)(?:ab)+", "([*+]x)+", r"(\(\+)+", "(-[a-z]+)?", "^(a|b)$"]
)
def test_patterns_that_match_in_one_way_are_accepted(pattern: str) -> None:
    assert not repeats_repetition(pattern)


def test_a_task_that_awaits_a_retired_paper_is_told_that_it_was_retired() -> None:
    void = (
        "changes: {end: {from: 2027-01-08, to: 2027-01-22}}\nvoid: {why: w, approved: {by: robin-vale, on: 2026-10-13}}"
    )
    task = "tasks: [{id: T-001, name: n, start: 2027-01-11, end: 2027-01-15, awaits: CO-001}]\n"
    (told,) = found("CHG024", {"plan.yaml": task, "change-orders/co-001.yaml": f"{ORDER}{void}\n"})
    assert "CO-001, which it awaits, was retired as wrong" in told.message


def test_an_order_that_ends_the_contract_moves_something() -> None:
    ends = f"{ORDER}changes: {{termination: The customer closes the site}}\n"
    assert not found("CHG024", {"change-orders/co-001.yaml": ends})
    assert not found("CHG024", {"change-orders/co-001.yaml": ends + SIGNED_ORDER})
