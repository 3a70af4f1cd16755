"""What goes with a paper that is strong enough: a new sale, a new project, the place of a confirmation."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from psdm_validate.contract.directions import money_added
from psdm_validate.contract.powers import Demand, Judged
from psdm_validate.contract.wording import value_words
from psdm_validate.finding import Level
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks
from psdm_validate.rules.change.put_forward import put_forward

EXACT = "for the difference"


def goes_with(demand: Demand, all_demands: Iterable[Demand], judged: Judged, engagement: Engagement) -> Remarks:
    """What the row asks beside the paper and is not there."""
    paper = judged.paper
    if engagement.adopted_after(paper.executed_on):
        return
    rows = [other.row for other in all_demands]
    if isinstance(paper, ChangeOrder):
        if demand.row.opportunity == EXACT or (demand.row.opportunity and EXACT not in [r.opportunity for r in rows]):
            yield from _sale(demand, judged, paper, engagement)
        if demand.row.resource_project and not judged.pending:
            yield from _project(paper, judged, engagement)
    # A confirmation of time and scope hangs in one place, where the time is looked up.
    time_moves = any(row.attached_to == "scoping-issue" for row in rows)
    if isinstance(paper, Confirmation) and (demand.row.attached_to != "project-epic" or not time_moves):
        yield from _hangs(demand, paper)


def _sale(demand: Demand, judged: Judged, order: ChangeOrder, engagement: Engagement) -> Remarks:
    level = Level.WARNING if judged.pending else None
    exact = demand.row.opportunity == EXACT
    more = money_added(judged.before, judged.step.terms.amount) or Decimal(0)
    kind = f"for exactly the {_money(more, judged)} that it adds" if exact else "for the extension"
    if order.opportunity is None:
        # A draft may still wait for it; somebody who approves should not.
        if not judged.pending or put_forward(order, engagement):
            yield Remark(
                order.at("opportunity"),
                f"{order.number} needs a new opportunity {kind}, and names none",
                "Ask the engagement manager to open it, then add opportunity: with id, record_type and amount.",
                level,
            )
    elif exact and order.opportunity.amount != more:
        says = order.opportunity.amount
        yield Remark(
            order.opportunity.at("amount"),
            f"{order.number} adds {_money(more, judged)}, but its opportunity {order.opportunity.id} "
            f"{'states no amount' if says is None else f'is for {_money(says, judged)}'}",
            f'Let the opportunity say exactly the difference, amount: "{more:.2f}", or correct the paper.',
            level,
        )


def _project(order: ChangeOrder, judged: Judged, engagement: Engagement) -> Remarks:
    first = engagement.record.resource_project
    others = [step.instrument for step in judged.before.steps]
    taken = {other.resource_project for other in others if isinstance(other, ChangeOrder)}
    taken |= {first.link} if first else set()
    if order.resource_project is None or order.resource_project in taken:
        what = "has no resource project yet" if order.resource_project is None else "goes on in an old resource project"
        yield Remark(
            order.at("resource_project"),
            f"{order.number} was executed on {order.executed_on} and {what}; the work that it adds gets a new one",
            "Ask PS Operations to set it up, then add resource_project with its link.",
            Level.WARNING,
            fact=True,
        )


def _hangs(demand: Demand, paper: Confirmation) -> Remarks:
    wanted, confirmed = demand.row.attached_to, paper.confirmed
    if confirmed and wanted and confirmed.attached_to != wanted:
        yield Remark(
            confirmed.at("attached_to"),
            f"{paper.number} hangs on the {_place_words(confirmed.attached_to)}; for {demand.row.moves}, "
            f"it hangs on the {_place_words(wanted)}",
            f"Attach the customer's words there, then write attached_to: {wanted}.",
        )


def _place_words(name: str) -> str:
    return name.replace("-", " ")


def _money(amount: Decimal, judged: Judged) -> str:
    return value_words(amount, ("amount",), judged.step.terms.currency)
