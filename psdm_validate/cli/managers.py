"""Which project manager a name on the command line means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from psdm_validate.model.engagement import Engagement
    from psdm_validate.model.portfolio import Portfolio


def managed(portfolio: Portfolio, name: str, as_of: date) -> tuple[Engagement, ...]:
    """The engagements of the one project manager whom the name fits. Raises UsageError where none or several do."""
    from psdm_validate.duties.managers import known_managers, managed_by

    known, wanted = known_managers(portfolio, as_of), name.strip().lower()
    exact = [person for person, full in known.items() if wanted in (person, full.lower())]
    fitting = exact or [person for person, full in known.items() if wanted in person or wanted in full.lower()]
    if len(fitting) == 1:
        return managed_by(portfolio.engagements, fitting[0], as_of)
    if fitting:
        raise click.UsageError(f'"{name}" fits several project managers: {", ".join(fitting)}.')
    raise click.UsageError(f'No project manager is called "{name}". There is: {", ".join(known) or "none at all"}.')
