"""What a field takes, in words."""

from __future__ import annotations

import json
from typing import Any

from pydantic.fields import FieldInfo

from psdm_validate.site.encode import Markup
from psdm_validate.site.markup import code

_PLAIN = {
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "group of fields",
}
_FORMATS = {"date": "day", "uri": "link"}


def value_of(schema: dict[str, Any]) -> str:
    """The kind of value: "day", "one of low, medium, high", "list of text"."""
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return value_of(choice)
    if "enum" in schema:
        return f"one of {', '.join(str(choice) for choice in schema['enum'])}"
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {value_of(schema.get('items', {}))}"
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    return _PLAIN.get(schema.get("type", ""), "text")


def example_of(field: FieldInfo) -> Markup:
    """An example as it is written in a file; nothing where the field has none."""
    if not field.examples:
        return Markup("")
    example = field.examples[0]
    return code(example if isinstance(example, str) else json.dumps(example, ensure_ascii=False))
