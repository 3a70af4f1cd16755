"""`new change-order`, `new confirmation`, `new description-of-work`: papers that move the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.editing import drafting, refuse_day_to_come
from psdm_validate.cli.new.answers import Written, asked_words
from psdm_validate.cli.new.drafting import draft_options, open_place, write_draft
from psdm_validate.cli.new.people import requester
from psdm_validate.cli.options import DayType
from psdm_validate.cli.writing import on_a_terminal

if TYPE_CHECKING:
    from psdm_validate.drafts.change_order import Known
    from psdm_validate.drafts.changes import Wish
    from psdm_validate.model.instrument import Amendment
    from psdm_validate.model.terms import Terms

ADDED = {
    "add_activity": "activities",
    "add_deliverable": "deliverables",
    "add_milestone": "milestones",
    "add_role": "roles",
}

HELP = {
    "change-order": "Draft a change order: money, hours, scope, billing, or much time. Both sides sign it.",
    "confirmation": "Draft a written confirmation: some time or scope, within the money. The customer confirms it.",
    "description-of-work": "Draft a description of work: scope that the wording left open. Both sides approve it.",
}

EXAMPLES = """\b
Examples:
  psdm-validate new {kind} acme/sow-2206 --{first} \\
    --title "Three weeks more" --why "The test servers came late (I-002)."
  psdm-validate new {kind} acme/sow-2206 --set activities.design.name="Target design" \\
    --add-activity "scanning: Security scanning: 120" --remove activities.training
"""


def _command(kind: str) -> click.Command:
    def draft(engagement: str, root: Path | None, on: date, by: str | None, **said: Any) -> None:
        from psdm_validate.drafts.amendment import Asked, new_amendment, signed_contract
        from psdm_validate.drafts.changes import Wish

        top, place = open_place(root, engagement)
        with drafting():
            # Before anything is asked: without a signed contract the answers would be for nothing.
            terms = signed_contract(place, on).terms
            wish = _wish(said)
            if wish == Wish() and on_a_terminal():
                wish = _asked_wish(terms)
            title = asked_words(said["title"], "What is it called", "--title")
            why = asked_words(said["why"], "Why is it needed", "--why")
            request = Asked(title, why, requester(place, top, by, on), on)
            known = _known(said) if kind == "change-order" else None
            paper = new_amendment(place, _model(kind), request, wish, place.policy(on).edition, known)
        step = f"psdm-validate approve {place.name} {paper.number} --by PERSON"
        told = {"hints": paper.hints, "missing": paper.missing}
        write_draft(top, [paper.edit, *paper.beside], step, **told, dry_run=said["dry_run"], yes=said["yes"])

    first = 'add-activity "scanning: Security scanning: 120"' if kind == "description-of-work" else "end 2027-01-08"
    return click.command(kind, help=HELP[kind], epilog=EXAMPLES.format(kind=kind, first=first))(_options(kind, draft))


def _options(kind: str, draft: Any) -> Any:
    """The options of the kind, in the order in which people think of them."""
    options = [
        click.argument("engagement"),
        click.option("--title", help="What the paper is called."),
        click.option("--why", help="The reason, in a sentence."),
        click.option("--start", type=DayType(), help="The first day of work that shall be."),
        click.option("--end", type=DayType(), help="The last day of work that shall be."),
        click.option("--amount", help="The contract amount that shall be."),
        click.option("--hours", help="The total hours that shall be."),
        click.option(
            "--set",
            "values",
            multiple=True,
            metavar="FIELD=VALUE",
            help="Any other term: roles.engineer.hours=840. Nothing after = takes it out.",
        ),
        _adding("activity", "scanning: Security scanning: 120"),
        _adding("deliverable", "design: Target design: discovery: The owner accepts it"),
        _adding("milestone", "pilot: Pilot accepted: 46000.00: 2026-12-11"),
        _adding("role", "engineer: 80: 200.00"),
        click.option("--remove", multiple=True, metavar="ENTRY", help="What goes: activities.training."),
    ]
    if kind == "change-order":
        options += _known_options()
    for option in reversed([*options, draft_options]):
        draft = option(draft)
    return draft


def _known_options() -> list[Any]:
    """What is known of a change order beside its changes."""
    informed = "Who was told of it, and when: account_team=2026-10-12."
    return [
        click.option("--opportunity", metavar="ID", help="The new sale, for exactly the difference."),
        click.option("--issue", type=Written("link"), metavar="URL", help="Its issue."),
        click.option("--document", type=Written("link"), metavar="URL", help="Its document, on the issue."),
        click.option("--attached", type=DayType(), help="The day it was hung on the internal customer epic."),
        click.option("--informed", multiple=True, metavar="WHO=DAY", help=informed),
    ]


def _known(said: dict[str, Any]) -> Known:
    from psdm_validate.drafts.change_order import Known

    days = dict(_told(text) for text in said["informed"])
    for option, day in (("--attached", said["attached"]), *(("--informed", day) for day in days.values())):
        if day is not None:
            refuse_day_to_come(option, day, "add it to the record once it has")
    return Known(said["opportunity"], said["issue"], said["document"], said["attached"], days)


def _told(text: str) -> tuple[str, date]:
    """Who was told, and when. Raises UsageError."""
    from psdm_validate.drafts.answers import NotUnderstood, day

    who, _, when = text.partition("=")
    known = ("engagement_manager", "account_team")
    name = who.strip().replace("-", "_")
    if name not in known:
        raise click.UsageError(f'--informed: "{text}" is not WHO=DAY; WHO is {" or ".join(known)}.')
    try:
        return name, date.fromisoformat(day(when))
    except NotUnderstood as why:
        raise click.UsageError(f"--informed: {why}") from why


def _adding(entry: str, form: str) -> Any:
    return click.option(
        f"--add-{entry}", type=Written(entry), multiple=True, metavar="TEXT", help=f'A new {entry}: "{form}".'
    )


def _wish(said: dict[str, Any]) -> Wish:
    from psdm_validate.drafts.changes import Wish

    single = [(name, str(said[name])) for name in ("start", "end", "amount", "hours") if said[name] is not None]
    added = [(name, entry) for option, name in ADDED.items() for entry in said[option]]
    return Wish((*single, *_pairs(said["values"])), tuple(added), said["remove"])


def _pairs(values: Sequence[str]) -> Iterator[tuple[str, str]]:
    for value in values:
        field, equals, text = value.partition("=")
        if not equals or not field.strip():
            raise click.UsageError(f'--set: "{value}" is not FIELD=VALUE, such as roles.engineer.hours=840.')
        yield field.strip(), text.strip()


def _asked_wish(terms: Terms) -> Wish:
    """What shall change, one term after the other until nothing more is said."""
    from psdm_validate.drafts.changes import Wish, changes_of
    from psdm_validate.drafts.place import CannotDraft

    def misfit(text: str) -> str | None:
        try:
            changes_of(terms, Wish(list(_pairs([text]))))
        except (CannotDraft, click.UsageError) as why:
            return str(why) if text.strip() else None
        return None

    values: list[tuple[str, str]] = []
    question = "What shall change, as end=2027-03-05 or roles.engineer.hours=840"
    while text := asked(None, question, "--set", fits=misfit):
        values += _pairs([text])
        question = "What else (just Enter when that was all)"
    return Wish(values)


def _model(kind: str) -> type[Amendment]:
    from psdm_validate.model.change_order import ChangeOrder
    from psdm_validate.model.confirmation import Confirmation
    from psdm_validate.model.description_of_work import DescriptionOfWork

    models: tuple[type[Amendment], ...] = (ChangeOrder, Confirmation, DescriptionOfWork)
    return next(model for model in models if model.record_kind == kind)


COMMANDS = {kind: _command(kind) for kind in HELP}
