"""The ground on which a new engagement is founded: its folder, the people, the customer if it is known, the policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from psdm_validate.check import read_portfolio
from psdm_validate.drafts.answers import Entry
from psdm_validate.drafts.engagement import NewCustomer
from psdm_validate.drafts.place import CannotDraft, NotKnown, Unreadable
from psdm_validate.drafts.rhythm import iterations_in
from psdm_validate.model.customer import Customer
from psdm_validate.model.engagement import Broken
from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE, TOP, customer_file, engagement_folder
from psdm_validate.model.organization import Organization
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.record import Record
from psdm_validate.model.settings import Settings
from psdm_validate.policy.calendar import months_later
from psdm_validate.policy.policy import Policy, policy_of
from psdm_validate.tree import Tree

SomeRecord = TypeVar("SomeRecord", bound=Record)


@dataclass(frozen=True)
class Ground:
    """What is there before the engagement is."""

    folder: str
    organization: Organization
    policy: Policy
    customer: Customer | None

    @property
    def name(self) -> str:
        """The engagement as people name it on the command line."""
        return self.folder.removeprefix(f"{TOP}/")

    @property
    def customer_name(self) -> str:
        """The name of a known customer."""
        return self.customer.name if self.customer else ""

    @property
    def contacts(self) -> list[str]:
        """Ids of the people of a known customer."""
        return [contact.id for contact in self.customer.contacts] if self.customer else []


def ground_for(tree: Tree, name: str, on: date) -> Ground:
    """The ground for an engagement of that name, acme/sow-2206, that is drafted on the day.

    Raises NotKnown for a name that no engagement can have, CannotDraft for one that is taken already, and
    Unreadable for a repository without its people or settings.
    """
    folder = _folder(name)
    taken = {there for file in tree.files() if (there := engagement_folder(file.path))}
    number = folder.rsplit("/", 1)[1]
    same = [there for there in taken if there == folder or there.endswith(f"/{number}")]
    if same:
        raise CannotDraft(f"{same[0]} is there already, and a SOW number is used once. `psdm-validate show {number}`")
    portfolio = read_portfolio(tree, frozenset([folder]))
    customer = _shared(portfolio, customer_file(folder), Customer)
    organization = _shared(portfolio, ORGANIZATION_FILE, Organization)
    settings = _shared(portfolio, SETTINGS_FILE, Settings)
    if organization is None:
        raise Unreadable(f"{ORGANIZATION_FILE} is missing. Add it first, with everybody who will be named.")
    if settings is None:
        raise Unreadable(f'{SETTINGS_FILE} is missing. Add it first; `edition: "2024"` is enough.')
    return Ground(folder, organization, policy_of(settings, settings.edition_on(on)), customer)


def new_customer(ground: Ground, name: str | None, contacts: Sequence[Entry], on: date) -> NewCustomer | None:
    """The customer to be added; None where it is known. Raises CannotDraft where it is, and is told anew."""
    if ground.customer is None:
        return NewCustomer(name or "", [_contact(ground, entry, on) for entry in contacts])
    if name not in (None, ground.customer.name) or contacts:
        raise CannotDraft(
            f"{ground.customer.name} is known already. Leave out --customer-name and --contact; "
            f"whoever is missing is added to {customer_file(ground.folder)} by hand."
        )
    return None


def method_due(policy: Policy, start: date, end: date) -> tuple[str, str]:
    """The method that an engagement of this length asks for, and why (source: 002, Guidelines for PSDM)."""
    months, most = policy.values["full_method_above_months"], policy.values["full_method_above_iterations"]
    count = iterations_in(start, end, policy.values["iteration_days"])
    if end >= months_later(start, months):
        return "full", f"it lasts {months} months or more"
    if count > most:
        return "full", f"it has {count} iterations, more than {most}"
    return "light", f"it is shorter than {months} months and has {count} iterations, at most {most}"


def _folder(name: str) -> str:
    wanted = name.strip("/").lower().removeprefix(f"{TOP}/")
    if engagement_folder(f"{TOP}/{wanted}/") != f"{TOP}/{wanted}":
        raise NotKnown(f'"{name}" can be no engagement. Write customer and SOW number, as acme/sow-2206.')
    return f"{TOP}/{wanted}"


def _contact(ground: Ground, entry: Entry, on: date) -> Entry:
    """The contact with its role from the day on, and an id that no colleague has."""
    taken = {person.id for person in ground.organization.people}
    customer = ground.name.split("/")[0]
    identifier = f"{entry['id']}-{customer}" if entry["id"] in taken else entry["id"]
    roles = [{"role": entry["role"], "from": on}]
    return {"id": identifier, "name": entry["name"], "email": entry["email"], "roles": roles}


def _shared(portfolio: Portfolio, path: str, model: type[SomeRecord]) -> SomeRecord | None:
    record = portfolio.shelf.get(path)
    if isinstance(record, Broken):
        raise Unreadable(f"{path} cannot be read. `psdm-validate check` says what is wrong with it.")
    return record if isinstance(record, model) else None
