"""What is missing from a report: by what a rule asks for, or because a figure is not known."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import Figure, Measure, measure
from psdm_validate.model.engagement import Engagement
from psdm_validate.pmo_reports.pmo_report import Cell, Missing
from psdm_validate.pmo_reports.rows import MEND
from psdm_validate.rule import Rule


def asked_by(rule: Rule, engagement: Engagement, *given: object) -> Iterator[Missing]:
    """Whatever the rule finds lacking in the engagement, judged with what its function is given."""
    for remark in rule.judge(*given):
        yield Missing(engagement.name, remark.message, remark.next_step)


def figure_cell(figure: Figure, situation: Situation, next_step: str) -> Cell:
    """The figure as it is told, or that it is not known, with the reason."""
    found = measure(figure, situation)
    return unknown(found, situation, next_step) if found.value is None else found.value


def unknown(found: Measure, situation: Situation, next_step: str) -> Missing:
    """That the figure is not known, with the reason."""
    what = f"{found.figure.title.lower()}: not known, because {found.because}"
    return Missing(situation.engagement.name, what, MEND if found.unjudged else next_step, found.unjudged)
