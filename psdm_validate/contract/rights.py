"""Which roles carry a right, and whether somebody's word on a way out counts."""

from __future__ import annotations

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.layout import ORGANIZATION_FILE, engagement_folder
from psdm_validate.model.organization import Organization
from psdm_validate.model.people import OurRole
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.traces import Ruling

LEADERS: frozenset[OurRole] = frozenset(
    {"ps-leadership", "senior-director", "director", "regional-manager", "pmo-manager"}
)
"""Who may allow that a rule is broken, or that a paper is retired."""

RECORD_KEEPERS: frozenset[OurRole] = frozenset({"legal", "revenue", "finance"})
"""Who may, beside them, confirm that a record differs from the signed paper, or that something had to be erased."""

KEEPERS: frozenset[OurRole] = LEADERS | RECORD_KEEPERS
KEEPERS_OF_PROOF: frozenset[OurRole] = LEADERS | {"legal"}
"""Who may decide that the proof of a signature or an approval is erased."""

MANAGERS: tuple[OurRole, ...] = ("project-manager", "program-manager")

WITHOUT_RIGHTS: frozenset[OurRole] = frozenset(
    {"engineer", "trainer", "solutions-architect", "customer-success-manager", "account-team"}
)
"""Roles that no rule asks for where somebody approves, signs, allows or raises something. Any other is a right."""


def objection(comparison: Comparison, file: str, ruling: Ruling, rights: frozenset[OurRole]) -> str | None:
    """Why the word on a way out of a file of the target does not count, as a clause; None where it does.

    It has to count by the roles of the target as well as by those after the merge.
    """
    sides = ((comparison.base, file), (comparison.head, comparison.now(file)))
    if any(manages(portfolio, path, ruling) for portfolio, path in sides):
        return f"{ruling.by} managed the project on {ruling.on}"
    if not all(_holds(portfolio, ruling, rights) for portfolio, _ in sides):
        return f"{ruling.by} held no role for it on {ruling.on}, by what the target says or after the merge"
    return None


def rights_words(rights: frozenset[OurRole]) -> str:
    """Who holds one of the roles, in words: "leadership, finance, legal or revenue"."""
    *others, last = sorted(rights - LEADERS)
    return f"{', '.join(['leadership', *others])} or {last}"


def manages(portfolio: Portfolio, file: str, ruling: Ruling) -> bool:
    """Whether whoever rules managed the engagement of a file on that day, by what the portfolio says."""
    record = portfolio.shelf.get(f"{engagement_folder(file)}/engagement.yaml")
    return isinstance(record, EngagementRecord) and any(ruling.by in record.held(role, ruling.on) for role in MANAGERS)


def _holds(portfolio: Portfolio, ruling: Ruling, rights: frozenset[OurRole]) -> bool:
    """Whether one of the roles was held on that day, by somebody of our own."""
    organization = portfolio.shelf.get(ORGANIZATION_FILE)
    person = organization.person(ruling.by) if isinstance(organization, Organization) else None
    return person is not None and not person.partner and any(person.held(role, ruling.on) for role in rights)
