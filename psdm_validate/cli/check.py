"""`check`: what the rules in force find in the portfolio."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate.cli.options import (
    as_of_option,
    colour,
    format_option,
    opened_tree,
    revision_option,
    root_option,
    site_option,
    width,
)
from psdm_validate.cli.paths import folders_meant
from psdm_validate.cli.report_files import Reports, expect_reports, report_option, told_if_not_judged, write_reports
from psdm_validate.cli.report_forms import FORMS, forge_report, unread_report

if TYPE_CHECKING:
    from psdm_validate.finding import Report
    from psdm_validate.model.settings import EditionName


def _rules(ctx: click.Context, param: click.Parameter, lists: tuple[str, ...]) -> frozenset[str]:
    """The rules and families named in lists with commas. Raises UsageError for what is neither."""
    from psdm_validate.rules.registry import RULES

    ids = [entry.id for entry in RULES]
    known = sorted({identifier[:3] for identifier in ids}) + ids
    names = [name.strip().upper() for part in lists for name in part.split(",")]
    for name in names:
        if name not in known:
            near = [each for each in known if name and each.startswith(name)] or difflib.get_close_matches(name, known)
            hint = f" Did you mean {', '.join(near[:5])}?" if near else ""
            raise click.BadParameter(
                f'No rule or family of rules is called "{name}".{hint} `psdm-validate rules` lists them.', ctx, param
            )
    return frozenset(names)


@click.command(
    epilog="""\b
Examples:
  psdm-validate check
  psdm-validate check engagements/acme
  psdm-validate check engagements/acme/sow-2206
  psdm-validate check --rev main --as-of 2026-12-31
  psdm-validate check --select CHG,REC001 --report json=report.json
  psdm-validate check --report gitlab=code-quality.json --report junit=junit.xml
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@root_option
@revision_option
@as_of_option
@click.option(
    "--edition",
    type=click.Choice(["2022", "2024"]),
    help="Judge every engagement by this edition, whatever the settings say and whenever it was signed.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    callback=_rules,
    help="Judge only these rules or whole families: CHG,REC001.",
)
@click.option("--ignore", multiple=True, metavar="RULES", callback=_rules, help="Leave these rules or families out.")
@format_option(*FORMS)
@report_option
@site_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    root: Path | None,
    rev: str | None,
    as_of: date,
    edition: EditionName | None,
    select: frozenset[str],
    ignore: frozenset[str],
    form: str,
    reports: Reports,
    site: str | None,
) -> None:
    """Check records and rules of the portfolio, or of the engagements at PATH.

    A PATH may be a file or folder; its whole engagement is checked, or all engagements of its customer. Rules over
    the whole portfolio need all of it and are judged only without PATH.
    """
    from psdm_validate.check import Question, check

    expect_reports(form, reports, site)
    with told_if_not_judged(reports, lambda name, because: _unread(name, as_of, because, site)):
        tree = opened_tree(root, rev)
        report = check(tree, Question(as_of, edition, select, ignore, folders=folders_meant(tree, paths)))
    write_reports(reports, lambda name: _rendered(report, name, 80, site, coloured=False))
    click.echo(_rendered(report, form, width(), site, coloured=colour()), nl=False)
    ctx.exit(report.exit_code)


def _rendered(report: Report, form: str, columns: int, site: str | None, *, coloured: bool) -> str:
    if form == "json":
        from psdm_validate.reporters.json import json_report

        return json_report(report)
    if form == "markdown":
        from psdm_validate.reporters.check_markdown import check_markdown

        return check_markdown(report)
    if form != "text":
        from psdm_validate.reporters.outcome import outcome_of_check

        return forge_report(outcome_of_check(report), form, site)
    from psdm_validate.reporters.text import text_report

    return text_report(report, columns, coloured=coloured)


def _unread(form: str, as_of: date, because: str, site: str | None) -> str:
    if form == "json":
        from psdm_validate.reporters.json import no_report_json

        return no_report_json(as_of, because)
    return unread_report("check", form, because, site)
