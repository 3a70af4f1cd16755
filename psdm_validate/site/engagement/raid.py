"""Risks, actions, issues and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.raid import Action, Closed, Decision, Degree, Issue, Raid, Risk
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.people import full_name
from psdm_validate.site.markup import address, facts, join, noted, pill, section, subsection, table, whole
from psdm_validate.site.unknown import unknown
from psdm_validate.site.wording import on

TITLE = "RAID"

Entry = Risk | Action | Issue


def raid(engagement: Engagement, overview: Overview) -> Markup:
    """What is open, soonest due first; then what was closed and decided."""
    if overview.raid is None:
        return section(TITLE, unknown(overview, "raid", "What is open is"))
    log = engagement.raid
    if log is None:
        return section(TITLE, Markup("There is no RAID log yet."))
    return section(TITLE, *_parts(engagement, overview, log))


def _parts(engagement: Engagement, overview: Overview, log: Raid) -> Iterator[Markup]:
    yield facts([("Issue", address(log.issue) if log.issue else Markup(""))])
    open_rows = (_open_row(engagement, entry, overview.as_of) for entry in overview.raid or ())
    yield table(("Entry", "Matter", "Weight", "Owner", "Due", "Audience"), open_rows) or Markup("Nothing is open.")
    closed = sorted(_closed(log, overview.as_of), key=itemgetter(0, 1), reverse=True)
    closed_rows = (_closed_row(entry, ended) for _, _, entry, ended in closed)
    yield subsection("Closed", table(("Entry", "Matter", "Outcome", "Closed", "Audience"), closed_rows))
    decisions = (_decision_row(engagement, decision) for decision in overview.decisions or ())
    yield subsection("Decisions", table(("Decision", "What was decided", "By", "On", "Audience"), decisions))


def _closed(log: Raid, as_of: date) -> Iterator[tuple[date, str, Entry, Closed]]:
    for entry in log.entries():
        if entry.closed and entry.closed.on <= as_of:
            yield entry.closed.on, entry.id, entry, entry.closed


def _open_row(engagement: Engagement, entry: Entry, as_of: date) -> tuple[Markup, ...]:
    late = entry.due is not None and entry.due < as_of
    due = join([on(entry.due), pill(Markup("past due"), "bad")], " ") if late else on(entry.due)
    owner = encode(full_name(engagement, entry.owner)) if entry.owner else pill(Markup("no owner"), "notice")
    matter = noted(encode(entry.what), encode(_answer(entry) or ""))
    return (whole(encode(entry.id)), matter, _weight(entry), owner, due, whole(encode(entry.audience)))


def _closed_row(entry: Entry, closed: Closed) -> tuple[Markup, ...]:
    outcome = encode(closed.outcome)
    return (whole(encode(entry.id)), encode(entry.what), outcome, on(closed.on), whole(encode(entry.audience)))


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
    return (whole(encode(decision.id)), matter, by, on(decision.on), whole(encode(decision.audience)))
