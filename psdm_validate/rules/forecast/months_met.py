"""What is said of a month that came out otherwise than forecast."""

from __future__ import annotations

from psdm_validate.contract.wording import value_words
from psdm_validate.figures.forecast import MonthMet
from psdm_validate.rule import Remark


def missed(month: MonthMet, percent: int) -> Remark:
    """The forecast of the month, what it came to, and the goal that it missed."""
    unit, currency = (" hours", "") if month.field == "hours" else ("", month.measured)
    forecast, came = (value_words(value, (month.field,), currency) + unit for value in (month.forecast, month.came))
    off = f", {abs(month.off):.1f} % off" if month.off is not None else ""
    return Remark(
        month.planned.at(month.field),
        f"{month.month} was forecast with {forecast} and came to {came}{off}; the goal is {percent} %",
        "Note what was different, and go through the months ahead with it; what is over stays as it was.",
        fact=True,
    )
