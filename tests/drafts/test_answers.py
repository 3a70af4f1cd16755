"""What a project manager types becomes the values that records hold, or words about what is wanted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from psdm_validate.drafts import answers
from psdm_validate.drafts.answers import NotUnderstood


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (answers.hours, "120", 120),
        (answers.hours, " 7.5 ", Decimal("7.5")),
        (answers.hours, "40.0", 40),
        (answers.money, "184000", "184000.00"),
        (answers.money, "99.5", "99.50"),
        (answers.day, "2026-10-05", "2026-10-05"),
        (answers.currency, "usd", "USD"),
        (answers.role, "engineer: 80: 200", {"id": "engineer", "hours": 80, "rate": "200.00"}),
        (answers.activity, "scan: Security scanning", {"id": "scan", "name": "Security scanning"}),
        (answers.activity, "scan: Scanning: all of it: 12", {"id": "scan", "name": "Scanning: all of it", "hours": 12}),
        (
            answers.deliverable,
            "design: Target design: discovery: Accepted: by mail",
            {"id": "design", "name": "Target design", "activity": "discovery", "accepted_when": "Accepted: by mail"},
        ),
        (answers.milestone, "pilot: Pilot: 46000", {"id": "pilot", "name": "Pilot", "amount": "46000.00"}),
        (
            answers.milestone,
            "pilot: Pilot: 46000.00: 2026-12-11",
            {"id": "pilot", "name": "Pilot", "amount": "46000.00", "due": "2026-12-11"},
        ),
        (
            answers.contact,
            "Zoë Ash <zoe@example.com>, Product owner",
            {"id": "zoe-ash", "name": "Zoë Ash", "email": "zoe@example.com", "role": "product-owner"},
        ),
        (
            answers.contact,
            "山田太郎 <taro.yamada@example.com>, sponsor",
            {"id": "taro-yamada", "name": "山田太郎", "email": "taro.yamada@example.com", "role": "sponsor"},
        ),
    ],
)
def test_an_answer_is_read_as_the_value_that_its_field_holds(
    read: Callable[[str], object], text: str, value: object
) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "wanted"),
    [
        (answers.hours, "many", "write 120 or 7.5"),
        (answers.money, "184,000.00", "write 184000.00, without separators"),
        (answers.day, "05.10.2026", "write it as 2026-10-05"),
        (answers.day, "2026-02-30", "write it as 2026-10-05"),
        (answers.currency, "dollars", "such as USD"),
        (answers.link, "www.example.com", "beginning with https://"),
        (answers.role, "engineer: 80", "engineer: 80: 200.00"),
        (answers.activity, "Target design: 40", "such as target-design"),
        (answers.activity, ": x", "is not understood"),
        (answers.milestone, "pilot: Pilot: soon", "is not an amount"),
        (answers.contact, "Mira Stone, director", "Mira Stone <mira.stone@example.com>, director"),
        (answers.contact, "Mira Stone <m@example.com>, boss", "it is one of sponsor, director"),
    ],
)
def test_what_is_not_understood_is_told_with_the_form_that_would_be(
    read: Callable[[str], object], text: str, wanted: str
) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read(text)
    assert wanted in str(refusal.value)
