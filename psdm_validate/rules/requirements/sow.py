"""What a SOW must have gathered on its way over the approval board."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.rules.requirement import Need, Requirement, When, drafted_on

ESTIMATED = When("once the estimate is out for review", column="proposal::Estimate_Feedback")
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


ROWS: tuple[Requirement, ...] = (
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
        id="SOW006",
        title="the contract terms are known when the SOW is drafted",
        editions=("2024",),
        source="004: SOW creation",
        when=SOW_DRAFTED,
        needs=(
            Need(
                "the agreement under which the SOW stands",
                lambda e: e.sow.terms.agreement is not None,
                lambda e: e.sow.at("terms", "agreement"),
                "Ask the account team whose terms apply, then write terms.agreement: msa, standard or customer.",
            ),
        ),
        page="""Whoever drafts a SOW knows under whose terms it will stand.

A master agreement, our standard terms or the customer's own: each says something else about liability, payment
and ending, and the SOW repeats or fills what they leave open. So the question is settled by the time a custom
SOW is drafted.

```yaml bad sow.yaml
terms:
  agreement:  # SOW006
# CHG029, CHG029, CHG029: and the approvals were given for other terms
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
    Requirement(
        id="SOW016",
        title="the estimate is linked",
        editions=("2024",),
        source="004: Estimate creation",
        when=ESTIMATED,
        needs=(
            Need(
                "the link to the estimate",
                lambda e: e.sow.estimate is not None,
                lambda e: e.sow.at("estimate"),
                "Put the estimate where both sides can read it, then add its link as estimate.",
            ),
        ),
        page="""The estimate that is reviewed is linked.

Customer and account team are asked what they think of an estimate; whoever reads the answer later has to see
what the question was. The link is there from the day on which a custom SOW goes out for feedback.

```yaml bad sow.yaml
estimate:  # SOW016
```
""",
    ),
)

SOW005, SOW006, SOW008, SOW016 = (requirement.rule for requirement in ROWS)
