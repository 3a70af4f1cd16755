"""Whatever goes wrong in a file or field of the sample is found, with a true place, and never crashes the check."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from psdm_validate.finding import Level, Report
from psdm_validate.model.layout import SETTINGS_FILE, model_of
from psdm_validate.source import Document, FieldPath, read_document
from tests.sample import FOLDER, checked, sample_files

RECORDS = {path: data for path, data in sample_files().items() if model_of(path)}
OPTIONAL_FILES = {
    f"{FOLDER}/plan.yaml": "no clause asks for a plan in the edition of 2024",
}
"""Files whose absence is no finding while there is nothing to compare with, and why."""


def value_of(path: str) -> dict[str, Any]:
    document = read_document(path, RECORDS[path])
    assert isinstance(document, Document)
    return document.value


def fields(value: object, path: FieldPath = ()) -> Iterator[FieldPath]:
    entries: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in entries:
        yield (*path, name)
        yield from fields(inner, (*path, name))


def changed(path: str, field: FieldPath, how: str) -> bytes:
    """The record with one field deleted, emptied, given a value of another kind, or mistyped."""
    value = copy.deepcopy(value_of(path))
    holder: Any = value
    for step in field[:-1]:
        holder = holder[step]
    name = field[-1]
    if how == "deleted":
        del holder[name]
    elif how == "emptied":
        holder[name] = None
    elif how == "broken":
        holder[name] = {"nonsense": True} if not isinstance(holder[name], dict) else "nonsense"
    else:
        holder[f"{name}x"] = holder.pop(name)
    return json.dumps(value, indent=1, default=float_of).encode()


def float_of(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


def assert_located(report: Report, files: dict[str, bytes]) -> None:
    """Every finding names a file that is there and a line whose text is really that line."""
    for finding in report.findings:
        if finding.spot is None:
            assert finding.rule in {"FIL003", "FIL005"}, finding
            continue
        lines = files[finding.file].decode("utf-8", "replace").split("\n")
        assert lines[finding.spot.line - 1] == finding.spot.text, finding
        assert 1 <= finding.spot.column < finding.spot.end_column <= len(finding.spot.text) + 2, finding
        assert finding.message, finding
        assert finding.next_step, finding


def assert_refused(report: Report, files: dict[str, bytes]) -> None:
    assert not report.faults
    assert report.exit_code in (1, 3)
    assert any(finding.level is Level.ERROR for finding in report.findings)
    assert_located(report, files)


@pytest.mark.parametrize("path", RECORDS)
@pytest.mark.parametrize("how", ["emptied", "broken", "mistyped"])
def test_a_spoilt_field_is_found_in_its_own_file(path: str, how: str) -> None:
    for field in fields(value_of(path)):
        if how == "mistyped" and isinstance(field[-1], int):
            continue
        data = changed(path, field, how)
        report = checked({path: data})
        assert_refused(report, {**sample_files(), path: data})
        assert any(finding.file == path and finding.rule == "FIL002" for finding in report.findings), (field, how)


@pytest.mark.parametrize("path", RECORDS)
def test_a_deleted_field_is_found_or_was_not_asked_for(path: str) -> None:
    for field in fields(value_of(path)):
        data = changed(path, field, "deleted")
        report = checked({path: data})
        assert not report.faults, field
        assert_located(report, {**sample_files(), path: data})
        if path == SETTINGS_FILE and report.findings:
            assert report.exit_code == 3, field
        else:
            assert report.exit_code == (1 if report.count(Level.ERROR) or report.unjudged else 0), field


@pytest.mark.parametrize("path", RECORDS)
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n# nothing\n", id="comments"),
        pytest.param(b"{", id="cut"),
        pytest.param(b"- a list\n", id="list"),
        pytest.param(b"text", id="word"),
        pytest.param(b"\xff\xfe\x00", id="bytes"),
        pytest.param(b"a: [\x07]\n", id="bell"),
        pytest.param("a: 1 # \u2028\u0085\nb: \x0b\n".encode(), id="line-breaks"),
        pytest.param(b"a: &b 1\nc: *b\n", id="alias"),
        pytest.param(b"[" * 5000, id="deep"),
    ],
)
def test_a_spoilt_file_is_found_and_the_others_are_still_judged(path: str, data: bytes) -> None:
    report = checked({path: data})
    assert_refused(report, {**sample_files(), path: data})
    assert {finding.file for finding in report.findings if finding.rule == "FIL001"} == {path}
    if path != SETTINGS_FILE:
        assert report.rules > 20


@pytest.mark.parametrize("path", RECORDS)
def test_a_file_taken_away_is_found(path: str) -> None:
    report = checked({path: None})
    if path in OPTIONAL_FILES:
        assert report.exit_code == 0
    else:
        assert_refused(report, sample_files())


@pytest.mark.parametrize("path", [path for path in sample_files() if "/evidence/" in path])
def test_evidence_taken_away_or_changed_is_found(path: str) -> None:
    for data in (None, b"something else"):
        report = checked({path: data})
        assert {finding.rule for finding in report.findings} == {"REC007"}
        assert_refused(report, sample_files())


@pytest.mark.parametrize("path", RECORDS)
def test_a_record_that_ends_in_yml_is_no_record(path: str) -> None:
    report = checked({path: None, path.replace(".yaml", ".yml"): RECORDS[path]})
    strays = [finding for finding in report.findings if finding.rule == "FIL003"]
    assert [finding.file for finding in strays] == [path.replace(".yaml", ".yml")]
    assert "Rename it to" in strays[0].next_step
    assert report.exit_code in (1, 3)
