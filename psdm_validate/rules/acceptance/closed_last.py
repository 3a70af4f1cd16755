"""The project is closed last of all.

Once it is closed in the resource system nobody books time on it any more and nobody looks at it. So whatever is
still open on that day stays open: a sign-off or the paper that proves it, an acceptance, a retrospective, a change
that nobody answered, a risk. One finding lists all of it.

```yaml bad engagement.yaml
steps:
  closed: 2026-10-19  # ACC005
```

```yaml and acceptance.yaml
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-09
    accepted:
      by: mira-stone
      on: 2026-10-13
      by_way_of: email
      evidence:
        file: evidence/wc-001.eml
        sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3
```

```yaml and closeout.yaml
sign_off: {by: mira-stone, on: 2026-10-14}
closure_meeting: 2026-10-15
csat: {asked: 2026-10-20}
report:
  by: rene-castle
  on: 2026-10-16
  estimated_hours: 800
  actual_hours: 412
  deliverables: ["https://files.example.com/sow-2206/handover"]
  lessons: Ask for test servers in the intake
  announced: {on: 2026-10-16, channel: ps-project-leadership, mentioned: [em]}
cost_against_actual:
  by: alex-reyes
  filed: https://sales.example.com/OPP-10417
  mentioned: [Controller, Finance Business Partner, Sales]
```

```yaml and retrospective.yaml
meeting: {on: 2026-10-16, facilitator: sam-osei}
```

```yaml and raid.yaml
risks: []
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.situation import Situation
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.acceptance.finished import finished
from psdm_validate.rules.acceptance.outstanding import outstanding


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is open on the day of the end."""

    words: str
    file: str
    """Where it is recorded, named below the engagement's folder."""
    step: str
    named: str | None = None
    """How a finding of another rule names it, where one speaks of the same."""


@rule(
    "ACC005",
    "the project is closed last",
    editions=("2024",),
    source="derived from 001: Deploy & Close",
)
def closed_last(engagement: Engagement) -> Remarks:
    steps = engagement.record.steps
    if steps.closed is None or not finished(engagement):
        return
    left = [item.words for item in left_open(engagement, steps.closed)]
    if left:
        yield Remark(
            steps.at("closed"),
            f"the engagement was closed on {steps.closed} while this was still open: {', '.join(left)}",
            "Settle each of them, or take closed out until they are.",
        )


def left_open(engagement: Engagement, closed: date) -> Iterator[Left]:
    """What is open in the engagement on that day, step by step."""
    yield from _last_steps(engagement, closed)
    yield from left_beside_steps(engagement, closed)


def left_beside_steps(engagement: Engagement, closed: date) -> Iterator[Left]:
    """What is open beside the last steps: the filing of the sign-off, acceptances, papers, entries."""
    yield from _unfiled(engagement)
    yield from _unaccepted(engagement, closed)
    yield from _papers(engagement, closed)
    yield from _entries(engagement, closed)


def _last_steps(engagement: Engagement, closed: date) -> Iterator[Left]:
    closeout = engagement.closeout or Closeout()
    meeting = engagement.retrospective.meeting if engagement.retrospective else None
    days = {
        "the customer's sign-off": closeout.sign_off.on if closeout.sign_off else None,
        "the closure meeting": closeout.closure_meeting,
        "the request for the customer's satisfaction": closeout.csat.asked if closeout.csat else None,
        "the retrospective": meeting.on if meeting else None,
        "the closeout report": closeout.report.on if closeout.report else None,
    }
    for words, day in days.items():
        if day is None or day > closed:
            file = "retrospective.yaml" if words == "the retrospective" else "closeout.yaml"
            step = "Record it with its day." if day is None else f"It is of {day}: close the engagement after that."
            yield Left(words, file, step, words if day is None else None)


def _unfiled(engagement: Engagement) -> Iterator[Left]:
    closeout = engagement.closeout
    if closeout and closeout.sign_off and closeout.sign_off.evidence is None:
        words = "the filing of the customer's sign-off (sign_off.evidence)"
        command = f"psdm-validate evidence add FILE {engagement.name} --for sign-off"
        yield Left(words, "closeout.yaml", f"File the signed paper: {command}")


def _unaccepted(engagement: Engagement, closed: date) -> Iterator[Left]:
    items = engagement.acceptance.items if engagement.acceptance else ()
    accepted = [item for item in items if item.accepted and item.accepted.on <= closed]
    terms = Situation(engagement, closed).contract.terms
    waiting = {item.of: item.of for item in items if item not in accepted}
    for part in outstanding(terms, accepted):
        waiting.setdefault(f"{type(part).__name__.lower()} {part.id}", f"({part.id})")
    for words, named in waiting.items():
        step = "Ask the customer to accept it by email, then add accepted."
        yield Left(f"the acceptance of {words}", "acceptance.yaml", step, named)


def _papers(engagement: Engagement, closed: date) -> Iterator[Left]:
    for paper in (*engagement.amendments, *engagement.leaves):
        executed = paper.executed_on is not None and paper.executed_on <= closed
        if not executed and not paper.ended(closed):
            file = paper.place.file.removeprefix(f"{engagement.folder}/")
            command = f"psdm-validate close {engagement.name} {paper.number} --withdrawn --by PERSON --why TEXT"
            yield Left(paper.number, file, f"Have it executed, or end it: {command}")


def _entries(engagement: Engagement, closed: date) -> Iterator[Left]:
    for entry in engagement.raid.entries() if engagement.raid else ():
        if entry.open_on(closed):
            command = f"psdm-validate close {engagement.name} {entry.id} --outcome TEXT"
            yield Left(entry.id, "raid.yaml", f"Settle it, and say what came of it: {command}")
