"""`explain`: the page of a rule, a record or a field, in the terminal."""

from __future__ import annotations

import difflib

import click

from psdm_validate.cli.options import colour, width


@click.command(
    epilog="""\b
Examples:
  psdm-validate explain CHG024
  psdm-validate explain sow
  psdm-validate explain plan.tasks.awaits
  psdm-validate explain engagements/acme/sow-2206/sow.yaml
"""
)
@click.argument("subject", metavar="RULE-OR-FIELD")
def command(subject: str) -> None:
    """Explain a rule by its id, a record by its kind or file, or a field by its path below the record."""
    from psdm_validate.rules.registry import RULES

    ids = [entry.id for entry in RULES]
    page = _rule(subject.upper()) if subject.upper() in ids else _record_or_field(subject)
    if page is None:
        raise click.UsageError(_unknown(subject, ids))
    click.echo(_shown(page), nl=False)


def _rule(identifier: str) -> str:
    from psdm_validate.reporters.rule_page import rule_page
    from psdm_validate.rules import rules_by_id

    return rule_page(rules_by_id([identifier])[0])


def _record_or_field(subject: str) -> str | None:
    """The page of a record named by its kind or by the path of a file, or of a field; None for neither."""
    from psdm_validate.model.layout import RECORDS, TOP, model_of
    from psdm_validate.reporters.fields import field_page

    _, top, below = subject.rpartition(f"{TOP}/")
    if top and (lying_there := model_of(f"{top}{below}")):
        return field_page(lying_there, ())
    kind, *path = subject.replace("/", ".").removesuffix(".yaml").split(".")
    model = next((model for model in RECORDS if model.record_kind == kind), None)
    return field_page(model, path) if model else None


def _unknown(subject: str, ids: list[str]) -> str:
    from psdm_validate.model.layout import RECORDS

    kinds = [model.record_kind for model in RECORDS]
    near = [name for name in ids if name.startswith(subject.upper())][:5]
    near = near or difflib.get_close_matches(subject, kinds, n=3) or difflib.get_close_matches(subject.upper(), ids)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return (
        f'There is no rule and no field "{subject}".{hint} Rules are listed by `psdm-validate rules`; '
        f"records are {', '.join(kinds)}, and a field is written as plan.tasks.awaits."
    )


def _shown(page: str) -> str:
    """The page laid out for a terminal, or as it is where it goes into a file or a pipe."""
    if not colour():
        return page
    from rich.markdown import Markdown

    from psdm_validate.reporters.terminal import terminal, written

    console = terminal(width(), coloured=True)
    console.print(Markdown(page))
    return written(console)
