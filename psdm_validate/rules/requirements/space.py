"""What the customer epic and the delivery must have before the work begins."""

from __future__ import annotations

import re
from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.rules.requirement import KICKED_OFF, SIGNED, Need, Requirement

ALIGNED = {
    "communication_plan": "communication plan",
    "method": "method",
    "scope": "scope",
    "time": "time",
    "budget": "budget",
}
"""The fields of `aligned`, in the words of their messages."""


def _title(engagement: Engagement) -> str | None:
    epic = engagement.record.customer_epic
    return epic.title if epic else None


def _titled(engagement: Engagement) -> bool:
    """Whether the title says number and customer; without an epic there is nothing to be titled."""
    if engagement.record.customer_epic is None:
        return True
    title, number = _title(engagement) or "", re.escape(engagement.sow.number)
    return bool(re.search(rf"(?<!\w){number}(?!\w)", title)) and engagement.customer.name in title


def _wrong_title(engagement: Engagement) -> str | None:
    title, wanted = _title(engagement), f"{engagement.sow.number} {engagement.customer.name}"
    return f'the customer epic is titled "{title}"; it should be "{wanted}"' if title else None


def _holds_contract(engagement: Engagement) -> bool:
    epic = engagement.record.customer_epic
    return epic is None or epic.contract is not None


def _kicked_off_here(engagement: Engagement) -> bool:
    day = engagement.session("kickoff")
    return day is not None and not engagement.adopted_after(day)


def _alignment(field: str, words: str) -> Need:
    """The day on which one part of the delivery was aligned, no later than the kickoff."""

    def aligned_on(engagement: Engagement) -> date | None:
        day: date | None = getattr(engagement.record.aligned, field)
        return day

    def in_time(engagement: Engagement) -> bool:
        day, kickoff = aligned_on(engagement), engagement.session("kickoff")
        return day is not None and kickoff is not None and day <= kickoff

    def late(engagement: Engagement) -> str | None:
        day, kickoff = aligned_on(engagement), engagement.session("kickoff")
        return f"the {words} was aligned on {day}, after the kickoff on {kickoff}" if day else None

    return Need(
        f"the day on which the {words} was aligned",
        in_time,
        lambda engagement: engagement.record.at("aligned", field),
        f"Go through the {words} with the team, then add aligned.{field} with the day.",
        late,
    )


ROWS: tuple[Requirement, ...] = (
    Requirement(
        id="SPC006",
        title="the customer epic is named by SOW number and customer and links the contract",
        editions=("2024",),
        source="001: Project Initiate & Plan 1",
        when=SIGNED,
        needs=(
            Need(
                "the customer epic",
                lambda e: e.record.customer_epic is not None,
                lambda e: e.record.at("customer_epic"),
                "Find it on the forge, then add customer_epic with link, title, created and contract.",
            ),
            Need(
                "the title of the customer epic",
                _titled,
                lambda e: e.record.at("customer_epic", "title"),
                "Title it with SOW number and customer on the forge, then write customer_epic.title the same.",
                _wrong_title,
            ),
            Need(
                "the link to the contract in the customer epic",
                _holds_contract,
                lambda e: e.record.at("customer_epic", "contract"),
                "Put the link into the epic, then add it as customer_epic.contract.",
            ),
        ),
        page="""The customer epic says whose contract it holds, and holds it.

Whoever schedules, staffs or changes the engagement begins at this epic. It is found by SOW number and customer
in its title, and what was agreed is one click away. It is asked for once the SOW is signed.

```yaml good engagement.yaml
customer_epic:
  title: SOW-2206 - Harbor Line - migration
```

```yaml bad engagement.yaml
customer_epic:
  title: Harbor Line SOW-220  # SPC006
  contract:  # SPC006
```

```yaml bad engagement.yaml
customer_epic:  # SPC006
```
""",
    ),
    Requirement(
        id="SPC012",
        title="communication plan, method, scope, time and budget are aligned before delivery",
        editions=("2024",),
        source="001: Collaboration Space Guidelines",
        when=KICKED_OFF,
        concerns=_kicked_off_here,
        needs=tuple(_alignment(field, words) for field, words in ALIGNED.items()),
        page="""Communication plan, method, scope, time and budget fit together before delivery begins.

A plan that is right in itself can still contradict another: meetings that nobody has hours for, a scope that
the budget does not carry. So the project manager goes through all five, no later than the day of the kickoff.

```yaml good engagement.yaml
aligned: {budget: 2026-07-06}
```

```yaml bad engagement.yaml
aligned:
  method:  # SPC012
  budget: 2026-07-07  # SPC012
```
""",
    ),
)

SPC006, SPC012 = (requirement.rule for requirement in ROWS)
