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
    from psdm_validate.contract.wording import counted
    from psdm_validate.reporters.terminal import print_line, print_table, terminal, written

    console = terminal(width(), coloured=colour())
    rows = [(entry.id, entry.level.value, entry.scope, " ".join(entry.editions), entry.title) for entry in chosen]
    print_table(console, ("Rule", "Level", "Scope", "Editions", "What must hold"), rows)
    told = f"{counted(len(chosen), 'rule')}. `psdm-validate explain RULE` tells why, with examples."
    print_line(console, told)
    click.echo(written(console), nl=False)
