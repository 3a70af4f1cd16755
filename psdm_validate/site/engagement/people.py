"""The people of both sides."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import section, table
from psdm_validate.site.unknown import unknown
from psdm_validate.site.wording import name_of, on


def people(overview: Overview) -> Markup:
    """Who works on it for us and who speaks for the customer on the day."""
    rows = (
        (encode(role.person), encode(name_of(role.role)), encode("us" if role.side == "ours" else "customer"),
         on(role.since), on(role.until) if role.until else Markup(""))
        for role in (*(overview.team or ()), *(overview.contacts or ()))
    )  # fmt: skip
    return section("People", table(("Person", "Role", "Side", "From", "Until"), rows), *_missing(overview))


def full_name(engagement: Engagement, identifier: str) -> str:
    """The name of somebody whom a record names by id; the id itself where nobody is found."""
    try:
        found = engagement.organization.person(identifier)
        if found:
            return found.name
        contact = engagement.customer.contact(identifier)
    except NotJudged:
        return identifier
    return contact.name if contact else identifier


def _missing(overview: Overview) -> Iterator[Markup]:
    if overview.team is None:
        yield unknown(overview, "team", "Our people are")
    elif not overview.team:
        yield Markup("Nobody works on it for us on this day.")
    if overview.contacts is None:
        yield unknown(overview, "contacts", "The customer's people are")
    elif not overview.contacts:
        yield Markup("Nobody speaks for the customer on this day.")
