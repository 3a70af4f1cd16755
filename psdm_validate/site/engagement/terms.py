"""The terms in force: who works, at what, for which results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psdm_validate.contract.wording import counted
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.terms import Terms
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import address, section, subsection, table
from psdm_validate.site.wording import hours, money, name_of, on


def terms(engagement: Engagement, overview: Overview) -> Markup:
    """What both sides agreed, as it stands after the last paper."""
    contract = overview.contract
    if contract is None:
        return Markup("")
    return section("Proposed terms" if contract.proposed else "Terms", *_parts(contract.terms, _epics(engagement)))


def _epics(engagement: Engagement) -> Mapping[str, Markup]:
    """The epic of each activity; where that is unknown, the set-up below says so."""
    try:
        epics = engagement.record.epics
    except NotJudged:
        return {}
    return {epic.activity: address(epic.link) for epic in epics}


def _parts(agreed: Terms, epics: Mapping[str, Markup]) -> Iterator[Markup]:
    names = {activity.id: activity.name for activity in agreed.activities}
    deliverables = (
        (encode(each.name), encode(names.get(each.activity, each.activity)), encode(each.accepted_when),
         encode(each.due or ""))
        for each in agreed.deliverables
    )  # fmt: skip
    activities = ((encode(each.name), hours(each.hours), epics.get(each.id, Markup(""))) for each in agreed.activities)
    milestones = ((encode(each.name), on(each.due), money(each.amount, agreed.currency)) for each in agreed.milestones)
    standards = (
        (encode(each.name), encode(each.accepted_when), encode(each.checked_by or "")) for each in agreed.standards
    )
    yield subsection("Roles", table(("Role", "Hours", "Rate per hour", "Price"), _roles(agreed)))
    yield subsection("Activities", table(("Activity", "Hours", "Epic"), activities))
    yield subsection("Deliverables", table(("Deliverable", "Activity", "Accepted when", "Due"), deliverables))
    yield subsection("Quality standards", table(("Standard", "Good enough when", "Checked by"), standards))
    yield subsection("Milestones", table(("Milestone", "Due", "Amount"), milestones))
    options = ((encode(option.name), encode(counted(option.months, "month"))) for option in agreed.options)
    yield subsection("Options", table(("Option", "Extends by up to"), options))


def _roles(agreed: Terms) -> Iterator[tuple[Markup, ...]]:
    for role in agreed.roles:
        yield (
            encode(name_of(role.id)),
            hours(role.hours),
            money(role.rate, agreed.currency),
            money(role.price, agreed.currency),
        )
