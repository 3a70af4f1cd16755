"""An organisation's own fields fit the schema that it keeps for them.

Every record may hold fields of the organisation's own below `extra:`. What they may be is said by a JSON Schema
in engagements/extra/, named after the kind of record: sow.schema.json. A field that no schema describes is a
finding, since nobody would notice a slip of the pen in it. A pattern that repeats a group which itself repeats
something, or offers alternatives, is refused: a text of thirty letters could keep it busy for hours.

```yaml good raid.yaml
title: RAID - Harbor Line - SOW-2206
```

```yaml bad raid.yaml
extra: {cost_centre: 4711}  # FIL007
```

```yaml good raid.yaml
extra: {cost_centre: "4711"}
```

```yaml and /extra/raid.schema.json
{"type": "object", "properties": {"cost_centre": {"type": "string"}}, "additionalProperties": false}
```

```yaml good raid.yaml
extra: {share: 0.5}
```

```yaml and /extra/raid.schema.json
{"type": "object", "properties": {"share": {"type": "number", "multipleOf": 0.25}}}
```

```yaml bad raid.yaml
extra:  # FIL007
  cost_centre: 4711  # FIL007
  cost_center: "4711"
```

```yaml and /extra/raid.schema.json
{"type": "object", "properties": {"cost_centre": {"type": "string"}}, "additionalProperties": false}
```
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from psdm_validate.model.extra import ExtraSchema, ExtraSchemas
from psdm_validate.model.layout import EXTRA_FOLDER
from psdm_validate.model.record import Record
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.files.extra_patterns import pattern_problem

Misfits = list[tuple[tuple[str | int, ...], str]]

CANNOT_JUDGE = (RecursionError, TypeError, ValueError, ArithmeticError, re.error)
"""What a schema can lead the library to that is sound to its letter: a reference to itself, a number without end."""


@rule(
    "FIL007",
    "an organisation's own fields fit its schema",
    editions=ALL,
    source="derived: a field that nothing reads looks said and is not",
)
def extra_fields(subject: Record | ExtraSchema, schemas: ExtraSchemas) -> Remarks:
    if isinstance(subject, ExtraSchema):
        if problem := subject.problem or _wrong_with(subject.schema):
            yield Remark(
                subject.place, f"this is no JSON Schema: {problem}", "Correct the file, or take it out for now."
            )
        return
    if not subject.extra:
        return
    known = schemas.by_kind.get(subject.record_kind)
    if known is None:
        file = f"{EXTRA_FOLDER}/{subject.record_kind}.schema.json"
        yield Remark(
            subject.key("extra"),
            f"no schema says which fields `extra` may hold in a {subject.title.lower()}",
            f"Describe them in {file} (JSON Schema 2020-12), or take them out.",
        )
    elif known.problem is None and _wrong_with(known.schema) is None:
        for path, message in _misfits(known.schema, subject.extra):
            yield Remark(subject.at("extra", *path), message, f"Correct it; {known.path} says what is allowed.")


def _wrong_with(schema: dict[str, Any] | None) -> str | None:
    from jsonschema import Draft202012Validator, SchemaError

    try:
        Draft202012Validator.check_schema(schema or {})
    except SchemaError as error:
        return error.message
    except CANNOT_JUDGE as error:
        return f"it cannot be read ({type(error).__name__})"
    return pattern_problem(schema)


def _misfits(schema: dict[str, Any] | None, extra: dict[str, Any]) -> Misfits:
    """Where and how the fields differ from the schema. A schema elsewhere is never fetched."""
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    registry: Registry[Any] = Registry()
    validator = Draft202012Validator(
        schema or {}, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    try:
        errors = sorted(validator.iter_errors(_plain(extra)), key=lambda error: str(error.json_path))
        return [(tuple(error.absolute_path), error.message) for error in errors]
    except Unresolvable as error:
        return [((), f"its schema refers to {error.ref}, which is not in the same file")]
    except CANNOT_JUDGE as error:
        return [((), f"its schema cannot be held against it ({type(error).__name__})")]


def _plain(value: Any) -> Any:
    """The same with numbers as the library knows them: it takes no Decimal for a number."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value
