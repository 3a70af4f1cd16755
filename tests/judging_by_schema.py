"""JSON Schema as editors judge by it: patterns read as ECMAScript reads them, as the standard asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regress
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from psdm_validate.model.record import Record
from psdm_validate.schema import schema_of


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _regex(pattern).find(value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


@cache
def _regex(pattern: str) -> regress.Regex:
    return regress.Regex(pattern, "u")


_Judge: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


@cache
def validator(model: type[Record]) -> Validator:
    """What judges documents by the schema of that record."""
    return validator_of(schema_of(model))


def validator_of(schema: dict[str, Any]) -> Validator:
    """What judges values by that schema."""
    judge: Validator = _Judge(schema, format_checker=FormatChecker())
    return judge
