"""The portfolio: the headline figures, and every engagement with how it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.wording import counted
from psdm_validate.finding import Report
from psdm_validate.finding_words import editions_words
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.findings import findings_of, findings_table, unjudged_of, verdict
from psdm_validate.site.markup import (
    heading,
    join,
    lead,
    link,
    noted,
    notice,
    page,
    path,
    section,
    table,
    whole,
)
from psdm_validate.site.phase import health_of, phase_of
from psdm_validate.site.portfolio_figures import portfolio_figures
from psdm_validate.site.portfolio_totals import portfolio_totals
from psdm_validate.site.unknown import UNKNOWN
from psdm_validate.site.wording import money, on

COLUMNS = ("Engagement", "Customer", "Phase", "Health", "Project manager", "End", "Amount", "Open RAID", "Findings")


def portfolio_page(
    overviews: Sequence[Overview], report: Report, broken: Sequence[str], rule_pages: Collection[str]
) -> str:
    """The first page of the site."""
    return page(
        heading(1, Markup("Portfolio")),
        lead(join([encode(counted(len(overviews), "engagement")), Markup("as of"), on(report.as_of)], " ")),
        *map(encode, editions_words(report.editions, report.edition)),
        _doubts(report),
        _unreadable(broken),
        portfolio_figures(overviews, report) if overviews else _empty(),
        section("Engagements", table(COLUMNS, (_row(each, report) for each in overviews))),
        portfolio_totals(overviews),
        section("Findings outside the engagements", findings_table(findings_of(report, None), rule_pages, "")),
        hide=("navigation", "toc"),
    )


def _doubts(report: Report) -> Markup:
    """Says what keeps the figures below from being the whole truth; where there are none, nothing is in doubt."""
    doubts = [f"The records could not be judged: {report.stopped}."] if report.stopped and report.engagements else []
    if report.faults:
        failed = ", ".join(sorted({fault.rule for fault in report.faults}))
        doubts.append(f"The validator itself failed while it judged {failed}.")
    return notice(encode(" ".join(doubts))) if doubts else Markup("")


def _unreadable(broken: Sequence[str]) -> Markup:
    if not broken:
        return Markup("")
    files = join(map(path, broken), ", ")
    return notice(Markup(f"Some files cannot be read, and what rests on them is unknown: {files}"))


def _empty() -> Markup:
    return Markup(
        "There is no engagement here yet. An engagement is a folder such as "
        "<code>engagements/harbor-line/sow-2206/</code> with its <code>sow.yaml</code> and "
        "<code>engagement.yaml</code>; add the first one and build the site again."
    )


def _row(overview: Overview, report: Report) -> tuple[Markup, ...]:
    title = link(encode(overview.title or overview.name), f"engagements/{overview.name}.md")
    return (
        noted(title, encode(overview.number or "")),
        _customer(overview),
        phase_of(overview),
        health_of(overview),
        _manager(overview),
        *_contract(overview.contract),
        UNKNOWN if overview.raid is None else whole(encode(str(len(overview.raid)))),
        verdict(report, findings_of(report, overview.folder), unjudged_of(report, overview.folder)),
    )


def _customer(overview: Overview) -> Markup:
    if overview.customer is None:
        return noted(encode(overview.name.split("/")[0]), Markup("name unknown"))
    return encode(overview.customer)


def _manager(overview: Overview) -> Markup:
    return UNKNOWN if overview.team is None else encode(overview.project_manager or "")


def _contract(contract: Contract | None) -> tuple[Markup, Markup]:
    """End and amount."""
    if contract is None:
        return UNKNOWN, UNKNOWN
    note = Markup("proposed" if contract.proposed else "")
    terms = contract.terms
    return noted(on(terms.end), note), noted(money(terms.amount, terms.currency), note)
