"""The options of `new engagement`, in the order in which a project manager knows the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from psdm_validate.cli.new.answers import Written
from psdm_validate.cli.options import DayType

Command = TypeVar("Command", bound=Callable[..., Any])

SOLD = ("project", "consulting-block", "dedicated-engineer", "training")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--customer-name", help="The customer's name, as the contract writes it."),
    click.option(
        "--contact",
        "contacts",
        multiple=True,
        type=Written("contact"),
        metavar="TEXT",
        help='Somebody of the customer: "Mira Stone <mira.stone@example.com>, director".',
    ),
    click.option("--title", help="What the engagement is called."),
    click.option("--kind", type=click.Choice(SOLD), help="What was sold."),
    click.option(
        "--service", type=click.Choice(["custom", "standard"]), help="Scoped for the customer, or sold as a SKU."
    ),
    click.option("--sku", help="The SKU of a standard service."),
    click.option("--scoping-issue", type=Written("link"), metavar="LINK", help="Where a custom service was scoped."),
    click.option("--billing", type=click.Choice(["time-and-materials", "fixed-fee"]), help="How the work is paid."),
    click.option("--agreement", type=click.Choice(["msa", "standard", "customer"]), help="Whose general terms apply."),
    click.option("--start", type=DayType(), help="First day of work."),
    click.option("--end", type=DayType(), help="Last day of work."),
    click.option(
        "--method", type=click.Choice(["light", "full"]), help="How much of the method (default: what is due)."
    ),
    click.option("--currency", type=Written("currency"), help="Its three letters: USD."),
    click.option(
        "--amount", type=Written("money"), help="Contract amount (default: what roles or milestones come to)."
    ),
    click.option("--hours", type=Written("hours"), help="Total hours (default: what roles or activities come to)."),
    click.option(
        "--role",
        "roles",
        multiple=True,
        type=Written("role"),
        metavar="TEXT",
        help='A role that is billed: "engineer: 80: 200.00".',
    ),
    click.option(
        "--milestone",
        "milestones",
        multiple=True,
        type=Written("milestone"),
        metavar="TEXT",
        help='A part of a fixed fee: "report: Report accepted: 24000.00: 2027-02-05".',
    ),
    click.option(
        "--activity",
        "activities",
        multiple=True,
        type=Written("activity"),
        metavar="TEXT",
        help='A piece of the work: "design: Target design: 40".',
    ),
    click.option(
        "--deliverable",
        "deliverables",
        multiple=True,
        type=Written("deliverable"),
        metavar="TEXT",
        help='What is handed over: "plan: Target plan: design: The owner accepts it".',
    ),
    click.option("--project-manager", metavar="PERSON", help="Who manages it (default: --by)."),
    click.option("--engineer", "engineers", multiple=True, metavar="PERSON", help="Who works on it."),
    click.option("--zone", help="Time zone of its meetings: America/New_York."),
    click.option(
        "--status-day", type=click.Choice(DAYS), default="Thursday", show_default=True, help="Weekly meeting."
    ),
)


def engagement_options(command: Command) -> Command:
    """Everything that can be said of a new engagement; what is left out is asked for on a terminal."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
