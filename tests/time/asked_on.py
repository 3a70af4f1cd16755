"""What is told of a portfolio as of a day, by every view that there is of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from psdm_validate.check import Question, overrides_told, policies_for, read_portfolio, report_on
from psdm_validate.duties.agenda import Agenda, agenda_of
from psdm_validate.duties.checklist import checklist_of
from psdm_validate.finding import Report
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.settings import EditionName
from psdm_validate.overview import Overview, overview_of
from psdm_validate.policy.policies import Policies
from psdm_validate.reporters.duties_json import duties_json
from psdm_validate.reporters.engagement_list import list_json
from psdm_validate.reporters.json import json_report
from psdm_validate.reporters.overview_json import overview_json
from psdm_validate.site.render import render
from tests.trees import FilesInMemory

FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True)
class Told:
    """The answers to check, todo, show and list, and the site."""

    portfolio: Portfolio
    as_of: date
    edition: EditionName | None = None

    @cached_property
    def policies(self) -> Policies:
        """By what each engagement is judged."""
        return policies_for(self.portfolio, self.as_of, self.edition)

    @cached_property
    def report(self) -> Report:
        """What `check` tells."""
        return report_on(self.portfolio, Question(self.as_of, self.edition), "in memory")

    @cached_property
    def agenda(self) -> Agenda:
        """What `todo` tells."""
        return agenda_of(self.portfolio.engagements, self.report, self.policies, self.as_of + FORTNIGHT)

    @cached_property
    def overviews(self) -> list[Overview]:
        """What `show` and `list` tell."""
        overrides = overrides_told(self.policies)
        return [overview_of(each, self.policies, self.as_of, overrides) for each in self.portfolio.engagements]

    def shown(self) -> tuple[str, ...]:
        """What `show` and `list` write."""
        return (list_json(self.overviews), *(overview_json(overview, {}) for overview in self.overviews))

    def written(self) -> tuple[str, ...]:
        """All of it as it is written."""
        checklists = [
            checklist_of(each, self.policies.of(each.folder), self.as_of) for each in self.portfolio.engagements
        ]
        return (
            json_report(self.report),
            duties_json(self.agenda, checklists),
            *self.shown(),
            *render(self.portfolio, self.report, ()).values(),
        )


def read(files: Mapping[str, bytes]) -> Portfolio:
    """The portfolio of these files."""
    return read_portfolio(FilesInMemory(files))
