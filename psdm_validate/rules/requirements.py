"""Rules of one form: from some point on, something must be there. One table, and the phase checklist.

Each row is a rule with its page; `when` says from which point it is asked for, `needs` what must then be found.
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.rules.requirement import Need, Requirement, When, drafted_on

SIGNED = When("once the SOW is signed", phase=Phase.PLAN)
SOW_DRAFTED = When("before the SOW is drafted", column="proposal::SOW_WIP")
APPROVAL_ASKED = When("before approval is asked for", column="proposal::Ready For Approval")


def _reviewed_on(engagement: Engagement, by: str) -> date | None:
    review = engagement.sow.estimate_reviewed
    day: date | None = getattr(review, by) if review else None
    return day


def _reviewed_in_time(engagement: Engagement, by: str) -> bool:
    day, drafted = _reviewed_on(engagement, by), drafted_on(engagement.sow, "proposal::SOW_WIP")
    return day is not None and drafted is not None and day <= drafted


def _reviewed_late(engagement: Engagement, by: str, who: str) -> str | None:
    day, drafted = _reviewed_on(engagement, by), drafted_on(engagement.sow, "proposal::SOW_WIP")
    return f"{who} reviewed the estimate on {day}, after the SOW was drafted on {drafted}" if day else None


def _has_iteration_zero(engagement: Engagement) -> bool:
    schedule = engagement.iteration_schedule
    return schedule is not None and any(iteration.number == 0 for iteration in schedule.iterations)


REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        id="MTH002",
        title="every engagement has its system of record, iteration 0, "
        "internal retrospective, RAID and communication plan",
        editions=("2024",),
        source="002: Guidelines for PSDM (table)",
        when=SIGNED,
        needs=(
            Need(
                "the collaboration project, system of record of the work,",
                lambda e: e.record.links.project is not None,
                lambda e: e.record.at("links", "project"),
                "Set up the project on the forge, then add links.project.",
            ),
            Need(
                "iteration 0",
                _has_iteration_zero,
                lambda e: (
                    e.iteration_schedule.at("iterations")
                    if e.iteration_schedule
                    else e.at_record("iteration-schedule.yaml")
                ),
                "Add iteration-schedule.yaml with an iteration of number 0 and its four sessions.",
            ),
            Need(
                "the internal retrospective",
                lambda e: e.retrospective is not None,
                lambda e: e.at_record("retrospective.yaml"),
                "Open its issue, then add retrospective.yaml with issue and opened; the journal may still be [].",
            ),
            Need(
                "the RAID log",
                lambda e: e.raid is not None,
                lambda e: e.at_record("raid.yaml"),
                "Add raid.yaml with its title; risks, actions, issues and decisions may still be [].",
            ),
            Need(
                "the communication plan",
                lambda e: e.communication_plan is not None,
                lambda e: e.at_record("communication-plan.yaml"),
                "Add communication-plan.yaml: who hears what, when, by which way.",
            ),
        ),
        page="""Five things belong to every engagement, however short.

A place where the work is tracked, an iteration 0 that prepares it, the team's own retrospective, a RAID log and
a communication plan: the handbook's table marks them for light and full engagements alike. They are asked for
once the SOW is signed.

```yaml bad engagement.yaml
links:
  project:  # MTH002
```

```yaml bad retrospective.yaml
# MTH002: the file is left out
```

```yaml bad raid.yaml
# MTH002: the file is left out
```
""",
    ),
    Requirement(
        id="SOW005",
        title="the estimate was reviewed by account team and customer before the SOW was drafted",
        editions=("2024",),
        source="004: SOW creation",
        when=SOW_DRAFTED,
        needs=(
            Need(
                "the customer's review of the estimate",
                lambda e: _reviewed_in_time(e, "customer"),
                lambda e: e.sow.at("estimate_reviewed", "customer"),
                "Go through the estimate with the customer, then add estimate_reviewed.customer with the day.",
                lambda e: _reviewed_late(e, "customer", "the customer"),
            ),
            Need(
                "the account team's review of the estimate",
                lambda e: _reviewed_in_time(e, "account_team"),
                lambda e: e.sow.at("estimate_reviewed", "account_team"),
                "Go through the estimate with the account team, then add estimate_reviewed.account_team with the day.",
                lambda e: _reviewed_late(e, "account_team", "the account team"),
            ),
        ),
        page="""Customer and account team have seen the estimate before the SOW is written.

A SOW drafted on an estimate that nobody has looked at is written twice. Both reviews are dated no later than
the day on which a custom SOW reached the column in which it is drafted.

```yaml bad sow.yaml
estimate_reviewed:
  customer: 2026-05-29  # SOW005
  account_team:  # SOW005
```
""",
    ),
    Requirement(
        id="SOW008",
        title="the cost estimate exists before approval is asked for",
        editions=("2024",),
        source="004: SOW Proposal Approval Board",
        when=APPROVAL_ASKED,
        needs=(
            Need(
                "the cost estimate",
                lambda e: e.sow.cost_estimate is not None,
                lambda e: e.sow.at("cost_estimate"),
                "Make the estimate with the calculator, then add its link as cost_estimate.",
            ),
        ),
        page="""Approval is asked for with the cost on the table.

Whoever approves a custom SOW weighs its price against what it costs to deliver. So the cost estimate is linked
by the time the proposal is ready for approval.

```yaml bad sow.yaml
cost_estimate:  # SOW008
```
""",
    ),
)

MTH002, SOW005, SOW008 = (requirement.rule for requirement in REQUIREMENTS)
