"""`report`: what the PMO tells each week."""

from __future__ import annotations

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
    width,
)
from psdm_validate.cli.paths import folders_meant

if TYPE_CHECKING:
    from psdm_validate.pmo_reports.asked import Asked
    from psdm_validate.pmo_reports.pmo_report import Kind, PmoReport
    from psdm_validate.tree import Tree


@click.command(
    epilog="""\b
Examples:
  psdm-validate report
  psdm-validate report escalations
  psdm-validate report top-customer --pm "Sam Osei"
  psdm-validate report customer-status acme/sow-2206 --format html --output status.html
"""
)
@click.argument("kind", required=False)
@click.argument("engagement", nargs=-1)
@click.option("--pm", metavar="PERSON", help="Only engagements of this project manager: an id, a name or a part of it.")
@root_option
@revision_option
@as_of_option
@format_option("text", "markdown", "html", "csv", "json")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it into this file.")
@click.pass_context
def command(
    ctx: click.Context,
    kind: str | None,
    engagement: tuple[str, ...],
    pm: str | None,
    root: Path | None,
    rev: str | None,
    as_of: date,
    form: str,
    output: Path | None,
) -> None:
    """Write one of the reports of the PMO's week; without KIND, list them.

    With ENGAGEMENT only of those. What is missing from a report stands at its head. The exit code is 3 where broken
    records keep something from it.
    """
    from psdm_validate.cli import COULD_NOT_JUDGE
    from psdm_validate.pmo_reports.pmo_report import report_of

    if kind is None:
        click.echo(_kinds(), nl=False)
        return
    chosen = _kind_named(kind)
    report = report_of(chosen, _asked(opened_tree(root, rev), chosen, engagement, pm, as_of))
    _tell(_shown(report, form), output)
    if report.unjudged:
        click.echo("Parts could not be told; `psdm-validate check` says what is wrong with their files.", err=True)
        ctx.exit(COULD_NOT_JUDGE)


def _kinds() -> str:
    from psdm_validate.pmo_reports.kinds import KINDS
    from psdm_validate.reporters.terminal import print_line, print_table, terminal, written

    console = terminal(width(), coloured=colour())
    print_table(console, ("Report", "When", "What it tells"), [(kind.name, kind.due, kind.about) for kind in KINDS])
    print_line(console, "Write one: psdm-validate report KIND")
    return written(console)


def _kind_named(name: str) -> Kind:
    """The report of that name. Raises UsageError where there is none."""
    import difflib

    from psdm_validate.pmo_reports.kinds import KINDS

    by_name = {kind.name: kind for kind in KINDS}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There is: {', '.join(by_name)}."
    raise click.UsageError(f'There is no report "{name}". {hint}')


def _asked(tree: Tree, kind: Kind, paths: tuple[str, ...], pm: str | None, as_of: date) -> Asked:
    """What the report is asked of. Raises UsageError where that is no engagement, or several for a report of one."""
    from psdm_validate.check import NO_ENGAGEMENT, overrides_told, policies_for, read_portfolio
    from psdm_validate.cli.managers import managed
    from psdm_validate.pmo_reports.asked import Asked
    from psdm_validate.tree import CannotRead

    portfolio = read_portfolio(tree)
    if not portfolio.engagements:
        raise CannotRead(NO_ENGAGEMENT)
    folders = folders_meant(tree, paths)
    meant = managed(portfolio, pm, as_of) if pm else portfolio.engagements
    engagements = tuple(each for each in meant if not folders or each.folder in folders)
    if kind.of_one and len(engagements) != 1:
        names = ", ".join(each.name for each in engagements)
        raise click.UsageError(f"{kind.title} is of one engagement; name it. There is: {names or 'none of these'}.")
    if not engagements:
        raise click.UsageError("None of these engagements is of that project manager.")
    policies = policies_for(portfolio, as_of)
    return Asked(portfolio, engagements, policies, overrides_told(policies), as_of, named=bool(folders))


def _shown(report: PmoReport, form: str) -> str:
    if form == "text":
        from psdm_validate.reporters.pmo_text import pmo_text

        return pmo_text(report, width(), coloured=colour())
    if form == "markdown":
        from psdm_validate.reporters.pmo_markdown import pmo_markdown

        return pmo_markdown(report)
    if form == "html":
        from psdm_validate.reporters.pmo_html import pmo_html

        return pmo_html(report)
    if form == "csv":
        from psdm_validate.reporters.pmo_csv import pmo_csv

        return pmo_csv(report)
    from psdm_validate.reporters.pmo_json import pmo_json

    return pmo_json(report)


def _tell(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from psdm_validate.cli.report_files import write_file

    write_file(output, text)
    click.echo(f"Wrote {output}", err=True)
