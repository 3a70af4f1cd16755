"""`gate`: what a merge would newly break on its target."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psdm_validate import __version__
from psdm_validate.cli.options import as_of_option, colour, format_option, root_option, site_option, width
from psdm_validate.cli.report_files import (
    Reports,
    expect_reports,
    remove_file,
    report_option,
    told_if_not_judged,
    write_file,
    write_reports,
)
from psdm_validate.cli.report_forms import FORMS, forge_report, unread_report

if TYPE_CHECKING:
    from psdm_validate.merge_report import MergeReport

ADVICE = "This is advice, from the target as fetched last. What decides is the gate of the merge request."
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    epilog="""\b
Examples:
  psdm-validate gate
  psdm-validate gate --uncommitted
  psdm-validate gate --target origin/main --source my-branch
  psdm-validate gate --target origin/main --report markdown=note.md --verdict verdict.json
On the target itself, after each merge:
  psdm-validate gate --target HEAD^1 --source HEAD
"""
)
@click.option(
    "--target", metavar="COMMIT", help="What is merged into: a branch, or a commit. Else the server's default branch."
)
@click.option("--source", default="HEAD", show_default=True, metavar="COMMIT", help="What would be merged.")
@click.option("--uncommitted", is_flag=True, help="Judge what lies on disk too, as if it were committed. Advice only.")
@root_option
@as_of_option
@click.option("--all", "old_too", is_flag=True, help="List what the target has already too, instead of counting it.")
@format_option(*FORMS)
@report_option
@site_option
@click.option("--verdict", type=FILE, metavar="FILE", help="Write the verdict as JSON, last of all and whole.")
@click.pass_context
def command(
    ctx: click.Context,
    target: str | None,
    source: str,
    uncommitted: bool,
    root: Path | None,
    as_of: date,
    old_too: bool,
    form: str,
    reports: Reports,
    site: str | None,
    verdict: Path | None,
) -> None:
    """Judge the merge of one commit into another, before it is made.

    Only what the merge newly breaks blocks it. What the target has already is counted apart, and facts, such as a
    red status, are alarms that block nothing. Nothing is checked out, and nothing on disk counts but what is
    committed.
    """
    from psdm_validate.tree import CannotRead

    if verdict:
        remove_file(verdict)
    rendered = partial(_rendered, old_too=old_too, site=site)
    unread = partial(_unread, target or "origin/HEAD", source, as_of, site)
    try:
        expect_reports(form, reports, site, *filter(None, [verdict]))
        with told_if_not_judged(reports, unread):
            report = _judged(root, target, source, uncommitted, as_of)
        write_reports(reports, lambda name: rendered(report, name, 80, coloured=False))
        click.echo(rendered(report, form, width(), coloured=colour()), nl=False)
        if uncommitted:
            click.echo(ADVICE, err=True)
    except CannotRead as why:
        if verdict:
            write_file(verdict, unread("json", str(why)))
        raise
    # Whoever finds a verdict may trust that every report is there as well.
    sys.stdout.flush()
    if verdict:
        write_file(verdict, rendered(report, "json", 80, coloured=False))
    ctx.exit(report.verdict.exit_code)


def _judged(root: Path | None, target: str | None, source: str, uncommitted: bool, as_of: date) -> MergeReport:
    from psdm_validate.merge_report import report_on_merge
    from psdm_validate.tree import find_repository, merged

    with merged(root or find_repository(Path.cwd()), target, source, uncommitted=uncommitted) as merge:
        return report_on_merge(merge, as_of)


def _rendered(report: MergeReport, form: str, columns: int, *, old_too: bool, site: str | None, coloured: bool) -> str:
    if form == "json":
        from psdm_validate.reporters.gate_json import gate_json

        return gate_json(report, __version__)
    if form == "markdown":
        from psdm_validate.reporters.gate_markdown import gate_markdown

        return gate_markdown(report, old_too=old_too)
    if form != "text":
        from psdm_validate.reporters.outcome import outcome_of_merge

        return forge_report(outcome_of_merge(report), form, site)
    from psdm_validate.reporters.gate_text import gate_text

    return gate_text(report, columns, old_too=old_too, coloured=coloured)


def _unread(target: str, source: str, as_of: date, site: str | None, form: str, because: str) -> str:
    if form == "json":
        from psdm_validate.reporters.gate_json import no_verdict_json

        return no_verdict_json(target, source, as_of, __version__, because)
    return unread_report("gate", form, because, site)
