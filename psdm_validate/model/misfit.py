"""What is wrong with a value that does not fit its field, and what would fit, in plain words."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import Any

from pydantic_core import ErrorDetails

from psdm_validate.model.refusal import shown


def misfit(name: str, error: ErrorDetails) -> tuple[str, str]:
    """The message and the next step for a value that pydantic refused."""
    kind, given, limits = error["type"], error["input"], error.get("ctx", {})
    if kind == "refused":
        return f"{name}: {limits['wrong']}", str(limits["next_step"])
    if kind == "literal_error":
        return _not_in_list(name, given, str(limits["expected"]))
    shape = _SHAPES.get(kind)
    if shape:
        return f"{name} is {_in_words(given)}, but {shape[0]}", shape[1]
    if kind == "string_pattern_mismatch":
        return f"{name} is blank", "Write some words, or take the line out."
    if kind == "too_short":
        return f"{name} is empty", "Write at least one entry."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {limits['ge']}" if "ge" in limits else f"at most {limits['le']}"
        return f"{name} is {given}, but it has to be {bound}", "Correct the number."
    return f"{name} does not fit: {error['msg']}", "Look the field up with `psdm-validate explain`."


_SHAPES = {
    "string_type": ("words are wanted here", "Put the value in quotes."),
    "string_too_long": ("at most 4,000 characters fit here", "Shorten it, or link to the long text."),
    "int_type": ("a whole number is wanted here", "Write digits without quotes."),
    "bool_type": ("true or false is wanted here", "Write true or false without quotes."),
    "tuple_type": ("a list is wanted here", "Write one entry a line, each beginning with a hyphen."),
    "model_type": (
        "a group of fields is wanted here",
        "Write `name: value` lines below it, indented by two blanks.",
    ),
    "dict_type": (
        "a group of fields is wanted here",
        "Write `name: value` lines below it, indented by two blanks.",
    ),
}


def _not_in_list(name: str, given: object, expected: str) -> tuple[str, str]:
    words = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(str(given), words, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near and near[0] != str(given) else ""
    quotes = " in quotes" if isinstance(given, int | Decimal) else ""
    return (
        f"{name} is {_in_words(given)}, which is not on its list{hint}",
        f"Write one of these{quotes}: {', '.join(words)}.",
    )


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"the number {str(value)[:40]}"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return f"the text {shown(value)}"
