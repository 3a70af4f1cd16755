"""An entry in the Top Customer Report is updated by Wednesday, 08:00 Eastern.

The report is read on Wednesday morning; an entry that comes later is read a week late. A status report belongs to
the Wednesday of its own week, whichever day it bears, and what counts is the hour in New York, summer and winter.
An update that was in time for the Wednesday before does not serve again. A week's reports share one entry: once one
of them had it in time, a later one may update it again.

```yaml good status/2026-10-15.yaml
top_customer:
  updated: 2026-10-14T12:59+01:00
  progress: Two of four waves are moved
  assistance: none
  dri: sam-osei
  contributors: [alex-reyes]
  internal: green
  customer: green
```

```yaml bad status/2026-10-15.yaml
top_customer:
  updated: 2026-10-14T08:01-04:00  # RPT003
  progress: Two of four waves are moved
  assistance: none
  dri: sam-osei
  contributors: [alex-reyes]
  internal: green
  customer: green
```
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Status, TopCustomer
from psdm_validate.policy.moments import EASTERN, in_eastern
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

WEDNESDAY = 2


@rule(
    "RPT003",
    "the Top Customer Report is updated by Wednesday 08:00 Eastern",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Top Customer Report",
)
def top_customer_by_wednesday(status: Status, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    hour = time(policy.values["top_customer_due_hour"], tzinfo=EASTERN)
    entry = status.top_customer
    wednesday = _wednesday(status)
    if entry is None or engagement.adopted_after(wednesday):
        return
    due, due_before = (datetime.combine(day, hour) for day in (wednesday, wednesday - timedelta(weeks=1)))
    if _first_to_tell(engagement, wednesday, due_before) is not entry:
        return
    if entry.updated is not None and entry.updated > due:
        yield Remark(
            entry.at("updated"),
            f"the entry was updated on {in_eastern(entry.updated)}; "
            f"it was due on Wednesday, {wednesday}, at {hour:%H:%M}",
            "Put a reminder into the calendar for Tuesday; what is late stays late.",
        )
    elif as_of > wednesday and (entry.updated is None or entry.updated <= due_before):
        last = f"since {in_eastern(entry.updated)}" if entry.updated else "at all"
        yield Remark(
            entry.at("updated"),
            f"the entry was not updated {last}; it was due on Wednesday, {wednesday}, at {hour:%H:%M} Eastern",
            "Update the entry in the Top Customer Report, then write the day and hour to updated.",
        )


def _wednesday(status: Status) -> date:
    return status.on + timedelta(days=WEDNESDAY - status.on.weekday())


def _first_to_tell(engagement: Engagement, wednesday: date, due_before: datetime) -> TopCustomer | None:
    """The week's entry as it was first updated for that Wednesday; the one of the first report where none was."""
    told = [s.top_customer for s in engagement.statuses if s.top_customer and _wednesday(s) == wednesday]
    updated = [(entry.updated, entry) for entry in told if entry.updated and entry.updated > due_before]
    return min(updated, key=lambda update: update[0])[1] if updated else next(iter(told), None)
