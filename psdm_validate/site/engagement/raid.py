"""Risks, actions, issues and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.raid import Action, Decision, Degree, Issue, Raid, Risk
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.people import full_name
from psdm_validate.site.markup import join, noted, pill, section, subsection, table, whole
from psdm_validate.site.wording import on

Entry = Risk | Action | Issue


def raid(engagement: Engagement, as_of: date) -> Markup:
    """What is open, soonest due first; then what was closed and decided."""
    try:
        log = engagement.raid
    except NotJudged:
        return section("RAID", Markup("The RAID log cannot be read, so nothing of it is shown."))
    if log is None:
        return section("RAID", Markup("There is no RAID log yet."))
    return section("RAID", *_parts(engagement, log, as_of))


def _parts(engagement: Engagement, log: Raid, as_of: date) -> Iterator[Markup]:
    entries = sorted(log.entries(), key=lambda entry: (entry.due or date.max, entry.id))
    still_open = [entry for entry in entries if entry.open_on(as_of)]
    yield table(
        ("Entry", "Matter", "Weight", "Owner", "Due"),
        (_open_row(engagement, entry, as_of) for entry in still_open),
    ) or Markup("Nothing is open.")
    closed = [(entry.closed.on, entry.id, entry) for entry in entries if entry.closed and entry not in still_open]
    rows = (_closed_row(entry) for _, _, entry in sorted(closed, key=itemgetter(0, 1), reverse=True))
    yield subsection("Closed", table(("Entry", "Matter", "Outcome", "Closed"), rows))
    decisions = (_decision_row(engagement, decision) for decision in log.decisions)
    yield subsection("Decisions", table(("Decision", "What was decided", "By", "On"), decisions))


def _open_row(engagement: Engagement, entry: Entry, as_of: date) -> tuple[Markup, ...]:
    late = entry.due is not None and entry.due < as_of
    due = join([on(entry.due), pill(Markup("past due"), "bad")], " ") if late else on(entry.due)
    owner = encode(full_name(engagement, entry.owner)) if entry.owner else pill(Markup("no owner"), "notice")
    matter = noted(encode(entry.what), encode(_answer(entry) or ""))
    return (whole(encode(entry.id)), matter, _weight(entry), owner, due)


def _closed_row(entry: Entry) -> tuple[Markup, ...]:
    outcome, day = (entry.closed.outcome, entry.closed.on) if entry.closed else ("", None)
    return (whole(encode(entry.id)), encode(entry.what), encode(outcome), on(day))


def _answer(entry: Entry) -> str | None:
    if isinstance(entry, Risk):
        return entry.response
    return entry.resolution if isinstance(entry, Issue) else None


def _weight(entry: Entry) -> Markup:
    if isinstance(entry, Risk):
        degrees = (("probability", entry.probability), ("impact", entry.impact))
        return join((_degree(name, degree) for name, degree in degrees if degree), " ")
    return _degree("severity", entry.severity) if isinstance(entry, Issue) and entry.severity else Markup("")


def _degree(name: str, degree: Degree) -> Markup:
    return pill(encode(f"{degree} {name}"), "bad" if degree == "high" else "plain")


def _decision_row(engagement: Engagement, decision: Decision) -> tuple[Markup, ...]:
    by = encode(full_name(engagement, decision.by)) if decision.by else Markup("")
    matter = noted(encode(decision.what), encode(decision.why or ""))
    return (whole(encode(decision.id)), matter, by, on(decision.on))
