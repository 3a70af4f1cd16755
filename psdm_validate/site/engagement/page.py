"""The page of one engagement: how it stands, and why."""

from __future__ import annotations

from collections.abc import Collection

from psdm_validate.finding import Report
from psdm_validate.model.engagement import Engagement
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.communication import communication
from psdm_validate.site.engagement.contract import contract_section
from psdm_validate.site.engagement.figures import figures_section
from psdm_validate.site.engagement.next_dates import next_dates
from psdm_validate.site.engagement.people import people
from psdm_validate.site.engagement.plan import plan
from psdm_validate.site.engagement.raid import raid
from psdm_validate.site.engagement.set_up import set_up
from psdm_validate.site.engagement.summary import summary
from psdm_validate.site.engagement.terms import terms
from psdm_validate.site.findings import findings_of, findings_table, unjudged_notice, unjudged_of, verdict
from psdm_validate.site.markup import heading, join, lead, link, notice, page, section
from psdm_validate.site.wording import dated


def engagement_page(
    engagement: Engagement,
    overview: Overview,
    report: Report,
    rule_pages: Collection[str],
) -> str:
    """The page at engagements/<customer>/<sow>.md; links are relative to it."""
    findings = findings_of(report, engagement.folder)
    unjudged = unjudged_of(report, engagement.folder)
    return page(
        heading(1, encode(overview.title or overview.name)),
        lead(_place(overview)),
        _unreadable(overview),
        summary(overview, verdict(report, findings, unjudged), found=bool(findings or unjudged)),
        section("Findings", unjudged_notice(unjudged), findings_table(findings, rule_pages, "../../")),
        contract_section(engagement, overview),
        plan(overview),
        figures_section(overview.figures),
        raid(engagement, overview),
        next_dates(overview),
        terms(engagement, overview),
        communication(engagement),
        people(overview),
        set_up(engagement, overview.as_of),
    )


def _place(overview: Overview) -> Markup:
    way = [link(Markup("Portfolio"), "../../index.md"), _customer(overview), _number(overview)]
    edition = [encode(overview.edition_words)] if overview.edition_words else []
    return join([join(way, " / "), *edition, dated(overview.as_of)], " · ")


def _customer(overview: Overview) -> Markup:
    return encode(overview.customer or overview.name.split("/")[0])


def _number(overview: Overview) -> Markup:
    return encode(overview.number or overview.name.split("/")[-1].upper())


def _unreadable(overview: Overview) -> Markup:
    if not overview.unreadable:
        return Markup("")
    obstacles = encode("; ".join(overview.unreadable))
    return notice(Markup(f"Part of this page is unknown, because something it rests on cannot be used: {obstacles}."))
