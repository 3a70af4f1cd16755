"""`new engagement`: every record that an engagement begins with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.editing import drafting
from psdm_validate.cli.new.answers import asked_day, asked_one_of, asked_read, asked_several, asked_words
from psdm_validate.cli.new.drafting import draft_options, write_draft
from psdm_validate.cli.new.engagement_options import SOLD, engagement_options
from psdm_validate.cli.new.people import asked_colleague, colleague_named, known_to_git
from psdm_validate.cli.options import opened_tree
from psdm_validate.cli.writing import on_a_terminal

if TYPE_CHECKING:
    from psdm_validate.drafts.answers import Entry
    from psdm_validate.drafts.engagement import NewCustomer, NewEngagement
    from psdm_validate.drafts.founding import Ground
    from psdm_validate.drafts.terms import Sold

METHODS = (("light", "light: the part that short engagements need"), ("full", "full: every ceremony of the method"))
SERVICES = (("custom", "custom: scoped for this customer"), ("standard", "standard: sold as a SKU"))
PAID = (("time-and-materials", "by the hour, with rates"), ("fixed-fee", "at a fixed fee, in milestones"))
MANAGERS = ("project-manager", "program-manager")


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
@engagement_options
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
        ground = ground_for(tree, engagement, on)
        you = known_to_git(ground.organization, tree.root, MANAGERS, on)
        manager = said["project_manager"] or by or (None if on_a_terminal() else you)
        new = _asked(ground, on, {**said, "project_manager": manager}, you)
        edits = founded(new)
    write_draft(tree.root, edits, f"psdm-validate todo {ground.name}", dry_run=said["dry_run"], yes=said["yes"])


def _asked(ground: Ground, on: date, said: dict[str, Any], you: str | None) -> NewEngagement:
    """Every answer, in the order in which a project manager knows them."""
    from psdm_validate.drafts.engagement import NewEngagement

    customer = _customer(ground, on, said)
    sow = _sow(said)
    sold = _sold(said)
    terms = sold.written()
    manager = asked_colleague(
        ground.organization, said["project_manager"], "Who manages it", "--project-manager", MANAGERS, on, you
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
    question = "Which issue was it scoped in (its https:// address)"
    link = asked_read(said["scoping_issue"], "link", question, "--scoping-issue")
    return {**sow, "service": service, "scoping_issue": link}


def _sold(said: dict[str, Any]) -> Sold:
    from psdm_validate.drafts.terms import Sold

    billing = asked(said["billing"], "How is it paid", "--billing", choices=PAID)
    start = asked_day(said["start"], "On which day does the work start (as 2027-01-11)", "--start")
    end = asked_day(said["end"], "Which is its last day", "--end", earliest=start)
    currency = asked_read(said["currency"], "currency", "In which currency", "--currency", "USD")
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
    chosen = asked(said["method"], f"Which method ({why})", "--method", choices=METHODS, default=method)
    if (chosen, method) == ("light", "full"):
        click.echo(f"Note: {why}, so the check will ask for the full method.", err=True)
    return chosen


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
