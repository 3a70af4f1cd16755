"""The headline figures of a portfolio. What could not be counted is said beside what was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from psdm_validate.contract.wording import counted, value_words
from psdm_validate.finding import Report
from psdm_validate.model.raid import Risk
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.findings import verdict
from psdm_validate.site.markup import NOTHING, Figure, strip


def portfolio_figures(overviews: Sequence[Overview], report: Report) -> Markup:
    """The strip at the top of the portfolio."""
    found = verdict(report, report.findings, report.unjudged)
    return strip(
        [
            _engagements(overviews),
            *_contracted(overviews),
            _open_risks(overviews, report),
            Figure(Markup("Findings"), encode(str(len(report.findings))), found),
        ]
    )


def _engagements(overviews: Sequence[Overview]) -> Figure:
    phases = Counter(overview.phase for overview in overviews if overview.phase)
    stages = [f"{number} in {phase.words}" for phase, number in sorted(phases.items())]
    paused = sum(overview.paused_on is not None for overview in overviews)
    if paused:
        stages.append(f"{paused} on hold")
    if unknown := len(overviews) - phases.total():
        stages.append(f"{unknown} in an unknown phase")
    return Figure(Markup("Engagements"), encode(str(len(overviews))), encode(", ".join(stages)))


def _contracted(overviews: Sequence[Overview]) -> Iterator[Figure]:
    """Money of signed contracts by currency. Currencies are never added to each other."""
    totals = _totals(overviews)
    missed = _not_counted(sum(_money_unknown(overview) for overview in overviews))
    if missed and not totals:
        yield Figure(Markup("Contracted"), NOTHING, encode(missed))
    for currency, (amount, contracts) in sorted(totals.items()):
        note = ", ".join(filter(None, [f"in {counted(contracts, 'signed contract')}", missed]))
        yield Figure(Markup(f"Contracted, {encode(currency)}"), encode(value_words(amount, ("amount",))), encode(note))


def _totals(overviews: Sequence[Overview]) -> Mapping[str, tuple[Decimal, int]]:
    totals: dict[str, tuple[Decimal, int]] = {}
    for overview in overviews:
        contract = overview.contract
        if contract and not contract.proposed and contract.terms.amount is not None:
            amount, contracts = totals.get(contract.terms.currency, (Decimal(0), 0))
            totals[contract.terms.currency] = (amount + contract.terms.amount, contracts + 1)
    return totals


def _money_unknown(overview: Overview) -> bool:
    contract = overview.contract
    return contract is None or (not contract.proposed and contract.terms.amount is None)


def _open_risks(overviews: Sequence[Overview], report: Report) -> Figure:
    logs = [overview.raid for overview in overviews if overview.raid is not None]
    missed = _not_counted(len(overviews) - len(logs))
    if missed and not logs:
        return Figure(Markup("Open risks"), NOTHING, encode(missed))
    risks = [entry for log in logs for entry in log if isinstance(entry, Risk)]
    late = sum(risk.due is not None and risk.due < report.as_of for risk in risks)
    told = f"{late} past due" if late else "" if missed else "none past due"
    return Figure(Markup("Open risks"), encode(str(len(risks))), encode(", ".join(filter(None, [told, missed]))))


def _not_counted(engagements: int) -> str:
    return f"{counted(engagements, 'engagement')} could not be counted" if engagements else ""
