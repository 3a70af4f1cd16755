"""Folders and files are named after what they hold.

People find a record by its path and quote it by its number. Where the two differ, somebody has copied a file
and forgotten a line, and sooner or later the wrong paper is quoted.

A week whose hours stand in two files would count twice, and a report under another day's name would hide which one is
the newest.

```yaml bad confirmations/wc-001.yaml
number: WC-002  # REC009
```

```yaml bad timesheets/2026-w41.yaml
week: 2026-W42  # REC009
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 0]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-19T11:30-04:00}]
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "REC009",
    "folder names and contents agree",
    editions=ALL,
    source="derived: a record is found by its path and quoted by its number",
)
def folder_agrees(engagement: Engagement) -> Remarks:
    for record in engagement.records():
        if (field := _named_after(record)) is None:
            continue
        value, what = str(getattr(record, field)), "folder" if isinstance(record, Sow) else "file"
        path = engagement.folder if isinstance(record, Sow) else record.place.file.removesuffix(".yaml")
        if path.rsplit("/", 1)[1] != value.lower():
            right = value.lower() if isinstance(record, Sow) else f"{value.lower()}.yaml"
            yield Remark(
                record.at(field),
                f"the record says {value}, but the path says {path.rsplit('/', 1)[1]}",
                f"Correct the record, or rename the {what} to {right}.",
            )


def _named_after(record: Record) -> str | None:
    """The field that folder or file repeat; None for a record of which an engagement has only one."""
    if isinstance(record, Sow | Instrument):
        return "number"
    if isinstance(record, Status):
        return "on"
    return "week" if isinstance(record, Timesheet) else None
