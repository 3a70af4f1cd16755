"""What a word without quotes means in a record."""

from __future__ import annotations

from decimal import Decimal

import pytest

from psdm_validate.source import Document, Refused, Value, read_document


def value_of(written: str) -> Value:
    document = read_document("engagements/acme/customer.yaml", f"field: {written}\n".encode())
    assert isinstance(document, Document), document.problems
    return document.value["field"]


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# only a remark"])
def test_nothing_can_be_written_in_five_ways(written: str) -> None:
    assert value_of(written) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)],
)
def test_only_true_and_false_are_truth_values(written: str, value: bool) -> None:
    assert value_of(written) is value


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "tRUE", "nULL"])
def test_yes_and_no_and_their_like_are_text(written: str) -> None:
    assert value_of(written) == written


@pytest.mark.parametrize(
    ("written", "value"),
    [("0", 0), ("800", 800), ("-3", -3), ("+12", 12), ("-0", 0), ("010", 10), ("9" * 30, int("9" * 30))],
)
def test_a_whole_number_is_read_in_decimal_whatever_its_leading_zeros(written: str, value: int) -> None:
    assert value_of(written) == value
    assert type(value_of(written)) is int


@pytest.mark.parametrize(
    "written", ["1.5", "0.10", "-2.50", "+.5", "3.", "1e3", "1.5E-2", ".5e3", "184000.00", "1e30", "1e-30"]
)
def test_a_decimal_keeps_every_digit_as_written(written: str) -> None:
    value = value_of(written)
    assert isinstance(value, Decimal)
    assert str(value) == str(Decimal(written))


@pytest.mark.parametrize(
    "written",
    ["0o17", "0x1F", "0b11", "1_000", "1_0.5", "12:30:45", "1.2.3", "1e", "e3", ".", "-x", "٣", "1,5"],
)
def test_other_spellings_of_numbers_are_text(written: str) -> None:
    assert value_of(written) == written


@pytest.mark.parametrize("written", ["2026-10-05", "2026-02-30", "2026-10-05T12:00:00Z", "12:30"])
def test_days_and_times_stay_as_written(written: str) -> None:
    assert value_of(written) == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("'null'", "null"),
        ("|\n  12\n", "12\n"),
        (">-\n  1.5\n", "1.5"),
    ],
)
def test_quotes_and_blocks_always_hold_text(written: str, value: str) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (".inf", "not a number that a record can hold"),
        ("-.INF", "not a number that a record can hold"),
        (".NaN", "not a number that a record can hold"),
        ("9" * 31, "more than 30 characters"),
        ("0." + "0" * 29, "more than 30 characters"),
        ("1e31", "beyond 30 powers of ten"),
        ("1e-31", "beyond 30 powers of ten"),
        ("1e9999999999999999999", "beyond 30 powers of ten"),
    ],
)
def test_a_number_that_no_record_can_hold_is_refused_where_it_stands(written: str, said: str) -> None:
    refused = read_document("engagements/acme/customer.yaml", f"field: {written}\n".encode())
    assert isinstance(refused, Refused)
    [problem] = refused.problems
    assert said in problem.message
    assert "in quotes" in problem.next_step
    assert problem.span[:4] == (1, 8, 1, 8 + len(written))
