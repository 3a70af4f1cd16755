"""Whatever goes wrong in a file or field of the sample is found, with a true place, and never crashes the check."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from psdm_validate.finding import Level, Report
from psdm_validate.model.layout import RECORDS, SETTINGS_FILE, engagement_folder, model_of
from psdm_validate.source import Document, FieldPath, read_document
from tests.sample import FOLDER, checked, portfolio_files, sample_files

PORTFOLIO = portfolio_files()
OPTIONAL_KINDS = {
    "plan": "no clause asks for a plan in the edition of 2024",
    "bookings": "bookings are asked for by date, in the rules about the forecast",
    "status": "one report of several; the newest is asked for by date",
    "timesheet": "hours are recorded when they were worked",
    "acceptance": "asked for once the work is complete",
    "work-at-risk": "a paper may never have been asked for; the gate sees it disappear",
    "work-exception": "as work at risk",
    "change-order": "as work at risk, unless an intent rests on it",
    "confirmation": "as work at risk, unless an intent rests on it",
    "description-of-work": "as work at risk, unless an intent rests on it",
    "training-session": "a session may not be planned yet",
    "closeout": "asked for once the engagement is closed",
    "waivers": "what it excused is found again, at the level of its rule",
    "internal-time": "nobody may have had any",
}
"""Kinds of record whose absence need be no finding while there is nothing to compare with, and why."""


def engagement_of(path: str) -> str:
    """The folder of an engagement that the record belongs to or is shared by."""
    folder = engagement_folder(path)
    customer = path.rsplit("/", 1)[0]
    folders = sorted({found for other in PORTFOLIO if (found := engagement_folder(other))})
    return folder or next((found for found in folders if found.startswith(f"{customer}/")), FOLDER)


def kind_of(path: str) -> str:
    model = model_of(path)
    assert model is not None
    return model.record_kind


def value_of(path: str) -> dict[str, Any]:
    document = read_document(path, PORTFOLIO[path])
    assert isinstance(document, Document)
    return document.value


def fields(value: object, path: FieldPath = ()) -> Iterator[FieldPath]:
    entries: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in entries:
        yield (*path, name)
        yield from fields(inner, (*path, name))


def shape(path: str, field: FieldPath) -> tuple[str, FieldPath]:
    """What a field is, wherever it stands: its kind of record, and its path without the numbers of entries."""
    return kind_of(path), tuple("*" if isinstance(step, int) else step for step in field)


def every_kind_of_field() -> dict[str, list[FieldPath]]:
    """Fields of the sample portfolio by record, each kind of field once; what stands below `extra` is nobody's kind."""
    seen: set[tuple[str, FieldPath]] = set()
    chosen: dict[str, list[FieldPath]] = {}
    for path in sorted(filter(model_of, PORTFOLIO), key=lambda path: not path.startswith(FOLDER)):
        for field in fields(value_of(path)):
            if field[0] != "extra" and shape(path, field) not in seen:
                seen.add(shape(path, field))
                chosen.setdefault(path, []).append(field)
    return chosen


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


FIELDS = every_kind_of_field()
ONE_OF_EACH = {kind_of(path): path for path in reversed(FIELDS)}
"""One record of each kind, by kind."""


def test_the_portfolio_has_a_record_of_every_kind() -> None:
    assert set(ONE_OF_EACH) == {model.record_kind for model in RECORDS}


@pytest.mark.parametrize("path", FIELDS)
@pytest.mark.parametrize("how", ["emptied", "broken", "mistyped"])
def test_a_spoilt_field_is_found_in_its_own_file(path: str, how: str) -> None:
    folder = engagement_of(path)
    files = {**sample_files(folder), path: PORTFOLIO[path]}
    for field in FIELDS[path]:
        if how == "mistyped" and isinstance(field[-1], int):
            continue
        data = changed(path, field, how)
        report = checked({path: data}, folder=folder)
        assert_refused(report, {**files, path: data})
        assert any(finding.file == path and finding.rule == "FIL002" for finding in report.findings), (field, how)


@pytest.mark.parametrize("path", FIELDS)
def test_a_deleted_field_is_found_or_was_not_asked_for(path: str) -> None:
    folder = engagement_of(path)
    files = {**sample_files(folder), path: PORTFOLIO[path]}
    for field in FIELDS[path]:
        data = changed(path, field, "deleted")
        report = checked({path: data}, folder=folder)
        assert not report.faults, field
        assert_located(report, {**files, path: data})
        if path == SETTINGS_FILE and any(finding.file == path for finding in report.findings):
            assert report.exit_code == 3, field
        else:
            assert report.exit_code == (1 if report.count(Level.ERROR) or report.unjudged else 0), field


@pytest.mark.parametrize("path", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
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
    folder = engagement_of(path)
    report = checked({path: data}, folder=folder)
    assert_refused(report, {**sample_files(folder), path: data})
    assert {finding.file for finding in report.findings if finding.rule == "FIL001"} == {path}
    if path != SETTINGS_FILE:
        assert len(report.rules) > 20


@pytest.mark.parametrize("path", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_a_file_taken_away_is_found_unless_nothing_asks_for_it(path: str) -> None:
    folder = engagement_of(path)
    report = checked({path: None}, folder=folder)
    if kind_of(path) in OPTIONAL_KINDS:
        assert not report.faults
    else:
        assert_refused(report, sample_files(folder))


@pytest.mark.parametrize("path", [path for path in sample_files() if "/evidence/" in path])
def test_evidence_taken_away_or_changed_is_found(path: str) -> None:
    for data in (None, b"something else"):
        report = checked({path: data})
        assert {finding.rule for finding in report.findings} == {"REC007"}
        assert_refused(report, sample_files())


@pytest.mark.parametrize("path", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_a_record_that_ends_in_yml_is_no_record(path: str) -> None:
    changed = {path: None, path.replace(".yaml", ".yml"): PORTFOLIO[path]}
    report = checked(changed, folder=engagement_of(path))
    strays = [finding for finding in report.findings if finding.rule == "FIL003"]
    assert [finding.file for finding in strays] == [path.replace(".yaml", ".yml")]
    assert "Rename it to" in strays[0].next_step
    assert report.exit_code in (1, 3)
