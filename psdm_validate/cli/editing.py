"""What verbs that edit one engagement share: the engagement as it lies on the disk, and its people by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from psdm_validate.cli.options import DayType, opened_tree
from psdm_validate.cli.paths import engagement_named
from psdm_validate.cli.writing import CannotWrite

if TYPE_CHECKING:
    from psdm_validate.drafts.place import Place

Command = TypeVar("Command", bound=Callable[..., Any])


class Refused(click.ClickException):
    """The records as they are do not allow what was asked for; nothing is written."""

    exit_code = 1


def happened_option(words: str, instead: str) -> Callable[[Command], Command]:
    """--on: the day on which something happened, today unless said; `instead` is told of a day that has not come."""

    def has_come(ctx: click.Context, param: click.Parameter, on: date) -> date:
        refuse_day_to_come("--on", on, instead)
        return on

    return click.option("--on", type=DayType(), default=date.today, show_default="today", callback=has_come, help=words)


def refuse_day_to_come(option: str, day: date, instead: str) -> None:
    """Raise UsageError for a day that has not come; `instead` says what to do."""
    if day > date.today():
        raise click.UsageError(f"{option}: {day} has not come yet; {instead}.")


def opened_place(root: Path | None, engagement: str) -> tuple[Path, Place]:
    """The root of the working tree and the engagement of that name in it. Raises UsageError for an unknown one."""
    from psdm_validate.check import read_portfolio
    from psdm_validate.drafts.place import Place

    tree = opened_tree(root, None)
    folder = engagement_named(tree, engagement)
    portfolio = read_portfolio(tree, frozenset([folder]))
    return tree.root, Place(portfolio, portfolio.engagements[0], dict(tree.read(portfolio.documents)))


def person_meant(place: Place, name: str) -> str:
    """The id of the colleague or contact whose id or name this is, or the only one of whose it is a part.

    Raises UsageError where nobody or several fit.
    """
    people = {person.id: person.name for person in place.engagement.organization.people}
    people |= {contact.id: contact.name for contact in place.engagement.customer.contacts}
    return one_of(people, name, "organization.yaml or customer.yaml")


def one_of(people: Mapping[str, str], name: str, where: str) -> str:
    """The id, of names by id, that is meant. Raises UsageError where nobody or several fit."""
    wanted = name.strip().lower()
    exact = [known for known, full in people.items() if wanted in (known, full.lower())]
    parts = [known for known, full in people.items() if wanted and (wanted in known or wanted in full.lower())]
    fitting = exact or parts
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise click.UsageError(f'"{name}" fits several people: {", ".join(fitting)}.')
    raise click.UsageError(f'Nobody of {where} is called "{name}". Add the person there first.')


@contextmanager
def drafting() -> Iterator[None]:
    """Whatever keeps a draft from being written, told as what was left as it is and why."""
    from psdm_validate.drafts.place import CannotDraft, NotKnown, Unreadable
    from psdm_validate.edit.cannot_edit import CannotEdit
    from psdm_validate.model.engagement import NotJudged

    try:
        yield
    except NotJudged as obstacle:
        raise CannotWrite(f"{obstacle}. `psdm-validate check` says what is wrong with it.") from obstacle
    except Unreadable as why:
        raise CannotWrite(str(why)) from why
    except NotKnown as why:
        raise click.UsageError(str(why)) from why
    except (CannotDraft, CannotEdit) as why:
        raise Refused(str(why)) from why
