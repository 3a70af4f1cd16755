"""The table of plain scalars: YAML 1.2 core, less the spellings that people misread.

Quoted and block scalars are always text and never come here. Everything that the table does not name is
text: dates, `yes` and `no`, and the numbers 0o17, 0x1F, 1_000 and 12:30:45. A leading zero means nothing:
010 is ten.
Source: https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from psdm_validate.source.places import Value

WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip

NUMBERS = re.compile(
    r"""  (?P<whole>    [-+]? [0-9]+ )
        | (?P<decimal>  [-+]? ( \.[0-9]+ | [0-9]+ (\.[0-9]*)? ) ( [eE] [-+]? [0-9]+ )? )
        | (?P<endless>  [-+]? \.(inf|Inf|INF) | \.(nan|NaN|NAN) )
    """,
    re.VERBOSE,
)
FIRST_OF_NUMBERS = frozenset("0123456789+-.")

LONGEST_NUMBER = 30  # characters
LARGEST_EXPONENT = 30  # powers of ten, up or down


class UnfitNumber(Exception):
    """A plain scalar that looks like a number which no record can hold; the message says why."""


def read_plain(written: str) -> Value:
    """Return the value of an unquoted scalar. Raises UnfitNumber."""
    if written in WORDS:
        return WORDS[written]
    if written[0] not in FIRST_OF_NUMBERS:
        return written
    number = NUMBERS.fullmatch(written)
    if number is None:
        return written
    if number.lastgroup == "endless":
        raise UnfitNumber("is not a number that a record can hold")
    if len(written) > LONGEST_NUMBER:
        raise UnfitNumber(f"is a number of more than {LONGEST_NUMBER} characters")
    return int(written) if number.lastgroup == "whole" else _decimal(written)


def kind_of_plain(written: str) -> str:
    """Return what an unquoted scalar reads as: "text", "a number", "true or false" or "nothing"."""
    try:
        value = read_plain(written)
    except UnfitNumber:
        return "a number"
    if isinstance(value, str):
        return "text"
    if value is None:
        return "nothing"
    return "true or false" if isinstance(value, bool) else "a number"


def _decimal(written: str) -> Decimal:
    too_far = UnfitNumber(f"is a number beyond {LARGEST_EXPONENT} powers of ten")
    try:
        number = Decimal(written)
    except InvalidOperation:
        raise too_far from None
    if abs(number.adjusted()) > LARGEST_EXPONENT:
        raise too_far
    return number
