"""The JSON Schemas and the models accept and refuse the same documents.

An editor judges by the schema, the program by the model: whoever follows the editor is never surprised by the
program. What JSON Schema cannot say is listed in `UNSAID`, and there the model is the stricter one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from psdm_validate.model.layout import RECORDS, model_of
from psdm_validate.model.part import Part, part_within
from psdm_validate.model.reading import read_record
from psdm_validate.model.record import Record
from psdm_validate.schema import schema_of
from psdm_validate.source import Document, FieldPath, read_document
from tests.documents import STRANGE, documents, holding, smallest, spoilt
from tests.judging_by_schema import validator
from tests.sample import sample_files

# The same examples on every run: a new find belongs in a review, not in somebody's unrelated pipeline. Found
# documents are not made smaller, which takes minutes: the words of whoever refuses one name the place.
GENERATED = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def has_invisible_words(value: Any) -> bool:
    """JSON Schema knows blanks; it does not know the other characters that nobody can see."""
    texts = (inner for inner in everything_in(value) if isinstance(inner, str))
    return any(all(unicodedata.category(letter)[0] not in "LNPS" for letter in text) for text in texts)


def has_a_time_on_no_day(value: Any) -> bool:
    """A pattern does not know how long a month is, and `format` has no name for times without seconds."""
    times = (inner for inner in everything_in(value) if isinstance(inner, str) and re.match(r"[-\d]{10}T", inner))
    return any(not 1 <= int(time[8:10]) <= days_in(int(time[:4]), int(time[5:7])) for time in times)


def has_an_empty_field_of_its_own(value: Any) -> bool:
    """What an organisation adds may hold anything at any depth, so that no schema of ours looks into it."""
    return isinstance(value, dict) and any(inner is None for inner in everything_in(value.get("extra")))


def has_a_week_or_zone_that_is_not(value: Any) -> bool:
    """A pattern cannot count the weeks of a year, nor name the time zones of the world."""
    if not isinstance(value, dict):
        return False
    week, zone = str(value.get("week")), value.get("zone")
    no_week = week.endswith("W53") and date(int(week[:4]), 12, 28).isocalendar().week < 53
    return no_week or (isinstance(zone, str) and zone not in available_timezones())


UNSAID = (
    has_invisible_words,
    has_a_time_on_no_day,
    has_an_empty_field_of_its_own,
    has_a_week_or_zone_that_is_not,
)


def everything_in(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from everything_in(inner)


def days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 else 0


def disagreement(model: type[Record], value: Any) -> list[str]:
    """What the one that refuses a document says of it where the other accepts it; nothing where they agree."""
    document = read_document("engagements/file.yaml", json.dumps(value, ensure_ascii=False, default=float).encode())
    if not isinstance(document, Document):
        return []
    read: Any = document.value
    record = read_record(document, model)
    wrong = [f"{error.json_path}: {error.message}" for error in validator(model).iter_errors(read)]
    if isinstance(record, Record):
        return [f"only the schema refuses {told}" for told in wrong]
    if wrong or any(unsaid(read) for unsaid in UNSAID):
        return []
    return [f"only the model refuses {problem.place.path}: {problem.message}" for problem in record.problems]


def fields(model: type[Part], path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """The path of every field that a record may hold, and what its model takes there."""
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        yield here, repr((field.annotation, field.metadata))
        if part := part_within(field.annotation):
            yield from fields(part, (*here, 0) if "tuple" in repr(field.annotation) else here)


def first_of_each_kind() -> dict[type[Record], list[FieldPath]]:
    """The places of fields in each record, less those of a kind that has been met before."""
    met: set[str] = set()
    places: dict[type[Record], list[FieldPath]] = {model: [] for model in RECORDS}
    for model in RECORDS:
        for path, kind in fields(model):
            if kind not in met:
                met.add(kind)
                places[model].append(path)
    return places


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_the_smallest_record_is_sound_to_both(model: type[Record]) -> None:
    schema = schema_of(model)
    smallest_record = smallest(schema, schema)
    assert validator(model).is_valid(smallest_record)
    assert disagreement(model, smallest_record) == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_every_kind_of_field_takes_and_refuses_the_same_values(model: type[Record]) -> None:
    schema = schema_of(model)
    for path in first_of_each_kind()[model]:
        for value in STRANGE:
            assert disagreement(model, holding(value, path, schema, schema)) == [], (path, value)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
@GENERATED
@given(data=st.data())
def test_documents_made_from_a_schema_and_spoilt_are_judged_alike(model: type[Record], data: st.DataObject) -> None:
    schema = schema_of(model)
    document = data.draw(documents(schema, schema))
    assert validator(model).is_valid(document)
    assert disagreement(model, document) == []
    assert disagreement(model, data.draw(spoilt(document))) == []


@settings(GENERATED, max_examples=300)
@given(data=st.data())
def test_sample_records_that_are_spoilt_are_judged_alike(data: st.DataObject) -> None:
    model, document = data.draw(st.sampled_from(sample_records()))
    assert disagreement(model, data.draw(spoilt(document))) == []


@cache
def sample_records() -> list[tuple[type[Record], Any]]:
    read = ((model_of(path), read_document(path, data)) for path, data in sample_files().items() if model_of(path))
    return [(model, document.value) for model, document in read if model and isinstance(document, Document)]
