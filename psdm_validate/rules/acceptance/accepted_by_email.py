"""Completed work was put up for acceptance, and the customer accepted it by email.

Work counts as delivered when the customer says so in writing, and fixed fees are billed on that word. So each
completed deliverable, milestone or activity is put up for acceptance, and the customer's mail is kept. What waits
for the answer is a note at first; once the engagement is being closed, every deliverable and milestone of the
contract has to be accepted. A milestone that is paid for a deliverable is accepted with it. The days tell one story:
asked, perhaps sent back and asked again, accepted, and the work as a whole signed off last.

```yaml good acceptance.yaml
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-09
    accepted:
      by: mira-stone
      on: 2026-10-13
      by_way_of: email
      evidence:
        file: evidence/wc-001.eml
        sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3
```

```yaml bad acceptance.yaml
items:
  - deliverable: migrated-repositories  # ACC001, ACC001
    activity: migration
    completed: 2026-10-09
  - activity: management
    completed: 2026-10-09
    asked: 2026-10-09  # ACC001
  - activity: migration
    completed: 2026-10-09
    asked: 2026-10-09
    accepted:  # ACC001
      by: mira-stone
      on: 2026-10-13
      by_way_of: issue  # ACC001
```

```yaml bad acceptance.yaml
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-14
    accepted:
      by: mira-stone
      on: 2026-10-13  # ACC001: before anybody asked
      by_way_of: email
      evidence:
        file: evidence/wc-001.eml
        sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3
```

```yaml and closeout.yaml
sign_off: {by: mira-stone, on: 2026-10-12}  # ACC001: before the deliverable was accepted
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.acceptance import Accepted, Item
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.acceptance.finished import finished
from psdm_validate.rules.acceptance.outstanding import outstanding


@rule(
    "ACC001",
    "completed work was put up for acceptance, and the customer accepted it by email",
    editions=("2022", "2024"),
    source="000: Validate 10-11; 001: Deploy & Close",
)
def accepted_by_email(engagement: Engagement, contract: Contract, phase: Phase, as_of: date) -> Remarks:
    acceptance = engagement.acceptance
    items = acceptance.items if acceptance else ()
    closing = phase >= Phase.CLOSE and not contract.proposed and finished(engagement)
    for item in items:
        yield from _names_one(item)
        if item.completed <= as_of and not engagement.adopted_after(item.completed):
            yield from _put_up(item, as_of, Level.ERROR if closing else Level.NOTE)
    yield from _signed_off_first(engagement.closeout, items)
    for part in outstanding(contract.terms, items) if closing and not engagement.adopted_after(contract.end) else ():
        yield Remark(
            acceptance.at("items") if acceptance else engagement.at_record("acceptance.yaml"),
            f"{part.name} ({part.id}) belongs to the contract and was never put up for acceptance",
            "Add it to acceptance.yaml once the customer has accepted it, or change the contract.",
        )


def _names_one(item: Item) -> Remarks:
    named = [name for name in (item.deliverable, item.milestone, item.activity) if name is not None]
    if len(named) != 1:
        yield Remark(
            item.place,
            f"an item is about one deliverable, milestone or activity; this one names {' and '.join(named) or 'none'}",
            "Name exactly one; make an item of its own for each further one.",
        )


def _put_up(item: Item, as_of: date, waiting: Level) -> Remarks:
    refused = [refusal for refusal in item.refused if refusal.on <= as_of]
    if item.accepted is not None and item.accepted.on <= as_of:
        yield from _in_turn(item, item.accepted)
        yield from _in_writing(item, item.accepted)
    elif item.asked is None:
        yield Remark(
            item.at("asked"),
            f"{item.of} was complete on {item.completed}, and the customer was not asked to accept it",
            "Send the customer the request for acceptance, then add asked with the day.",
        )
    elif refused and refused[-1].on >= item.asked:
        yield Remark(
            refused[-1].place,
            f"the customer sent {item.of} back on {refused[-1].on}: {refused[-1].why}",
            "Mend it, ask again, and put the new day into asked.",
            waiting,
        )
    else:
        yield Remark(
            item.at("asked"),
            f"{item.of} waits for the customer's acceptance since {item.asked}",
            "Ask the customer again; then add accepted with by, on, by_way_of and evidence.",
            waiting,
        )


def _in_turn(item: Item, accepted: Accepted) -> Remarks:
    step = "Correct whichever of the two days is wrong."
    if item.asked is not None and accepted.on < item.asked:
        message = f"{item.of} was accepted on {accepted.on}, before acceptance was asked for on {item.asked}"
        yield Remark(accepted.at("on"), message, step)
    for refusal in item.refused:
        if refusal.on > accepted.on:
            message = f"{item.of} was sent back on {refusal.on}, after it was accepted on {accepted.on}"
            yield Remark(refusal.at("on"), message, step)


def _signed_off_first(closeout: Closeout | None, items: tuple[Item, ...]) -> Remarks:
    """A sign-off of the whole work that came before parts of it were accepted."""
    sign_off = closeout.sign_off if closeout else None
    later = [item for item in items if sign_off and item.accepted and item.accepted.on > sign_off.on]
    if sign_off and later:
        named = ", ".join(f"{item.of} ({item.accepted.on})" for item in later if item.accepted)
        yield Remark(
            sign_off.at("on"),
            f"the work was signed off on {sign_off.on}, before parts of it were accepted: {named}",
            "Correct whichever day is wrong; the sign-off comes after the acceptance of every part.",
        )


def _in_writing(item: Item, accepted: Accepted) -> Remarks:
    if accepted.by_way_of != "email":
        yield Remark(
            accepted.at("by_way_of"),
            f"{item.of} was accepted by way of {accepted.by_way_of}; the method asks for an email",
            "Ask the customer to confirm it by email, and file the mail as evidence.",
        )
    if accepted.evidence is None:
        yield Remark(
            accepted.at("evidence"),
            f"the customer's acceptance of {item.of} is not filed",
            "Put the mail into evidence/, then add evidence with file and sha256.",
        )
