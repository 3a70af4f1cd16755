"""Forecast and upside are updated by Monday, 11:00 Eastern.

The weekly reports are made from them on Monday; what changes later is told a week late. What counts is the hour in
New York, summer and winter. `updated` names the weekly round, so an edit between two rounds leaves it alone; a round
that is gone through on a Monday takes the place of the one before. It is asked of every engagement that was signed and
scheduled before that Monday, until its contract ends.

```yaml good bookings.yaml
updated: 2026-10-19T11:00-04:00
```

```yaml good bookings.yaml
updated: 2026-10-19T17:00+02:00  # the same moment in Berlin
```

```yaml bad bookings.yaml
updated: 2026-10-19T11:01-04:00  # FCT011
```

```yaml bad bookings.yaml
updated: 2026-10-12T10:30-04:00  # FCT011: last Monday's round
```
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.bookings import Bookings
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.moments import EASTERN, day_of, in_eastern
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

WEEK = timedelta(weeks=1)


@rule(
    "FCT011",
    "forecast and upside were updated by Monday 11:00 Eastern",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Reporting Project Health",
)
def updated_by_monday(bookings: Bookings, engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    yesterday = as_of - timedelta(days=1)
    # On a Monday the round may still be going on.
    monday = yesterday - timedelta(days=yesterday.weekday())
    if phase not in (Phase.PLAN, Phase.DELIVER) or not _scheduled_before(engagement, monday):
        return
    hour = time(policy.values["forecast_due_hour"], tzinfo=EASTERN)
    due = datetime.combine(monday, hour)
    updated = bookings.updated
    # The round of a later Monday has taken the place of the one that is asked for, so nobody can tell when that was.
    if updated is not None and day_of(updated.astimezone(EASTERN)) >= monday + WEEK:
        return
    if updated is None or not datetime.combine(monday - WEEK, hour) < updated <= due:
        said = f"were updated on {in_eastern(updated)}" if updated else "never were"
        yield Remark(
            bookings.at("updated"),
            f"forecast and upside {said}; they were due on Monday, {monday}, at {hour:%H:%M} Eastern",
            "Go through forecast and upside, then write the day and hour to updated; a late round stays late.",
            fact=True,
        )


def _scheduled_before(engagement: Engagement, monday: date) -> bool:
    """Whether there was something to update that Monday, by our records."""
    days = [day for day in (engagement.sow.executed_on, engagement.record.steps.scheduled) if day]
    return bool(days) and max(days) < monday and not engagement.adopted_after(monday)
