"""What is missing from a report: by what a rule asks for, or because a figure is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import Figure, Measure, measure
from psdm_validate.model.engagement import Engagement
from psdm_validate.pmo_reports.pmo_report import MEND, Cell, Missing
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Rule


def asked_by(rule: Rule, subject: object, situation: Situation, policy: Policy) -> Iterator[Missing]:
    """Whatever the rule finds lacking in the subject, a record of the engagement or the engagement itself.

    Nothing where the rule is not in force. Raises NotJudged as rules do.
    """
    if policy.in_force(rule.editions):
        given: Mapping[type, Callable[[], object]] = {
            Engagement: lambda: situation.engagement,
            Contract: lambda: situation.contract,
            Phase: lambda: situation.phase,
            Policy: lambda: policy,
            date: lambda: situation.day,
        }
        for remark in rule.judge(subject, *(given[want]() for want in rule.wants)):
            yield Missing(situation.engagement.name, remark.message, remark.next_step)


def figure_cell(figure: Figure, situation: Situation, next_step: str) -> Cell:
    """The figure as it is told, or that it is not known, with the reason."""
    found = measure(figure, situation)
    return unknown(found, situation, next_step) if found.value is None else found.value


def unknown(found: Measure, situation: Situation, next_step: str) -> Missing:
    """That the figure is not known, with the reason."""
    what = f"{found.figure.title.lower()}: not known, because {found.because}"
    return Missing(situation.engagement.name, what, MEND if found.unjudged else next_step, found.unjudged)
