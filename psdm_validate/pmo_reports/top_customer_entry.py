"""The entry of an engagement in the Top Customer Report as a row tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Status, TopCustomer
from psdm_validate.pmo_reports.pmo_report import Cell, Missing
from psdm_validate.pmo_reports.rows import name_of
from psdm_validate.pmo_reports.top_customer_update import Deadline
from psdm_validate.policy.moments import day_of
from psdm_validate.rules.reporting.pushes_and_upside_named import months_of_upside, slipping_sign_offs
from psdm_validate.rules.reporting.top_customer_complete import WANTED
from psdm_validate.rules.reporting.troubled import troubled_entry

BESIDE = {
    "issue.action": "what is proposed",
    "issue.timing": "by when it is mended",
    "pushes": "which forecast moves to a later month",
    "upside": "the upside that is ahead",
}
"""What is told in words of its own where an entry lacks it and it has reason to be there."""


class Told(NamedTuple):
    """An entry and the status report that holds it."""

    status: Status
    entry: TopCustomer


def newest_entry(engagement: Engagement, day: date) -> Told | None:
    """The newest entry that was there on the day, or None; what was updated later was not there yet."""
    held = (Told(s, s.top_customer) for s in engagement.statuses if s.on <= day and s.top_customer)
    by_then = (told for told in held if (on := _updated_on(told.entry)) is None or on <= day)
    return max(by_then, key=lambda told: told.status.on, default=None)


def cells_of(situation: Situation, told: Told, deadline: Deadline) -> Iterator[Cell]:
    """Its cells, from the internal temperature to the customer epic."""
    engagement, entry = situation.engagement, told.entry
    yield entry.internal or _lacks(situation, told, "internal")
    yield entry.customer or _lacks(situation, told, "customer")
    yield entry.progress or _lacks(situation, told, "progress")
    yield from _issue(situation, told)
    yield entry.assistance or _lacks(situation, told, "assistance")
    yield name_of(engagement, entry.dri) or _lacks(situation, told, "dri")
    yield _contributors(situation, told)
    yield deadline.cell(entry.updated)
    slipping = slipping_sign_offs(engagement, situation.contract, told.status)
    yield entry.pushes or (_lacks(situation, told, "pushes") if slipping else None)
    upside = months_of_upside(engagement, told.status)
    yield entry.upside or (_lacks(situation, told, "upside") if upside else None)
    yield from _links(situation, told)


def _issue(situation: Situation, told: Told) -> Iterator[Cell]:
    """What is proposed and by when; nothing where nothing is wrong."""
    issue = told.entry.issue
    wanted = issue is not None or troubled_entry(told.status) is not None
    for field in ("action", "timing"):
        cell = getattr(issue, field) if issue else None
        yield cell or (_lacks(situation, told, f"issue.{field}") if wanted else None)


def _contributors(situation: Situation, told: Told) -> Cell:
    """Names; an empty list says that nobody else takes part, one that is left out says nothing."""
    if "contributors" not in told.entry.model_fields_set:
        return _lacks(situation, told, "contributors")
    names = (name_of(situation.engagement, person) for person in told.entry.contributors)
    return ", ".join(filter(None, names)) or "none"


def _links(situation: Situation, told: Told) -> Iterator[Cell]:
    """RAID log and customer epic, where either side sees the work yellow or red."""
    if troubled_entry(told.status) is None:
        yield from (None, None)
        return
    engagement = situation.engagement
    raid, epic = engagement.raid, engagement.record.customer_epic
    yield (raid.issue if raid else None) or Missing(
        engagement.name, "the address of the RAID log", f"Write `issue:` in {engagement.folder}/raid.yaml."
    )
    yield (epic.link if epic else None) or Missing(
        engagement.name,
        "the internal customer epic",
        f"Write `customer_epic:` with its link in {engagement.folder}/engagement.yaml.",
    )


def _lacks(situation: Situation, told: Told, field: str) -> Missing:
    words = BESIDE.get(field) or WANTED[field]
    return Missing(
        situation.engagement.name,
        f"{words}, in the entry of {told.status.on}",
        f"Add `top_customer.{field}:` in {told.status.place.file}.",
    )


def _updated_on(entry: TopCustomer) -> date | None:
    return day_of(entry.updated) if entry.updated else None
