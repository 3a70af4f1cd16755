"""Near misses of the method, of acceptance and of closing."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding, Level
from psdm_validate.model.settings import EditionName
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
MAIL = "{file: evidence/wc-001.eml, sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3}"
LIGHT = {"engagement.yaml": "method: light\n"}
NO_REPORT = {"status/2026-10-15.yaml": "# left out\n"}

CLOSED = {
    "engagement.yaml": "steps: {closed: 2026-10-19}\n",
    "raid.yaml": "risks: []\n",
    "retrospective.yaml": "meeting: {on: 2026-10-16, facilitator: sam-osei}\n",
    "acceptance.yaml": f"""
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-09
    accepted: {{by: mira-stone, on: 2026-10-13, by_way_of: email, evidence: {MAIL}}}
""",
    "closeout.yaml": f"""
sign_off: {{by: mira-stone, on: 2026-10-14, evidence: {MAIL}}}
closure_meeting: 2026-10-15
csat: {{asked: 2026-10-15}}
report:
  by: rene-castle
  on: 2026-10-16
  estimated_hours: 800
  actual_hours: 412
  deliverables: ["https://files.example.com/sow-2206/handover"]
  lessons: Ask for test servers in the intake
  announced: {{on: 2026-10-16, channel: "#ps-project-leadership", mentioned: ["@em"]}}
cost_against_actual:
  by: alex-reyes
  filed: https://sales.example.com/OPP-10417
  mentioned: [Controller, Finance Business Partner, Sales]
""",
}
"""An engagement that was closed the day before, complete to the last step."""


def findings(
    files: dict[str, str], as_of: date = AS_OF, edition: EditionName | None = None, settings: str = ""
) -> tuple[Finding, ...]:
    """What is found in the example engagement with these files laid over it."""
    shown = tuple(Shown(f"{FOLDER}/{name}", text) for name, text in files.items())
    tree = Example(good=True, shown=shown).files()
    tree["engagements/settings.yaml"] += settings.encode()
    report = check(FilesInMemory(tree), Question(as_of, edition))
    assert not report.faults
    return report.findings


def found(files: dict[str, str], as_of: date = AS_OF, settings: str = "") -> Counter[str]:
    """How often each rule speaks."""
    return Counter(finding.rule for finding in findings(files, as_of, settings=settings))


@pytest.mark.parametrize(("as_of", "asked"), [(date(2026, 10, 22), 0), (date(2026, 10, 23), 1)])
def test_a_status_report_is_asked_for_on_the_eighth_day(as_of: date, asked: int) -> None:
    assert found(LIGHT, as_of)["MTH005"] == asked


@pytest.mark.parametrize(("as_of", "asked"), [(date(2026, 7, 5), 0), (date(2026, 7, 13), 0), (date(2026, 7, 14), 1)])
def test_the_first_status_report_is_due_a_week_after_the_kickoff(as_of: date, asked: int) -> None:
    assert found(LIGHT | NO_REPORT, as_of)["MTH005"] == asked


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("on_hold: [{from: 2026-09-01, why: w}]", 0),
        ("on_hold: [{from: 2026-09-01, until: 2026-10-20, why: w}]", 0),
        ("on_hold: [{from: 2026-09-01, until: 2026-10-13, why: w}]", 0),
        ("on_hold: [{from: 2026-09-01, until: 2026-10-12, why: w}]", 1),
        ("adopted: {on: 2026-10-13, by: sam-osei}", 0),
        ("adopted: {on: 2026-10-12, by: sam-osei}", 1),
        ("cancelled: {on: 2026-10-20, why: w}", 0),
        ("steps: {closed: 2026-10-20}", 0),
    ],
)
def test_nobody_is_asked_for_a_status_report_while_nothing_is_worked(more: str, asked: int) -> None:
    engagement = {"engagement.yaml": f"method: light\n{more}\n"}
    assert found(engagement | NO_REPORT)["MTH005"] == asked


@pytest.mark.parametrize(("signed_off", "asked"), [("2026-10-20", 0), ("2026-10-21", 1)])
def test_nothing_is_reported_any_more_once_the_customer_has_signed_off(signed_off: str, asked: int) -> None:
    closeout = {"closeout.yaml": f"sign_off: {{by: mira-stone, on: {signed_off}}}\n"}
    assert found(LIGHT | NO_REPORT | closeout)["MTH005"] == asked


def test_the_days_between_status_reports_can_be_set() -> None:
    assert found(LIGHT, settings="policy: {status_days: 4}\n")["MTH005"] == 1
    assert found(LIGHT, settings="policy: {status_days: 5}\n")["MTH005"] == 0


@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        ("engagement.yaml", "steps:\n  timeline_reviewed:\n", "MTH007"),
        ("iteration-schedule.yaml", "agreed:\n", "MTH008"),
        ("iteration-schedule.yaml", "introduced:\n", "MTH009"),
        ("retrospective.yaml", "opened:\n", "MTH013"),
        ("plan.yaml", "pilots: []\n", "MTH019"),
    ],
)
def test_what_is_due_by_the_kickoff_is_asked_for_from_that_day_on(file: str, text: str, rule: str) -> None:
    assert found({file: text}, date(2026, 7, 5))[rule] == 0
    assert found({file: text}, date(2026, 7, 6))[rule] == 1
    for ended in ("adopted: {on: 2026-07-07, by: sam-osei}\n", "cancelled: {on: 2026-10-01, why: w}\n"):
        more = text if file == "engagement.yaml" else ""
        assert found({file: text, "engagement.yaml": more + ended})[rule] == 0


@pytest.mark.parametrize("rule", ["MTH008", "MTH009", "MTH010", "MTH019"])
def test_a_light_engagement_needs_neither_an_agreed_schedule_nor_a_pilot(rule: str) -> None:
    without = {
        "iteration-schedule.yaml": "agreed:\nintroduced:\n",
        "communication-plan.yaml": "iterations:\n",
        "plan.yaml": "pilots: []\n",
    }
    assert found(without)[rule] == 1
    assert found(without | LIGHT)[rule] == 0


def test_a_meeting_of_the_plan_may_take_place_at_the_time_of_a_ceremony_on_another_day() -> None:
    meeting = "id: m, name: M, purpose: p, cadence: weekly, led_by: sam-osei, attended_by: [], begins: '10:00'"
    plan = f"meetings: [{{{meeting}, days: [Thursday, Friday]}}]\n"
    assert found({"communication-plan.yaml": plan.replace(", Friday", "")})["MTH010"] == 0
    assert found({"communication-plan.yaml": plan})["MTH010"] == 1
    assert found({"communication-plan.yaml": f"{plan}zone: Europe/Berlin\n"})["MTH010"] == 0


def wave(start: str) -> str:
    return f"waves: [{{id: wave-1, name: w, start: {start}, end: 2026-12-18}}]\n"


@pytest.mark.parametrize(("start", "warned"), [("2026-07-16", 1), ("2026-07-17", 0), ("2026-07-18", 0)])
def test_a_wave_may_begin_on_the_day_on_which_the_pilot_succeeded(start: str, warned: int) -> None:
    assert found({"plan.yaml": wave(start)})["MTH015"] == warned


@pytest.mark.parametrize(("start", "warned"), [("2026-10-30", 1), ("2026-10-31", 0)])
def test_a_wave_ahead_needs_a_pilot_that_ends_before_it(start: str, warned: int) -> None:
    pilot = "pilots: [{id: p, name: p, start: 2026-10-12, end: 2026-10-30}]\n"
    assert found({"plan.yaml": pilot + wave(start)})["MTH015"] == warned
    assert found({"plan.yaml": pilot + wave(start)}, date(2026, 11, 2))["MTH015"] == 1


@pytest.mark.parametrize(
    ("label", "warned"),
    [("ProjectWin", 0), ("PROJECTWIN", 1), ("llSupport", 0), ("llsupport", 1), ("llHardware", 1), ("Lessons", 0)],
)
def test_labels_of_the_team_are_its_own_unless_they_look_like_a_known_one(label: str, warned: int) -> None:
    journal = f"journal: [{{on: 2026-07-31, by: alex-reyes, what: w, labels: [{label}]}}]\n"
    assert found({"retrospective.yaml": journal})["MTH014"] == warned


def test_a_closed_engagement_that_is_complete_has_nothing_found() -> None:
    assert findings(CLOSED) == ()


@pytest.mark.parametrize(
    ("file", "text", "left"),
    [
        ("raid.yaml", "issues: [{id: I-001, what: w, closed: {on: 2026-10-20, outcome: o}}]\n", "I-001"),
        ("retrospective.yaml", "meeting: {on: 2026-10-20, facilitator: sam-osei}\n", "the retrospective"),
        ("acceptance.yaml", "items: []\n", "the acceptance of deliverable migrated-repositories"),
        ("confirmations/wc-001.yaml", "confirmed:\n", "WC-001"),
    ],
)
def test_whatever_was_open_on_the_day_of_closing_is_listed(file: str, text: str, left: str) -> None:
    (finding,) = (finding for finding in findings(CLOSED | {file: text}) if finding.rule == "ACC005")
    assert left in finding.message.split("still open: ")[1].split(", ")


def test_what_is_settled_on_the_day_of_closing_is_settled_in_time() -> None:
    same_day = CLOSED["closeout.yaml"].replace("on: 2026-10-14", "on: 2026-10-19")
    assert found(CLOSED | {"closeout.yaml": same_day}) == Counter()
    assert found(CLOSED | {"closeout.yaml": same_day.replace("10-19", "10-20")}) == Counter({"ACC005": 1})


@pytest.mark.parametrize("ended", ["cancelled: {on: 2026-10-19, why: w}", "adopted: {on: 2026-10-20, by: sam-osei}"])
def test_an_engagement_that_did_not_come_to_its_end_here_owes_no_last_step(ended: str) -> None:
    rules = found({"engagement.yaml": f"steps: {{closed: 2026-10-19}}\n{ended}\n"})
    assert not {f"ACC00{number}" for number in range(1, 10)} & rules.keys()


def test_completed_work_is_put_up_at_once_and_waits_for_the_customer_until_the_end() -> None:
    item = "items: [{deliverable: migrated-repositories, completed: 2026-10-19"
    (unasked,) = findings({"acceptance.yaml": f"{item}}}]\n"})
    (waiting,) = findings({"acceptance.yaml": f"{item}, asked: 2026-10-19}}]\n"})
    assert (unasked.rule, unasked.level) == ("ACC001", Level.ERROR)
    assert (waiting.rule, waiting.level) == ("ACC001", Level.NOTE)
    after_the_end = findings({"acceptance.yaml": f"{item}, asked: 2026-10-19}}]\n"}, date(2027, 1, 9))
    assert [finding.level for finding in after_the_end if finding.rule == "ACC001"] == [Level.ERROR]
    assert found({"acceptance.yaml": f"{item}}}]\n"}, date(2026, 10, 18))["ACC001"] == 0


@pytest.mark.parametrize(("as_of", "missing"), [(date(2027, 1, 8), 0), (date(2027, 1, 9), 1)])
def test_every_deliverable_is_accepted_once_the_contract_has_ended(as_of: date, missing: int) -> None:
    assert found({}, as_of)["ACC001"] == missing


def test_a_milestone_is_accepted_with_the_deliverable_that_it_is_paid_for() -> None:
    sow = "terms:\n  milestones: [{id: last, name: All moved, amount: '1.00', deliverable: migrated-repositories}]\n"
    assert found(CLOSED | {"sow.yaml": sow})["ACC001"] == 0
    assert found(CLOSED | {"sow.yaml": sow.replace(", deliverable: migrated-repositories", "")})["ACC001"] == 1


@pytest.mark.parametrize(
    ("label", "percent", "found_there"),
    [
        ("Packaged", "100", 0),
        ("Packaged", "75", 1),
        ("Custom or standard SOW", "75", 0),
        ("Custom or standard SOW", "80", 1),
        ("Custom or standard SOW", "", 1),
        ("Embedded Engineer", "", 0),
        ("Embedded Engineer", "75", 1),
    ],
)
def test_progress_has_the_unit_of_its_label(label: str, percent: str, found_there: int) -> None:
    files = {"engagement.yaml": f"progress_label: {label}\n", "status/2026-10-15.yaml": f"percent: {percent}\n"}
    assert found(files)["ACC010"] == found_there


@pytest.mark.parametrize(("end", "asked"), [("2026-07-31", 0), ("2026-08-02", 0), ("2026-08-03", 1)])
def test_quarters_are_asked_of_more_than_four_working_weeks(end: str, asked: int) -> None:
    files = {
        "engagement.yaml": "progress_label: Custom or standard SOW\n",
        "sow.yaml": f"terms:\n  end: {end}\n",
        "confirmations/wc-001.yaml": f"changes:\n  end: {{from: {end}, to: {end}}}\n",
    }
    assert found(files)["ACC010"] == asked
    milestones = f"terms:\n  end: {end}\n  milestones: [{{id: last, name: All moved, amount: '1.00'}}]\n"
    assert found(files | {"sow.yaml": milestones})["ACC010"] == 0


def test_the_archived_method_has_its_retrospective_led_from_outside() -> None:
    packs = "packs: [time-and-training-2020, archived]\n"
    guests = "guests: [alex-reyes, lee-marlow, noor-haddad, robin-vale]"
    meeting = f"meeting: {{on: 2026-10-16, facilitator: noor-haddad, {guests}}}\n"
    assert found({"retrospective.yaml": meeting}, settings=packs)["ACC011"] == 0
    assert found({"retrospective.yaml": meeting})["ACC011"] == 1
    led_by_manager = meeting.replace("facilitator: noor-haddad", "facilitator: sam-osei")
    assert found({"retrospective.yaml": led_by_manager}, settings=packs)["ACC011"] == 1
    nobody_of_sales = meeting.replace("lee-marlow, ", "")
    assert found({"retrospective.yaml": nobody_of_sales}, settings=packs)["ACC011"] == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("TODO", True),
        ("SOW-XXX", True),
        ("Lorem Ipsum", True),
        ("Dear {{ customer }}", True),
        ("<customer name>", True),
        ("<!-- ADD CUSTOMER EPIC NUMBER HERE -->", True),
        ("[insert date]", True),
        ("and so on [...]", True),
        ("The to-do list, todo and TODOs", False),
        ("[name](https://example.com)", False),
        ("a < b and c > d", False),
        ("<https://example.com>", False),
        ("<mira.stone@example.com>", False),
        ("The <script>alert(1)</script> tag", False),
        ("[x] done", False),
    ],
)
def test_what_is_a_placeholder_and_what_only_looks_like_one(text: str, left: bool) -> None:
    raid = f'decisions: [{{id: D-001, what: "{text}", by: mira-stone, on: 2026-08-03}}]\n'
    assert bool(found({"raid.yaml": raid})["REC008"]) is left


def test_a_draft_may_hold_placeholders_and_a_paper_that_was_confirmed_may_not() -> None:
    assert found({"confirmations/wc-001.yaml": "why: TBD\nconfirmed:\n"})["REC008"] == 0
    assert found({"confirmations/wc-001.yaml": "why: TBD\n"})["REC008"] == 1


def test_placeholders_are_found_once_the_sow_goes_out_and_elsewhere_once_it_is_signed() -> None:
    unsigned = "title: TBD\nsigned:\n  us:\n  customer:\n  evidence:\n"
    draft = {"sow.yaml": f"{unsigned}released:\n", "raid.yaml": "title: TBD\n"}
    assert found(draft)["REC008"] == 0
    assert found(draft | {"sow.yaml": unsigned})["REC008"] == 1
    assert found(draft | {"sow.yaml": "title: TBD\n"})["REC008"] == 2


def test_a_placeholder_in_a_field_of_the_organisation_is_found_too() -> None:
    assert found({"raid.yaml": "extra: {cost_centre: TBD}\n"})["REC008"] == 1


def test_the_edition_of_2022_closes_without_a_survey_and_with_everything_else() -> None:
    files = {name: text for name, text in CLOSED.items() if name != "closeout.yaml"}
    rules = Counter(finding.rule for finding in findings(files, edition="2022"))
    assert rules["ACC002"] == 2
    assert rules["ACC003"] == 1
    assert rules["ACC004"] == rules["ACC005"] == 0
