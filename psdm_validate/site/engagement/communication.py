"""Who hears what, when, by which way."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.wording import counted
from psdm_validate.model.communication_plan import Channel, CommunicationPlan, Meeting
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.iteration_schedule import Ceremony
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.people import full_name
from psdm_validate.site.markup import join, noted, notice, outward, section, subsection, table
from psdm_validate.site.wording import name_of, on

TITLE = "Communication plan"


def communication(engagement: Engagement) -> Markup:
    """Meetings, ceremonies, channels and the way upwards."""
    try:
        agreed = engagement.communication_plan
        schedule = engagement.iteration_schedule
    except NotJudged as obstacle:
        return section(TITLE, notice(encode(f"It is unknown, because {obstacle}.")))
    ceremonies = schedule.ceremonies if schedule else ()
    if agreed is None:
        return section(TITLE, Markup("There is no communication plan yet."), _ceremonies(ceremonies))
    return section(
        TITLE,
        _agreement(engagement, agreed),
        table(
            ("Meeting", "When", "Led by", "With"),
            (_meeting_row(engagement, meeting) for meeting in agreed.meetings),
        ),
        _ceremonies(ceremonies),
        *_ways(engagement, agreed),
    )


def _agreement(engagement: Engagement, agreed: CommunicationPlan) -> Markup:
    zone = encode(f"times in {agreed.zone}")
    if agreed.agreed is None:
        return join([Markup("Not yet agreed with the customer"), zone], " · ")
    by = encode(f"Agreed by {full_name(engagement, agreed.agreed.by)} on")
    return join([join([by, on(agreed.agreed.on)], " "), zone], " · ")


def _meeting_row(engagement: Engagement, meeting: Meeting) -> tuple[Markup, ...]:
    when = _when(name_of(meeting.cadence), meeting.days, meeting.begins, meeting.minutes)
    attended = ", ".join(full_name(engagement, person) for person in meeting.attended_by)
    purpose = noted(encode(meeting.name), encode(meeting.purpose))
    return (purpose, encode(when), encode(full_name(engagement, meeting.led_by)), encode(attended))


def _ceremonies(ceremonies: tuple[Ceremony, ...]) -> Markup:
    rows = ((encode(name_of(c.kind)), encode(_when("", c.days, c.begins, c.minutes))) for c in ceremonies)
    return subsection("Ceremonies of an iteration", table(("Ceremony", "When"), rows))


def _when(cadence: str, days: tuple[str, ...], begins: str | None, minutes: int | None) -> str:
    parts = [cadence, ", ".join(days), begins or "", f"{minutes} min" if minutes else ""]
    return " · ".join(part for part in parts if part)


def _ways(engagement: Engagement, agreed: CommunicationPlan) -> Iterator[Markup]:
    channels = ((_channel_name(way), encode(way.use)) for way in agreed.channels)
    yield subsection("Channels", table(("Channel", "Used for"), channels))
    escalations = (
        (encode(full_name(engagement, step.to)), encode(counted(step.after_days, "working day")))
        for step in agreed.escalations
    )
    yield subsection("The way upwards", table(("Escalation to", "After"), escalations))


def _channel_name(way: Channel) -> Markup:
    return outward(encode(way.name), way.link) if way.link else encode(way.name)
