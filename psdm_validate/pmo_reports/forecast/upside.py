"""What may come beside the forecast, by month and reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.model.bookings import Upside
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.lacking import asked_by
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section
from psdm_validate.pmo_reports.rows import Row, rows_of
from psdm_validate.pmo_reports.standing import state_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.forecast.milestone_move_is_upside import milestone_move_is_upside
from psdm_validate.rules.forecast.pending_order_is_upside import pending_order_is_upside
from psdm_validate.rules.forecast.standing import upside_of

REASONS = {
    "soft-booking": "soft booking",
    "pending-change-order": "pending change order",
    "milestone": "milestone that may move",
}
MONTH, REASON = Column("month", "Month"), Column("because", "Reason")
HOURS, AMOUNT = Column("hours", "Work", "hours"), Column("amount", "Amount", "money")
CURRENCY = Column("currency", "Currency")
COLUMNS = (
    MONTH,
    REASON,
    Column("engagement", "Engagement"),
    Column("state", "State"),
    Column("of", "Of"),
    HOURS,
    AMOUNT,
    CURRENCY,
    Column("why", "Why it is not certain"),
)
TOTALS = (MONTH, REASON, HOURS, AMOUNT, CURRENCY)


def upside(asked: Asked) -> Iterator[Section]:
    """What is listed as upside from the month of the day on, and its sums by month, reason and currency."""
    found = rows_of(asked, lambda situation: _of_engagement(situation, asked.policy_of(situation)))
    rows = tuple(sorted(found.rows, key=lambda row: (str(row[0]), str(row[1]), str(row[2]))))
    yield Section("upside-totals", "Upside by month and reason", TOTALS, tuple(_totals(rows)), "No upside is listed.")
    yield Section("upside", "Upside, one by one", COLUMNS, rows, "No upside is listed.", found.missing)


def _of_engagement(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement, phase, day = situation.engagement, situation.phase, situation.day
    if phase is Phase.CLOSED:
        return
    for item in upside_of(engagement):
        if item.month >= f"{day:%Y-%m}":
            yield (
                item.month,
                REASONS[item.because],
                engagement.name,
                state_of(situation),
                item.booking or item.paper or item.milestone,
                item.hours,
                _amount(situation, item),
                situation.contract.terms.currency,
                item.why,
            )
    yield from asked_by(pending_order_is_upside, engagement, situation, policy)
    yield from asked_by(milestone_move_is_upside, engagement, situation, policy)


def _amount(situation: Situation, item: Upside) -> Cell:
    if item.amount is None and item.hours is None:
        step = f"Write `hours:` or `amount:` beside {item.id} in {item.place.file}."
        return Missing(situation.engagement.name, f"the upside {item.id} says neither hours nor money", step)
    return item.amount


def _totals(rows: Iterable[Row]) -> Iterator[Row]:
    """The sums of each month, reason and currency; hours without money stand with the currency of their contract."""
    added: dict[tuple[str, str, str], dict[Column, Decimal]] = defaultdict(dict)
    for row in rows:
        cells = dict(zip(COLUMNS, row, strict=True))
        sums = added[str(cells[MONTH]), str(cells[REASON]), str(cells[CURRENCY])]
        for column in (HOURS, AMOUNT):
            if isinstance(value := cells[column], Decimal):
                sums[column] = sums.get(column, Decimal(0)) + value
    for (month, reason, currency), sums in sorted(added.items()):
        yield month, reason, sums.get(HOURS), sums.get(AMOUNT), currency
