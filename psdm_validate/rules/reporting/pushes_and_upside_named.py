"""The Top Customer Report names forecast that moves to a later month, and upside.

Whoever reads the report plans the quarter from it. A sign-off that slips into another month takes its money
along, and upside is easily promised twice unless the report says what holds it back. The handbook calls both
helpful, so this is advice. It looks at the newest report, and at what still lies ahead of it.

```yaml bad bookings.yaml
upside:
  - {id: december-hours, because: soft-booking, booking: B-003, month: 2026-12, hours: 40, why: The freeze}
```
```yaml and status/2026-10-15.yaml
top_customer:  # RPT004
  updated: 2026-10-14T07:30-04:00
  progress: Two of four waves are moved
  assistance: none
  dri: sam-osei
  contributors: [alex-reyes]
  internal: green
  customer: green
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.plan import SignOff
from psdm_validate.model.status import Status
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT004",
    "pushes and upside are named in the Top Customer Report",
    level=Level.NOTE,
    editions=("2024",),
    source="001: Forecasting; How to Track Upside",
)
def pushes_and_upside_named(engagement: Engagement, contract: Contract, as_of: date) -> Remarks:
    status = engagement.newest_status(as_of)
    entry = status.top_customer if status else None
    if status is None or entry is None:
        return
    slipping = slipping_sign_offs(engagement, contract, status)
    if slipping and entry.pushes is None:
        names = ", ".join(f"{sign_off.milestone} (now {sign_off.expected})" for sign_off in slipping)
        yield Remark(
            entry.at("pushes"),
            f"sign-off moves to a later month than the contract has it: {names}; the report does not say so",
            "Add top_customer.pushes: what moves, and to which month.",
        )
    months = months_of_upside(engagement, status)
    if months and entry.upside is None:
        yield Remark(
            entry.at("upside"),
            f"there is upside in {', '.join(months)}; the report does not name it",
            "Add top_customer.upside: how much, and what holds it back.",
        )


def slipping_sign_offs(engagement: Engagement, contract: Contract, status: Status) -> list[SignOff]:
    """Those that lie ahead of the report and are expected in a later month than the contract has them."""
    due = {milestone.id: milestone.due for milestone in contract.terms.milestones if milestone.due}
    ahead = [s for s in (engagement.plan.sign_offs if engagement.plan else ()) if s.expected >= status.on]
    return [s for s in ahead if s.milestone in due and f"{s.expected:%Y-%m}" > f"{due[s.milestone]:%Y-%m}"]


def months_of_upside(engagement: Engagement, status: Status) -> list[str]:
    """The months from that of the report on in which there is upside."""
    upside = engagement.bookings.upside if engagement.bookings else ()
    return sorted({item.month for item in upside if item.month >= f"{status.on:%Y-%m}"})
