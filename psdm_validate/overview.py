"""How one engagement stands on a day: what its page, `show` and `list` tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from psdm_validate.contract.intents import intents
from psdm_validate.contract.leave import risks_of
from psdm_validate.contract.next_dates import (
    NextDate,
    dates_of_contract,
    dates_of_meetings,
    dates_of_raid,
    dates_of_work,
)
from psdm_validate.contract.situation import Situation
from psdm_validate.contract.standing import awaits_words, standing
from psdm_validate.figures.registry import Figures
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.raid import Action, Decision, Issue, Risk
from psdm_validate.overview_papers import ended, leaves, lineage, pending
from psdm_validate.overview_parts import Intended, Overview, Paper, Role, State
from psdm_validate.policy.policies import Policies

__all__ = ["Intended", "Overview", "Paper", "Role", "State", "overview_of"]

Part = TypeVar("Part")


class _Gathering:
    """Collects the parts of an overview and remembers, for each, what stood in its way."""

    def __init__(self) -> None:
        self.obstacles: defaultdict[str, list[str]] = defaultdict(list)

    def part(self, name: str, make: Callable[[], Part]) -> Part | None:
        """The part, or None where it rests on a file that is broken or missing."""
        try:
            return make()
        except NotJudged as obstacle:
            self.obstacles[name].append(str(obstacle))
            return None

    def unknown(self) -> dict[str, tuple[str, ...]]:
        """Why, for each part that could not be had or not whole."""
        return {name: tuple(dict.fromkeys(whys)) for name, whys in self.obstacles.items()}


def overview_of(engagement: Engagement, policies: Policies, as_of: date) -> Overview:
    """How the engagement stands on the day."""
    situation = Situation(engagement, as_of)
    part = (gathering := _Gathering()).part
    contract = part("contract", lambda: situation.contract)
    return Overview(
        name=engagement.name,
        folder=engagement.folder,
        as_of=as_of,
        edition=part("edition", lambda: policies.of(engagement.folder).edition),
        current_edition=policies.current.edition,
        number=part("number", lambda: engagement.sow.number),
        title=part("title", lambda: engagement.sow.name),
        customer=part("customer", lambda: engagement.customer.name),
        phase=part("phase", lambda: situation.phase),
        paused_on=part("paused_on", lambda: _paused_on(engagement, as_of)),
        cancelled_on=part("cancelled_on", lambda: _cancelled_on(engagement, as_of)),
        method=part("method", lambda: str(engagement.record.method)),
        status=part("status", lambda: engagement.newest_status(as_of)),
        contract=contract,
        papers=tuple(lineage(contract)) if contract else (),
        pending=tuple(pending(contract)) if contract else (),
        ended=tuple(ended(contract, as_of)) if contract else (),
        leaves=part("leaves", lambda: tuple(leaves(engagement, as_of))),
        team=part("team", lambda: tuple(_team(engagement, as_of))),
        contacts=part("contacts", lambda: tuple(_contacts(engagement, as_of))),
        plan=part("plan", lambda: tuple(_plan(situation))),
        raid=part("raid", lambda: tuple(_raid(engagement, as_of))),
        decisions=part("decisions", lambda: tuple(_decisions(engagement, as_of))),
        next_dates=_next_dates(situation, gathering),
        figures=Figures(situation),
        unknown=gathering.unknown(),
    )


def _by(as_of: date, step: date | None) -> date | None:
    """The day of the step, once it has been taken."""
    return step if step and step <= as_of else None


def _paused_on(engagement: Engagement, as_of: date) -> date | None:
    record = engagement.record
    pauses = (hold.since for hold in record.on_hold if hold.on(as_of))
    return None if _by(as_of, record.over_on) else min(pauses, default=None)


def _cancelled_on(engagement: Engagement, as_of: date) -> date | None:
    cancelled = engagement.record.cancelled
    return _by(as_of, cancelled.on if cancelled else None)


def _team(engagement: Engagement, as_of: date) -> Iterator[Role]:
    for member in engagement.record.team:
        if member.on(as_of):
            person = engagement.organization.person(member.person)
            yield Role("ours", member.role, person.name if person else member.person, member.since, member.until)


def _contacts(engagement: Engagement, as_of: date) -> Iterator[Role]:
    for contact in engagement.customer.contacts:
        for held in contact.roles:
            if held.on(as_of):
                yield Role("customer", held.role, contact.name, held.since, held.until)


def _plan(situation: Situation) -> Iterator[Intended]:
    course, risks = situation.course, risks_of(situation.engagement)
    for intent in intents(situation.engagement):
        state = standing(intent, course, risks)
        awaits = awaits_words(intent, state, course.now)
        yield Intended(intent.label, intent.name, intent.start, intent.end, state, awaits)


def _raid(engagement: Engagement, as_of: date) -> list[Risk | Action | Issue]:
    entries = engagement.raid.entries() if engagement.raid else ()
    return sorted((e for e in entries if e.open_on(as_of)), key=lambda entry: (entry.due or date.max, entry.id))


def _decisions(engagement: Engagement, as_of: date) -> Iterator[Decision]:
    for decision in engagement.raid.decisions if engagement.raid else ():
        if decision.on is None or decision.on <= as_of:
            yield decision


def _next_dates(situation: Situation, gathering: _Gathering) -> tuple[NextDate, ...]:
    """What could be found out; what is missing is remembered as unknown."""
    engagement, as_of = situation.engagement, situation.day
    kinds = (
        lambda: list(dates_of_contract(situation.contract)),
        lambda: list(dates_of_work(engagement)),
        lambda: list(dates_of_raid(engagement, as_of)),
        lambda: list(dates_of_meetings(engagement, as_of)),
    )
    known = [found for kind in kinds for found in gathering.part("next_dates", kind) or ()]
    return tuple(sorted((found for found in known if found.on >= as_of), key=lambda found: (found.on, found.what)))
