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
from datetime import date

from psdm_validate.contract.in_force import contract_in_force
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.acceptance.finished import finished
from psdm_validate.rules.acceptance.outstanding import outstanding


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
    left = [
        *_last_steps(engagement, steps.closed),
        *_unaccepted(engagement, steps.closed),
        *_papers(engagement, steps.closed),
        *_entries(engagement, steps.closed),
    ]
    if left:
        yield Remark(
            steps.at("closed"),
            f"the engagement was closed on {steps.closed} while this was still open: {', '.join(left)}",
            "Settle each of them, or take closed out until they are.",
        )


def _last_steps(engagement: Engagement, closed: date) -> Iterator[str]:
    closeout = engagement.closeout or Closeout()
    meeting = engagement.retrospective.meeting if engagement.retrospective else None
    days = {
        "the customer's sign-off": closeout.sign_off.on if closeout.sign_off else None,
        "the closure meeting": closeout.closure_meeting,
        "the request for the customer's satisfaction": closeout.csat.asked if closeout.csat else None,
        "the retrospective": meeting.on if meeting else None,
        "the closeout report": closeout.report.on if closeout.report else None,
    }
    yield from (words for words, day in days.items() if day is None or day > closed)
    if closeout.sign_off and closeout.sign_off.evidence is None:
        yield "the filing of the customer's sign-off (sign_off.evidence)"


def _unaccepted(engagement: Engagement, closed: date) -> Iterator[str]:
    items = engagement.acceptance.items if engagement.acceptance else ()
    accepted = [item for item in items if item.accepted and item.accepted.on <= closed]
    terms = contract_in_force(engagement.sow, engagement.amendments, closed).terms
    waiting = [item.of for item in items if item not in accepted]
    waiting += [f"{type(part).__name__.lower()} {part.id}" for part in outstanding(terms, accepted)]
    return (f"the acceptance of {words}" for words in dict.fromkeys(waiting))


def _papers(engagement: Engagement, closed: date) -> Iterator[str]:
    for paper in (*engagement.amendments, *engagement.leaves):
        executed = paper.executed_on is not None and paper.executed_on <= closed
        if not executed and not paper.ended(closed):
            yield paper.paper


def _entries(engagement: Engagement, closed: date) -> Iterator[str]:
    entries = engagement.raid.entries() if engagement.raid else ()
    return (entry.id for entry in entries if entry.open_on(closed))
