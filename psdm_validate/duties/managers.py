"""Who manages which engagement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.layout import ORGANIZATION_FILE
from psdm_validate.model.organization import Organization
from psdm_validate.model.people import OurPerson, OurRole
from psdm_validate.model.portfolio import Portfolio

ROLE: OurRole = "project-manager"


def managers_of(engagement: Engagement, as_of: date) -> tuple[str, ...] | None:
    """Ids of its project managers on the day, or on its last day where it is over; None where that is unknown."""
    try:
        record = engagement.record
    except NotJudged:
        return None
    return record.held(ROLE, min(as_of, record.over_on or as_of))


def managed_by(engagements: Iterable[Engagement], person: str, as_of: date) -> tuple[Engagement, ...]:
    """The engagements that the person manages, or may manage because their record is broken."""
    managed = ((engagement, managers_of(engagement, as_of)) for engagement in engagements)
    return tuple(engagement for engagement, managers in managed if managers is None or person in managers)


def known_managers(portfolio: Portfolio, as_of: date) -> Mapping[str, str]:
    """Names of all who manage engagements or hold that role on the day, by id; the id where no name is known."""
    people = {person.id: person for person in _people(portfolio)}
    held = [person.id for person in people.values() if person.held(ROLE, as_of)]
    managing = [manager for engagement in portfolio.engagements for manager in managers_of(engagement, as_of) or ()]
    return {known: people[known].name if known in people else known for known in dict.fromkeys([*held, *managing])}


def manager_of_address(portfolio: Portfolio, email: str, as_of: date) -> str | None:
    """Id of the one with that e-mail address who manages engagements, or None."""
    known = known_managers(portfolio, as_of)
    found = (person.id for person in _people(portfolio) if person.email.lower() == email.lower())
    return next((person for person in found if person in known), None)


def _people(portfolio: Portfolio) -> tuple[OurPerson, ...]:
    organization = portfolio.shelf.get(ORGANIZATION_FILE)
    return organization.people if isinstance(organization, Organization) else ()
