"""A further SOW with a customer has its own scoping issue, opportunity and resource project.

Under the edition of 2022 work that is different, comes later or is done by others is a SOW of its own, and not an
addition to an old one. Then it is scoped, sold and staffed on its own; where it borrows one of the three from
another SOW, its hours and its money can no longer be told apart (two sales with one opportunity are found by
REC002). A SOW that was sold as a SKU has its scheduling intake in place of the scoping issue.

```yaml good sow.yaml
opportunity: {id: OPP-10417}
```
```yaml and /harbor-line/sow-2100/sow.yaml
number: SOW-2100
title: A first look at the old server
service: standard
sku: PS-QUICKSTART
opportunity: {id: OPP-9001, record_type: Professional Services Only}
terms:
  billing: fixed-fee
  start: 2025-03-03
  end: 2025-03-14
  currency: USD
  amount: "9000.00"
  activities: [{id: look, name: A first look}]
  milestones: [{id: report, name: Report, amount: "9000.00"}]
signed:
  customer: {by: mira-stone, on: 2025-02-20}
  us: {by: robin-vale, on: 2025-02-21}
```
```yaml and /harbor-line/sow-2100/engagement.yaml
kind: project
method: light
team: [{role: project-manager, person: sam-osei, from: 2025-02-24}]
resource_project: {link: https://resources.example.com/projects/700, lead: sam-osei}
cancelled: {on: 2025-03-04, why: The server was gone}
adopted: {on: 2026-06-01, by: sam-osei}
```

```yaml bad engagement.yaml
resource_project:
  link: https://resources.example.com/projects/700  # CHG037: the project of the first SOW
```
```yaml and /harbor-line/sow-2100/sow.yaml
number: SOW-2100
title: A first look at the old server
service: standard
sku: PS-QUICKSTART
opportunity: {id: OPP-9001, record_type: Professional Services Only}
terms:
  billing: fixed-fee
  start: 2025-03-03
  end: 2025-03-14
  currency: USD
  amount: "9000.00"
  activities: [{id: look, name: A first look}]
  milestones: [{id: report, name: Report, amount: "9000.00"}]
signed:
  customer: {by: mira-stone, on: 2025-02-20}
  us: {by: robin-vale, on: 2025-02-21}
```
```yaml and /harbor-line/sow-2100/engagement.yaml
kind: project
method: light
team: [{role: project-manager, person: sam-osei, from: 2025-02-24}]
resource_project: {link: https://resources.example.com/projects/700, lead: sam-osei}
cancelled: {on: 2025-03-04, why: The server was gone}
adopted: {on: 2026-06-01, by: sam-osei}
```

```yaml bad sow.yaml
scoping_issue:  # CHG037
```
```yaml and /harbor-line/sow-2100/sow.yaml
number: SOW-2100
title: A first look at the old server
service: standard
sku: PS-QUICKSTART
opportunity: {id: OPP-9001, record_type: Professional Services Only}
terms:
  billing: fixed-fee
  start: 2025-03-03
  end: 2025-03-14
  currency: USD
  amount: "9000.00"
  activities: [{id: look, name: A first look}]
  milestones: [{id: report, name: Report, amount: "9000.00"}]
signed:
  customer: {by: mira-stone, on: 2025-02-20}
  us: {by: robin-vale, on: 2025-02-21}
```
```yaml and /harbor-line/sow-2100/engagement.yaml
kind: project
method: light
team: [{role: project-manager, person: sam-osei, from: 2025-02-24}]
resource_project: {link: https://resources.example.com/projects/700, lead: sam-osei}
cancelled: {on: 2025-03-04, why: The server was gone}
adopted: {on: 2026-06-01, by: sam-osei}
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
from psdm_validate.rules.space.addresses import bare

OPPORTUNITY = "opportunity"


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
            yield from _of_customer(sorted(engagements, key=_order), as_of)


def _order(engagement: Engagement) -> tuple[date, str]:
    return engagement.sow.executed_on or date.max, engagement.folder


def _of_customer(engagements: list[Engagement], as_of: date) -> Remarks:
    first: dict[tuple[str, str], Engagement] = {}
    for number, engagement in enumerate(engagements):
        for own in _own(engagement):
            holder = first.setdefault((own.words, bare(own.name)), engagement) if own.name else None
            if number > 0 and _owes(engagement, as_of) and holder is not engagement:
                yield from _borrowed(own, engagement, holder)


def _owes(engagement: Engagement, as_of: date) -> bool:
    """Whether it was signed by the day, while it was kept here, and not called off."""
    signed = engagement.sow.executed_on
    here = signed is not None and signed <= as_of and not engagement.adopted_after(signed)
    return here and not engagement.called_off


def _own(engagement: Engagement) -> Iterator[Own]:
    sow, record = engagement.sow, engagement.record
    if sow.service == "custom":
        yield Own("scoping issue", sow.scoping_issue, sow.at("scoping_issue"))
    else:
        yield Own("scheduling intake", record.links.scheduling_intake, record.at("links", "scheduling_intake"))
    yield Own(OPPORTUNITY, sow.opportunity.id if sow.opportunity else None, sow.at("opportunity"))
    project = record.resource_project
    yield Own("resource project", project.link if project else None, record.at("resource_project", "link"))


def _borrowed(own: Own, engagement: Engagement, holder: Engagement | None) -> Remarks:
    number = engagement.sow.number
    if holder is None:
        message = f"{number} follows another SOW of this customer and has no {own.words} of its own"
        yield Remark(own.place, message, f"Make a new {own.words}, and add it here.")
    elif own.words != OPPORTUNITY:  # REC002 tells it, in every edition
        message = f"{number} shares its {own.words} with {holder.sow.number}"
        yield Remark(own.place, message, f"Make a new {own.words}, and correct it here.")
