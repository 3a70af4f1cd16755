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
"""
)
@click.argument("subject", metavar="RULE-OR-FIELD")
def command(subject: str) -> None:
    """Explain a rule by its id, a record by its kind, or a field by its path below the record."""
    from psdm_validate.rules.registry import RULES

    ids = [entry.id for entry in RULES]
    if subject.upper() in ids:
        click.echo(_shown(_rule(subject.upper())), nl=False)
        return
    from psdm_validate.model.layout import RECORDS
    from psdm_validate.reporters.fields import field_page

    kinds = [model.record_kind for model in RECORDS]
    kind, *path = subject.replace("/", ".").removesuffix(".yaml").split(".")
    model = next((model for model in RECORDS if model.record_kind == kind), None)
    page = field_page(model, path) if model else None
    if page is None:
        near = [name for name in ids if name.startswith(subject.upper())][:5]
        near = near or difflib.get_close_matches(subject, kinds, n=3) or difflib.get_close_matches(subject.upper(), ids)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise click.UsageError(
            f'There is no rule and no field "{subject}".{hint} Rules are listed by `psdm-validate rules`; '
            f"records are {', '.join(kinds)}, and a field is written as plan.tasks.awaits."
        )
    click.echo(_shown(page), nl=False)


def _rule(identifier: str) -> str:
    from psdm_validate.policy.handbook import source_words
    from psdm_validate.rules import rules_by_id

    rule = rules_by_id([identifier])[0]
    heading, *rest = rule.page.strip().split("\n\n", 1)
    return (
        f"# {rule.id}: {rule.title}\n\n**{heading}** {rest[0] if rest else ''}\n\n"
        f"- Level: {rule.level.value}\n- Editions: {', '.join(rule.editions)}\n- Scope: {rule.scope}\n"
        f"- Source: {source_words(rule.source)}\n"
    )


def _shown(page: str) -> str:
    """The page laid out for a terminal, or as it is where it goes into a file or a pipe."""
    if not colour():
        return page
    from rich.markdown import Markdown

    from psdm_validate.reporters.overview_text import terminal, written

    console = terminal(width(), coloured=True)
    console.print(Markdown(page))
    return written(console)
