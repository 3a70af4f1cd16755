"""The example engagement with other bookings, judged by single rules of the forecast."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding
from tests.rules.examples import EXAMPLE, FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
MORE = {
    "order": "change-orders/co-001.yaml",
    "confirmation": "confirmations/wc-001.yaml",
    "schedule": "iteration-schedule.yaml",
    "week_40": "timesheets/2026-w40.yaml",
    "report": "status/2026-10-15.yaml",
}
"""Files of the engagement by the names that tests use for them; others are called as their file."""

FIXED_FEE = "terms:\n  billing: fixed-fee\n  milestones: [{id: wave, name: Wave, amount: '184000.00'"


def found(
    rule: str,
    files: Mapping[str, str],
    as_of: date = AS_OF,
    settings: str = "",
    others: Mapping[str, bytes] | None = None,
) -> int:
    """How often the rule speaks of the example engagement with these files laid over it."""
    return len(findings(rule, files, as_of, settings, others))


def findings(
    rule: str,
    files: Mapping[str, str],
    as_of: date = AS_OF,
    settings: str = "",
    others: Mapping[str, bytes] | None = None,
) -> tuple[Finding, ...]:
    """What the rule says of the example engagement with these files laid over it."""
    shown = tuple(Shown(f"{FOLDER}/{MORE.get(name, f'{name}.yaml')}", text) for name, text in files.items())
    tree = Example(good=True, shown=shown).files() | dict(others or {})
    tree["engagements/settings.yaml"] += settings.encode()
    report = check(FilesInMemory(tree), Question(as_of, select=frozenset({rule})))
    assert not report.faults
    assert not report.unjudged
    return report.findings


def booking(person: str, since: str, until: str, hours: float = 24, kind: str = "hard", more: str = "") -> str:
    """One booking as a list of bookings has it."""
    number = f"B-{sum(map(ord, person + since + until + kind)) % 1000:03}"
    approved = ", approved: {by: jo-pike, on: 2026-07-06}" if kind == "hard" else ""
    row = f"id: {number}, person: {person}, kind: {kind}, from: {since}, until: {until}, hours_a_week: {hours}"
    return f"{{{row}{approved}{more}}}"


def booked(*rows: str, more: str = "") -> dict[str, str]:
    """bookings.yaml with these rows."""
    return {"bookings": f"bookings: [{', '.join(rows)}]\n{more}"}


def twin(**files: str) -> dict[str, bytes]:
    """A second engagement of the same customer, as the example has it but for these files."""
    folder = FOLDER.replace("sow-2206", "sow-2207")
    own = {path.name: path.read_bytes() for path in (EXAMPLE / FOLDER).glob("*.yaml") if path.name != "waivers.yaml"}
    own |= {f"{name}.yaml": text.encode() for name, text in files.items()}
    return {f"{folder}/{name}": data for name, data in own.items()}
