"""What a paper records of its own way: who asked, who approved, where it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.people import Approval
from psdm_validate.model.sow import Opportunity, Sow
from psdm_validate.overview import Overview, Paper
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.people import full_name
from psdm_validate.site.markup import address, facts, join
from psdm_validate.site.wording import money, name_of, on

Fact = tuple[str, Markup]

_WAYS = {"email": "by e-mail", "slack": "in Slack", "issue": "in an issue"}


def paper_facts(engagement: Engagement, overview: Overview, contract: Contract, paper: Paper) -> Markup:
    """The facts as a list, those dated after the day of the page left out."""
    teller = _Teller(engagement, overview.as_of, contract.terms.currency)
    match engagement.shelf[paper.file]:
        case Sow() as sow:
            return facts(teller.sow(sow))
        case Instrument() as instrument:
            return facts(teller.instrument(instrument))
    return Markup("")


def ended_by(engagement: Engagement, paper: Paper) -> str:
    """Who rejected or withdrew the paper."""
    instrument = engagement.shelf[paper.file]
    if not isinstance(instrument, Instrument):
        return ""
    refusal = instrument.rejected if paper.state == "rejected" else instrument.withdrawn
    return full_name(engagement, refusal.by) if refusal else ""


@dataclass(frozen=True, slots=True)
class _Teller:
    engagement: Engagement
    as_of: date
    currency: str

    def sow(self, sow: Sow) -> Iterator[Fact]:
        yield "Opportunity", self._opportunity(sow.opportunity)
        yield "Scoping issue", _linked(sow.scoping_issue)
        yield "Cost estimate", _linked(sow.cost_estimate)
        yield "Approved by", self._approvals(sow.approvals)
        yield "Legal stamp", self._by_then(sow.legal_stamp)
        yield "Released", self._by_then(sow.released)

    def instrument(self, paper: Instrument) -> Iterator[Fact]:
        yield "Requested by", self._person(paper.requested.by, paper.requested.on)
        match paper:
            case ChangeOrder():
                yield from self._change_order(paper)
            case Confirmation():
                yield from self._confirmation(paper)
            case DescriptionOfWork():
                yield from self._description(paper)

    def _change_order(self, paper: ChangeOrder) -> Iterator[Fact]:
        told = (
            ("engagement manager", paper.informed.engagement_manager),
            ("account team", paper.informed.account_team),
        )
        yield "Informed", _lines(join([encode(who), on(day)], ", ") for who, day in told if day and day <= self.as_of)
        yield "Issue", _linked(paper.issue)
        yield "Epic", encode(paper.epic or "")
        yield "Scoping issue", encode(paper.scoping_issue or "")
        yield "Opportunity", self._opportunity(paper.opportunity)
        yield "Resource project", _linked(paper.resource_project)
        yield "Approved by", self._approvals(paper.approvals)

    def _confirmation(self, paper: Confirmation) -> Iterator[Fact]:
        word = paper.confirmed
        if word and word.on <= self.as_of:
            yield "Confirmed by", join([self._person(word.by, word.on), encode(_WAYS[word.by_way_of])], ", ")
            yield "Attached to", encode(f"the {word.attached_to.replace('-', ' ')}")

    def _description(self, paper: DescriptionOfWork) -> Iterator[Fact]:
        for side, word in (("us", paper.approved.us), ("the customer", paper.approved.customer)):
            if word:
                yield f"Approved for {side} by", self._person(word.by, word.on)

    def _approvals(self, approvals: Iterable[Approval]) -> Markup:
        return _lines(
            join([said, encode(name_of(approval.role))], ", ")
            for approval in approvals
            if (said := self._person(approval.by, approval.on))
        )

    def _person(self, identifier: str, day: date) -> Markup:
        name = encode(full_name(self.engagement, identifier))
        return join([name, on(day)], ", ") if day <= self.as_of else Markup("")

    def _by_then(self, day: date | None) -> Markup:
        return on(day) if day and day <= self.as_of else Markup("")

    def _opportunity(self, sale: Opportunity | None) -> Markup:
        if sale is None:
            return Markup("")
        told = [encode(sale.id), encode(sale.record_type or "")]
        told += [money(sale.amount, self.currency)] if sale.amount is not None else []
        return join(filter(None, told), ", ")


def _linked(url: str | None) -> Markup:
    return address(url) if url else Markup("")


def _lines(parts: Iterable[Markup]) -> Markup:
    return join(parts, "<br>")
