"""A further SOW with a customer has its own scoping issue, opportunity and resource project.

Under the edition of 2022 work that is different, comes later or is done by others is a SOW of its own, and not an
addition to an old one. Then it is scoped, sold and staffed on its own; where it borrows one of the three from
another SOW, its hours and its money can no longer be told apart. A SOW that was sold as a SKU has its scheduling
intake in place of the scoping issue.

```yaml good sow.yaml
number: SOW-2206
```

```yaml bad /harbor-line/sow-2300/sow.yaml
number: SOW-2300
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.layout import customer_file
from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.rule import Remark, Remarks, rule


@dataclass(frozen=True, slots=True)
class Own:
    """One thing that each SOW has for itself."""

    words: str
    name: str | None
    place: Place


@rule(
    "CHG037",
    "a new SOW has its own scoping issue, opportunity and resource project",
    editions=("2022",),
    source="000: Change Order",
)
def own_sale_and_project(portfolio: Portfolio, as_of: date) -> Remarks:
    by_customer: dict[str, list[Engagement]] = defaultdict(list)
    for engagement in portfolio.engagements:
        by_customer[customer_file(engagement.folder)].append(engagement)
    for engagements in by_customer.values():
        if len(engagements) > 1:
            yield from _of_customer(sorted(engagements, key=_signed), as_of)


def _signed(engagement: Engagement) -> tuple[date, str]:
    return engagement.sow.executed_on or date.max, engagement.folder


def _of_customer(engagements: list[Engagement], as_of: date) -> Remarks:
    holders: dict[tuple[str, str], Engagement] = {}
    for number, engagement in enumerate(engagements):
        signed = engagement.sow.executed_on
        cancelled = engagement.record.cancelled is not None
        owed = number > 0 and signed is not None and signed <= as_of and not cancelled
        for own in _own(engagement):
            holder = holders.setdefault((own.words, own.name), engagement) if own.name else None
            if owed and not engagement.adopted_after(signed) and holder is not engagement:
                yield _borrowed(own, engagement, holder)


def _own(engagement: Engagement) -> Iterator[Own]:
    sow, record = engagement.sow, engagement.record
    if sow.service == "custom":
        yield Own("scoping issue", sow.scoping_issue, sow.at("scoping_issue"))
    else:
        yield Own("scheduling intake", record.links.scheduling_intake, record.links.at("scheduling_intake"))
    yield Own("opportunity", sow.opportunity.id if sow.opportunity else None, sow.at("opportunity"))
    project = record.resource_project
    yield Own("resource project", project.link if project else None, record.at("resource_project"))


def _borrowed(own: Own, engagement: Engagement, holder: Engagement | None) -> Remark:
    number = engagement.sow.number
    if holder is None:
        message = f"{number} follows another SOW of this customer and has no {own.words} of its own"
        return Remark(own.place, message, f"Make it a {own.words} of its own, and add it here.")
    message = f"{number} shares its {own.words} {own.name} with {holder.sow.number}"
    return Remark(own.place, message, f"Make it a {own.words} of its own, and correct it here.")
