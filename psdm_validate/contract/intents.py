"""What the team means to do: iterations and their sessions, the plan, training, soft bookings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.needs import days_of_work
from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.bookings import Bookings
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.model.part import Part
from psdm_validate.model.plan import Pilot, Plan, SignOff, Task, Wave
from psdm_validate.model.training import TrainingSession

OF_THE_WORK = ("kickoff", "discovery")
"""Sessions that are work for the customer; the others prepare it, before the contract's first day."""


@dataclass(frozen=True, slots=True)
class Intent:
    """Something that is meant to happen: when, and which paper it waits for."""

    part: Part
    label: str
    name: str
    activity: str | None
    start: date
    end: date
    awaits: str | None
    person: str | None = None
    """Who means to do it, where one person does."""
    fields: tuple[str, ...] = ("start", "end")
    """The fields that state its first and its last day; only one where it is a single day."""
    names_paper: bool = True
    """Whether its record has a place to name the paper that it waits for."""
    upside: bool = False
    """Whether it is listed as upside, so that nobody counts on it."""
    done: date | None = None
    hours: Decimal | None = None
    """The hours that it is planned to take, where that is told."""

    @property
    def single_day(self) -> bool:
        """Whether it takes place on one day."""
        return len(self.fields) == 1


def intents(engagement: Engagement) -> Iterator[Intent]:
    """Everything of the engagement that is dated and meant to happen.

    Hard bookings are promises and are held against contract and leave by CHG016. A request asks the coordinator and
    promises nothing.
    """
    schedule = engagement.iteration_schedule
    for iteration in schedule.iterations if schedule else ():
        yield of_iteration(iteration)
        yield from _of_sessions(iteration)
    if engagement.plan:
        yield from _of_plan(engagement.plan, engagement.acceptance)
    for training in engagement.training_sessions:
        yield from _of_training(training)
    if engagement.bookings:
        yield from _of_soft_bookings(engagement.bookings)


def of_iteration(iteration: Iteration) -> Intent:
    """An iteration as an intent."""
    goal = iteration.goal or ("Preparation" if iteration.number == 0 else "Goal still open")
    label = f"iteration {iteration.number}"
    return Intent(iteration, label, goal, None, iteration.start, iteration.end, iteration.awaits)


def _of_sessions(iteration: Iteration) -> Iterator[Intent]:
    """Its sessions, which wait for the paper that it waits for."""
    for session in iteration.sessions:
        if session.kind in OF_THE_WORK:
            name = f"Session of iteration {iteration.number}"
            yield Intent(session, session.kind, name, None, session.on, session.on, iteration.awaits, fields=("on",))


def _of_plan(plan: Plan, acceptance: Acceptance | None) -> Iterator[Intent]:
    for task in plan.tasks:
        yield from _of_task(task)
    for pilot in plan.pilots:
        yield _of_round(pilot, f"pilot {pilot.id}")
    for wave in plan.waves:
        yield _of_round(wave, f"wave {wave.id}")
    # What the customer has accepted is expected no more.
    accepted = {item.milestone for item in (acceptance.items if acceptance else ()) if item.accepted}
    for sign_off in plan.sign_offs:
        if sign_off.milestone not in accepted:
            yield _of_sign_off(sign_off)


def _of_task(task: Task) -> Iterator[Intent]:
    """The task where it has a day; of a task with one day only, nothing more can be held against the contract."""
    start, end = task.start or task.end, task.end or task.start
    if start and end:
        fields = tuple(name for name in ("start", "end") if getattr(task, name))
        yield Intent(
            task,
            task.id,
            task.name,
            task.activity,
            start,
            end,
            task.awaits,
            task.owner,
            fields,
            done=task.done,
            hours=task.hours,
        )


def _of_round(part: Pilot | Wave, label: str) -> Intent:
    done = part.succeeded if isinstance(part, Pilot) else None
    return Intent(part, label, part.name, None, part.start, part.end, None, names_paper=False, done=done)


def _of_sign_off(sign_off: SignOff) -> Intent:
    label, day = f"sign-off of {sign_off.milestone}", sign_off.expected
    return Intent(
        sign_off, label, "Acceptance by the customer", None, day, day, None, fields=("expected",), names_paper=False
    )


def _of_training(training: TrainingSession) -> Iterator[Intent]:
    days = [day.on for day in training.days]
    if days:
        label = f"training {training.place.file.rsplit('/', 1)[-1].removesuffix('.yaml')}"
        fields = ("days", "days")
        yield Intent(training, label, training.name, None, min(days), max(days), None, fields=fields, names_paper=False)


def _of_soft_bookings(record: Bookings) -> Iterator[Intent]:
    """Soft bookings from their first to their last working day, as hard ones are held against the contract."""
    upside = {entry.booking for entry in record.upside}
    for booking in record.bookings:
        days = days_of_work(booking.since, booking.until) if booking.kind == "soft" else ()
        if days:
            yield Intent(
                booking,
                booking.id,
                f"Soft booking of {booking.person}",
                None,
                days[0],
                days[-1],
                booking.awaits,
                booking.person,
                fields=("from", "until"),
                upside=booking.id in upside,
            )
