"""Values that are refused, in words that a project manager can act on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError


def refuse(wrong: str, next_step: str) -> NoReturn:
    """Refuse a value with words that a project manager can act on."""
    raise PydanticCustomError("refused", "{wrong}", {"wrong": wrong, "next_step": next_step})


def shown(value: object) -> str:
    """A value as it may stand in a message: quoted, and short."""
    text = str(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def _matching(pattern: str, what: str, step: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        if not isinstance(value, str):
            refuse(f"{shown(value)} is not {what}: it reads as a number or a yes/no value", f"{step} Use quotes.")
        if not re.fullmatch(pattern, value, re.ASCII):
            refuse(f"{shown(value)} is not {what}", step)
        return value

    return check


def written(pattern: str, what: str, step: str, **schema: Any) -> tuple[Any, Any]:
    """The marks of a text of that pattern: `what` it is and the `step` that mends it, in words."""
    return (
        BeforeValidator(_matching(pattern, what, step)),
        # Editors show the message instead of the pattern.
        WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", "patternErrorMessage": step, **schema}),
    )
