"""Every page of the site, from a portfolio and what the check had to say about it."""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.check import policies_for
from psdm_validate.finding import Report
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.overview import overview_of
from psdm_validate.rule import Rule
from psdm_validate.site.engagement.page import engagement_page
from psdm_validate.site.portfolio_page import portfolio_page
from psdm_validate.site.record_pages import record_pages
from psdm_validate.site.rule_pages import rule_index, rule_page


def render(portfolio: Portfolio, report: Report, rules: Sequence[Rule]) -> dict[str, str]:
    """Markdown by path below the site's folder. The day is the report's; nothing is read or written here."""
    rule_pages = frozenset(rule.id for rule in rules)
    policies = policies_for(portfolio, report.as_of)
    overviews = [overview_of(engagement, policies, report.as_of) for engagement in portfolio.engagements]
    engagements = {
        f"engagements/{engagement.name}.md": engagement_page(engagement, overview, report, rule_pages)
        for engagement, overview in zip(portfolio.engagements, overviews, strict=True)
    }
    return {
        "index.md": portfolio_page(overviews, report, portfolio.broken, rule_pages),
        **engagements,
        "rules/index.md": rule_index(rules, report),
        **{f"rules/{rule.id}.md": rule_page(rule, report.as_of) for rule in rules},
        **record_pages(report.as_of),
    }
