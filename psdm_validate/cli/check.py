"""`check`: what the rules in force find in the portfolio."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

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
from psdm_validate.finding import Report
from psdm_validate.tree import Tree

FORMS = ("text", "json")


@click.command(
    epilog="""\b
Examples:
  psdm-validate check
  psdm-validate check engagements/acme/sow-2206
  psdm-validate check --rev main --as-of 2026-12-31
  psdm-validate check --select CHG,REC001 --report json=report.json
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@root_option
@revision_option
@as_of_option
@click.option("--edition", type=click.Choice(["2022", "2024"]), help="Judge by this edition, whatever settings say.")
@click.option("--select", multiple=True, metavar="RULES", help="Judge only these rules or families: CHG,REC001.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules or families out.")
@format_option(*FORMS)
@click.option("--report", "reports", multiple=True, metavar="FORM=FILE", help="Also write the report to a file.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    root: Path | None,
    rev: str | None,
    as_of: date,
    edition: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    reports: tuple[str, ...],
) -> None:
    """Check records and rules of the portfolio, or of the engagements at PATH.

    A PATH may be a file or folder; its whole engagement is checked. Rules over the whole portfolio need all of
    it and are judged only without PATH.
    """
    from psdm_validate.check import Question, check

    wanted = [_form_and_file(report) for report in reports]
    tree = opened_tree(root, rev)
    question = Question(
        as_of=as_of,
        edition=edition,  # type: ignore[arg-type]  # click.Choice holds the same two names
        select=_rules(select),
        ignore=_rules(ignore),
        folders=frozenset(_folders(tree, paths)),
    )
    report = check(tree, question)
    for name, file in wanted:
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


def _form_and_file(report: str) -> tuple[str, Path]:
    form, equals, file = report.partition("=")
    if not equals or not file or form not in FORMS:
        raise click.UsageError(f'"{report}" is not FORM=FILE; the forms are {", ".join(FORMS)}.')
    return form, Path(file)


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError as error:
        from psdm_validate.tree import CannotRead

        raise CannotRead(f"the report {file} cannot be written ({error.strerror}).") from error


def _rules(lists: tuple[str, ...]) -> frozenset[str]:
    from psdm_validate.rules.registry import RULES

    names = frozenset(name.strip() for part in lists for name in part.split(",") if name.strip())
    for name in names:
        if not any(entry.id.startswith(name) for entry in RULES):
            raise click.UsageError(f'No rule is called "{name}". `psdm-validate rules` lists them.')
    return names


def _folders(tree: Tree, paths: tuple[str, ...]) -> list[str]:
    """The engagement folders of the paths; none, which means all, as soon as one names more than engagements."""
    from psdm_validate.model.layout import engagement_folder

    folders: list[str] = []
    for path in paths:
        named = _below(tree.root, path)
        below = [file.path for file in tree.files() if Path(file.path).is_relative_to(named)]
        if not below:
            raise click.UsageError(f'Nothing of the portfolio lies at "{path}".')
        found = [engagement_folder(file) for file in below]
        if None in found:
            return []
        folders += [folder for folder in found if folder]
    return folders


def _below(root: Path, path: str) -> str:
    absolute = Path(os.path.normpath(Path.cwd() / path))
    tops = (root, root.resolve())
    top = next((top for top in tops if absolute.is_relative_to(top)), None)
    return absolute.relative_to(top).as_posix() if top else path.rstrip("/")
