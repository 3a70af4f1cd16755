"""The contract and how it came to be: the lineage, and each paper with what it moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.overview import Overview, Paper
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.paper_facts import ended_by, paper_facts
from psdm_validate.site.engagement.timeline import timeline
from psdm_validate.site.markup import code, heading, join, muted, notice, pill, section, strong, subsection, table
from psdm_validate.site.unknown import unknown
from psdm_validate.site.wording import on, plain_day, term, term_value

PENDING = join([pill(Markup("pending"), "notice"), Markup("not executed: what follows is asked for, not agreed")], " ")


def contract_section(engagement: Engagement, overview: Overview) -> Markup:
    """The section; says so plainly where there is no contract to show."""
    contract = overview.contract
    if contract is None:
        return section("Contract", unknown(overview, "contract", "The contract is"))
    return section(
        "Proposed contract" if contract.proposed else "Contract in force",
        _lineage(contract, overview.as_of),
        timeline(engagement, overview, contract),
        *(
            _paper(paper, contract.terms.currency, paper_facts(engagement, overview, contract, paper))
            for paper in (*overview.papers, *overview.pending)
        ),
        subsection("Rejected and withdrawn", _ended(engagement, overview)),
    )


def _lineage(contract: Contract, as_of: date) -> Markup:
    line = Markup(f'<span class="psdm-lineage">{encode(contract.lineage)}</span>')
    if contract.proposed:
        unsigned = f"Not both sides had signed by {plain_day(as_of)}: this contract is proposed, not in force."
        return join([line, notice(encode(unsigned))], "\n\n")
    return line


def _paper(paper: Paper, currency: str, facts: Markup) -> Markup:
    moves = (
        (
            term(move.field),
            term_value(move.field, move.before, currency),
            strong(term_value(move.field, move.after, currency)),
        )
        for move in paper.moved
    )
    title = heading(3, join([encode(paper.number), encode(paper.title)], " · "))
    circumstances = muted(join(_circumstances(paper), " · "))
    blocks = [title, encode(paper.why or ""), circumstances, table(("Term", "Before", "After"), moves), facts]
    return join([block for block in blocks if block], "\n\n")


def _circumstances(paper: Paper) -> Iterator[Markup]:
    match paper.state:
        case "proposed":
            yield pill(Markup("not signed"), "notice")
        case "pending":
            yield PENDING
        case _:
            word = "Signed" if paper.block == "terms" else "Executed"
            yield join([Markup(word), on(paper.on)], " ")
    evidence = code(paper.evidence.removeprefix("evidence/")) if paper.evidence else Markup("none recorded")
    yield join([Markup("evidence"), evidence], " ")


def _ended(engagement: Engagement, overview: Overview) -> Markup:
    rows = (
        (
            join([encode(paper.number), encode(paper.title)], " · "),
            join([pill(encode(paper.state)), on(paper.on)], " "),
            encode(ended_by(engagement, paper)),
            encode(paper.because or ""),
        )
        for paper in overview.ended
    )
    return table(("Paper", "What became of it", "By", "Reason given"), rows)
