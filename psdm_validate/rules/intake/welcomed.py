"""The coordinator welcomes the customer within 72 business hours of the booking.

A customer who has just signed wants to know what happens next. The email goes out by the third business day after the
opportunity was won, from the project coordinator, with the account team and the leaders of professional services in
copy. Public holidays of organization.yaml do not count. Whoever reads 72 business hours as nine working days of eight
hours sets `welcome_business_days: 9`.

```yaml good engagement.yaml
welcome: {sent: 2026-06-25T17:30-04:00}
```

```yaml bad engagement.yaml
welcome:
  sent: 2026-06-26T08:00-04:00  # INT004
```

```yaml bad engagement.yaml
welcome:  # INT004
```

```yaml bad engagement.yaml
welcome:
  by: noor-haddad  # INT004: an engagement manager
  to: [mira-stone, lee-marlow]  # INT004: no leader of professional services
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.wording import role_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.intake import Welcome
from psdm_validate.policy.calendar import business_days_later
from psdm_validate.policy.moments import day_of
from psdm_validate.policy.policy import Policy
from psdm_validate.policy.public_holidays import public_holidays
from psdm_validate.rule import Remark, Remarks, rule

COPIED = {"the account team": "welcome_account_team", "the leaders of professional services": "welcome_leaders"}
"""Who has the email in copy, each with the policy's name for the roles that stand for them."""

LONGEST_BREAK = 14
"""Public holidays are looked up for this many calendar days more than the business days take without any."""


@rule(
    "INT004",
    "the welcome email goes out within 72 business hours of booking",
    editions=("2024",),
    source="004: Scheduling Professional Services",
)
def welcomed(engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    record, won = engagement.record, engagement.record.steps.closed_won
    if won is None or record.cancelled:
        return
    due = _due(engagement, won, policy.values["welcome_business_days"])
    if engagement.adopted_after(due):
        return
    if record.welcome is None:
        if as_of > due:
            yield Remark(
                record.at("welcome"),
                f"the opportunity was won on {won}, and the welcome email was due by {due}",
                "Let the project coordinator send it, then add welcome with sent, by and to.",
                fact=True,
            )
        return
    sent = day_of(record.welcome.sent)
    if sent > due:
        yield Remark(
            record.welcome.at("sent"),
            f"the welcome email went out on {sent}; the opportunity was won on {won}, so it was due by {due}",
            "Correct the day; else account for it in waivers.yaml under late.",
            fact=True,
        )
    yield from _sender_and_readers(record.welcome, engagement, policy, sent)


def _due(engagement: Engagement, won: date, days: int) -> date:
    plain = business_days_later(won, days + LONGEST_BREAK, ())
    return business_days_later(won, days, public_holidays(engagement.organization.holidays, won, plain))


def _sender_and_readers(welcome: Welcome, engagement: Engagement, policy: Policy, sent: date) -> Remarks:
    organization, senders = engagement.organization, policy.roles["welcome_sent_by"]
    if not organization.held_any(welcome.by, senders, sent):
        yield Remark(
            welcome.at("by"),
            f"the welcome email came from {welcome.by}, who was no {role_words(senders)} on {sent}",
            "Correct the name or the day; else let the coordinator introduce themselves to the customer.",
            fact=True,
        )
    missing = [] if any(engagement.customer.speaks(person, sent) for person in welcome.to) else ["the customer"]
    for name, group in COPIED.items():
        if not any(organization.held_any(person, policy.roles[group], sent) for person in welcome.to):
            missing.append(name)
    if missing:
        yield Remark(
            welcome.at("to"),
            f"the welcome email did not go to {' or '.join(missing)}",
            "Forward it, then add to `to` who received it.",
            fact=True,
        )
