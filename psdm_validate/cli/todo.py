"""`todo`: what is due and what is red."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli.options import as_of_option, colour, format_option, opened_tree, root_option, width
from psdm_validate.cli.paths import engagement_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psdm_validate.duties.agenda import Agenda
    from psdm_validate.duties.checklist import Checklist
    from psdm_validate.model.engagement import Engagement
    from psdm_validate.model.portfolio import Portfolio
    from psdm_validate.policy.policies import Policies
    from psdm_validate.tree import Tree

FURTHEST = 366


@click.command(
    epilog="""\b
Examples:
  psdm-validate todo --pm "Sam Osei"
  psdm-validate todo --pm sam --days 30 --checklist
  psdm-validate todo acme/sow-2206
"""
)
@click.argument("engagement", required=False)
@click.option("--pm", metavar="PERSON", help="Only engagements of this project manager: an id, a name or a part of it.")
@click.option("--days", type=click.IntRange(0, FURTHEST), default=14, show_default=True, help="How far to look ahead.")
@click.option("--checklist", is_flag=True, help="Add the checklist of each engagement that goes on.")
@root_option
@as_of_option
@format_option("text", "json")
@click.pass_context
def command(
    ctx: click.Context,
    engagement: str | None,
    pm: str | None,
    days: int,
    checklist: bool,
    root: Path | None,
    as_of: date,
    form: str,
) -> None:
    """List what is red and what comes due, soonest first, each with what settles it.

    With ENGAGEMENT only that one, and its checklist. Whatever is red, the exit code is 0: this is a list, not a
    verdict; it is 3 where something could not be judged.
    """
    from psdm_validate.check import Question, policies_for, read_portfolio, report_on
    from psdm_validate.cli import COULD_NOT_JUDGE
    from psdm_validate.duties.agenda import agenda_of

    if engagement and pm:
        raise click.UsageError("Name an engagement or a project manager, not both.")
    tree = opened_tree(root, None)
    folders = frozenset([engagement_named(tree, engagement)]) if engagement else frozenset[str]()
    portfolio = read_portfolio(tree, folders)
    chosen = _managed(portfolio, pm, as_of) if pm else portfolio.engagements
    report = report_on(portfolio, Question(as_of, folders=folders), tree.label)
    policies = policies_for(portfolio, as_of)
    agenda = agenda_of(chosen, report, policies, as_of + timedelta(days=days))
    lists = _checklists(chosen, policies, as_of, over_too=bool(engagement)) if engagement or checklist else []
    click.echo(_shown(agenda, lists, form), nl=False)
    if not (engagement or pm):
        _say_how_to_narrow(tree, portfolio, as_of)
    if agenda.unknown:
        _say_what_is_missing(portfolio)
        ctx.exit(COULD_NOT_JUDGE)


def _managed(portfolio: Portfolio, name: str, as_of: date) -> tuple[Engagement, ...]:
    """The engagements of the one project manager whom the name fits. Raises UsageError where none or several do."""
    from psdm_validate.duties.managers import known_managers, managed_by

    known, wanted = known_managers(portfolio, as_of), name.strip().lower()
    exact = [person for person, full in known.items() if wanted in (person, full.lower())]
    fitting = exact or [person for person, full in known.items() if wanted in person or wanted in full.lower()]
    if len(fitting) == 1:
        return managed_by(portfolio.engagements, fitting[0], as_of)
    if fitting:
        raise click.UsageError(f'"{name}" fits several project managers: {", ".join(fitting)}.')
    raise click.UsageError(f'No project manager is called "{name}". There is: {", ".join(known) or "none at all"}.')


def _checklists(
    engagements: Iterable[Engagement], policies: Policies, as_of: date, *, over_too: bool
) -> list[Checklist]:
    """The checklists of those that go on, or of all; none where it is unknown which edition asks for what."""
    from psdm_validate.duties.checklist import checklist_of, is_over

    return [
        checklist_of(engagement, policies.of(engagement.folder), as_of)
        for engagement in engagements
        if policies.edition_of(engagement.folder) and (over_too or not is_over(engagement, as_of))
    ]


def _shown(agenda: Agenda, checklists: list[Checklist], form: str) -> str:
    if form == "json":
        from psdm_validate.reporters.duties_json import duties_json

        return duties_json(agenda, checklists)
    from psdm_validate.reporters.duties_text import duties_text

    return duties_text(agenda, checklists, width(), coloured=colour(), plain=_only_ascii())


def _only_ascii() -> bool:
    """Whether what reads the output cannot show the marks of a checklist."""
    try:
        # What captures the output may not say how it writes letters.
        "✓·".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return True
    return False


def _say_what_is_missing(portfolio: Portfolio) -> None:
    from psdm_validate.check import NO_ENGAGEMENT

    unread = "Something may be missing here; `psdm-validate check` says why"
    empty = NO_ENGAGEMENT[0].upper() + NO_ENGAGEMENT[1:]
    click.echo(f"{unread if portfolio.engagements else empty}.", err=True)


def _say_how_to_narrow(tree: Tree, portfolio: Portfolio, as_of: date) -> None:
    """Tell a project manager how to see only their own; who they are is never guessed from git for the list itself."""
    from psdm_validate.duties.managers import manager_of_address
    from psdm_validate.tree import CannotRead
    from psdm_validate.tree.git import run

    try:
        answer = run(tree.root.resolve(), "config", "user.email")
    except CannotRead:
        return
    email = answer.stdout.decode("utf-8", "replace").strip()
    if person := manager_of_address(portfolio, email, as_of):
        click.echo(f"These are everybody's. Yours alone: psdm-validate todo --pm {person}", err=True)
