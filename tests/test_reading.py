"""A field that does not fit is found where it is written, also in lists and where it may be one of two things."""

from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import Field

from psdm_validate.model.identifiers import Identifier
from psdm_validate.model.part import Part, described
from psdm_validate.model.reading import InvalidRecord, read_record
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Hours, Many
from psdm_validate.source import Document, FieldPath, read_document


class Fixed(Part):
    """A day that is known."""

    kind: Literal["fixed"] = described("Which.")
    on: Day = described("The day.")


class Relative(Part):
    """A day that follows another."""

    kind: Literal["relative"] = described("Which.")
    days: Hours = described("How much later.")


Date = Annotated[Fixed | Relative, Field(discriminator="kind")]
"""Unions name the field that tells their branches apart, so that only the branch that was meant is spoken of."""


class Either(Record):
    """A record of the tests whose fields may be one of two things."""

    record_kind: ClassVar[str] = "either"
    title: ClassVar[str] = "Either"
    lies_at: ClassVar[str] = "either.yaml"

    due: Date | None = described("One of two.", default=None)
    dates: Many[Date] = described("A list of either.", default=())
    levels: dict[Identifier, Literal["low", "high"]] = described("By name.", default={})


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("due: {kind: fixed, on: tomorrow}", {("due", "on")}),
        ("dates:\n  - {kind: fixed, on: 2026-10-05}\n  - {kind: relative, days: soon}", {("dates", 1, "days")}),
        ("dates: [{kind: fixed, on: 2026-10-05, off: 1}]", {("dates", 0, "off")}),
        ("dates: [{kind: fixed}]", {("dates", 0, "on")}),
        ("dates: [{kind: fixd, on: 2026-10-05}]", {("dates", 0)}),
        ("dates: [5]", {("dates", 0)}),
        ("dates: 5", {("dates",)}),
        ("levels: {a: middling}", {("levels", "a")}),
        ("levels: {A b: low}", {("levels", "A b")}),
    ],
)
def test_a_problem_stands_where_the_document_has_it(text: str, places: set[FieldPath]) -> None:
    document = read_document("either.yaml", text.encode())
    assert isinstance(document, Document)
    invalid = read_record(document, Either)
    assert isinstance(invalid, InvalidRecord)
    assert {problem.place.path for problem in invalid.problems} == places
