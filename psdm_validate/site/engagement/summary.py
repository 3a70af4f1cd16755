"""The strip at the top of an engagement's page."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.wording import counted
from psdm_validate.model.status import Status
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import NOTHING, Figure, strip
from psdm_validate.site.phase import health_of, phase_of
from psdm_validate.site.wording import hours, money, name_of, on, plain_day, sentence


def summary(overview: Overview, verdict: Markup, *, found: bool) -> Markup:
    """Phase, contract, what is open, what comes next; with a way to the findings if any were found."""
    return strip(_figures(overview, verdict, found))


def _figures(overview: Overview, verdict: Markup, found: bool) -> Iterator[Figure]:
    yield Figure(Markup("Phase"), phase_of(overview), encode(_manager(overview)))
    if overview.status and overview.health:
        yield Figure(Markup("Health"), health_of(overview), encode(_because(overview.status)))
    if overview.contract:
        yield from _contract(overview.contract)
    else:
        yield Figure(Markup("Contract amount"), NOTHING, Markup("unknown"))
        yield Figure(Markup("End of contract"), NOTHING, Markup("unknown"))
    yield _raid(overview)
    settle = Markup('<a href="#findings">to be settled</a>') if found else Markup("by the last check")
    yield Figure(Markup("Findings"), verdict, settle)
    coming = next(iter(overview.next_dates), None)
    if coming:
        doubt = " (some dates are unknown)" if "next_dates" in overview.unknown else ""
        yield Figure(Markup("Next"), on(coming.on), encode(sentence(coming.what) + doubt))


def _because(status: Status) -> str:
    """The way back to green where work is off its way, else what was achieved; with the day of the report."""
    told = status.path_to_green if status.health != "green" else None
    return f"{told or status.progress} ({plain_day(status.on)})"


def _manager(overview: Overview) -> str:
    if overview.team is None:
        return "project manager unknown"
    manager = overview.project_manager
    return f"managed by {manager}" if manager else "no project manager"


def _raid(overview: Overview) -> Figure:
    if overview.raid is None:
        return Figure(Markup("Open RAID"), NOTHING, Markup("unknown"))
    late = sum(entry.due is not None and entry.due < overview.as_of for entry in overview.raid)
    note = encode(f"{late} past due" if late else "none past due")
    return Figure(Markup("Open RAID"), encode(str(len(overview.raid))), note)


def _contract(contract: Contract) -> Iterator[Figure]:
    agreed = contract.terms
    state = "proposed, not yet signed" if contract.proposed else name_of(agreed.billing)
    roles = encode(counted(len(agreed.roles), "role") if agreed.roles else "")
    yield Figure(Markup("Contract amount"), money(agreed.amount, agreed.currency), encode(state))
    yield Figure(Markup("Hours"), hours(agreed.hours), roles)
    yield Figure(Markup("End of contract"), on(agreed.end), encode(_end(contract)))


def _end(contract: Contract) -> str:
    word, first = "proposed" if contract.proposed else "signed", contract.sow.terms.end
    moved = first is not None and first != contract.terms.end
    return f"{word} as {plain_day(first)}" if moved and first else f"as {word}"
