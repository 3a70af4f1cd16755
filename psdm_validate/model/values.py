"""The values that fields hold: days, money, hours, text. Each says in plain words what it takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from psdm_validate.model.refusal import refuse, shown, written

Item = TypeVar("Item")
EARLIEST_YEAR, LATEST_YEAR = 1990, 2199
"""Days beyond these are slips of the pen, and calendars end."""

DAY_PATTERN = r"^(?:199\d|20\d\d|21\d\d)-\d{2}-\d{2}$"

MOMENT_PATTERN = r"^(?:199\d|20\d\d|21\d\d)-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$"

Many = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in the file, a tuple in memory."""


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    step = "Write the day as year-month-day, such as 2026-10-05."
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        refuse(f"{shown(value)} is not a day", step)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        refuse(f"{shown(value)} is not a day of the calendar", step)
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        refuse(f"{shown(value)} lies outside the years {EARLIEST_YEAR} to {LATEST_YEAR}", step)
    return day


def _moment(value: object) -> object:
    if isinstance(value, datetime):
        return value
    step = "Write day, time and distance from Greenwich, such as 2026-10-07T08:00-04:00."
    if not isinstance(value, str) or not re.fullmatch(MOMENT_PATTERN, value, re.ASCII):
        refuse(f"{shown(value)} is not a point in time", step)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        refuse(f"{shown(value)} is not a point in time of the calendar", step)


def _money(value: object) -> object:
    if isinstance(value, Decimal) and value.as_tuple().exponent == -2:
        refuse(f"the amount {value} stands without quotes", f'Put it in quotes: "{value}".')
    if not isinstance(value, str):
        refuse("the amount is not quoted text", 'Write it in quotes with two decimals: "184000.00".')
    if not re.fullmatch(r"\d{1,12}\.\d{2}", value, re.ASCII):
        refuse(
            f"{shown(value)} is not an amount",
            'Write digits, a point and two decimals in quotes, without separators or currency: "184000.00".',
        )
    return Decimal(value)


def _hours(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        refuse(f"{shown(value)} is not a number of hours", "Write a plain number without quotes: 120 or 7.5.")
    if not 0 <= value <= 1_000_000:
        refuse(f"{value} hours is out of range", "Write hours from 0 to 1,000,000.")
    return Decimal(value)


def _scalar(value: object) -> object:
    if not isinstance(value, str | int | Decimal):
        refuse(f"{shown(value)} is not a single value", "Write it as the record had it: a word, a number or a day.")
    return value


def _week(value: str) -> str:
    year, number = value.split("-W")
    try:
        date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        refuse(f"the year {year} has no week {number}", "Write year and week, such as 2026-W41.")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # an unknown name is told as a KeyError, a folder of names as an OSError
        refuse(f"{shown(value)} is not a time zone", "Write it as America/New_York or Europe/Berlin.")
    return value


def _visible(value: str) -> str:
    # Letters, marks, numbers, punctuation and symbols can be seen; separators and format characters cannot.
    if not any(unicodedata.category(character)[0] in "LNPS" for character in value):
        refuse("there is nothing to be seen in it", "Write some words, or take the line out.")
    return value


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DAY_PATTERN, "examples": ["2026-10-05"]}),
]
"""A calendar day, written 2026-10-05."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN, "examples": ["2026-10-07T08:00-04:00"]}),
]
"""A day and time with its distance from Greenwich, where the hour matters."""

Money = Annotated[
    Decimal,
    BeforeValidator(_money),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,12}\.\d{2}$", "examples": ["184000.00"]}),
]
"""An amount in the currency of its record, with two decimals, quoted in the file."""

Hours = Annotated[
    Decimal,
    BeforeValidator(_hours),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1_000_000, "examples": [120]}),
]
"""Hours of work; halves and quarters as decimals."""

Scalar = Annotated[Any, BeforeValidator(_scalar), WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A single value of any field, as written."""

Text = Annotated[str, StringConstraints(pattern=r"\S", max_length=4000), AfterValidator(_visible)]
"""Words for people: at least one visible character."""

Week = Annotated[
    str,
    *written(r"(?:199\d|20\d\d|21\d\d)-W(?:0[1-9]|[1-4]\d|5[0-3])", "a week", "Write year and week, such as 2026-W41."),
    AfterValidator(_week),
]
"""A week of a year, from Monday to Sunday (ISO 8601)."""
Month = Annotated[
    str,
    *written(r"(?:199\d|20\d\d|21\d\d)-(?:0[1-9]|1[0-2])", "a month", "Write year and month, such as 2026-11."),
]
_URL_PART = r"(?:[A-Za-z0-9._~:/?@!$&()*+,;=-]|%[0-9A-Fa-f]{2})*"
Url = Annotated[
    str,
    *written(
        rf"https://[A-Za-z0-9.-]+(?::\d{{1,5}})?(?:[/?]{_URL_PART})?(?:#{_URL_PART})?",
        "a link",
        "Paste the whole address from the browser, beginning with https://.",
        format="uri",
    ),
]
Email = Annotated[
    str,
    *written(
        r"[A-Za-z0-9.!#$%&*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
        "an e-mail address",
        "Write it as sam.osei@example.com.",
    ),
]
Clock = Annotated[str, *written(r"(?:[01]\d|2[0-3]):[0-5]\d", "a time of day", 'Write it in quotes: "09:30".')]
Zone = Annotated[
    str,
    *written(r"[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_+\-0-9]+)*", "a time zone", "Write it as America/New_York."),
    AfterValidator(_zone),
]
"""A time zone by the name of the tz database."""
Currency = Annotated[str, *written(r"[A-Z]{3}", "a currency", "Write its three letters, such as USD.")]
Sha256 = Annotated[
    str,
    *written(r"[0-9a-f]{64}", "a SHA-256 hash", "Write the 64 characters that sha256sum prints for the file."),
]
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
Level = Literal["error", "warning", "note"]
