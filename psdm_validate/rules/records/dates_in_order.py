"""What ends does not end before it begins, and what has happened lies in the past.

A task may not end before it starts, a role not be given up before it was taken on, a risk not be closed before
it was raised. Each is a slip of the pen, and each would be counted wrongly on every page that adds up days. A day
that has not come is a plan and no fact: an acceptance, a report or a timesheet of next month has not happened yet,
and whatever rests on it would pass too early. Meetings and training days may be set beforehand.

```yaml good plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-20}
```

```yaml bad plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-31, end: 2026-07-20}  # REC004
```

```yaml bad raid.yaml
decisions:
  - {id: D-001, what: The old system is read-only, by: mira-stone, on: 2026-10-21}  # REC004: tomorrow
```

```yaml good retrospective.yaml
meeting: {on: 2026-12-17, facilitator: sam-osei}
```
"""

from __future__ import annotations

from datetime import date
from functools import cache

from psdm_validate.model.part import Part
from psdm_validate.model.raid import Entry
from psdm_validate.model.record import Record
from psdm_validate.model.timesheet import Timesheet, monday_of
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.records.fact_days import fact_days

PAIRS = (("since", "from", "until"), ("start", "start", "end"), ("raised", "raised", "due"))
"""Field of the model, the same as written in the file, and the field that may not come before it."""


@rule(
    "REC004",
    "dates are in order",
    editions=ALL,
    source="derived: nothing ends before it begins, or has happened before its day",
)
def dates_in_order(record: Record, as_of: date) -> Remarks:
    yield from _ends_first(record)
    for part, field, day in fact_days(record):
        if day > as_of:
            yield Remark(
                part.at(field),
                f"`{field}` is dated {day}, after {as_of}, so this cannot have happened",
                "Write the day on which it happened, once it has.",
            )
    if isinstance(record, Timesheet) and monday_of(record.week) > as_of:
        yield Remark(
            record.at("week"),
            f"the week {record.week} is dated {monday_of(record.week)}, after {as_of}, so nobody has worked in it",
            "Correct the week, or file the hours once they are worked.",
        )


def _ends_first(record: Record) -> Remarks:
    for part in record.parts():
        for field, written, later in _pairs(type(part)):
            begins, ends = getattr(part, field), getattr(part, later)
            if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
                yield Remark(
                    part.at(later),
                    f"`{later}` is {ends}, before `{written}`, {begins}",
                    "Correct whichever of the two days is wrong.",
                )
        if isinstance(part, Entry) and part.closed and part.raised and part.closed.on < part.raised:
            yield Remark(
                part.closed.at("on"),
                f"it was closed on {part.closed.on}, before it was raised on {part.raised}",
                "Correct whichever of the two days is wrong.",
            )


@cache
def _pairs(model: type[Part]) -> tuple[tuple[str, str, str], ...]:
    return tuple(pair for pair in PAIRS if {pair[0], pair[2]} <= model.model_fields.keys())
