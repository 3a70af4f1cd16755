"""The dated facts of a paper are complete and in order, and none lies in the future.

Where a paper stands is never typed; it follows from its dated facts. So a request comes first, then the approvals,
then signatures or the customer's word, or the end of a paper that comes to nothing. A day that has not come is a
promise and no fact. An executed paper carries what proves it, and a change order the approval it was signed on. A
paper may arrive with all its facts at once; that none of them is taken back later is judged where two states are
compared. Complete also means signed by somebody who may sign: on our side a leader of our own house, on the customer's
side whoever contracts, directs or sponsors the work.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-20}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
```

```yaml bad confirmations/wc-001.yaml
requested: {by: sam-osei, on: 2026-10-12}
confirmed:
  on: 2026-10-09  # CHG027: before it was asked for
```

```yaml bad confirmations/wc-001.yaml
confirmed:
  evidence:  # CHG027: nothing proves it
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested:
  by: sam-osei
  on: 2026-10-21  # CHG027: tomorrow
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
```

```yaml bad sow.yaml
signed:
  customer:
    by: owen-quay  # CHG027: a technical contact
  us:
    by: sam-osei  # CHG027: the project manager
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.changes import Changes
from psdm_validate.model.confirmation import Confirmation, Confirmed
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Allowance, Instrument
from psdm_validate.model.part import Part, Place
from psdm_validate.model.people import Approval, CustomerSignature, OurSignature, Refusal
from psdm_validate.model.sow import Sow
from psdm_validate.model.terms import Terms
from psdm_validate.model.traces import Ruling
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.signers import may_sign

CONTENT = (Terms, Changes, Allowance)
"""What a paper is about: its days may well lie ahead."""

Later = Approval | OurSignature | CustomerSignature | Confirmed | Refusal | Ruling
"""What follows the request."""


@rule(
    "CHG027",
    "the dated facts of a paper are complete and in order",
    editions=("2022", "2024"),
    source="derived from 000 and 001: what is signed was approved, what is approved was asked for",
)
def dated_facts_complete(paper: Sow | Instrument, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    for place, day in _facts(paper):
        if day > as_of:
            step = "Write the day on which it happened, once it has."
            yield Remark(place, f"{day} has not come yet, so this cannot have happened", step)
    if isinstance(paper, Instrument):
        yield from _out_of_order(paper)
    if isinstance(paper, ChangeOrder):
        yield from _approved_late(paper)
    executed = paper.executed_on is not None and paper.executed_on <= as_of
    ended = isinstance(paper, Instrument) and paper.ended(as_of)
    if executed and not ended and not engagement.adopted_after(paper.executed_on):
        yield from _incomplete(paper)
    if isinstance(paper, Sow | ChangeOrder) and not ended:
        yield from may_sign(paper.signed, engagement, policy)


def _facts(part: Part) -> Iterator[tuple[Place, date]]:
    """Every day in the paper on which something is said to have happened."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, date):
            yield part.at(field.alias or name), value
    for _, child in part.children():
        if not isinstance(child, CONTENT):
            yield from _facts(child)


def _out_of_order(paper: Instrument) -> Remarks:
    asked = paper.requested.on
    for part in paper.parts():
        if isinstance(part, Later) and part.on < asked:
            yield Remark(
                part.at("on"),
                f"this happened on {part.on}, before {paper.number} was asked for on {asked}",
                "Correct whichever of the two days is wrong.",
            )


def _approved_late(order: ChangeOrder) -> Remarks:
    signed = order.executed_on
    for approval in order.approvals:
        if signed is not None and approval.on > signed:
            yield Remark(
                approval.at("on"),
                f"{approval.by} approved {order.number} on {approval.on}, after it was executed on {signed}",
                "Correct the day; account for an approval that came late in waivers.yaml under late.",
            )


def _incomplete(paper: Sow | Instrument) -> Remarks:
    if isinstance(paper, Sow | ChangeOrder) and paper.signed.evidence is None:
        words = f"{paper.number} is signed, and the signed paper is not here"
        yield _missing(paper.signed.at("evidence"), words, paper.number, "signed.evidence")
    if isinstance(paper, Confirmation) and paper.confirmed and paper.confirmed.evidence is None:
        words = f"{paper.number} is confirmed, and the customer's words are not here"
        yield _missing(paper.confirmed.at("evidence"), words, paper.number, "confirmed.evidence")
    if isinstance(paper, ChangeOrder) and not paper.approvals:
        yield Remark(
            paper.at("approvals"),
            f"{paper.number} is signed, and nobody on our side has approved it",
            "Add the approval that it was signed on; where there was none, account for it in waivers.yaml under late.",
        )


def _missing(place: Place, words: str, number: str, field: str) -> Remark:
    return Remark(place, words, f"Put the file into evidence/ and name it with its SHA-256 as {field} of {number}.")
