"""`schema`: the JSON Schema of a record."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  psdm-validate schema
  psdm-validate schema change-order > change-order.schema.json
"""
)
@click.argument("record", required=False)
def command(record: str | None) -> None:
    """Print the JSON Schema of RECORD, or list the kinds of record."""
    import json

    from psdm_validate.model.layout import RECORDS, TOP
    from psdm_validate.schema import schema_of

    if record is None:
        for model in RECORDS:
            click.echo(f"{model.record_kind:22} {TOP}/{model.lies_at}")
        return
    model_named = next((model for model in RECORDS if model.record_kind == record), None)
    if model_named is None:
        kinds = ", ".join(model.record_kind for model in RECORDS)
        raise click.UsageError(f'No kind of record is called "{record}". There is: {kinds}.')
    click.echo(json.dumps(schema_of(model_named), indent=2, ensure_ascii=False))
