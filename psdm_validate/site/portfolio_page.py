"""The portfolio: the headline figures, and every engagement with how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from psdm_validate.finding import Report
from psdm_validate.model.raid import Risk
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.findings import findings_of, findings_table, unjudged_of, verdict
from psdm_validate.site.markup import (
    NOTHING,
    Figure,
    code,
    heading,
    join,
    lead,
    link,
    noted,
    notice,
    page,
    pill,
    section,
    strip,
    table,
)
from psdm_validate.site.wording import count, money, on

COLUMNS = ("Engagement", "Customer", "Phase", "Project manager", "End", "Amount", "Open RAID", "Findings")


def portfolio_page(
    overviews: Sequence[Overview], report: Report, broken: Sequence[str], rule_pages: Collection[str]
) -> str:
    """The first page of the site."""
    return page(
        heading(1, Markup("Portfolio")),
        lead(join([encode(count(len(overviews), "engagement")), Markup("as of"), on(report.as_of)], " ")),
        _doubts(report),
        _unreadable(broken),
        strip(_figures(overviews, report)) if overviews else _empty(),
        section("Engagements", table(COLUMNS, (_row(each, report) for each in overviews))),
        section("Findings outside the engagements", findings_table(findings_of(report, None), rule_pages, "")),
        hide=("navigation", "toc"),
    )


def _doubts(report: Report) -> Markup:
    """Says what keeps the figures below from being the whole truth."""
    doubts = [f"The records could not be judged: {report.stopped}."] if report.stopped else []
    if report.faults:
        failed = ", ".join(sorted({fault.rule for fault in report.faults}))
        doubts.append(f"The validator itself failed while it judged {failed}.")
    return notice(encode(" ".join(doubts))) if doubts else Markup("")


def _unreadable(broken: Sequence[str]) -> Markup:
    if not broken:
        return Markup("")
    files = join((code(path) for path in broken), ", ")
    return notice(Markup(f"Some files cannot be read, and what rests on them is left out of these pages: {files}"))


def _empty() -> Markup:
    return Markup(
        "There is no engagement here yet. An engagement is a folder such as "
        "<code>engagements/harbor-line/sow-2206/</code> with its <code>sow.yaml</code> and "
        "<code>engagement.yaml</code>; add the first one and build the site again."
    )


def _figures(overviews: Sequence[Overview], report: Report) -> Iterator[Figure]:
    phases = Counter(overview.phase for overview in overviews if overview.phase)
    stages = [f"{number} in {phase.words}" for phase, number in sorted(phases.items())]
    if unknown := len(overviews) - phases.total():
        stages.append(f"{unknown} unreadable")
    yield Figure(Markup("Engagements"), encode(str(len(overviews))), encode(", ".join(stages)))
    contracted = _contracted(overviews)
    for currency, (amount, contracts) in sorted(contracted.items()):
        note = encode(f"in {count(contracts, 'signed contract')}")
        yield Figure(Markup(f"Contracted, {encode(currency)}"), encode(f"{amount:,.2f}"), note)
    risks = [entry for overview in overviews for entry in overview.raid if isinstance(entry, Risk)]
    late = sum(1 for risk in risks if risk.due and risk.due < report.as_of)
    yield Figure(Markup("Open risks"), encode(str(len(risks))), encode(f"{late} past due" if late else "none past due"))
    yield Figure(
        Markup("Findings"), encode(str(len(report.findings))), verdict(report, report.findings, report.unjudged)
    )


def _contracted(overviews: Sequence[Overview]) -> Mapping[str, tuple[Decimal, int]]:
    """Money of signed contracts and their number, by currency. Currencies are never added to each other."""
    totals: dict[str, tuple[Decimal, int]] = {}
    for overview in overviews:
        contract = overview.contract
        if contract and not contract.proposed and contract.terms.amount is not None:
            amount, contracts = totals.get(contract.terms.currency, (Decimal(0), 0))
            totals[contract.terms.currency] = (amount + contract.terms.amount, contracts + 1)
    return totals


def _row(overview: Overview, report: Report) -> tuple[Markup, ...]:
    contract = overview.contract
    title = link(encode(overview.title or overview.name), f"engagements/{overview.name}.md")
    amount = money(contract.terms.amount, contract.terms.currency) if contract else NOTHING
    return (
        noted(title, encode(overview.number or "")),
        encode(overview.customer or ""),
        pill(encode(overview.phase.words)) if overview.phase else NOTHING,
        encode(overview.project_manager or ""),
        on(contract.terms.end) if contract else NOTHING,
        join([amount, pill(Markup("proposed"), "notice")], " ") if contract and contract.proposed else amount,
        encode(str(len(overview.raid))),
        verdict(report, findings_of(report, overview.folder), unjudged_of(report, overview.folder)),
    )
