"""The contract in force and how it came to be: the lineage, and each paper with what it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psdm_validate.contract.in_force import Contract, Moved, with_paper
from psdm_validate.model.engagement import Engagement
from psdm_validate.overview import Overview, Paper
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.timeline import timeline
from psdm_validate.site.markup import code, heading, join, muted, notice, pill, section, strong, table
from psdm_validate.site.wording import on, term, term_value

PENDING = join([pill(Markup("pending"), "notice"), Markup("not executed: what follows is asked for, not agreed")], " ")


def contract_in_force(engagement: Engagement, overview: Overview) -> Markup:
    """The section; says so plainly where there is no contract to show."""
    contract = overview.contract
    if contract is None:
        return section("Contract in force", Markup("The statement of work cannot be read, so no contract is shown."))
    currency = contract.terms.currency
    wishes = zip(overview.pending, contract.pending, strict=True)
    return section(
        "Contract in force",
        _lineage(contract),
        timeline(engagement, overview, contract),
        *(_paper(paper, join(_circumstances(paper), " · "), paper.moved, currency) for paper in overview.papers),
        *(_paper(paper, PENDING, with_paper(contract, wish).steps[-1].moved, currency) for paper, wish in wishes),
    )


def _lineage(contract: Contract) -> Markup:
    line = Markup(f'<span class="psdm-lineage">{encode(contract.lineage)}</span>')
    if contract.proposed:
        return join([line, notice(Markup("A signature is missing: this contract is proposed, not in force."))], "\n\n")
    return line


def _paper(paper: Paper, circumstances: Markup, moved: Iterable[Moved], currency: str) -> Markup:
    moves = (
        (
            term(move.field),
            term_value(move.field, move.before, currency),
            strong(term_value(move.field, move.after, currency)),
        )
        for move in moved
    )
    title = heading(3, join([encode(paper.number), encode(paper.title)], " · "))
    blocks = [title, encode(paper.why or ""), muted(circumstances), table(("Term", "Before", "After"), moves)]
    return join([block for block in blocks if block], "\n\n")


def _circumstances(paper: Paper) -> Iterator[Markup]:
    if paper.executed_on:
        word = "Signed" if paper.block == "terms" else "Executed"
        yield join([Markup(word), on(paper.executed_on)], " ")
    else:
        yield pill(Markup("not signed"), "notice")
    evidence = code(paper.evidence.removeprefix("evidence/")) if paper.evidence else Markup("none recorded")
    yield join([Markup("evidence"), evidence], " ")
