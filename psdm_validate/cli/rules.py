"""`rules`: the rules, as the registry knows them, and how two editions differ."""

from __future__ import annotations

from collections.abc import Sequence

import click

from psdm_validate.cli.options import colour, format_option, width
from psdm_validate.rules.entry import Entry
from psdm_validate.rules.registry import RULES

EDITIONS = ("2020", "2022", "2024", "archived")
"""Editions, and packs by the names that rules have for them."""


@click.command(
    epilog="""\b
Examples:
  psdm-validate rules
  psdm-validate rules --edition 2022
  psdm-validate rules --edition 2022 --compare 2024
  psdm-validate rules --format json
"""
)
@click.option("--edition", type=click.Choice(EDITIONS), help="Only rules of this edition or pack.")
@click.option("--compare", type=click.Choice(EDITIONS), help="What differs from this one, and why.")
@format_option("text", "json")
def command(edition: str | None, compare: str | None, form: str) -> None:
    """List the rules with level, scope, editions and what must hold; or tell how two editions differ."""
    if compare is not None:
        click.echo(_difference(edition, compare, form), nl=False)
        return
    chosen = [entry for entry in RULES if edition is None or edition in entry.editions]
    click.echo(_json(chosen) if form == "json" else _text(chosen), nl=False)


def _difference(edition: str | None, compare: str, form: str) -> str:
    if edition is None:
        raise click.UsageError(f"--compare {compare} needs an edition to compare with it, such as --edition 2024.")
    if edition == compare:
        raise click.UsageError(f"--edition and --compare both name {edition}; choose two that can differ.")
    from psdm_validate.policy_difference import policy_difference

    difference = policy_difference(edition, compare)
    if form == "json":
        from psdm_validate.reporters.policy_difference_json import policy_difference_json

        return policy_difference_json(difference)
    from psdm_validate.reporters.policy_difference_text import policy_difference_text

    return policy_difference_text(difference, width(), coloured=colour())


def _json(chosen: Sequence[Entry]) -> str:
    from psdm_validate.reporters.json_text import json_text

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
    return json_text({"version": 1, "rules": listed})


def _text(chosen: Sequence[Entry]) -> str:
    from psdm_validate.contract.wording import counted
    from psdm_validate.reporters.terminal import print_line, print_table, terminal, written

    console = terminal(width(), coloured=colour())
    rows = [(entry.id, entry.level.value, entry.scope, " ".join(entry.editions), entry.title) for entry in chosen]
    print_table(console, ("Rule", "Level", "Scope", "Editions", "What must hold"), rows)
    told = f"{counted(len(chosen), 'rule')}. `psdm-validate explain RULE` tells why, with examples."
    print_line(console, told)
    return written(console)
