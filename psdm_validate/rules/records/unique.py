"""No two things share one identifier.

A SOW number stands for one contract in the whole portfolio, an opportunity pays for one paper, and an entry of
a list is known by its id in every later record. Where two share one, nobody can tell which was meant. Two people of
one house with the same e-mail address are most likely one person, who could then approve a request of their own.

```yaml good plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31}
  - {id: T-002, activity: migration, name: Second wave, owner: alex-reyes, start: 2026-08-03, end: 2026-08-14}
```

```yaml bad plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31}
  - {id: T-001, activity: migration, name: Second wave, owner: alex-reyes, start: 2026-08-03, end: 2026-08-14}  # REC002
```

```yaml bad /harbor-line/customer.yaml
contacts:
  - {id: mira-stone, name: Mira, email: mira.stone@example.com, roles: [{role: director, from: 2024-05-01}]}
  - {id: owen-quay, name: Owen, email: Mira.Stone@example.com, roles: [{role: technical, from: 2024-05-01}]}  # REC002
```
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.customer import Customer
from psdm_validate.model.organization import Organization
from psdm_validate.model.part import Part, Place
from psdm_validate.model.people import Someone
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.rule import ALL, Remark, Remarks, rule

LIST_ENTRY = 2
"""Length of the path from a part to an entry of one of its lists: the list and the index."""


@rule(
    "REC002",
    "identifiers are unique",
    editions=ALL,
    source="derived: an identifier stands for one thing",
)
def unique(portfolio: Portfolio) -> Remarks:
    first: dict[tuple[Hashable, str], Place] = {}
    # The SOW first: where a later paper uses its opportunity again, it is the paper that is told.
    for record in sorted(portfolio.records(), key=lambda record: not isinstance(record, Sow)):
        for within, identifier, place in _identifiers(record):
            met = first.setdefault((within, identifier), place)
            if met is not place:
                where = "twice" if met.file == place.file else f"in {met.file} already"
                yield Remark(place, f"{identifier} is used {where}", "Give one of the two an identifier of its own.")
        yield from _one_address(record)
    yield from _on_both_sides(portfolio)
    portfolio.demand_whole()


def _one_address(record: Record) -> Remarks:
    """People of one house who share an e-mail address, however it is written."""
    met: dict[str, str] = {}
    for person in _people(record):
        other = met.setdefault(person.email.casefold(), person.id)
        if other != person.id:
            yield Remark(
                person.at("email"),
                f"{person.id} has the same e-mail address as {other}: {person.email}",
                "Correct the address; where both are one person, keep one of the two.",
            )


def _people(record: Record) -> tuple[Someone[Any], ...]:
    if isinstance(record, Organization):
        return record.people
    return record.contacts if isinstance(record, Customer) else ()


def _on_both_sides(portfolio: Portfolio) -> Remarks:
    """Contacts named like a colleague: records name both alike, so nobody could tell which is meant."""
    ours = {person.id for record in portfolio.records() if isinstance(record, Organization) for person in record.people}
    for record in portfolio.records():
        for contact in record.contacts if isinstance(record, Customer) else ():
            if contact.id in ours:
                yield Remark(
                    contact.at("id"),
                    f"{contact.id} is also the id of somebody in organization.yaml",
                    "Give one of the two an identifier of its own.",
                )


def _identifiers(record: Record) -> Iterator[tuple[Hashable, str, Place]]:
    """Each identifier with what it has to be unique within, and its place."""
    if isinstance(record, Sow):
        yield "portfolio", record.number, record.at("number")
    if isinstance(record, Sow | ChangeOrder) and record.opportunity:
        yield "opportunities", record.opportunity.id, record.opportunity.at("id")
    for part in record.parts():
        for path, child in part.children():
            if len(path) == LIST_ENTRY:
                named = _identifier(child)
                if named:
                    yield (part.place, path[0]), *named


def _identifier(entry: Part) -> tuple[str, Place] | None:
    fields = type(entry).model_fields
    name = "id" if "id" in fields else "number"
    if name not in fields:
        return None
    identifier = getattr(entry, name)
    said = identifier if name == "id" else f"{type(entry).__name__.lower()} {identifier}"
    return said, entry.at(name)
