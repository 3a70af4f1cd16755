"""What is to be done, for people at a terminal: a day, an engagement, what it is, and what settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import click

from psdm_validate.contract.next_dates import WEEKDAYS
from psdm_validate.contract.wording import counted
from psdm_validate.duties.agenda import Agenda
from psdm_validate.duties.checklist import Checklist, Item, Stage
from psdm_validate.duties.duty import Duty, Urgency
from psdm_validate.finding_words import override_words
from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.paragraphs import command_lines, hanging

TITLES = {Urgency.RED: "Red now", Urgency.THIS_WEEK: "This week", Urgency.LATER: "Later"}
COLOURS = {Urgency.RED: "red", Urgency.THIS_WEEK: "yellow", Urgency.LATER: "cyan"}
MARKS = {True: "✓", False: "·", None: "?"}
PLAIN_MARKS = {True: "x", False: "-", None: "?"}
"""For terminals that can show nothing but ASCII."""


def duties_text(agenda: Agenda, checklists: Sequence[Checklist], width: int, *, coloured: bool, plain: bool) -> str:
    """The duties by urgency, then the checklists, in at most `width` columns; `plain` marks items in ASCII."""
    lines = [*_duties(agenda, width), *_checklists(checklists, width, PLAIN_MARKS if plain else MARKS)]
    text = "\n".join([*lines, *_summary(agenda, width)]) + "\n"
    return text if coloured else click.unstyle(text)


def _duties(agenda: Agenda, width: int) -> Iterator[str]:
    for urgency, title in TITLES.items():
        if duties := agenda.of(urgency):
            yield click.style(title, fg=COLOURS[urgency], bold=True, underline=True)
            yield ""
            for _, alike in groupby(duties, key=_settled):
                yield from _duty(tuple(alike), width)
                yield ""


def _settled(duty: Duty) -> tuple[object, ...]:
    """What duties share that are told together: day, engagement, rule, and what settles them."""
    rule = duty.finding.rule if duty.finding else None
    return (duty.on, duty.engagement, rule, duty.step, duty.command)


def _duty(alike: Sequence[Duty], width: int) -> Iterator[str]:
    duty = alike[0]
    yield from _bold(hanging(f"{_day(duty.on)}  ", _place(duty), width))
    for each in alike:
        yield from hanging("  - " if len(alike) > 1 else "  ", each.what, width)
    if duty.step:
        yield from hanging("  ", duty.step, width)
    if duty.command:
        yield from command_lines(duty.command, width, "  ")


def _day(day: date | None) -> str:
    """The day with its weekday, as people plan; what has none can be settled now."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day}" if day else "Now".ljust(len("Fri 2026-11-20"))


def _place(duty: Duty) -> str:
    """The engagement; of a finding also its level, rule and line."""
    name = duty.engagement or "shared records"
    finding = duty.finding
    if finding is None:
        return name
    file = finding.file.removeprefix(f"{finding.engagement}/")
    return f"{name}  {finding.level} {finding.rule}  {file}{f':{finding.spot.line}' if finding.spot else ''}"


def _checklists(checklists: Iterable[Checklist], width: int, marks: dict[bool | None, str]) -> Iterator[str]:
    for checklist in checklists:
        yield click.style(visible(f"Checklist of {checklist.engagement}"), bold=True, underline=True)
        yield ""
        for stage in checklist.stages:
            yield from _stage(stage, width, marks)
            yield ""
        if not checklist.stages:
            yield from hanging("", "It was called off, so nothing is asked of it any more.", width)
            yield ""


def _stage(stage: Stage, width: int, marks: dict[bool | None, str]) -> Iterator[str]:
    done = sum(item.done is True for item in stage.items)
    head = f"{stage.words[:1].upper()}{stage.words[1:]}: {done} of {len(stage.items)}"
    yield from _bold(hanging("", head, width))
    for item in stage.items:
        yield from _item(item, width, marks)


def _item(item: Item, width: int, marks: dict[bool | None, str]) -> Iterator[str]:
    mark = click.style(marks[item.done], fg="green" if item.done else "yellow", bold=True)
    yield from hanging(f"  {mark} ", item.words if item.done else f"{item.words} ({item.rule})", width)
    if not item.done:
        yield from hanging("      ", item.step, width)


def _summary(agenda: Agenda, width: int) -> Iterator[str]:
    looked_at = f"{counted(len(agenda.engagements), 'engagement')} looked at, as of {agenda.as_of}"
    if not agenda.duties:
        yield from hanging("", f"Nothing is red, and nothing is due until {agenda.until}. {looked_at}.", width)
    else:
        red = len(agenda.of(Urgency.RED))
        due = counted(len(agenda.duties), "duty").replace("dutys", "duties")
        yield from hanging("", f"{due} until {agenda.until}, {red} of them red; {looked_at}.", width)
    for words in override_words(agenda.overrides):
        yield from hanging("", words, width)
    for why in agenda.unknown:
        yield from _bold(hanging("", f"There may be more: {why}.", width))


def _bold(lines: Iterable[str]) -> Iterator[str]:
    return (click.style(line, bold=True) for line in lines)
