"""A pending change order whose work is completed this quarter is listed as upside.

Its hours and money are in no booking and no forecast before it is executed, yet they may fall into this quarter.
It is asked for once the order adds money or hours, as long as it is neither executed nor ended nor set up in the
resource system. The work is complete with the last task or booking that awaits the order; where none does, on the
last day that the order or the contract names. Quarters are those of the fiscal year in organization.yaml.

```yaml bad change-orders/co-001.yaml
number: CO-001  # FCT007
title: Two more waves
why: Another department joins.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
opportunity: {id: OPP-10560, record_type: Professional Services Only, amount: "9200.00"}
changes:
  amount: {from: "184000.00", to: "193200.00"}
  hours: {from: 800, to: 840}
  end: {from: 2027-01-08, to: 2026-12-31}
  roles: {change: [{id: engineer, hours: {from: 640, to: 680}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 680}}]}
```
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psdm_validate.contract.in_force import Contract, with_paper
from psdm_validate.contract.phase import Phase
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.periods import quarter_of
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import bookings_of, upside_of

NONE = Decimal(0)


@rule(
    "FCT007",
    "a pending change order whose work is completed this quarter is listed as upside",
    editions=("2024",),
    source="001: How to Track Upside",
)
def pending_order_is_upside(engagement: Engagement, contract: Contract, phase: Phase, as_of: date) -> Remarks:
    _, last = quarter_of(as_of, engagement.organization.fiscal_year_starts)
    listed = {item.paper for item in upside_of(engagement)}
    for paper in contract.pending if phase in (Phase.PLAN, Phase.DELIVER, Phase.CLOSE) else ():
        if not isinstance(paper, ChangeOrder) or paper.requested.on > as_of or paper.resource_project is not None:
            continue
        completed = completed_this_quarter(paper, engagement, contract, as_of)
        if completed and paper.number not in listed:
            yield Remark(
                paper.at("number"),
                f"{paper.number} is pending and its work is completed by {completed}, within the quarter that ends on "
                f"{last}; it is not listed as upside",
                f"Add it to upside in bookings.yaml: because: pending-change-order, paper: {paper.number}.",
                beyond=_added(paper, contract),
                bound=paper.number,
            )


def completed_this_quarter(paper: ChangeOrder, engagement: Engagement, contract: Contract, as_of: date) -> date | None:
    """The day on which the work of the order is complete, where that day lies in the quarter and the order adds any."""
    first, last = quarter_of(as_of, engagement.organization.fiscal_year_starts)
    completed = _completed(paper, engagement, contract)
    return completed if any(_added(paper, contract)) and first <= completed <= last else None


def _added(paper: ChangeOrder, contract: Contract) -> tuple[Decimal, Decimal]:
    """Hours and money that it adds, nothing of what it takes away; what is stated for the first time is added too."""
    before, after = contract.terms, with_paper(contract, paper).terms
    hours = (after.hours or NONE) - (before.hours or NONE)
    return max(hours, NONE), max((after.amount or NONE) - (before.amount or NONE), NONE)


def _completed(paper: ChangeOrder, engagement: Engagement, contract: Contract) -> date:
    tasks = engagement.plan.tasks if engagement.plan else ()
    days = [task.end for task in tasks if task.awaits == paper.number and task.end]
    days += [booking.until for booking in bookings_of(engagement) if booking.awaits == paper.number]
    return max(days, default=with_paper(contract, paper).terms.end or contract.end)
