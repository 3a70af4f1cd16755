"""training/<session>.yaml: one training session, from its planning to what attendees receive."""

from typing import ClassVar

from psdm_validate.model.identifiers import Colleague, Identifier, Person
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Clock, Day, Many, Text, Url, Zone


class TrainingDay(Part):
    """One day of a session."""

    on: Day = described("The day.", audience="customer", example="2026-10-13")
    begins: Clock | None = described("Time it begins.", default=None, audience="customer", example="09:00")
    ends: Clock | None = described("Time it ends.", default=None, audience="customer", example="16:30")


class PlanningMeeting(Part):
    """The meeting that plans the session."""

    on: Day = described("The day.", example="2026-09-15")
    attended_by: Many[Person] = described("Who took part.", default=(), example=["kim-doyle", "mira-stone"])


class Registration(Part):
    """The link by which people register."""

    link: Url | None = described("The link, on the session's issue.", default=None, audience="customer")
    sent: Day | None = described("The day it went to the customer.", default=None, audience="customer")
    by: Colleague | None = described("Who sent it.", default=None)


class Trainer(Part):
    """Who teaches, and how they prepared."""

    person: Colleague = described("Who.", audience="customer", example="kim-doyle")
    certified: Day | None = described("The day they were certified for the course.", default=None)
    rehearsed: Day | None = described("The day they had rehearsed it.", default=None)
    latest_slides: Day | None = described("The day they had checked that the slides are the latest.", default=None)


class Lab(Part):
    """The exercises' environment."""

    code: Text | None = described("The session's own invitation code.", default=None)
    instructor_registered: Day | None = described("The day the instructor had an account.", default=None)
    dates_handed: Day | None = described("The day the lab engineer had the dates.", default=None)
    code_received: Day | None = described("The day the instructor had the code.", default=None)


class Delivered(Part):
    """What attendees receive afterwards."""

    recording: Url | None = described("The recording.", default=None, audience="customer")
    slides: Url | None = described("The slides as PDF.", default=None, audience="customer")
    attendance: Url | None = described("The list of attendees.", default=None)
    next_steps: Day | None = described("The day the mail with the next steps went out.", default=None)


class Assessment(Part):
    """One attendee's certification, without the name."""

    id: Identifier = described("Short name of the submission; no personal data.", example="submission-1")
    submitted: Day = described("When it was handed in.", example="2026-10-16")
    reviewed: Day | None = described("When it was reviewed and released.", default=None)


class Checklists(Part):
    """The checklists of the archived method."""

    before: Day | None = described("The day the list before the session was done.", default=None)
    after: Day | None = described("The day the list after the session was done.", default=None)
    closeout_email: Day | None = described("The day the closing mail was sent.", default=None)


class TrainingSession(Record):
    """One training session."""

    record_kind: ClassVar[str] = "training-session"
    title: ClassVar[str] = "Training session"
    lies_at: ClassVar[str] = "{customer}/{sow}/training/{session}.yaml"

    name: Text = described(
        "What it is called.", alias="title", audience="customer", example="CI/CD for the first group"
    )
    course: Text = described("The course that is taught.", audience="customer", example="GitLab CI/CD")
    issue: Url | None = described("Its issue.", default=None)
    event_plan: Url | None = described("Its event plan.", default=None)
    zone: Zone = described("Time zone of every time here.", audience="customer", example="America/New_York")
    days: Many[TrainingDay] = described("The days on which it takes place.", default=(), audience="customer")
    trainer: Trainer | None = described("Who teaches.", default=None, audience="customer")
    planning_meeting: PlanningMeeting | None = described("The meeting that planned it.", default=None)
    registration: Registration | None = described("How people register.", default=None, audience="customer")
    lab: Lab | None = described("The exercises' environment.", default=None)
    delivered: Delivered | None = described("What attendees received.", default=None, audience="customer")
    assessments: Many[Assessment] = described("Certifications that were handed in.", default=())
    checklists: Checklists | None = described("The checklists (archived method).", default=None)
