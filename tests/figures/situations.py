"""Situations of the small example engagement in which every number can be checked by hand.

Two people are booked and have worked for two weeks, 5 to 16 October 2026, and are booked for a third: Alex Reyes, an
engineer, 40 hours a week, and Sam Osei, who manages the project, 5 hours. The contract is of 800 hours at 230 dollars.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from psdm_validate.check import read_portfolio
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import Figure, measure
from psdm_validate.figures.wording import value_in_unit
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

DAY = date(2026, 10, 16)

WEEK = """
worked:
  - {person: alex-reyes, hours: [8, 8, 8, 8, 8]}
  - {person: sam-osei, hours: [1, 1, 1, 1, 1]}
"""
WEEKS = {f"timesheets/2026-w{week}.yaml": f"week: 2026-W{week}{WEEK}" for week in (41, 42)}
BOOKINGS = """
bookings:
  - {id: B-001, person: alex-reyes, kind: hard, from: 2026-10-05, until: 2026-10-23, hours_a_week: 40}
  - {id: B-002, person: sam-osei, kind: hard, from: 2026-10-05, until: 2026-10-23, hours_a_week: 5}
"""
FIXED_FEE = """
terms:
  billing: fixed-fee
  hours:
  roles: []
  milestones:
    - {id: pilot, name: Pilot, amount: "84000.00"}
    - {id: rollout, name: Rollout, amount: "100000.00"}
"""
ACCEPTED = """
items:
  - milestone: pilot
    completed: 2026-10-07
    accepted: {by: mira-stone, on: 2026-10-09, by_way_of: email}
"""


def situation(changed: Mapping[str, str | None] | None = None, day: date = DAY) -> Situation:
    """The engagement on the day, with these files laid over it; None leaves one out."""
    files = {
        **WEEKS,
        "bookings.yaml": BOOKINGS,
        "status/2026-10-15.yaml": "burn_down:\n",
        **(changed or {}),
    }
    shown = (Shown(f"{FOLDER}/{name}", "# left out" if text is None else text) for name, text in files.items())
    held = Example(good=True, shown=tuple(shown)).files()
    kept = {path: data for path, data in held.items() if data != b"# left out"}
    (engagement,) = read_portfolio(FilesInMemory(kept)).engagements
    return Situation(engagement, day)


def told(figure: Figure, situation: Situation) -> str:
    """The figure with its unit, or why it is not known."""
    found = measure(figure, situation)
    if found.value is None:
        return f"not known, because {found.because}"
    return value_in_unit(found.value, figure.unit, found.currency or "")


def change_order(number: int, signed: str, changes: str) -> dict[str, str]:
    """A change order that both sides signed on the day."""
    name = f"CO-{number:03}"
    return {
        f"change-orders/{name.lower()}.yaml": f"""
number: {name}
title: Another contract
why: Both sides want it.
requested: {{by: sam-osei, on: 2026-07-07}}
changes: {changes}
signed:
  customer: {{by: mira-stone, on: {signed}}}
  us: {{by: robin-vale, on: {signed}}}
"""
    }
