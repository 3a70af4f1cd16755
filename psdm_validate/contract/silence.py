"""Since when nothing has been reported of an engagement that reports every week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from psdm_validate.model.engagement import Engagement


def silent_since(engagement: Engagement, told: Iterable[date], as_of: date) -> date:
    """The last day by then before which nothing more was owed; the day itself where there was none.

    That is one of the days on which something was told, or the day of the kickoff, the adoption or the end of a hold.
    """
    record = engagement.record
    begun = (engagement.session("kickoff"), record.adopted.on if record.adopted else None)
    days = (*told, *begun, *(hold.until for hold in record.on_hold))
    return max((day for day in days if day and day <= as_of), default=as_of)
