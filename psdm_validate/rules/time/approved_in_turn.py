"""Hours are approved by the delivery manager, then by the head of professional services, then by finance.

The delivery manager knows whether the hours are true, the head whether they were well spent, and finance turns
them into revenue. Each approves what the one before has approved. The delivery manager's approval is an issue in the
time tracking epic with the label `ManagerCertifiedTimesheet`. Before hours are billed all three have approved.

```yaml good timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 6]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
approvals:
  - {role: delivery-manager, by: mona-bright, on: 2026-10-13}
  - {role: senior-director, by: nadia-brook, on: 2026-10-13}
  - {role: finance, by: gwen-pryce, on: 2026-10-14}
certified: https://forge.example.com/ps/time-tracking/-/issues/532
labels: [ManagerCertifiedTimesheet]
billed: 2026-10-14
```

```yaml bad timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 6]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
approvals:
  - {role: delivery-manager, by: mona-bright, on: 2026-10-14}  # TIM007: after the head
  - {role: senior-director, by: nadia-brook, on: 2026-10-13}
certified: https://forge.example.com/ps/time-tracking/-/issues/532
labels: [managercertifiedtimesheet]  # TIM007
billed: 2026-10-15  # TIM007: without finance
```
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from psdm_validate.model.people import Approval
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

CALLED = {
    "senior-director": "the head of professional services",
    "finance": "finance",
}


@rule(
    "TIM007",
    "time is approved by delivery manager then head of PS then finance",
    editions=("2020",),
    source="003: Time tracking entry and approval workflow",
)
def approved_in_turn(sheet: Timesheet, policy: Policy, as_of: date) -> Remarks:
    turns = policy.roles["timesheet_approved_in_turn_by"]
    yield from _out_of_turn(sheet, turns, as_of)
    if any(approval.role == turns[0] for approval in sheet.approvals):
        yield from _certificate(sheet, called(turns[0]), policy.label("certified_timesheet"))


def called(role: str) -> str:
    """The role in words."""
    return CALLED.get(role, f"the {role.replace('-', ' ')}")


def _out_of_turn(sheet: Timesheet, turns: Sequence[str], as_of: date) -> Remarks:
    """Each approval that is missing before a later one, or before the hours were billed, or came after it."""
    billed = sheet.billed if sheet.billed and sheet.billed <= as_of else None
    after = (f"{sheet.week} was billed", billed, sheet.at("billed")) if billed else None
    for role in reversed(turns):
        who = called(role)
        approval = _first(sheet, role)
        if approval is None and after:
            what, day, place = after
            step = f"Ask {who} for the approval, then add it to approvals with role: {role}."
            yield Remark(place, f"{what} on {day} without the approval of {who}", step, fact=True)
        elif approval is not None:
            if after and after[1] < approval.on:
                message = f"{who} approved {sheet.week} on {approval.on}, after {after[0]} on {after[1]}"
                step = "Correct the day if it is wrong; else have the later ones look again."
                yield Remark(approval.at("on"), message, step, fact=True)
            after = (f"{who} approved {sheet.week}", approval.on, approval.at("on"))


def _first(sheet: Timesheet, role: str) -> Approval | None:
    given = (approval for approval in sheet.approvals if approval.role == role)
    return min(given, key=lambda approval: approval.on, default=None)


def _certificate(sheet: Timesheet, who: str, label: str) -> Remarks:
    if sheet.certified is None:
        yield Remark(
            sheet.at("certified"),
            f"{who} approved {sheet.week} without an issue in the time tracking epic",
            "Open the issue in that epic, then add its address as certified.",
            fact=True,
        )
    if label not in sheet.labels:
        yield Remark(
            sheet.at("labels"),
            f"the issue of the approved hours lacks the label {label}",
            f"Set the label on the issue, then write labels: [{label}].",
            fact=True,
        )
