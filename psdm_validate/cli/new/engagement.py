"""`new engagement`: every record that an engagement begins with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.editing import drafting
from psdm_validate.cli.new.answers import Written, asked_day, asked_one_of, asked_several, asked_words
from psdm_validate.cli.new.drafting import draft_options, write_draft
from psdm_validate.cli.new.people import asked_colleague, colleague_named
from psdm_validate.cli.options import DayType, opened_tree
from psdm_validate.cli.writing import on_a_terminal

if TYPE_CHECKING:
    from psdm_validate.drafts.answers import Entry
    from psdm_validate.drafts.engagement import NewCustomer, NewEngagement
    from psdm_validate.drafts.founding import Ground
    from psdm_validate.drafts.terms import Sold

METHODS = (("light", "light: the part that short engagements need"), ("full", "full: every ceremony of the method"))
SERVICES = (("custom", "custom: scoped for this customer"), ("standard", "standard: sold as a SKU"))
PAID = (("time-and-materials", "by the hour, with rates"), ("fixed-fee", "at a fixed fee, in milestones"))
SOLD = ("project", "consulting-block", "dedicated-engineer", "training")
MANAGERS = ("project-manager", "program-manager")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@click.command(
    "engagement",
    epilog="""\b
Examples:
  psdm-validate new engagement acme/sow-2206
  psdm-validate new engagement acme/sow-2206 --kind project --service standard --sku PS-HEALTH \\
    --title "Health check of the build servers" --billing fixed-fee --currency USD \\
    --start 2027-01-11 --end 2027-02-05 --zone America/New_York \\
    --milestone "report: Report accepted: 24000.00: 2027-02-05" \\
    --activity "review: Review of the build servers: 60" \\
    --project-manager sam --engineer alex --customer-name "Harbor Line" \\
    --contact "Mira Stone <mira.stone@example.com>, director"
""",
)
@click.argument("engagement")
@click.option("--customer-name", help="The customer's name, as the contract writes it.")
@click.option(
    "--contact", "contacts", multiple=True, type=Written("contact"), metavar="TEXT",
    help='Somebody of the customer: "Mira Stone <mira.stone@example.com>, director".',
)  # fmt: skip
@click.option("--title", help="What the engagement is called.")
@click.option("--kind", type=click.Choice(SOLD), help="What was sold.")
@click.option("--service", type=click.Choice(["custom", "standard"]), help="Scoped for the customer, or sold as a SKU.")
@click.option("--sku", help="The SKU of a standard service.")
@click.option("--scoping-issue", metavar="LINK", help="The issue in which a custom service was scoped.")
@click.option("--billing", type=click.Choice(["time-and-materials", "fixed-fee"]), help="How the work is paid.")
@click.option("--agreement", type=click.Choice(["msa", "standard", "customer"]), help="Whose general terms apply.")
@click.option("--start", type=DayType(), help="First day of work.")
@click.option("--end", type=DayType(), help="Last day of work.")
@click.option("--method", type=click.Choice(["light", "full"]), help="How much of the method (default: what is due).")
@click.option("--currency", help="Its three letters: USD.")
@click.option("--amount", help="Contract amount (default: what roles or milestones come to).")
@click.option("--hours", help="Total hours (default: what roles or activities come to).")
@click.option(
    "--role", "roles", multiple=True, type=Written("role"), metavar="TEXT",
    help='A role that is billed: "engineer: 80: 200.00".',
)  # fmt: skip
@click.option(
    "--milestone", "milestones", multiple=True, type=Written("milestone"), metavar="TEXT",
    help='A part of a fixed fee: "report: Report accepted: 24000.00: 2027-02-05".',
)  # fmt: skip
@click.option(
    "--activity", "activities", multiple=True, type=Written("activity"), metavar="TEXT",
    help='A piece of the work: "design: Target design: 40".',
)  # fmt: skip
@click.option(
    "--deliverable", "deliverables", multiple=True, type=Written("deliverable"), metavar="TEXT",
    help='What is handed over: "plan: Target plan: design: The owner accepts it".',
)  # fmt: skip
@click.option("--project-manager", metavar="PERSON", help="Who manages it (default: --by).")
@click.option("--engineer", "engineers", multiple=True, metavar="PERSON", help="Who works on it.")
@click.option("--zone", help="Time zone of its meetings: America/New_York.")
@click.option("--status-day", type=click.Choice(DAYS), default="Thursday", show_default=True, help="Weekly meeting.")
@draft_options
def engagement(engagement: str, root: Path | None, on: date, by: str | None, **said: Any) -> None:
    """Draft everything that an engagement begins with: customer, SOW, set-up, schedule, communication plan, RAID log.

    ENGAGEMENT is its folder to be: customer and SOW number, as acme/sow-2206. A customer that is known is kept as it
    is.
    """
    from psdm_validate.drafts.engagement import founded
    from psdm_validate.drafts.founding import ground_for

    tree = opened_tree(root, None)
    with drafting():
        ground = ground_for(tree, engagement)
        new = _asked(ground, on, {**said, "project_manager": said["project_manager"] or by})
        edits = founded(new)
    write_draft(tree.root, edits, f"psdm-validate todo {ground.name}", dry_run=said["dry_run"], yes=said["yes"])


def _asked(ground: Ground, on: date, said: dict[str, Any]) -> NewEngagement:
    """Every answer, in the order in which a project manager knows them."""
    from psdm_validate.drafts.engagement import NewEngagement

    customer = _customer(ground, on, said)
    sow = _sow(said)
    sold = _sold(said)
    terms = sold.written()
    manager = asked_colleague(
        ground.organization, said["project_manager"], "Who manages it", "--project-manager", MANAGERS, on
    )
    return NewEngagement(
        folder=ground.folder,
        on=on,
        customer_name=customer.name if customer else ground.customer_name,
        contacts=[str(contact["id"]) for contact in customer.contacts] if customer else ground.contacts,
        new_customer=customer,
        kind=asked_one_of(said["kind"], "What was sold", "--kind", SOLD, "project"),
        method=_method(ground, sold, said),
        sow=sow,
        terms=terms,
        start=sold.start,
        end=sold.end,
        iteration_days=ground.policy.values["iteration_days"],
        project_manager=manager,
        engineers=_engineers(ground, on, said),
        zone=asked(said["zone"], "In which time zone do you meet", "--zone", default="America/New_York", fits=_no_zone),
        status_day=said["status_day"],
    )


def _customer(ground: Ground, on: date, said: dict[str, Any]) -> NewCustomer | None:
    """The customer, asked for only where it is new. Raises CannotDraft where it is not and is told otherwise."""
    from psdm_validate.drafts.founding import new_customer

    if ground.customer is None:
        said["customer_name"] = asked_words(
            said["customer_name"], "What is the customer called, as the contract writes it", "--customer-name"
        )
        form = "Mira Stone <mira.stone@example.com>, director"
        question = "Who speaks for the customer"
        said["contacts"] = asked_several(said["contacts"], "contact", question, "--contact", form)
    return new_customer(ground, said["customer_name"], said["contacts"], on)


def _sow(said: dict[str, Any]) -> dict[str, Any]:
    sow = {"title": asked_words(said["title"], "What is the engagement called", "--title")}
    service = asked(said["service"], "How is it sold", "--service", choices=SERVICES, default="custom")
    if service == "standard":
        return {**sow, "service": service, "sku": asked_words(said["sku"], "As which SKU", "--sku")}
    link = asked_words(said["scoping_issue"], "Which issue was it scoped in (its https:// address)", "--scoping-issue")
    return {**sow, "service": service, "scoping_issue": link}


def _sold(said: dict[str, Any]) -> Sold:
    from psdm_validate.drafts.terms import Sold

    billing = asked(said["billing"], "How is it paid", "--billing", choices=PAID)
    start = asked_day(said["start"], "On which day does the work start (as 2027-01-11)", "--start")
    end = asked_day(said["end"], "Which is its last day", "--end")
    currency = asked_words(said["currency"], "In which currency", "--currency", "USD").upper()
    roles, milestones = tuple(said["roles"]), tuple(said["milestones"])
    if billing == "fixed-fee":
        milestones = _several(
            milestones, "milestone", "Which milestone is paid for", "report: Report accepted: 24000.00"
        )
    else:
        roles = _several(roles, "role", "Which role works, how long, at which rate", "engineer: 80: 200.00")
    return Sold(
        billing=billing,
        start=start,
        end=end,
        currency=currency,
        activities=_several(said["activities"], "activity", "What is done", "design: Target design: 40"),
        roles=roles,
        deliverables=said["deliverables"],
        milestones=milestones,
        agreement=said["agreement"],
        amount=said["amount"],
        hours=said["hours"],
    )


def _several(values: tuple[Entry, ...], name: str, question: str, form: str) -> tuple[Entry, ...]:
    return asked_several(values, name, question, f"--{name}", form)


def _method(ground: Ground, sold: Sold, said: dict[str, Any]) -> str:
    """How much of the method: what is said, else what its length asks for."""
    from psdm_validate.drafts.founding import method_due

    method, why = method_due(ground.policy, sold.start, sold.end)
    if said["method"] is None and not on_a_terminal():
        click.echo(f"The method is {method}: {why}.")
        return method
    return asked(said["method"], f"Which method ({why})", "--method", choices=METHODS, default=method)


def _engineers(ground: Ground, on: date, said: dict[str, Any]) -> list[str]:
    """Who works on it, as far as it is known already."""
    if said["engineers"] or not on_a_terminal():
        return [colleague_named(ground.organization, name) for name in said["engineers"]]
    known = [(one.id, one.name) for one in ground.organization.people if one.held("engineer", on)]
    chosen = asked(None, "Who works on it", "--engineer", choices=[("", "nobody is named yet"), *known], default="")
    return [chosen] if chosen else []


def _no_zone(name: str) -> str | None:
    from zoneinfo import available_timezones

    return None if name in available_timezones() else f'there is no time zone "{name}"; write it as America/New_York'


COMMANDS = {"engagement": engagement}
