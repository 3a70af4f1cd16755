"""`rules`: the rules, as the registry knows them."""

from __future__ import annotations

import click

from psdm_validate.cli.options import colour, format_option, width
from psdm_validate.rules.registry import RULES


@click.command(
    epilog="""\b
Examples:
  psdm-validate rules
  psdm-validate rules --edition 2022
  psdm-validate rules --format json
"""
)
@click.option("--edition", type=click.Choice(["2020", "2022", "2024"]), help="Only rules of this edition.")
@format_option("text", "json")
def command(edition: str | None, form: str) -> None:
    """List the rules with level, scope, editions and what must hold."""
    chosen = [entry for entry in RULES if edition is None or edition in entry.editions]
    if form == "json":
        import json

        listed = [
            {
                "id": entry.id,
                "title": entry.title,
                "level": entry.level.value,
                "editions": list(entry.editions),
                "scope": entry.scope,
                "source": entry.source,
            }
            for entry in chosen
        ]
        click.echo(json.dumps({"version": 1, "rules": listed}, indent=2, ensure_ascii=False))
        return
    from psdm_validate.reporters.overview_text import table_of, terminal, written

    console = terminal(width(), coloured=colour())
    rows = [(entry.id, entry.level.value, entry.scope, " ".join(entry.editions), entry.title) for entry in chosen]
    console.print(table_of(("Rule", "Level", "Scope", "Editions", "What must hold"), rows))
    console.print(f"{len(chosen)} rules. `psdm-validate explain RULE` tells why, with examples.")
    click.echo(written(console), nl=False)
