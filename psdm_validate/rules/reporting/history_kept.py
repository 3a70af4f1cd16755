"""What was reported, decided and closed stays as it was written.

People look into the log to learn why something was done, and into old reports to learn what was known when. That
works only where nobody rewrites them: entries are closed, not deleted, and a number is never given to another matter.
A decision that no longer holds is followed by a new one. Only the newest status report may still be edited.

```yaml head raid.yaml
risks:
  - id: R-001
    what: The last wave meets the year-end freeze
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-11-16
    probability: high
    impact: high
    response: Move it before the freeze
    closed: {on: 2026-10-19, outcome: The freeze was moved}
```

```yaml head raid.yaml
decisions:
  - id: D-001
    what: History before 2012 stays in the old system  # RPT011
    by: mira-stone
    on: 2026-08-03
    why: Nobody has read it in five years
risks: []  # RPT011: R-001 is gone
```

```yaml base status/2026-10-08.yaml
on: 2026-10-08
by: sam-osei
health: green
progress: The first wave is moved
schedule: On time for 8 January
actions: []
issues: []
time_off: []
burn_down: {used: 380, left: 420}
sent: {on: 2026-10-08, to: [mira-stone]}
```

```yaml head status/2026-10-08.yaml
progress: One wave is moved and the second has begun  # RPT011
```
```yaml and status/2026-10-15.yaml
progress: Two waves are moved, and the third has begun
```
"""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.tombstones import erasable_entry, erasable_record, tombstones
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.raid import Decision, Entry, Raid
from psdm_validate.model.status import Status
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.source import FieldPath

LISTS = ("risks", "actions", "issues", "decisions")
FREE = ("audience", "labels")
"""Fields of an entry that say who may see it and how it is tracked, not what happened."""
WHOLE_ENTRY = 2
"""Length of the path of an entry of the log: its list and its id."""


@rule(
    "RPT011",
    "RAID history is kept",
    editions=("2024",),
    source="derived: one source of truth for risk and resolution",
)
def history_kept(comparison: Comparison) -> Remarks:
    newest = _newest_reports(comparison.base)
    for record, changes in comparison.moved(Raid, Status):
        if isinstance(record, Raid):
            yield from _log(record, changes, comparison)
        elif isinstance(record, Status) and record.place.file not in newest:
            yield from _report(record, changes, comparison)


def _log(raid: Raid, changes: tuple[Change, ...], comparison: Comparison) -> Remarks:
    entries = {entry.id: entry for entry in (*raid.entries(), *raid.decisions)}
    told: set[str] = set()
    for change in changes:
        if not change.field or change.field[0] not in LISTS:
            continue
        entry = entries.get(str(change.field[1]))
        if len(change.field) == WHOLE_ENTRY:
            yield from _gone(raid, change, comparison) if entry else _used_again(change, comparison)
        elif entry and entry.id not in told and not change.accrues and change.field[WHOLE_ENTRY] not in FREE:
            found = list(_edited(entry, change, changes))
            told.update(entry.id for _ in found)
            yield from found


def _gone(raid: Raid, change: Change, comparison: Comparison) -> Remarks:
    entry = erasable_entry(raid.place.file, str(change.field[1]), change.before)
    if not entry.erased(comparison):
        step = f"Put it back; what is settled is closed, not deleted. {entry.unless}."
        yield Remark(change.place, f"{entry.of} is gone", step, was=change.base)


def _used_again(change: Change, comparison: Comparison) -> Remarks:
    stones = tombstones(comparison.head, engagement_folder(change.file) or "")
    if any(stone.of == change.field[1] for stone in stones):
        yield Remark(change.place, f"{change.field[1]} was erased and is used again", "Use the next free number.")


def _edited(entry: Entry | Decision, change: Change, changes: Iterable[Change]) -> Remarks:
    if isinstance(entry, Decision):
        wrong = f"the decision {entry.id} is rewritten: {change_words(change)}"
        step = "Put it back; where the decision no longer holds, add the new one under a number of its own."
    elif entry.closed:
        wrong = f"{entry.id} is closed, and {change_words(change)}"
        step = "Put it back; where the matter comes up again, raise it under a number of its own."
    elif change.field[WHOLE_ENTRY:] == ("raised",) and any(other.field == _words_of(change) for other in changes):
        wrong = f"{entry.id} stands for another matter: it was raised on another day and says something else"
        step = f"Put {entry.id} back, and raise the new matter under a number of its own."
    else:
        return
    yield Remark(change.place, wrong, step, was=change.base)


def _words_of(change: Change) -> FieldPath:
    """The field that says what the entry of a change is about."""
    return (*change.field[:WHOLE_ENTRY], "what")


def _newest_reports(portfolio: Portfolio) -> set[str]:
    """The file of each engagement's newest report."""
    reports = (record for record in portfolio.records() if isinstance(record, Status))
    return set({engagement_folder(report.place.file): report.place.file for report in reports}.values())


def _report(status: Status, changes: Iterable[Change], comparison: Comparison) -> Remarks:
    report = erasable_record(comparison.base, status.place.file)
    for change in changes:
        if change.field and not (change.field[0] == "sent" and change.accrues) and not report.erased(comparison):
            yield Remark(
                change.place,
                f"the report of {status.on} is no longer the newest, and {change_words(change)}",
                f"Put it back, and say in the newest report what is known now. {report.unless}.",
                was=change.base,
            )
