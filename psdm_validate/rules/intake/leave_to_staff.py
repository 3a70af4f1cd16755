"""Work at risk as leave to promise somebody's time before the sale is closed."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.leave import counts, risks_of
from psdm_validate.model.engagement import Engagement


def leave_to_staff(engagement: Engagement, day: date, person: str | None = None) -> bool:
    """Whether work at risk that waits for the SOW counted on that day, for that person or for anybody at all.

    Its own first and last day do not matter here: a promise is made before the work that it is about.
    """
    return any(
        risk.awaits is None and counts(risk, day) and (person is None or person in (risk.allows.people or (person,)))
        for risk in risks_of(engagement)
    )
