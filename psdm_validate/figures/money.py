"""Figures of money, each in the currency of the contract in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from psdm_validate.contract.allotment import billed_work, firmly_booked
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, figure, part_of
from psdm_validate.figures.hours import (
    FORECAST,
    IN_FORCE,
    NONE,
    hours_agreed,
    hours_at_completion,
    hours_without_timesheet,
    hours_worked,
)
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.terms import Terms


@figure("amount", "Contract amount", unit="money", source=IN_FORCE)
def amount(situation: Situation) -> Decimal:
    """The amount of the contract in force."""
    stated = situation.contract.terms.amount
    if stated is None:
        raise NotKnown("the contract in force states no amount")
    return stated


@figure("earned", "Money earned", unit="money", source=FORECAST)
def earned(situation: Situation) -> Decimal:
    """What the customer owes for the work so far. By the hour: hours worked at the rate that the contract of their
    day has for the role of who worked them, and where it states no rates, the contract amount by the share of the
    hours used. For a fixed fee: the milestones that the customer has accepted. After a change of the kind of billing
    both count from then on, beside what had been billed before."""
    terms = situation.contract.terms
    since = _billing_changed(situation)
    before = _billed_before(situation, since)
    if terms.billing == "fixed-fee":
        return before + _accepted(situation)
    if any(role.rate is not None for role in terms.roles):
        return before + _at_rates(situation, since)
    if since is not None:
        raise NotKnown("the contract in force states no rates for the hours since its billing changed")
    used = part_of(hours_worked(situation), hours_agreed(situation), "agreed hours")
    return amount(situation) * used / 100


@figure("money-left", "Money left", unit="money", source="001: Forecast call prep 1 (Remaining Funds to Forecast)")
def money_left(situation: Situation) -> Decimal:
    """Contract amount less money earned; below zero where more was earned than agreed."""
    return amount(situation) - earned(situation)


@figure("money-at-completion", "Money at completion", unit="money", source=FORECAST)
def money_at_completion(situation: Situation) -> Decimal:
    """By the hour: money earned and hours booked ahead at the rates of the contract in force, and where it states no
    rates, the contract amount by hours at completion as a share of the hours agreed. For a fixed fee the contract
    amount, whatever it takes."""
    terms = situation.contract.terms
    if terms.billing == "fixed-fee":
        return amount(situation)
    so_far = earned(situation)
    if any(role.rate is not None for role in terms.roles):
        return so_far + sum(_booked_at_rates(situation), NONE)
    share = part_of(hours_at_completion(situation), hours_agreed(situation), "agreed hours")
    return amount(situation) * share / 100


def _billing_changed(situation: Situation) -> date | None:
    """The day on which the kind of billing last changed; None where it never did."""
    changes = (
        step.instrument.executed_on
        for step in reversed(situation.contract.steps)
        if any(moved.field == ("billing",) for moved in step.moved)
    )
    return next(changes, None)


def _billed_before(situation: Situation, changed: date | None) -> Decimal:
    stated = situation.contract.terms.billed_before
    if changed is not None and stated is None:
        raise NotKnown("the contract does not state what was billed before its billing changed")
    return stated or NONE


def worth_accepted(engagement: Engagement, terms: Terms, first: date, last: date) -> Decimal:
    """What the milestones of the terms are worth that the customer accepted from the first to the last day."""
    items = engagement.acceptance.items if engagement.acceptance else ()
    accepted = {item.milestone for item in items if item.accepted and first <= item.accepted.on <= last}
    return sum((milestone.amount for milestone in terms.milestones if milestone.id in accepted), NONE)


def _accepted(situation: Situation) -> Decimal:
    terms = situation.contract.terms
    if not terms.milestones:
        raise NotKnown("the contract in force states no milestones")
    return worth_accepted(situation.engagement, terms, date.min, situation.day)


def _at_rates(situation: Situation, since: date | None) -> Decimal:
    hours_worked(situation)  # where hours are not known, neither is what they earned
    currency, total = situation.contract.terms.currency, NONE
    for work in billed_work(situation.engagement, situation.day):
        if since is None or work.day >= since:
            terms = situation.course.on(work.day).terms
            if terms.currency != currency:
                raise NotKnown(f"hours before the contract changed from {terms.currency} to {currency} are in neither")
            total += work.hours * _rate(situation, terms, work.entry.person, work.day)
    if untold := hours_without_timesheet(situation):
        rate = _one({role.rate for role in situation.contract.terms.roles})
        if rate is None or since is not None:
            raise NotKnown("a report tells of hours that are on no timesheet, so that their rate is not known")
        total += untold * rate
    return total


def _booked_at_rates(situation: Situation) -> Iterator[Decimal]:
    terms = situation.contract.terms
    for booking, hours in firmly_booked(situation.engagement, situation.course):
        if hours:
            yield hours * _rate(situation, terms, booking.person, max(booking.since, situation.day))


def _rate(situation: Situation, terms: Terms, person: str, day: date) -> Decimal:
    """The rate of the role that somebody has in the team that day; of all roles, where they have the same."""
    team = situation.engagement.record.team
    held = {member.role for member in team if member.person == person and member.on(day)}
    own = [role.rate for role in terms.roles if role.id in held]
    rate = _one(set(own or (role.rate for role in terms.roles)))
    if rate is None:
        raise NotKnown(f"the contract of {day} does not tell at which rate {person} works")
    return rate


def _one(rates: set[Decimal | None]) -> Decimal | None:
    """The only rate; None where there are several, or one is not stated."""
    return rates.pop() if len(rates) == 1 else None
