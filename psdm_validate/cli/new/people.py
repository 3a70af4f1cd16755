"""People on the command line: by id, by name, or by a part that only one of them has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.editing import one_of, person_meant

if TYPE_CHECKING:
    from psdm_validate.drafts.place import Place
    from psdm_validate.model.organization import Organization


def requester(place: Place, root: Path, by: str | None, on: date) -> str:
    """Who asks: the person named, else whoever git knows here, else the project manager of the day.

    Raises UsageError where nobody is named and there is neither.
    """
    if by is not None:
        return completed(place, by)
    known = known_to_git(place.engagement.organization, root, (), on)
    record = place.engagement.record
    managers = (*record.held("project-manager", on), *record.held("program-manager", on))
    if known or managers:
        return known or managers[0]
    raise click.UsageError(f"Nobody managed {place.name} on {on}. Say who asks with --by.")


def completed(place: Place, name: str) -> str:
    """The id of the person meant, told where more than the id was completed. Raises UsageError as `person_meant`."""
    person = person_meant(place, name)
    if person != name:
        click.echo(f'"{name}" is {person}.')
    return person


def asked_person(place: Place, name: str | None, question: str, option: str, default: str | None = None) -> str:
    """A colleague or contact, offered by name on a terminal. Raises UsageError as `asked` and `person_meant`."""
    if name is not None:
        return completed(place, name)
    engagement = place.engagement
    team = [member.person for member in engagement.record.team]
    ours = [(person.id, person.name) for person in engagement.organization.people]
    theirs = [(person.id, person.name) for person in engagement.customer.contacts]
    offered = sorted([*ours, *theirs], key=lambda person: person[0] not in team)
    return asked(None, question, option, choices=offered, default=default)


def colleague_named(organization: Organization, name: str) -> str:
    """The id of the colleague meant. Raises UsageError where nobody or several fit."""
    person = one_of({person.id: person.name for person in organization.people}, name, "organization.yaml")
    if person != name:
        click.echo(f'"{name}" is {person}.')
    return person


def asked_colleague(
    organization: Organization,
    name: str | None,
    question: str,
    option: str,
    roles: Sequence[str],
    day: date,
    default: str | None,
) -> str:
    """A colleague; on a terminal those are offered who hold one of the roles. Raises UsageError as `asked`."""
    if name is not None:
        return colleague_named(organization, name)
    holders = [person for person in organization.people if any(person.held(role, day) for role in roles)]
    offered = holders or organization.people
    return asked(None, question, option, choices=[(person.id, person.name) for person in offered], default=default)


def known_to_git(organization: Organization, root: Path, roles: Sequence[str], day: date) -> str | None:
    """The colleague whose e-mail address git is set up with here, or None; with roles, one who holds one of them."""
    from psdm_validate.tree import CannotRead
    from psdm_validate.tree.git import run

    try:
        email = run(root.resolve(), "config", "user.email").stdout.decode("utf-8", "replace").strip().lower()
    except CannotRead:
        return None
    known = [person for person in organization.people if email and person.email.lower() == email]
    return next((one.id for one in known if not roles or any(one.held(role, day) for role in roles)), None)
