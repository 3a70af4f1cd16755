"""What the rules of the decision table have in common: each paper judged under the rows of one rule."""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.papers import paper_wanted
from psdm_validate.contract.power_wording import PAPER_WORDS, demand_words, papers_words
from psdm_validate.contract.powers import Demand, Judged, demands, judged_papers
from psdm_validate.contract.redraft import redraft_command
from psdm_validate.finding import Level
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.decision_table import decision_table
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks
from psdm_validate.rules.change import description_moves_scope_only as scope_only
from psdm_validate.rules.change.goes_with import goes_with


def within_power(rule: str, engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    """What a paper lacks under the rows of that rule; of pending papers as warnings, while they can be mended."""
    table, block = decision_table(policy.edition), in_block(engagement)
    for judged in judged_papers(contract):
        found, kind = demands(judged.moved, judged.before, table), judged.paper.record_kind
        # What else a paper lacks does not matter where another paper is needed.
        enough = all(demand.allows(kind, consulting_block=block) for demand in found)
        for demand in found:
            if demand.row.rule != rule or _told_already(demand, judged, policy):
                continue
            if enough:
                yield from goes_with(demand, found, judged, engagement)
            elif not demand.allows(kind, consulting_block=block):
                yield _too_weak(demand, judged, engagement, policy)


def in_block(engagement: Engagement) -> bool:
    """Whether a block of hours was sold."""
    return engagement.record.kind == "consulting-block"


def _told_already(demand: Demand, judged: Judged, policy: Policy) -> bool:
    """Whether all of this is a description of work beyond scope, which another rule finds."""
    found = isinstance(judged.paper, DescriptionOfWork) and policy.in_force(
        scope_only.description_moves_scope_only.editions
    )
    return found and all(directed.field not in scope_only.SCOPE for directed in demand.moves)


def _too_weak(demand: Demand, judged: Judged, engagement: Engagement, policy: Policy) -> Remark:
    paper, kind = judged.paper, judged.paper.record_kind
    block, months = in_block(engagement), decision_table(policy.edition).months
    words = demand_words(demand, judged.before, months)
    takes = f"that takes {papers_words(demand, consulting_block=block)}, not {PAPER_WORDS[kind]}"
    would = f"{paper.number} would not suffice: it" if judged.pending else paper.number
    wanted = paper_wanted(judged.moved, judged.before, policy.edition, consulting_block=block)
    way_out = f"Declare {paper.number} void and agree the same on the right paper. Draft it"
    way_out = "Withdraw it and draft instead" if judged.pending else way_out
    return Remark(
        paper.changes.key(demand.moves[0].field),
        f"{would} {words}; {takes}",
        f"{way_out}: {redraft_command(wanted.model.record_kind, engagement.name, judged.moved)}",
        Level.WARNING if judged.pending else None,
    )
