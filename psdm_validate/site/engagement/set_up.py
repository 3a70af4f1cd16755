"""How the engagement is set up, and where its work is tracked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import address, facts, join, section
from psdm_validate.site.wording import name_of, on


def set_up(engagement: Engagement, as_of: date) -> Markup:
    """Kind and method, the dated steps taken by the day, and links to everything outside the repository."""
    return section("Set-up", facts([*_record(engagement, as_of), *_retrospective(engagement), *_group(engagement)]))


def _record(engagement: Engagement, as_of: date) -> Iterator[tuple[str, Markup]]:
    try:
        record = engagement.record
    except NotJudged as obstacle:
        yield "Kind, method, steps and links", encode(f"unknown, because {obstacle}")
        return
    yield "Kind", encode(name_of(record.kind))
    yield "Method", encode(name_of(record.method))
    yield from _steps(record, as_of)
    epic = record.customer_epic
    for name, url in (
        ("Collaboration project", record.links.project),
        ("Scheduling intake", record.links.scheduling_intake),
        ("Customer epic", epic.link if epic else None),
    ):
        yield name, address(url) if url else Markup("")


def _steps(record: EngagementRecord, as_of: date) -> Iterator[tuple[str, Markup]]:
    steps = record.steps
    for name, day in (
        ("Opportunity won", steps.closed_won),
        ("Kept here since", record.adopted.on if record.adopted else None),
        ("Cancelled", record.cancelled.on if record.cancelled else None),
        ("Closed", steps.closed),
    ):
        if day and day <= as_of:
            yield name, on(day)
    for hold in record.on_hold:
        if hold.since <= as_of:
            yield (
                "On hold",
                join([on(hold.since), encode("to"), on(hold.until)] if hold.until else [on(hold.since)], " "),
            )


def _retrospective(engagement: Engagement) -> Iterator[tuple[str, Markup]]:
    try:
        retrospective = engagement.retrospective
    except NotJudged as obstacle:
        yield "Internal retrospective", encode(f"unknown, because {obstacle}")
        return
    if retrospective and retrospective.issue:
        yield "Internal retrospective", address(retrospective.issue)


def _group(engagement: Engagement) -> Iterator[tuple[str, Markup]]:
    try:
        group = engagement.customer.group
    except NotJudged as obstacle:
        yield "Customer's group", encode(f"unknown, because {obstacle}")
        return
    if group:
        yield "Customer's group", address(group)
