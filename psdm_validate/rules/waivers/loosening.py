"""What a merge loosens of that by which merges are judged: settings, roles, contacts, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.rights import WITHOUT_RIGHTS
from psdm_validate.finding import Level
from psdm_validate.model.customer import Customer
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.layout import TOP
from psdm_validate.model.organization import Organization
from psdm_validate.model.part import Place
from psdm_validate.model.people import ContactRole, Held, OurPerson, OurRole, Someone
from psdm_validate.model.record import Record
from psdm_validate.model.settings import Settings
from psdm_validate.model.waivers import Late, Waiver, Waivers
from psdm_validate.policy.policy import policy_of
from psdm_validate.rules.registry import RULES

WEIGHT = {Level.NOTE: 0, Level.WARNING: 1, Level.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Loosening:
    """One right that is granted, or one bar that is lowered."""

    words: str
    reach: str
    """What it counts for: files below here."""
    place: Place
    was: Place


def loosenings(comparison: Comparison) -> Iterator[Loosening]:
    """Whatever is looser after the merge; of a file that the target does not have yet nothing is."""
    for record, _ in comparison.moved(Settings, Organization, Customer):
        after = comparison.after(record)
        if isinstance(record, Settings) and isinstance(after, Settings):
            yield from _settings(record, after)
        elif isinstance(record, Organization) and isinstance(after, Organization):
            yield from _granted(record, record.people, after.people, f"{TOP}/")
        elif isinstance(record, Customer) and isinstance(after, Customer):
            reach = after.place.file.removesuffix("customer.yaml")
            yield from _granted(record, record.contacts, after.contacts, reach)
    yield from _extra_schemas(comparison)
    for before, engagement in comparison.engagements():
        yield from _waivers(before, engagement)


def _settings(before: Settings, after: Settings) -> Iterator[Loosening]:
    def found(words: str, *path: str) -> Loosening:
        return Loosening(words, f"{TOP}/", after.at(*path), before.at(*path))

    if before.edition != after.edition:
        yield found(f"the edition goes from {before.edition} to {after.edition}", "edition")
    elif (was := _history(before)) != (now := _history(after)):
        yield found(f"the editions before go from {was} to {now}", "editions_before")
    for pack in before.packs:
        if pack not in after.packs:
            yield found(f"the pack {pack} is switched off", "packs")
    for name, words in dict.fromkeys(_values_moved(before, after)):
        yield found(words, "policy", name)
    old, new = policy_of(before), policy_of(after)
    for entry in RULES:
        was, level = old.level(entry.id, entry.level), new.level(entry.id, entry.level)
        if WEIGHT[level] < WEIGHT[was]:
            yield found(f"{entry.id} is judged as {level} instead of {was}", "levels", entry.id)


def _history(settings: Settings) -> str:
    return ", ".join(f"{each.edition} until {each.until}" for each in settings.editions_before) or "none"


def _values_moved(before: Settings, after: Settings) -> Iterator[tuple[str, str]]:
    """Each policy value that moves, by name, in the editions that both have."""
    for edition in before.editions:
        if edition in after.editions:
            old, new = policy_of(before, edition), policy_of(after, edition)
            for name, value in old.values.items():
                if new.values.get(name, value) != value:
                    yield name, f"{name} goes from {value} to {new.values[name]}"


def _extra_schemas(comparison: Comparison) -> Iterator[Loosening]:
    after = comparison.head.extra_schemas.by_kind
    for kind, schema in comparison.base.extra_schemas.by_kind.items():
        if after.get(kind) != schema:
            words = f"the schema for extra fields of a record of the kind {kind} is changed or gone"
            yield Loosening(words, f"{TOP}/", schema.place, schema.place)


Roles = Someone[OurRole] | Someone[ContactRole]


def _granted(before: Record, old: Iterable[Roles], new: Iterable[Roles], reach: str) -> Iterator[Loosening]:
    """Roles with rights that somebody has newly, or for longer, and other addresses of whoever has any."""
    known = {person.id: person for person in old}
    for person in new:
        was = known.get(person.id)
        had = was.roles if was and not _left_a_partner(was, person) else ()
        rights = [held for held in person.roles if held.role not in WITHOUT_RIGHTS]
        for held in rights:
            if not any(_covers(other, held) for other in had):
                words = f"{person.id} is granted the role {held.role} from {held.since}"
                yield Loosening(words, reach, held.place, before.place)
        # Who wrote an approval is told by the address; contacts write nothing here.
        if rights and isinstance(was, OurPerson) and was.email != person.email:
            words = f"the address of {person.id}, who has rights, goes from {was.email} to {person.email}"
            yield Loosening(words, reach, person.at("email"), was.at("email"))


def _left_a_partner(was: Roles, person: Roles) -> bool:
    """Whether somebody is of our own house now who was not: nobody of a partner approves, so every right is new."""
    return isinstance(was, OurPerson) and isinstance(person, OurPerson) and bool(was.partner) and not person.partner


def _covers(old: Held[OurRole] | Held[ContactRole], new: Held[OurRole] | Held[ContactRole]) -> bool:
    lasts = old.until is None or (new.until is not None and new.until <= old.until)
    return old.role == new.role and old.since <= new.since and lasts


def _waivers(before: Engagement, after: Engagement) -> Iterator[Loosening]:
    """Waivers that the target does not have, or has for a shorter time."""
    had = waivers_of(before)
    for entry in waivers_of(after):
        if not any(as_much(other, entry) for other in had):
            yield of_entry(entry, before, after)


def of_entry(entry: Waiver | Late, before: Engagement, after: Engagement) -> Loosening:
    """That a waiver or a late entry excuses what it speaks of."""
    stands = before.shelf.get(f"{before.folder}/waivers.yaml")
    was = stands.place if isinstance(stands, Waivers) else before.at_record("engagement.yaml")
    return Loosening(f"a breach of {entry.rule} is excused", f"{after.folder}/", entry.at("rule"), was)


def waivers_of(engagement: Engagement) -> tuple[Waiver, ...]:
    """The waivers of an engagement; none where their record cannot be read."""
    record = engagement.shelf.get(f"{engagement.folder}/waivers.yaml")
    return record.waivers if isinstance(record, Waivers) else ()


def as_much(old: Waiver, new: Waiver) -> bool:
    """Whether the old waiver excuses all that the new one does."""
    if not old.approved:
        return old == new
    lasts = old.until is not None and new.until is not None and new.until <= old.until
    return same_place(old, new) and lasts


def same_place(old: Waiver, new: Waiver) -> bool:
    """Whether both speak of the same rule in the same place."""
    return (old.rule, old.file, old.field) == (new.rule, new.file, new.field)
