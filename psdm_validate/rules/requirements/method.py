"""What the method demands of engagements."""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.rules.method.due_by_kickoff import full_started_here, in_time, late_words, started_here
from psdm_validate.rules.requirement import KICKED_OFF, SIGNED, Need, Requirement


def _has_iteration_zero(engagement: Engagement) -> bool:
    schedule = engagement.iteration_schedule
    return schedule is not None and any(iteration.number == 0 for iteration in schedule.iterations)


def _retrospective_opened(engagement: Engagement) -> date | None:
    return engagement.retrospective.opened if engagement.retrospective else None


def _in_retrospective(engagement: Engagement, field: str) -> Place:
    retrospective = engagement.retrospective
    return retrospective.at(field) if retrospective else engagement.at_record("retrospective.yaml")


ROWS: tuple[Requirement, ...] = (
    Requirement(
        id="MTH002",
        title="every engagement has its system of record, iteration 0, "
        "internal retrospective, RAID and communication plan",
        editions=("2024",),
        source="002: Guidelines for PSDM (table)",
        when=SIGNED,
        needs=(
            Need(
                "the collaboration project, system of record of the work,",
                lambda e: e.record.links.project is not None,
                lambda e: e.record.at("links", "project"),
                "Set up the project on the forge, then add links.project.",
            ),
            Need(
                "iteration 0",
                _has_iteration_zero,
                lambda e: (
                    e.iteration_schedule.at("iterations")
                    if e.iteration_schedule
                    else e.at_record("iteration-schedule.yaml")
                ),
                "Add iteration-schedule.yaml with an iteration of number 0 and its four sessions.",
            ),
            Need(
                "the internal retrospective",
                lambda e: e.retrospective is not None,
                lambda e: e.at_record("retrospective.yaml"),
                "Open its issue, then add retrospective.yaml with issue and opened; the journal may still be [].",
            ),
            Need(
                "the RAID log",
                lambda e: e.raid is not None,
                lambda e: e.at_record("raid.yaml"),
                "Add raid.yaml with its title; risks, actions, issues and decisions may still be [].",
            ),
            Need(
                "the communication plan",
                lambda e: e.communication_plan is not None,
                lambda e: e.at_record("communication-plan.yaml"),
                "Add communication-plan.yaml: who hears what, when, by which way.",
            ),
        ),
        page="""Five things belong to every engagement, however short.

A place where the work is tracked, an iteration 0 that prepares it, the team's own retrospective, a RAID log and
a communication plan: the handbook's table marks them for light and full engagements alike. They are asked for
once the SOW is signed.

```yaml bad engagement.yaml
links:
  project:  # MTH002
```

```yaml bad retrospective.yaml
# MTH002: the file is left out
```

```yaml bad raid.yaml
# MTH002: the file is left out
```
""",
    ),
    Requirement(
        id="MTH013",
        title="the internal retrospective is open from the start",
        editions=("2024",),
        source="001: Deliver, Train, and Monitor 2",
        when=KICKED_OFF,
        # A retrospective that is missing altogether is told by MTH002.
        concerns=lambda e: e.retrospective is not None and started_here(e),
        needs=(
            Need(
                "the day on which the internal retrospective was opened",
                lambda e: in_time(_retrospective_opened(e), e.session("kickoff")),
                lambda e: _in_retrospective(e, "opened"),
                "Open its issue, then add opened with the day.",
                lambda e: late_words(
                    "the internal retrospective was opened",
                    _retrospective_opened(e),
                    "the kickoff",
                    e.session("kickoff"),
                ),
            ),
            Need(
                "the issue of the internal retrospective",
                lambda e: e.retrospective is not None and e.retrospective.issue is not None,
                lambda e: _in_retrospective(e, "issue"),
                "Open the issue on the forge, then add its address as issue.",
            ),
        ),
        page="""The team's own retrospective is open by the kickoff.

Wins, thanks and lessons are written down when they happen; whoever starts in the last week has forgotten the first
months. So the issue exists and is open when the project starts.

```yaml bad retrospective.yaml
opened: 2026-07-07  # MTH013
```

```yaml bad retrospective.yaml
issue:  # MTH013
```
""",
    ),
    Requirement(
        id="MTH019",
        title="an MVP pilot is planned",
        editions=("2024",),
        source="001: Iterative Basics 1",
        when=KICKED_OFF,
        level=Level.WARNING,
        concerns=full_started_here,
        needs=(
            Need(
                "a pilot (MVP)",
                lambda e: e.plan is not None and bool(e.plan.pilots),
                lambda e: e.plan.at("pilots") if e.plan else e.at_record("plan.yaml"),
                "Agree with the customer on a small success to begin with, then add it to pilots in plan.yaml.",
            ),
        ),
        page="""A full engagement plans at least one pilot.

A pilot is a first small success in the customer's own surroundings. It shows whether the way of working holds
before many people depend on it.

```yaml bad plan.yaml
pilots: []  # MTH019
```
""",
    ),
)

MTH002, MTH013, MTH019 = (requirement.rule for requirement in ROWS)
