"""`schema`: the JSON Schema of a record, of a report or of a verdict."""

from __future__ import annotations

from typing import Any

import click


@click.command(
    epilog="""\b
Examples:
  psdm-validate schema
  psdm-validate schema change-order > change-order.schema.json
  psdm-validate schema report
"""
)
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print the JSON Schema called NAME, or list them: the kinds of record, `report` of check, `verdict` of gate."""
    from psdm_validate.model.layout import RECORDS, TOP
    from psdm_validate.reporters.json_text import json_text

    if name is None:
        for model in RECORDS:
            click.echo(f"{model.record_kind:22} {TOP}/{model.lies_at}")
        click.echo("report                 what check writes as JSON")
        click.echo("verdict                what gate writes as JSON")
    else:
        click.echo(json_text(_schema(name)), nl=False)


def _schema(name: str) -> dict[str, Any]:
    """The schema of that name. Raises UsageError where there is none."""
    if name == "report":
        from psdm_validate.reporters.report_schema import report_schema

        return report_schema()
    if name == "verdict":
        from psdm_validate.reporters.verdict_schema import verdict_schema

        return verdict_schema()
    from psdm_validate.model.layout import RECORDS
    from psdm_validate.schema import schema_of

    model = next((model for model in RECORDS if model.record_kind == name), None)
    if model is None:
        names = ", ".join((*(model.record_kind for model in RECORDS), "report", "verdict"))
        raise click.UsageError(f'No schema is called "{name}". There is: {names}.')
    return schema_of(model)
