"""The engagements of a portfolio, a line each, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from psdm_validate.contract.wording import counted, value_words
from psdm_validate.finding_words import override_words
from psdm_validate.model.terms import Terms
from psdm_validate.overview import Overview
from psdm_validate.reporters.json_text import json_text
from psdm_validate.reporters.overview_words import phase_words

HEADS = ("No.", "Engagement", "Phase", "End", "Amount", "RAID")


def list_text(
    overviews: Sequence[Overview], overrides: Mapping[str, str], of: int, width: int, *, coloured: bool
) -> str:
    """The engagements in at most `width` columns, and of how many they are; unknown is never told as empty."""
    from psdm_validate.reporters.terminal import print_line, print_table, terminal, written

    console = terminal(width, coloured=coloured)
    if overviews:
        print_table(console, HEADS, [_row(overview) for overview in overviews])
    print_line(console, f"{len(overviews)} of {counted(of, 'engagement')}")
    for words in override_words(overrides):
        print_line(console, words)
    return written(console)


def list_json(overviews: Sequence[Overview]) -> str:
    """The engagements as a JSON list; null stands for what is unknown or not stated."""
    return json_text([_engagement(overview) for overview in overviews])


def _row(overview: Overview) -> tuple[object, ...]:
    terms = overview.contract.terms if overview.contract else None
    return (
        overview.number or overview.name.rpartition("/")[2],
        f"{overview.customer or 'customer unknown'}: {overview.title or 'title unknown'}",
        phase_words(overview) if overview.phase else "unknown",
        (terms.end or "not stated") if terms else "unknown",
        _amount(terms) if terms else "unknown",
        "unknown" if overview.raid is None else len(overview.raid),
    )


def _amount(terms: Terms) -> str:
    return "not stated" if terms.amount is None else value_words(terms.amount, ("amount",), terms.currency)


def _engagement(overview: Overview) -> dict[str, Any]:
    terms = overview.contract.terms if overview.contract else None
    return {
        "engagement": overview.name,
        "edition": overview.edition,
        "number": overview.number,
        "customer": overview.customer,
        "title": overview.title,
        "phase": overview.phase.name.lower() if overview.phase else None,
        "paused_on": str(overview.paused_on) if overview.paused_on else None,
        "cancelled_on": str(overview.cancelled_on) if overview.cancelled_on else None,
        "health": overview.health,
        "project_manager": overview.project_manager,
        "end": str(terms.end) if terms and terms.end else None,
        "amount": str(terms.amount) if terms and terms.amount is not None else None,
        "currency": terms.currency if terms else None,
        "open_raid": None if overview.raid is None else len(overview.raid),
        "unknown": overview.unknown,
    }
