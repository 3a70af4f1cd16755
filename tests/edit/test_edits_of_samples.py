"""Edits of records as people write them: none is refused, and a difference shows just what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

import pytest

from psdm_validate.edit.splices import with_entry, with_value
from psdm_validate.source import FieldPath, Value
from tests.edit.making import read

SAMPLES = sorted((Path(__file__).parents[1] / "example").rglob("*.yaml"))


def places(value: Value, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Value]]:
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield from places(part, (*path, step))


def changes(before: str, after: str) -> tuple[int, int]:
    """How many lines went and how many came."""
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    return sum(line.startswith("- ") for line in lines), sum(line.startswith("+ ") for line in lines)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_another_value_changes_one_line(sample: Path) -> None:
    document = read(sample.read_text())
    for path, value in places(document.value):
        if not isinstance(value, (dict, list)):
            assert changes(document.text, with_value(document, path, "another")) == (1, 1)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_another_entry_adds_one_line_or_makes_one_longer(sample: Path) -> None:
    document = read(sample.read_text())
    for path, value in places(document.value):
        if isinstance(value, list):
            assert changes(document.text, with_entry(document, path, "another")) in {(0, 1), (1, 1)}
