"""The health of an engagement does not contradict its figures.

Trouble is often in the figures before anybody likes to say it. So the colour of the newest report is held against
two of them: hours used beyond those that contract and work exceptions allow, and days that have passed since the
end of a contract whose work is not signed off, as a share of its length. Hours used are those that the report tells,
or those of the timesheets where they are more. Up to 5 % the project manager's own
judgement stands; above it the work is yellow at least, above 10 % red. The settings may set both shares.

```yaml good status/2026-10-15.yaml
burn_down: {used: 840, left: 0}
```

```yaml bad status/2026-10-15.yaml
health: green  # RPT013
burn_down: {used: 841, left: 0}
```

```yaml bad status/2026-10-15.yaml
health: yellow  # RPT013
path_to_green: A change order for the hours is drafted
burn_down: {used: 881, left: 0}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from psdm_validate.contract.allotment import billed_work
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.wording import counted, value_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Health, Status
from psdm_validate.model.work_exception import WorkException
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

SEVERITY: tuple[Health, ...] = ("green", "yellow", "red")


class Overrun(NamedTuple):
    """By how much the work has left what was agreed, in percent of it."""

    percent: Decimal
    words: str


@rule(
    "RPT013",
    "health does not contradict the figures",
    level=Level.WARNING,
    editions=("2024",),
    source="derived: a colour that the figures contradict misleads whoever plans by it",
)
def health_fits_figures(
    engagement: Engagement, contract: Contract, phase: Phase, policy: Policy, as_of: date
) -> Remarks:
    status = engagement.newest_status(as_of)
    if status is None or phase not in (Phase.DELIVER, Phase.CLOSE):
        return
    for overrun in (*_hours(status, engagement, contract, as_of), *_days(engagement, contract, as_of)):
        wanted = _colour(overrun.percent, policy)
        if SEVERITY.index(status.health) < SEVERITY.index(wanted):
            yield Remark(
                status.at("health"),
                f"the report of {status.on} says {status.health}, but {overrun.words}: "
                f"{overrun.percent:.1f} % more than agreed",
                f"Report {wanted} with a path to green, or correct the figures.",
            )


def _colour(percent: Decimal, policy: Policy) -> Health:
    if percent > policy.values["health_red_percent"]:
        return "red"
    return "yellow" if percent > policy.values["health_yellow_percent"] else "green"


def _hours(status: Status, engagement: Engagement, contract: Contract, as_of: date) -> Iterator[Overrun]:
    if not contract.terms.hours:
        return
    exceptions = [leave for leave in engagement.leaves if isinstance(leave, WorkException) and not leave.ended(as_of)]
    allowed = contract.terms.hours + sum(leave.allows.hours for leave in exceptions if leave.executed_on)
    told = status.burn_down.used if status.burn_down else Decimal(0)
    worked = sum((work.hours for work in billed_work(engagement, as_of)), Decimal(0))
    used = max(told, worked)
    source = " by the timesheets" if worked > told else ""
    words = f"{value_words(used)} hours are used{source} of {value_words(allowed)}"
    yield Overrun((used - allowed) * 100 / allowed, words)


def _days(engagement: Engagement, contract: Contract, as_of: date) -> Iterator[Overrun]:
    """Work that goes on after the contract; a plan that means to is found by CHG024."""
    if not engagement.signed_off(as_of):
        late = (as_of - contract.end).days
        length = (contract.end - contract.start).days + 1
        words = f"the work is not signed off {counted(late, 'day')} after the contract ended ({contract.end})"
        yield Overrun(Decimal(late * 100) / length, words)
