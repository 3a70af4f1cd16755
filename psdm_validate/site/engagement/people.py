"""The people of both sides."""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import outward, section, table
from psdm_validate.site.wording import name_of, on


def people(engagement: Engagement, overview: Overview) -> Markup:
    """Who works on it for us and who speaks for the customer, with links to where the work is tracked."""
    rows = (
        (encode(role.person), encode(name_of(role.role)), encode("us" if role.side == "ours" else "customer"),
         on(role.since), on(role.until) if role.until else Markup(""))
        for role in overview.people
    )  # fmt: skip
    return section("People", table(("Person", "Role", "Side", "From", "Until"), rows), _links(engagement))


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


def _links(engagement: Engagement) -> Markup:
    try:
        links = engagement.record.links
    except NotJudged:
        return Markup("")
    named = [("Collaboration project", links.project), ("Customer epic", links.customer_epic),
             ("Internal retrospective", links.internal_retrospective)]  # fmt: skip
    return Markup(" · ".join(outward(encode(name), url) for name, url in named if url))
