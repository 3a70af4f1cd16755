"""A value as the text of a JSON file that may also be printed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable

from psdm_validate.reporters.columns import STEERING

_OUTSIDE_ASCII = re.compile(r"[\x7f-\U0010ffff]")


def json_text(value: object, plain: Callable[[object], object] | None = None) -> str:
    """The value as indented JSON, ending with a line break; `plain` turns what JSON does not know into what it knows.

    What could steer a terminal is written as an escape, which programs read as the same character.
    """
    return _OUTSIDE_ASCII.sub(_escaped, json.dumps(value, indent=2, ensure_ascii=False, default=plain)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    return json.dumps(character)[1:-1] if unicodedata.category(character) in STEERING else character
