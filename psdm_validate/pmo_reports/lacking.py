"""What is missing from a report: by what a rule asks for, or because a figure is not known."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import Figure, measure
from psdm_validate.model.engagement import Engagement
from psdm_validate.pmo_reports.pmo_report import Cell, Missing
from psdm_validate.rule import Rule

MEND = "Mend the file; `psdm-validate check` says what is wrong with it."


def asked_by(rule: Rule, engagement: Engagement, *given: object) -> Iterator[Missing]:
    """Whatever the rule finds lacking in the engagement, judged with what its function is given."""
    for remark in rule.judge(*given):
        yield Missing(engagement.name, remark.message, remark.next_step)


def figure_cell(figure: Figure, situation: Situation, next_step: str) -> Cell:
    """The figure as it is told, or that it is not known, with the reason."""
    found = measure(figure, situation)
    if found.value is not None:
        return found.value
    what = f"{figure.title.lower()}: not known, because {found.because}"
    return Missing(situation.engagement.name, what, MEND if found.unjudged else next_step, found.unjudged)
