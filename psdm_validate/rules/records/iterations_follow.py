"""The iterations of a schedule follow each other.

Two iterations at once share a team that can only be in one planning meeting. A week between two of them is
most often forgotten time, so it is worth a question. Weekends are no gap, and iteration 0 stands apart.

```yaml good iteration-schedule.yaml
iterations:
  - number: 0
    start: 2026-07-06
    end: 2026-07-17
    sessions:
      - {kind: transition, on: 2026-06-30}
      - {kind: stakeholder-planning, on: 2026-07-02}
      - {kind: kickoff, on: 2026-07-06}
      - {kind: discovery, on: 2026-07-08}
  - {number: 1, start: 2026-07-20, end: 2026-07-31, goal: The first wave is moved}
  - {number: 2, start: 2026-08-03, end: 2026-08-14, goal: The second wave is moved}
```

```yaml bad iteration-schedule.yaml
iterations:
  - number: 0
    start: 2026-07-06
    end: 2026-07-17
    sessions:
      - {kind: transition, on: 2026-06-30}
      - {kind: stakeholder-planning, on: 2026-07-02}
      - {kind: kickoff, on: 2026-07-06}
      - {kind: discovery, on: 2026-07-08}
  - {number: 1, start: 2026-07-20, end: 2026-07-31, goal: The first wave is moved}
  - {number: 2, start: 2026-07-31, end: 2026-08-13, goal: The second wave is moved}  # REC010
  - {number: 3, start: 2026-08-17, end: 2026-08-28, goal: The third wave is moved}  # REC010
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.policy.calendar import weekdays_between
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "REC010",
    "iterations of one schedule follow each other",
    editions=ALL,
    source="derived: a team works on one iteration at a time",
)
def iterations_follow(schedule: IterationSchedule) -> Remarks:
    counted = sorted((i for i in schedule.iterations if i.number != 0), key=lambda iteration: iteration.start)
    for index, later in enumerate(counted[1:], 1):
        earlier = counted[index - 1]
        longest = max(counted[:index], key=lambda iteration: iteration.end)
        if later.number < earlier.number:
            yield Remark(
                later.at("number"),
                f"iteration {later.number} starts after iteration {earlier.number}; numbers follow the calendar",
                "Number the iterations in the order in which they start.",
            )
        if later.start <= longest.end:
            yield Remark(
                later.at("start"),
                f"iteration {later.number} starts {later.start}, but iteration {longest.number} runs to {longest.end}",
                "Let it start after the other has ended.",
            )
        elif idle := weekdays_between(longest.end, later.start):
            yield Remark(
                later.at("start"),
                f"between iteration {longest.number} and iteration {later.number} lie {idle} weekdays of neither",
                "Close the gap, or leave it if nobody works then.",
                Level.WARNING,
            )
