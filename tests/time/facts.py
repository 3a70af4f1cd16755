"""Facts of a day, laid over the example engagement."""

from __future__ import annotations

from datetime import date

from psdm_validate.duties.reports import week_of
from psdm_validate.model.portfolio import Portfolio
from tests.rules.examples import FOLDER, Example, Shown
from tests.time.asked_on import read

ACCEPTED = "accepted: {by: mira-stone, on: DAY, by_way_of: email, evidence: {file: evidence/wc-001.eml, sha256: HASH}}"
HASH = "993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3"
ITEM = "- {deliverable: migrated-repositories, completed: 2026-07-31, asked: 2026-07-31"
ORDER = """\
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-07-20}
informed: {engagement_manager: 2026-07-20, account_team: 2026-07-20}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-07-20
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
"""
RISK = """\
risks:
  - id: R-002
    what: The freeze may come early
    owner: sam-osei
    raised: 2026-07-20
    due: 2026-08-14
    probability: high
    impact: medium
    response: Move the wave
"""
REPORT = """\
on: DAY
by: sam-osei
health: red
path_to_green: A second team
progress: It stands still
schedule: Late by a month
actions: []
issues: []
time_off: []
burn_down: {used: 900, left: 0}
sent: {on: DAY, to: [mira-stone]}
"""
SHEET = "week: WEEK\nworked: [{person: alex-reyes, activity: migration, hours: [8, 8], issue: https://forge.example.com/1}]\n"
AHEAD_OF_PAPER = """\
week: 2026-W29
worked: [{person: alex-reyes, activity: another, hours: [8], issue: https://forge.example.com/1}]
submitted: [{person: alex-reyes, when: 2026-07-17T17:00-04:00}]
"""
FACTS = {
    "a status report": ("status/DAY.yaml", "", REPORT),
    "a timesheet": ("timesheets/week.yaml", "", SHEET),
    "an invoice": ("timesheets/2026-w29.yaml", AHEAD_OF_PAPER, f"{AHEAD_OF_PAPER}billed: DAY\n"),
    "a closed entry": ("raid.yaml", RISK, f"{RISK}    closed: {{on: DAY, outcome: It did not}}\n"),
    "an acceptance": ("acceptance.yaml", f"items:\n  {ITEM}}}\n", f"items:\n  {ITEM}, {ACCEPTED}}}\n"),
    "signatures": (
        "change-orders/co-001.yaml",
        ORDER,
        f"{ORDER}signed:\n  customer: {{by: mira-stone, on: DAY}}\n  us: {{by: robin-vale, on: DAY}}\n",
    ),
    "a withdrawal": ("change-orders/co-001.yaml", ORDER, f"{ORDER}withdrawn: {{by: sam-osei, on: DAY, why: Dear}}\n"),
    "the last sign-off": ("closeout.yaml", "", "sign_off: {by: mira-stone, on: DAY}\n"),
}
"""Facts of a day: the file, what stands there before it, and what stands there with it."""


def with_fact(fact: str, day: date, *, recorded: bool) -> Portfolio:
    """The example engagement before or after the fact of that day was recorded."""
    path, before, after = FACTS[fact]
    week = week_of(day)
    words = {"DAY": str(day), "HASH": HASH, "WEEK": week, "timesheets/week": f"timesheets/{week.lower()}"}
    text = after if recorded else before
    for word, value in words.items():
        path, text = path.replace(word, value), text.replace(word, value)
    shown = (Shown(f"{FOLDER}/{path}", text),) if text else ()
    return read(Example(good=True, shown=shown).files())
