"""The strip at the top of an engagement's page."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.in_force import Contract
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import NOTHING, Figure, pill, strip
from psdm_validate.site.wording import count, hours, money, name_of, on, plain_day, sentence


def summary(overview: Overview, verdict: Markup, *, found: bool) -> Markup:
    """Phase, contract, what is open, what comes next; with a way to the findings if any were found."""
    return strip(_figures(overview, verdict, found))


def _figures(overview: Overview, verdict: Markup, found: bool) -> Iterator[Figure]:
    phase = pill(encode(overview.phase.words)) if overview.phase else NOTHING
    yield Figure(Markup("Phase"), phase, encode(_manager(overview)))
    if overview.contract:
        yield from _contract(overview.contract)
    late = sum(1 for entry in overview.raid if entry.due and entry.due < overview.as_of)
    yield Figure(
        Markup("Open RAID"),
        encode(str(len(overview.raid))),
        encode(f"{late} past due" if late else "none past due"),
    )
    settle = Markup('<a href="#findings">to be settled</a>') if found else Markup("by the last check")
    yield Figure(Markup("Findings"), verdict, settle)
    coming = next(iter(overview.next_dates), None)
    if coming:
        yield Figure(Markup("Next"), on(coming.on), encode(sentence(coming.what)))


def _manager(overview: Overview) -> str:
    manager = overview.project_manager
    return f"managed by {manager}" if manager else "no project manager"


def _contract(contract: Contract) -> Iterator[Figure]:
    agreed, signed = contract.terms, contract.sow.terms
    state = "proposed, not yet signed" if contract.proposed else name_of(agreed.billing)
    yield Figure(Markup("Contract amount"), money(agreed.amount, agreed.currency), encode(state))
    yield Figure(Markup("Hours"), hours(agreed.hours), encode(count(len(agreed.roles), "role") if agreed.roles else ""))
    moved = signed.end is not None and signed.end != agreed.end
    yield Figure(
        Markup("End of contract"),
        on(agreed.end),
        encode(f"signed as {plain_day(signed.end)}" if moved and signed.end else "as signed"),
    )
