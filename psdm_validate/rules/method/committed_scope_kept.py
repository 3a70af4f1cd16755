"""A committed iteration keeps its scope.

The backlog is open to everybody until the team gives its word on an iteration. After that the team works in peace on
what it promised: nothing is put in or taken out before the iteration ends. Where it cannot be helped, the team commits
anew, with the day of that.

```yaml base iteration-schedule.yaml
iterations:
  - {number: 0, start: 2026-07-06, end: 2026-07-17, sessions: [{kind: kickoff, on: 2026-07-06}]}
  - number: 7
    start: 2026-10-12
    end: 2026-10-23
    goal: The third wave is moved
    committed: {by: [alex-reyes], on: 2026-10-12}
```
```yaml and plan.yaml
tasks:
  - id: T-001
    activity: migration
    name: Move the third wave
    owner: alex-reyes
    start: 2026-10-12
    end: 2026-10-23
    iteration: 7
```

```yaml head plan.yaml
tasks:
  - id: T-001
    activity: migration
    name: Move the third wave
    owner: alex-reyes
    start: 2026-10-12
    end: 2026-10-23
    iteration: 7
    done: 2026-10-19
```

```yaml base iteration-schedule.yaml
iterations:
  - {number: 0, start: 2026-07-06, end: 2026-07-17, sessions: [{kind: kickoff, on: 2026-07-06}]}
  - number: 7
    start: 2026-10-12
    end: 2026-10-23
    goal: The third wave is moved
    committed: {by: [alex-reyes], on: 2026-10-12}
```
```yaml and plan.yaml
tasks:
  - id: T-001
    activity: migration
    name: Move the third wave
    owner: alex-reyes
    start: 2026-10-12
    end: 2026-10-23
    iteration: 7
```

```yaml head plan.yaml
tasks:
  - id: T-001  # MTH011: it is taken out
    activity: migration
    name: Move the third wave
    owner: alex-reyes
    start: 2026-10-12
    end: 2026-10-23
  - id: T-002
    activity: migration
    name: Scan a wave
    owner: alex-reyes
    start: 2026-10-12
    end: 2026-10-23
    iteration: 7  # MTH011
    weight: 3
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.finding import Level
from psdm_validate.model.iteration_schedule import Iteration, IterationSchedule
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.plan import Plan
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH011",
    "a committed iteration keeps its scope",
    level=Level.WARNING,
    editions=("2024",),
    source="002: Iteration Planning & Review",
)
def committed_scope_kept(comparison: Comparison, day: date) -> Remarks:
    for plan, _ in comparison.moved(Plan):
        after = comparison.after(plan)
        running = _promised(plan, comparison, day)
        if after:
            yield from _moved(plan, after, running)


def _promised(plan: Plan, comparison: Comparison, day: date) -> dict[int, Iteration]:
    """Iterations by number that the team has committed to and that are not over, unless it commits anew."""
    before = _iterations(comparison.base, plan.place.file)
    after = _iterations(comparison.head, comparison.now(plan.place.file))
    return {
        number: iteration
        for number, iteration in before.items()
        if iteration.committed and day <= iteration.end and not _anew(iteration, after.get(number))
    }


def _anew(before: Iteration, after: Iteration | None) -> bool:
    was, now = before.committed, after.committed if after else None
    return was is not None and now is not None and now.on > was.on


def _iterations(portfolio: Portfolio, file: str) -> dict[int, Iteration]:
    schedule = portfolio.shelf.get(f"{engagement_folder(file)}/iteration-schedule.yaml")
    return {each.number: each for each in schedule.iterations} if isinstance(schedule, IterationSchedule) else {}


def _moved(before: Plan, after: Plan, promised: dict[int, Iteration]) -> Remarks:
    old, new = {task.id: task for task in before.tasks}, {task.id: task for task in after.tasks}
    for name in {**old, **new}:
        was, now = old.get(name), new.get(name)
        out, into = was.iteration if was else None, now.iteration if now else None
        for number, words in ((out, "taken out of"), (into, "put into")):
            if out != into and number in promised:
                yield Remark(
                    now.at("iteration") if now else after.at("tasks"),
                    f"{name} is {words} iteration {number}, whose scope is promised until {promised[number].end}",
                    "Plan it for another iteration, or let the team commit anew and record that day.",
                    was=was.at("iteration") if was else before.at("tasks"),
                )
