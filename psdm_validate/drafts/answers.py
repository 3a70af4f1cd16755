"""What people answer, turned into the values that records hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from psdm_validate.edit.scalars import Writable
from psdm_validate.model.identifiers import EvidencePath
from psdm_validate.model.people import ContactRole
from psdm_validate.model.values import Currency, Url

Entry = dict[str, Writable]


class NotUnderstood(ValueError):
    """An answer that means nothing here; the message says what would."""


def hours(text: str) -> int | Decimal:
    """Hours as a plain number. Raises NotUnderstood."""
    if not re.fullmatch(r"\d{1,7}(\.\d{1,2})?", text.strip(), re.ASCII):
        raise NotUnderstood(f'"{text}" is not a number of hours; write 120 or 7.5.')
    number = Decimal(text.strip())
    return int(number) if number == number.to_integral_value() else number


def money(text: str) -> str:
    """An amount as records write it, with two decimals. Raises NotUnderstood."""
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", text.strip(), re.ASCII):
        raise NotUnderstood(f'"{text}" is not an amount; write 184000.00, without separators or currency.')
    return f"{Decimal(text.strip()):.2f}"


def day(text: str) -> str:
    """A calendar day. Raises NotUnderstood."""
    try:
        return date.fromisoformat(text.strip() if len(text.strip()) == len("2026-10-05") else "").isoformat()
    except ValueError:
        raise NotUnderstood(f'"{text}" is not a day; write it as 2026-10-05.') from None


def whole(text: str) -> int:
    """A whole number. Raises NotUnderstood."""
    if not re.fullmatch(r"\d{1,4}", text.strip(), re.ASCII):
        raise NotUnderstood(f'"{text}" is not a whole number; write it as 6.')
    return int(text)


def link(text: str) -> str:
    """An address. Raises NotUnderstood."""
    return _fitting(Url, text.strip())


def evidence_path(text: str) -> str:
    """The path of a file in evidence/ as records name it. Raises NotUnderstood."""
    return _fitting(EvidencePath, text)


def currency(text: str) -> str:
    """The three letters of a currency. Raises NotUnderstood."""
    return _fitting(Currency, text.strip().upper())


def role(text: str) -> Entry:
    """A role of the contract, "engineer: 80: 200.00". Raises NotUnderstood."""
    identifier, told, rate = _parts(text, 3, "engineer: 80: 200.00 (name, hours, price of an hour)")
    return {"id": identifier, "hours": hours(told), "rate": money(rate)}


def activity(text: str) -> Entry:
    """An activity, "design: Target design: 40"; its hours may be left out. Raises NotUnderstood."""
    identifier, name = _parts(text, 2, "design: Target design: 40 (short name, what is done, hours)")
    named, colon, last = name.rpartition(":")
    if colon and re.fullmatch(r"\s*[\d.]+\s*", last):
        return {"id": identifier, "name": named.strip(), "hours": hours(last)}
    return {"id": identifier, "name": name}


def deliverable(text: str) -> Entry:
    """A deliverable, "design: Target design: discovery: The owner accepts it by mail". Raises NotUnderstood."""
    form = "design: Target design: discovery: The owner accepts it (short name, what, its activity, accepted when)"
    identifier, name, of, accepted = _parts(text, 4, form)
    return {"id": identifier, "name": name, "activity": _identifier(of, form), "accepted_when": accepted}


def milestone(text: str) -> Entry:
    """A milestone, "pilot: Pilot accepted: 46000.00: 2026-12-11"; its day may be left out. Raises NotUnderstood."""
    form = "pilot: Pilot accepted: 46000.00: 2026-12-11 (short name, what is reached, amount, day)"
    identifier, name, amount, *due = _parts(text, 4 if text.count(":") > 2 else 3, form)
    entry: Entry = {"id": identifier, "name": name, "amount": money(amount)}
    return {**entry, "due": day(due[0])} if due else entry


def contact(text: str) -> Entry:
    """Somebody of the customer, "Mira Stone <mira.stone@example.com>, director". Raises NotUnderstood."""
    form = "Mira Stone <mira.stone@example.com>, director"
    match = re.fullmatch(r"\s*([^<>]*?\S)\s*<([^<>@\s]+)@([^<>\s]+)>\s*,\s*([\w -]+?)\s*", text)
    if match is None:
        raise NotUnderstood(f'"{text}" is not understood; write name, address and role as {form}.')
    name, mailbox, domain, role_name = match.groups()
    role_id = role_name.lower().replace(" ", "-")
    if role_id not in get_args(ContactRole):
        raise NotUnderstood(f'"{role_name}" is no role of a customer; it is one of {", ".join(get_args(ContactRole))}.')
    # Names in other letters than Latin give no identifier; addresses nearly always do.
    identifier = identifier_of(name) if _latin(name) else identifier_of(mailbox)
    return {"id": identifier, "name": name, "email": f"{mailbox}@{domain}", "role": role_id}


def identifier_of(words: str) -> str:
    """The identifier that a name gives, "Zoë Ash" zoe-ash; empty where it has no plain letters."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def problem(read: Callable[[str], object], text: str) -> str | None:
    """What is wrong with an answer that is to be read like that, or None."""
    try:
        read(text)
    except NotUnderstood as why:
        return str(why)
    return None


def _fitting(kind: Any, text: str) -> str:
    """The text, if the kind of value that records hold takes it. Raises NotUnderstood."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as refusal:
        told = refusal.errors()[0]["ctx"]
        raise NotUnderstood(f"{told['wrong']}. {told['next_step']}") from None
    return text


def _latin(name: str) -> bool:
    """Whether every letter is a plain one once its accents are taken off."""
    return all(sign.isascii() or unicodedata.combining(sign) for sign in unicodedata.normalize("NFKD", name))


def _parts(text: str, number: int, form: str) -> list[str]:
    parts = [part.strip() for part in text.split(":", number - 1)]
    if len(parts) < number or not all(parts):
        raise NotUnderstood(f'"{text}" is not understood; write it as {form}.')
    return [_identifier(parts[0], form), *parts[1:]]


def _identifier(text: str, form: str) -> str:
    identifier = text.strip()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier, re.ASCII):
        better = f", such as {identifier_of(identifier)}" if identifier_of(identifier) else ""
        raise NotUnderstood(
            f'"{identifier}" is no short name: write lower-case letters, digits and hyphens{better}. '
            f"The form is {form}."
        )
    return identifier
