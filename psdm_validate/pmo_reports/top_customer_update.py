"""By when an entry in the Top Customer Report was to be updated, and whether it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from psdm_validate.contract.silence import silent_since
from psdm_validate.contract.situation import Situation
from psdm_validate.pmo_reports.pmo_report import Cell, Missing
from psdm_validate.policy.moments import EASTERN
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.reporting.top_customer_by_wednesday import WEDNESDAY, top_customer_by_wednesday

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Deadline:
    """The last Wednesday by the day of the situation, which counts itself, at the hour of the policy in New York."""

    situation: Situation
    policy: Policy

    @property
    def wednesday(self) -> date:
        """The day of the deadline."""
        day = self.situation.day
        return day - timedelta(days=(day.weekday() - WEDNESDAY) % 7)

    @property
    def binds(self) -> bool:
        """Whether an update was owed: its edition asks for one, work had begun before that day, and is not on hold."""
        situation = self.situation
        if not self._asked_for:
            return False
        paused = situation.engagement.record.paused(situation.day)
        return not paused and silent_since(situation.engagement, (), situation.day) < self.wednesday

    @property
    def words(self) -> str:
        """Why none was owed."""
        situation = self.situation
        if not self._asked_for:
            return f"The edition {self.policy.edition} asks for no entry"
        if situation.engagement.record.paused(situation.day):
            return "Work is on hold"
        since = silent_since(situation.engagement, (), situation.day)
        return f"Work goes on since {since}; the first entry is due on {self.wednesday + WEEK}"

    @property
    def _asked_for(self) -> bool:
        return self.policy.in_force(top_customer_by_wednesday.editions)

    @property
    def _hour(self) -> time:
        return time(self.policy.values["top_customer_due_hour"], tzinfo=EASTERN)

    def cell(self, updated: datetime | None) -> Cell:
        """When the entry was updated; missing where that was for an earlier Wednesday and an update was owed."""
        in_time = updated is not None and updated > datetime.combine(self.wednesday - WEEK, self._hour)
        return self.missed(updated) if self.binds and not in_time else _words(updated)

    def missed(self, updated: datetime | None) -> Missing:
        """That the update was not made."""
        last = f"the last one is of {_words(updated)} Eastern" if updated else "there is none yet"
        return Missing(
            self.situation.engagement.name,
            f"the update that was due on Wednesday, {self.wednesday}, at {self._hour:%H:%M} Eastern; {last}",
            f"Write `top_customer:` with the day and hour in `updated:`: psdm-validate new status "
            f"{self.situation.engagement.name}",
        )


def _words(updated: datetime | None) -> str | None:
    return f"{updated.astimezone(EASTERN):%Y-%m-%d %H:%M}" if updated else None
