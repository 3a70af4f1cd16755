"""What is due by the kickoff or a session before it: of which engagements, and whether it came in time."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement


def started_here(engagement: Engagement) -> bool:
    """Whether its kickoff was ours to prepare: it was not called off, nor adopted later than that."""
    return not engagement.called_off and not engagement.adopted_after(engagement.session("kickoff"))


def full_started_here(engagement: Engagement) -> bool:
    """Whether its kickoff was ours to prepare, by the full method."""
    return engagement.record.method == "full" and started_here(engagement)


def in_time(day: date | None, latest: date | None) -> bool:
    """Whether there is a day, and none too late; where no latest day is planned, any day will do."""
    return day is not None and (latest is None or day <= latest)


def late_words(what: str, day: date | None, event: str, latest: date | None) -> str | None:
    """What is wrong with a day that is too late, or None where there is no day."""
    return f"{what} on {day}, after {event} on {latest}" if day and latest else None
