"""What is left of each contract: in money, and what of it is neither used nor forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import Unit, measure, rounded
from psdm_validate.figures.money import amount, earned, money_left
from psdm_validate.figures.totals import totals
from psdm_validate.model.engagement import NotJudged
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.lacking import figure_cell
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section
from psdm_validate.pmo_reports.rows import Row, manager_of, rows_of
from psdm_validate.pmo_reports.standing import running, state_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.forecast.budget import Budget, budget_of

FUNDS = (
    Column("manager", "Project manager"),
    Column("engagement", "Engagement"),
    Column("state", "State"),
    Column("agreed", "Agreed", "money"),
    Column("used", "Earned", "money"),
    Column("left", "Left", "money"),
    Column("currency", "Currency"),
)
TOTALS = (
    Column("currency", "Currency"),
    Column("agreed", "Agreed", "money"),
    Column("used", "Earned", "money"),
    Column("left", "Left", "money"),
    Column("not_known", "Engagements of which it is not known", "entries"),
)
SHARE = Column("share", "Share", "percent")
SUMMED = (amount, earned, money_left)
STEP = "Record what the figure is worked out of: contract, timesheets, acceptance."
NO_BUDGET = "what is left to forecast: the contract states no total, or nobody recorded what is used"


def remaining_funds(asked: Asked) -> Iterator[Section]:
    """Amount, earned and left of each contract by project manager, and the totals of each currency."""
    found = rows_of(asked, _funds)
    rows = tuple(sorted(found.rows, key=_by_manager))
    yield Section("funds", "Remaining funds", FUNDS, rows, "No engagement is running.", found.missing)
    yield Section("funds-totals", "Remaining funds by currency", TOTALS, tuple(_totals(asked)), "Nothing to add.")


def left_to_forecast(asked: Asked) -> Iterator[Section]:
    """Hours, and money of fixed fees, that are neither used nor forecast nor listed as upside, by project manager."""
    hours = rows_of(asked, lambda situation: _to_forecast(situation, asked.policy_of(situation), "hours"))
    yield Section(
        "hours-to-forecast",
        "Hours to forecast",
        _columns("hours"),
        _by_manager_then_worst(hours.rows, _columns("hours")),
        "No engagement that is billed by the hour is running.",
        hours.missing,
    )
    money = rows_of(asked, lambda situation: _to_forecast(situation, asked.policy_of(situation), "money"))
    yield Section(
        "fees-to-forecast",
        "Fixed fees to forecast",
        _columns("money"),
        _by_manager_then_worst(money.rows, _columns("money")),
        "No engagement with a fixed fee is running.",
        money.missing,
    )


def _funds(situation: Situation) -> Iterator[Row]:
    if running(situation):
        used = figure_cell(earned, situation, STEP)
        yield (
            manager_of(situation),
            situation.engagement.name,
            state_of(situation),
            figure_cell(amount, situation, STEP),
            used,
            # What is not known of the one is not known of the other, and is told once.
            used if isinstance(used, Missing) else figure_cell(money_left, situation, STEP),
            situation.contract.terms.currency,
        )


def _totals(asked: Asked) -> Iterator[Row]:
    """One row for each currency; those that cannot be read are missing already."""
    by_currency: dict[str, list[Situation]] = {}
    for situation in asked.situations():
        try:
            if running(situation):
                by_currency.setdefault(situation.contract.terms.currency, []).append(situation)
        except NotJudged:
            continue
    for currency, found in sorted(by_currency.items()):
        measured = (measure(figure, each) for each in found for figure in SUMMED)
        told = {total.figure.id: total for total in totals(measured)}
        sums = (told[figure.id].value if figure.id in told else None for figure in SUMMED)
        known = min(told[figure.id].engagements if figure.id in told else 0 for figure in SUMMED)
        yield currency, *sums, Decimal(len(found) - known)


def _columns(unit: Unit) -> tuple[Column, ...]:
    return (
        Column("manager", "Project manager"),
        Column("engagement", "Engagement"),
        Column("mark", "Mark"),
        Column("agreed", "Agreed", unit),
        Column("since", "From", "day"),
        Column("left", "Left then", unit),
        Column("forecast", "Forecast", unit),
        Column("upside", "Upside", unit),
        Column("open", "Neither", unit),
        SHARE,
        *((Column("currency", "Currency"),) if unit == "money" else ()),
    )


def _to_forecast(situation: Situation, policy: Policy, unit: Unit) -> Iterator[Row | Missing]:
    terms = situation.contract.terms if running(situation) else None
    if terms is None or (terms.billing == "fixed-fee") != (unit == "money"):
        return
    budget = budget_of(situation.engagement, situation.contract, situation.day)
    if budget is None:
        yield Missing(situation.engagement.name, NO_BUDGET, STEP)
        return
    yield (
        manager_of(situation),
        situation.engagement.name,
        _mark(situation, budget, policy),
        budget.whole,
        budget.since,
        budget.left,
        budget.forecast,
        budget.upside,
        budget.nowhere,
        rounded(budget.nowhere * 100 / budget.whole, "percent") if budget.whole else None,
        *((terms.currency,) if unit == "money" else ()),
    )


def _mark(situation: Situation, budget: Budget, policy: Policy) -> Cell:
    """Nothing is asked for while work is on hold, and that is said instead."""
    if situation.engagement.record.paused(situation.day):
        return state_of(situation)
    return f"above {policy.values['unforecast_percent']} %" if budget.open(policy) else None


def _by_manager(row: Row) -> tuple[str, str]:
    return str(row[0] or ""), str(row[1])


def _by_manager_then_worst(rows: Iterable[Row], columns: tuple[Column, ...]) -> tuple[Row, ...]:
    def key(row: Row) -> tuple[str, Decimal]:
        share = row[columns.index(SHARE)]
        return str(row[0] or ""), -share if isinstance(share, Decimal) else Decimal(0)

    return tuple(sorted(rows, key=key))
