"""What a field takes, in words: made from its JSON Schema and from what its value refers to."""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo

from psdm_validate.model.references import referred_to

_PLAIN = {
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "group of fields",
}
_FORMATS = {"date": "day", "uri": "link"}
_REFERRED = {
    "colleague": "someone of organization.yaml",
    "contact": "someone of the customer's customer.yaml",
    "person": "someone of organization.yaml or of the customer's customer.yaml",
    "partner": "a partner of organization.yaml",
    "activity": "an activity of the contract",
    "deliverable": "a deliverable of the contract",
    "milestone": "a milestone of the contract",
    "entry": "an entry of the engagement's RAID log",
    "paper": "a change order, confirmation or description of work of the engagement",
}


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
    if isinstance(schema.get("type"), list):
        return "a single value of any kind"
    return _PLAIN.get(schema.get("type", ""), "text")


def reference_words(field: FieldInfo) -> str | None:
    """What the field's value names: "an activity of the contract"; None where it names nothing elsewhere."""
    to = referred_to(field)
    return _REFERRED[to] if to else None
