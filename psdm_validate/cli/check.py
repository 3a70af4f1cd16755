"""`check`: what the rules in force find in the portfolio."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from psdm_validate.finding import Report

if TYPE_CHECKING:
    from psdm_validate.model.settings import EditionName

FORMS = ("text", "json")


class ReportType(click.ParamType[tuple[str, Path]]):
    """A form and the file that receives the report in it, written json=report.json."""

    name = "report"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        form, _, file = str(value).partition("=")
        if not file or form not in FORMS:
            self.fail(f'"{value}" is not FORM=FILE; the forms are {", ".join(FORMS)}.', param, ctx)
        return form, Path(file)


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
@click.option(
    "--report", "reports", multiple=True, type=ReportType(), metavar="FORM=FILE", help="Also write it to a file."
)
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
    reports: tuple[tuple[str, Path], ...],
) -> None:
    """Check records and rules of the portfolio, or of the engagements at PATH.

    A PATH may be a file or folder; its whole engagement is checked, or all engagements of its customer. Rules over
    the whole portfolio need all of it and are judged only without PATH.
    """
    from psdm_validate.check import Question, check

    tree = opened_tree(root, rev)
    report = check(tree, Question(as_of, edition, select, ignore, folders=folders_meant(tree, paths)))
    for name, file in reports:
        _write(file, rendered(report, name, 80, coloured=False))
    click.echo(rendered(report, form, width(), coloured=colour()), nl=False)
    ctx.exit(report.exit_code)


def rendered(report: Report, form: str, columns: int, *, coloured: bool) -> str:
    """The report as text in the form asked for."""
    if form == "json":
        from psdm_validate.reporters.json import json_report

        return json_report(report)
    from psdm_validate.reporters.text import text_report

    return text_report(report, columns, coloured=coloured)


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError as error:
        from psdm_validate.tree import CannotRead

        raise CannotRead(f"the report {file} cannot be written ({error.strerror}).") from error
