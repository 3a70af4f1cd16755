"""`new change-order`, `new confirmation`, `new description-of-work`: papers that move the contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from psdm_validate.cli.editing import drafting, opened_place
from psdm_validate.cli.new.answers import Written, asked_words
from psdm_validate.cli.new.drafting import draft_options, write_draft
from psdm_validate.cli.new.people import requester
from psdm_validate.cli.options import DayType

if TYPE_CHECKING:
    from psdm_validate.drafts.changes import Wish
    from psdm_validate.drafts.place import Place

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
        from psdm_validate.drafts.amendment import Asked, new_amendment

        top, place = opened_place(root, engagement)
        with drafting():
            _demand_signed(place, on)
            wish = _wish(said)
            title = asked_words(said["title"], "What is it called", "--title")
            why = asked_words(said["why"], "Why is it needed", "--why")
            asked = Asked(title, why, requester(place, top, by, on), on)
            paper = new_amendment(place, _model(kind), asked, wish, _edition(place), said.get("opportunity"))
        step = f"psdm-validate approve {place.name} {paper.number} --by PERSON"
        write_draft(top, [paper.edit], step, hints=paper.hints, dry_run=said["dry_run"], yes=said["yes"])

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
            "--set", "values", multiple=True, metavar="FIELD=VALUE", help="Any other term: roles.engineer.hours=840."
        ),
        _adding("activity", "scanning: Security scanning: 120"),
        _adding("deliverable", "design: Target design: discovery: The owner accepts it"),
        _adding("milestone", "pilot: Pilot accepted: 46000.00: 2026-12-11"),
        _adding("role", "engineer: 80: 200.00"),
        click.option("--remove", multiple=True, metavar="ENTRY", help="What goes: activities.training."),
    ]
    if kind == "change-order":
        options.append(click.option("--opportunity", metavar="ID", help="The new sale, for exactly the difference."))
    for option in reversed([*options, draft_options]):
        draft = option(draft)
    return draft


def _adding(entry: str, form: str) -> Any:
    return click.option(
        f"--add-{entry}", type=Written(entry), multiple=True, metavar="TEXT", help=f'A new {entry}: "{form}".'
    )


def _wish(said: dict[str, Any]) -> Wish:
    from psdm_validate.drafts.changes import Wish

    single = [(name, str(said[name])) for name in ("start", "end", "amount", "hours") if said[name] is not None]
    added = [(name, entry) for option, name in ADDED.items() for entry in said[option]]
    return Wish([*single, *_pairs(said["values"])], added, said["remove"])


def _pairs(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for value in values:
        field, equals, text = value.partition("=")
        if not equals or not field.strip() or not text.strip():
            raise click.UsageError(f'--set: "{value}" is not FIELD=VALUE, such as roles.engineer.hours=840.')
        yield field.strip(), text.strip()


def _demand_signed(place: Place, on: date) -> None:
    # Before anything is asked: the answers would be for nothing.
    from psdm_validate.drafts.amendment import signed_contract

    signed_contract(place, on)


def _model(kind: str) -> Any:
    from psdm_validate.contract.papers import LETTERS

    return next(model for model in LETTERS if model.record_kind == kind)


def _edition(place: Place) -> str:
    from psdm_validate.model.settings import Settings

    settings = place.portfolio.settings
    return settings.edition if isinstance(settings, Settings) else "2024"


COMMANDS = {kind: _command(kind) for kind in HELP}
