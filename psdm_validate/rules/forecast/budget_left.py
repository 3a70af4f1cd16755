"""What is left of a budget is forecast.

Hours or money that are neither used nor forecast nor listed as upside will be missed at the end: by the customer,
who paid for them, or by us. Where hours are billed, those left at the beginning of the month of the newest report
are held against the months from then on; under a fixed fee, the milestones that are not signed off. A tenth of the
contract (a setting) may still be open. What a pending change order may bring is no part of the contract yet; an entry
of upside whose order is executed, ended or not recorded stands for nothing, and is named. Nothing is asked while work
is on hold.

```yaml good bookings.yaml
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 68}
```

```yaml bad bookings.yaml
forecast:  # FCT014
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 67}
```

```yaml bad bookings.yaml
upside:
  - id: more-waves
    because: pending-change-order
    paper: CO-001  # FCT014
    month: 2026-12
    hours: 40
```
```yaml and change-orders/co-001.yaml
number: CO-001
title: Two more waves
why: Another department joins.
requested: {by: sam-osei, on: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
changes:
  hours: {from: 800, to: 840}
withdrawn: {by: sam-osei, on: 2026-10-16, why: The department waits for next year}
```
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.wording import value_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.budget import Budget, budget_of
from psdm_validate.rules.forecast.standing import in_bookings, scheduled, upside_of


@rule(
    "FCT014",
    "budget left is forecast",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Forecast call prep 1 (Remaining Funds to Forecast)",
)
def budget_left(engagement: Engagement, contract: Contract, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    if not scheduled(engagement, phase, as_of):
        return
    yield from _stale(engagement, contract)
    budget = budget_of(engagement, contract, as_of)
    if budget is not None and budget.open(policy):
        yield Remark(
            in_bookings(engagement, "forecast"),
            f"of {_words(budget.whole, budget, contract)} {_words(budget.left, budget, contract)} were left on "
            f"{budget.since}; {_words(budget.nowhere, budget, contract)} of them are neither forecast nor listed as "
            "upside",
            "Forecast the rest by month, list as upside what is uncertain, or agree on a change with the customer.",
        )


def _stale(engagement: Engagement, contract: Contract) -> Remarks:
    """Upside of change orders that are not pending: their hours are in the contract by now, or in nothing."""
    pending = {paper.number for paper in contract.pending}
    executed = {step.instrument.number: step.instrument.executed_on for step in contract.steps}
    ended = {paper.number for paper in contract.ended}
    for item in upside_of(engagement):
        if item.because != "pending-change-order" or item.paper in pending:
            continue
        step = "Take it out, or name the order that it stands for now."
        if item.paper in executed:
            stands = f"{item.paper} was executed on {executed[item.paper]}"
            step = "Forecast by month what it brings, then take the entry out of upside."
        elif item.paper in ended:
            stands = f"{item.paper} was turned down, taken back or void"
        else:
            stands = f"there is no {item.paper}" if item.paper else "it names none"
        yield Remark(item.at("paper"), f"{item.id} is upside of a pending change order, and {stands}", step)


def _words(value: Decimal, budget: Budget, contract: Contract) -> str:
    money = budget.unit == "amount"
    return value_words(value, ("amount",), contract.terms.currency) if money else f"{value_words(value)} hours"
