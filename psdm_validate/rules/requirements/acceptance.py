"""What an engagement owes before it is closed."""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.rules.acceptance.finished import finished
from psdm_validate.rules.requirement import CLOSED, Need, Requirement


def _in_closeout(engagement: Engagement, *path: str) -> Place:
    closeout = engagement.closeout
    return closeout.at(*path) if closeout else engagement.at_record("closeout.yaml")


def _meeting_place(engagement: Engagement) -> Place:
    retrospective = engagement.retrospective
    return retrospective.at("meeting") if retrospective else engagement.at_record("retrospective.yaml")


def _told_in_recap(engagement: Engagement, field: str) -> bool:
    recap = engagement.closeout.recap if engagement.closeout else None
    return recap is not None and getattr(recap, field) is not None


def _support_has_architecture(engagement: Engagement) -> bool:
    handoff = engagement.closeout.handoff if engagement.closeout else None
    return handoff is not None and handoff.architecture is not None


ROWS: tuple[Requirement, ...] = (
    Requirement(
        id="ACC002",
        title="a closed engagement has its sign-off, closure meeting and retrospective",
        editions=("2022", "2024"),
        source="000 and 001: Deploy & Close",
        when=CLOSED,
        concerns=finished,
        needs=(
            Need(
                "the customer's sign-off",
                lambda e: e.closeout is not None and e.closeout.sign_off is not None,
                lambda e: _in_closeout(e, "sign_off"),
                "Ask the customer to sign the work off, then add sign_off with by, on and evidence.",
            ),
            Need(
                "the closure meeting",
                lambda e: e.closeout is not None and e.closeout.closure_meeting is not None,
                lambda e: _in_closeout(e, "closure_meeting"),
                "Hold the closure meeting with the customer, then add closure_meeting with the day.",
            ),
            Need(
                "the retrospective at the end",
                lambda e: e.retrospective is not None and e.retrospective.meeting is not None,
                _meeting_place,
                "Hold it with the team, then add meeting to retrospective.yaml with on and facilitator.",
            ),
        ),
        page="""A closed engagement has the customer's sign-off, a closure meeting and a retrospective.

The sign-off ends the contract, the closure meeting ends the work with the customer, and the retrospective keeps
what was learnt. None of them can be caught up on once everybody has moved on. An engagement that was called off
owes none of them.

```yaml good engagement.yaml
cancelled: {on: 2026-10-19, why: The customer was bought by another company}
```
```yaml and bookings.yaml
bookings: []
```
```yaml and plan.yaml
tasks: []
```

```yaml bad engagement.yaml
steps: {closed: 2026-10-19}  # ACC005
# ACC002, ACC002, ACC002: neither sign-off nor closure meeting nor retrospective is recorded
# ACC001, ACC003, ACC004, ACC006: and nothing else of the close-out either
```
""",
    ),
    Requirement(
        id="ACC004",
        title="the customer was asked how satisfied it is",
        editions=("2024",),
        source="001: Deploy & Close",
        when=CLOSED,
        concerns=finished,
        needs=(
            Need(
                "the request for the customer's satisfaction (CSAT)",
                lambda e: e.closeout is not None and e.closeout.csat is not None,
                lambda e: _in_closeout(e, "csat"),
                "Send the customer the survey, then add csat with asked.",
            ),
        ),
        page="""The customer was asked how satisfied it is before the engagement is closed.

The answer is the customer's own; asking is ours. Weeks later nobody remembers well enough to answer, so the
survey goes out while the engagement is being closed.

```yaml bad closeout.yaml
sign_off: {by: mira-stone, on: 2026-10-14}  # ACC004, ACC003, ACC006: no survey, no report and no comparison
closure_meeting: 2026-10-15
```

```yaml and engagement.yaml
steps: {closed: 2026-10-19}  # ACC005
# ACC001, ACC002: nor acceptance or retrospective
```
""",
    ),
    Requirement(
        id="ACC008",
        title="a recap names outcomes, delivery and thanks",
        editions=("archived",),
        source="002 comments: Project Go-live",
        when=CLOSED,
        level=Level.WARNING,
        concerns=finished,
        needs=(
            Need(
                "what came of the engagement",
                lambda e: _told_in_recap(e, "outcomes"),
                lambda e: _in_closeout(e, "recap", "outcomes"),
                "Write down what the customer wanted to reach and has reached, as outcomes of recap.",
            ),
            Need(
                "how the engagement was delivered",
                lambda e: _told_in_recap(e, "delivery"),
                lambda e: _in_closeout(e, "recap", "delivery"),
                "Write down what we delivered to get there, as delivery of recap.",
            ),
            Need(
                "the thanks to the team",
                lambda e: _told_in_recap(e, "thanks"),
                lambda e: _in_closeout(e, "recap", "thanks"),
                "Name whom to thank, as thanks of recap.",
            ),
        ),
        page="""A recap says what came of the engagement, how it was delivered and whom to thank.

It is the page that sales and the next team read. Outcomes come first, because the customer paid for those; the
thanks are part of it, since somebody worked late for them.

```yaml bad closeout.yaml
sign_off: {by: mira-stone, on: 2026-10-14}  # ACC003, ACC004, ACC006: no report, no survey and no comparison
handoff: {architecture: "https://files.example.com/sow-2206/architecture"}
recap:  # ACC008
  outcomes: One platform instead of three
  delivery: Four waves in five months
closure_meeting: 2026-10-15
```

```yaml and engagement.yaml
steps: {closed: 2026-10-19}  # ACC005
# ACC001, ACC002: nor acceptance or retrospective
```
""",
    ),
    Requirement(
        id="ACC009",
        title="support has the link to the architecture",
        editions=("archived",),
        source="002 comments: Handoff",
        when=CLOSED,
        level=Level.WARNING,
        concerns=finished,
        needs=(
            Need(
                "the architecture that support works from",
                _support_has_architecture,
                lambda e: _in_closeout(e, "handoff", "architecture"),
                "Send support the link to the diagram, then add handoff with architecture and on.",
            ),
        ),
        page="""Support knows what was built before the team leaves.

After the last day the customer's calls go to support. A link to the architecture that was put in place spares the
customer from explaining it in the middle of an outage.

```yaml bad closeout.yaml
sign_off: {by: mira-stone, on: 2026-10-14}  # ACC003, ACC004, ACC006: no report, no survey and no comparison
handoff: {on: 2026-10-15}  # ACC009
recap: {outcomes: One platform, delivery: Four waves in five months, thanks: "Alex Reyes, for a long night"}
closure_meeting: 2026-10-15
```

```yaml and engagement.yaml
steps: {closed: 2026-10-19}  # ACC005
# ACC001, ACC002: nor acceptance or retrospective
```
""",
    ),
)

ACC002, ACC004, ACC008, ACC009 = (requirement.rule for requirement in ROWS)
