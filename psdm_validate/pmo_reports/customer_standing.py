"""What the newest status report tells the customer, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.silence import silent_since
from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Status
from psdm_validate.pmo_reports.customer_hours import hours_told
from psdm_validate.pmo_reports.pmo_report import Column, Missing
from psdm_validate.pmo_reports.rows import Row, name_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.method.weekly_status import at_rest
from psdm_validate.rules.reporting.troubled import TROUBLED
from psdm_validate.rules.reporting.weekly_status_complete import WANTED

STANDING = (Column("topic", "Topic"), Column("told", "Status"))


def standing(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    """The report as topics, its health first, and what is missing from it."""
    engagement, day = situation.engagement, situation.day
    yield from _late(situation, policy)
    yield "Engagement", f"{engagement.sow.number}: {engagement.sow.name}"
    yield "Customer", engagement.customer.name
    for hold in engagement.record.on_hold:
        if hold.on(day):
            yield "On hold", f"since {hold.since}: {hold.why}"
    status = engagement.newest_status(day)
    if status:
        yield from _told(situation, status)
        yield from _left_out(situation, status)


def _late(situation: Situation, policy: Policy) -> Iterator[Missing]:
    """The report of the week, where one is due and none is there."""
    engagement, day = situation.engagement, situation.day
    if situation.phase not in (Phase.DELIVER, Phase.CLOSE) or at_rest(engagement, day):
        return
    since = silent_since(engagement, [status.on for status in engagement.statuses], day)
    if (day - since).days > policy.values["status_days"]:
        newest = engagement.newest_status(day)
        last = f"the newest is of {newest.on}" if newest else "there is none yet"
        yield Missing(
            engagement.name,
            f"the status report of this week; {last}",
            f"Write it: psdm-validate new status {engagement.name}",
        )


def _told(situation: Situation, status: Status) -> Iterator[Row]:
    yield "Health", status.health
    yield "Progress", status.progress
    if status.health in TROUBLED or status.path_to_green:
        yield "Path to green", status.path_to_green or _lacks(situation.engagement, status, "path_to_green")
    yield "Schedule", status.schedule or _lacks(situation.engagement, status, "schedule")
    if status.percent is not None:
        yield "Complete", f"{status.percent} %"
    yield from hours_told(situation, status)
    yield "Report of", status.on
    yield "Written by", name_of(situation.engagement, status.by)


def _left_out(situation: Situation, status: Status) -> Iterator[Missing]:
    """What the report does not tell although sections of their own are about it."""
    engagement = situation.engagement
    for field in ("actions", "issues"):
        if getattr(status, field) is None:
            yield _lacks(engagement, status, field)
    entries = {entry.id: entry for entry in (engagement.raid.entries() if engagement.raid else ())}
    for number in (*(status.actions or ()), *(status.issues or ())):
        entry = entries.get(number)
        if entry is None or (entry.audience != "customer" and entry.open_on(situation.day)):
            yield Missing(
                engagement.name,
                f"{number}, which the report of {status.on} lists; the RAID log has nothing of it for the customer",
                f"Write `audience: customer` beside {number} in {engagement.folder}/raid.yaml where the customer may "
                "read it.",
            )


def absences(situation: Situation) -> Iterator[Row]:
    """Planned absences of the newest report that are not over."""
    engagement, day = situation.engagement, situation.day
    status = engagement.newest_status(day)
    if status is None:
        return
    if status.time_off is None:
        yield _lacks(engagement, status, "time_off"), None, None
    for absence in sorted(status.time_off or (), key=lambda absence: absence.since):
        if absence.until >= day:
            yield name_of(engagement, absence.person), absence.since, absence.until


def _lacks(engagement: Engagement, status: Status, field: str) -> Missing:
    words, step = WANTED.get(field, ("how it becomes green again", "Add `path_to_green:` in a sentence."))
    return Missing(engagement.name, f"{words}, in the report of {status.on}", f"{step} ({status.place.file})")
