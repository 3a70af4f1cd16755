"""What has to be ready when iteration 0 and its kickoff begin."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.rules.method.due_by_kickoff import full_started_here, in_time, late_words, started_here
from psdm_validate.rules.requirement import KICKED_OFF, Need, Requirement, When

ITERATION_ZERO = When("before iteration 0 begins", phase=Phase.DELIVER)


def _in_schedule(engagement: Engagement, *path: str) -> Place:
    schedule = engagement.iteration_schedule
    return schedule.at(*path) if schedule else engagement.at_record("iteration-schedule.yaml")


def _iteration_zero_begins(engagement: Engagement) -> date | None:
    schedule = engagement.iteration_schedule
    return next((i.start for i in schedule.iterations if i.number == 0), None) if schedule else None


def _introduced(engagement: Engagement) -> date | None:
    schedule = engagement.iteration_schedule
    return schedule.introduced if schedule else None


def _agreed(engagement: Engagement) -> date | None:
    schedule = engagement.iteration_schedule
    return schedule.agreed.on if schedule and schedule.agreed else None


ROWS: tuple[Requirement, ...] = (
    Requirement(
        id="MTH007",
        title="the timeline was reviewed against scope and dependencies before iteration 0",
        editions=("2024",),
        source="002: Iteration 0",
        when=ITERATION_ZERO,
        level=Level.WARNING,
        concerns=started_here,
        needs=(
            Need(
                "the review of the timeline against scope and dependencies",
                lambda e: in_time(e.record.steps.timeline_reviewed, _iteration_zero_begins(e)),
                lambda e: e.record.at("steps", "timeline_reviewed"),
                "Go through timeline, scope and dependencies with the team, then add steps.timeline_reviewed.",
                lambda e: late_words(
                    "the timeline was reviewed",
                    e.record.steps.timeline_reviewed,
                    "iteration 0 began",
                    _iteration_zero_begins(e),
                ),
            ),
        ),
        page="""The team has held the timeline against scope and dependencies before iteration 0 begins.

In iteration 0 the customer hears for the first time what happens when. A date that the team has not looked at is
a date that it takes back later, and trust with it.

```yaml bad engagement.yaml
steps:
  timeline_reviewed: 2026-07-07  # MTH007
```

```yaml bad engagement.yaml
steps:
  timeline_reviewed:  # MTH007
```
""",
    ),
    Requirement(
        id="MTH008",
        title="the customer agreed the iteration schedule at the kickoff",
        editions=("2024",),
        source="002: Iteration Scheduling",
        when=KICKED_OFF,
        concerns=full_started_here,
        needs=(
            Need(
                "the customer's agreement to the iteration schedule",
                lambda e: in_time(_agreed(e), e.session("kickoff")),
                lambda e: _in_schedule(e, "agreed"),
                "Agree the schedule with the customer, then add agreed with by and on.",
                lambda e: late_words(
                    "the customer agreed the iteration schedule", _agreed(e), "the kickoff", e.session("kickoff")
                ),
            ),
        ),
        page="""The customer has agreed to the iteration schedule by the end of the kickoff.

The schedule takes the time of the customer's people for months. It is shown to them while the kickoff is
prepared, and their agreement to it is what a full engagement brings home from the kickoff.

```yaml bad iteration-schedule.yaml
agreed: {by: mira-stone, on: 2026-07-07}  # MTH008
```

```yaml bad iteration-schedule.yaml
agreed:  # MTH008
```
""",
    ),
    Requirement(
        id="MTH009",
        title="the iteration schedule was introduced in stakeholder planning",
        editions=("2024",),
        source="002: Iteration Scheduling",
        when=KICKED_OFF,
        level=Level.WARNING,
        concerns=full_started_here,
        needs=(
            Need(
                "the day on which the iteration schedule was shown to the customer",
                lambda e: in_time(_introduced(e), e.session("stakeholder-planning")),
                lambda e: _in_schedule(e, "introduced"),
                "Add introduced with the day; it is due in the stakeholder planning.",
                lambda e: late_words(
                    "the iteration schedule was introduced",
                    _introduced(e),
                    "the stakeholder planning",
                    e.session("stakeholder-planning"),
                ),
            ),
        ),
        page="""The customer has seen the iteration schedule in the stakeholder planning.

Whoever meets a schedule for the first time at the kickoff can only nod at it. Shown in the stakeholder planning of
a full engagement, it can still be shaped by those who have to keep it.

```yaml bad iteration-schedule.yaml
introduced: 2026-07-06  # MTH009
```

```yaml bad iteration-schedule.yaml
introduced:  # MTH009
```
""",
    ),
)

MTH007, MTH008, MTH009 = (requirement.rule for requirement in ROWS)
