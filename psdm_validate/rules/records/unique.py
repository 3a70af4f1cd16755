"""No two things share one identifier.

A SOW number stands for one contract in the whole portfolio, an opportunity pays for one paper, and an entry of
a list is known by its id in every later record. Where two share one, nobody can tell which was meant.

```yaml good plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, start: 2026-07-20, end: 2026-07-31}
  - {id: T-002, activity: migration, name: Second wave, start: 2026-08-03, end: 2026-08-14}
```

```yaml bad plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, start: 2026-07-20, end: 2026-07-31}
  - {id: T-001, activity: migration, name: Second wave, start: 2026-08-03, end: 2026-08-14}  # REC002
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.part import Part, Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "REC002",
    "identifiers are unique",
    editions=ALL,
    source="derived: an identifier stands for one thing",
)
def unique(portfolio: Portfolio) -> Remarks:
    first: dict[tuple[str, str], Place] = {}
    for record in portfolio.records():
        for kind, identifier, place in _identifiers(record):
            met = first.setdefault((kind, identifier), place)
            if met is not place:
                yield Remark(
                    place,
                    f"{identifier} is already used in {met.file}"
                    if met.file != place.file
                    else f"{identifier} is used twice",
                    "Give one of the two an identifier of its own.",
                )
    portfolio.demand_whole()


def _identifiers(record: Record) -> Iterator[tuple[str, str, Place]]:
    if isinstance(record, Sow):
        yield "SOW number", record.number, record.at("number")
    if isinstance(record, Sow | ChangeOrder) and record.opportunity:
        yield "opportunity", record.opportunity.id, record.opportunity.at("id")
    for part in record.parts():
        for path, child in part.children():
            name = "number" if "number" in type(child).model_fields else "id"
            if len(path) == 2 and isinstance(identifier := getattr(child, name, None), str | int):
                yield f"{part.at(path[0])}", _said(child, name, identifier), child.at(name)


def _said(entry: Part, name: str, identifier: str | int) -> str:
    return f"{type(entry).__name__.lower()} {identifier}" if name == "number" else str(identifier)
