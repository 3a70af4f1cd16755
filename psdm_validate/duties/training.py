"""Deadlines of training sessions (source: handbook 003, training)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.training import TrainingSession
from psdm_validate.rules.training.session_days import first_day, last_day, registration_due


def training(outlook: Outlook) -> Iterator[Duty]:
    """What every session needs before it, after it, and for its assessments, as it comes up."""
    for session in outlook.engagement.training_sessions if outlook.policy.in_force(("2020",)) else ():
        yield from _before(outlook, session)
        yield from _after(outlook, session)
        if session.course == outlook.policy.label("assessed_course"):
            yield from _assessments(outlook, session)


def _before(outlook: Outlook, session: TrainingSession) -> Iterator[Duty]:
    first, registration = first_day(session), registration_due(session, outlook.engagement, outlook.policy)
    if outlook.comes(registration) and (session.registration is None or session.registration.sent is None):
        what = f'the customer needs the link to register for "{session.name}"'
        send = f"Send it, then add registration with link, sent and by to {_file(session)}."
        yield outlook.duty(registration, what, send, command_line("explain", "training-session.registration"))
    if outlook.comes(first):
        missing = ", ".join(_missing(session))
        record = f"Still to be recorded in {_file(session)}: {missing}." if missing else None
        yield outlook.duty(first, f'training begins: "{session.name}"', record)


def _missing(session: TrainingSession) -> Iterator[str]:
    """What a session must have before it begins and does not have, in words."""
    trainer, lab = session.trainer, session.lab
    needs = (
        ("its event plan", session.event_plan),
        ("the planning meeting", session.planning_meeting),
        ("the trainer's certificate", trainer and trainer.certified),
        ("the rehearsal", trainer and trainer.rehearsed),
        ("the latest slides", trainer and trainer.latest_slides),
        ("the lab's code", lab and lab.code),
        ("the instructor's account in the lab", lab and lab.instructor_registered),
        ("the lab engineer's word of the dates", lab and lab.dates_handed),
    )
    return (words for words, there in needs if not there)


def _after(outlook: Outlook, session: TrainingSession) -> Iterator[Duty]:
    last = last_day(session)
    sent = session.delivered
    whole = sent and sent.recording and sent.slides and sent.attendance and sent.next_steps
    if outlook.comes(last) and not whole:
        yield outlook.duty(
            last,
            f'training ends: "{session.name}"',
            f"Send recording, slides and next steps, keep the attendance, and add delivered to {_file(session)}.",
            command_line("explain", "training-session.delivered"),
        )


def _assessments(outlook: Outlook, session: TrainingSession) -> Iterator[Duty]:
    for assessment in session.assessments:
        due = assessment.submitted + timedelta(days=outlook.policy.values["assessment_days"])
        if assessment.reviewed is None and outlook.comes(due):
            step = f"Have the trainer review it, then add reviewed to it in {_file(session)}."
            yield outlook.duty(due, f'{assessment.id} of "{session.name}" is to be reviewed', step)


def _file(session: TrainingSession) -> str:
    return "/".join(session.place.file.split("/")[-2:])
