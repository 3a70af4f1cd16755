"""Patterns in the schema of an organisation's own fields: sound, and none that could keep a check busy for hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

DATA = ("const", "default", "enum", "examples")
"""Keywords whose values are data: a pattern in them is only text."""
ESCAPE = r"\\."
SET = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
FLAGS = r"\(\?[aiLmsux]+\)"
OPENING = r"\((?:\?(?:P?<\w+>|<?[=!]|[aimsux-]*:|>))?"
QUANTIFIER = r"(?:[*+?]|\{\d+(?:,\d*)?\}|\{,\d*\})[?+]?"
TOKEN = re.compile(rf"{ESCAPE}|{SET}|{FLAGS}|{OPENING}|{QUANTIFIER}|.", re.DOTALL)
AS_OFTEN_EACH_TIME = re.compile(r"\{\d+\}[?+]?")
ONCE_AT_MOST = re.compile(r"(?:\?|\{(?:0|1|0?,[01])\})[?+]?")


def pattern_problem(schema: object) -> str | None:
    """What is wrong with the first pattern of the schema that is none, or could take hours; None where all is well."""
    for pattern in _patterns(schema):
        try:
            re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            return f'the pattern "{pattern}" cannot be read ({error})'
        if repeats_repetition(pattern):
            return f'the pattern "{pattern}" repeats what itself repeats or has alternatives, and could take hours'
    return None


def repeats_repetition(pattern: str) -> bool:
    """Whether a group that can match in more than one way is itself repeated, as in (x+)+ and (x|y)*."""
    tokens = TOKEN.findall(pattern)
    ambiguous = [False]
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if re.fullmatch(FLAGS, token):
            continue
        if token.startswith("("):
            ambiguous.append(False)
        elif token == ")":
            within = ambiguous.pop()
            if within and _is_quantifier(following) and not ONCE_AT_MOST.fullmatch(following):
                return True
            ambiguous[-1] |= within
        else:
            ambiguous[-1] |= token == "|" or (_is_quantifier(token) and not AS_OFTEN_EACH_TIME.fullmatch(token))
    return False


def _is_quantifier(token: str) -> bool:
    return re.fullmatch(QUANTIFIER, token) is not None


def _patterns(schema: object) -> Iterator[str]:
    """Every pattern of the schema, of values and of names."""
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                yield node["pattern"]
            if isinstance(node.get("patternProperties"), dict):
                yield from node["patternProperties"]
            waiting += (value for key, value in node.items() if key not in DATA)
