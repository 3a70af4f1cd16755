"""The published JSON Schemas hold for what is really written, and describe every field of it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from psdm_validate.finding import Report
from psdm_validate.merge_report import MergeReport
from psdm_validate.reporters.gate_json import gate_json, no_verdict_json
from psdm_validate.reporters.json import json_report, no_report_json
from tests.merges import before, judged
from tests.reporters.arbitrary import findings, reports
from tests.sample import AS_OF, REPOSITORY, checked

GOLDEN = REPOSITORY / "tests" / "reporters" / "golden"
ARBITRARY = settings(max_examples=150, deadline=None, derandomize=True)


def closed(schema: Any) -> Any:
    """The schema without its leave for new fields, so that a field which it does not describe is found."""
    if isinstance(schema, list):
        return [closed(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {name: closed(inner) for name, inner in schema.items()}
    named = isinstance(schema.get("properties"), dict) and "type" in schema
    return inside | {"additionalProperties": False} if named else inside


def validator(name: str) -> Draft202012Validator:
    """What judges by a published schema, and by nothing else."""
    schema = closed(json.loads((REPOSITORY / "schemas" / f"{name}.schema.json").read_text("utf-8")))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


REPORT, VERDICT = validator("report"), validator("verdict")


def complaints(judge: Draft202012Validator, written: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in judge.iter_errors(json.loads(written))]


@cache
def quiet_merge() -> MergeReport:
    """The gate of a merge that changes nothing."""
    return judged(before(), before())


@pytest.mark.parametrize(("judge", "name"), [(REPORT, "spoilt.json"), (VERDICT, "gate.json")])
def test_golden_reports_satisfy_their_schema(judge: Draft202012Validator, name: str) -> None:
    assert complaints(judge, (GOLDEN / name).read_text("utf-8")) == []


@ARBITRARY
@given(reports())
def test_any_report_satisfies_the_schema_and_is_read_back_as_it_was(report: Report) -> None:
    written = json_report(report)
    assert complaints(REPORT, written) == []
    assert [each["message"] for each in json.loads(written)["findings"]] == [each.message for each in report.findings]


@ARBITRARY
@given(st.lists(findings(), max_size=4), reports())
def test_any_verdict_satisfies_the_schema(found: list[Any], report: Report) -> None:
    merge = quiet_merge()
    verdict = replace(
        merge.verdict,
        blocking=tuple(found),
        standing=report.findings,
        excused=report.excused,
        unjudged=report.unjudged,
        faults=report.faults,
        stopped=report.stopped,
    )
    assert complaints(VERDICT, gate_json(replace(merge, verdict=verdict), "0.0.0")) == []


def test_where_nothing_could_be_read_the_schema_wants_the_reason() -> None:
    assert complaints(REPORT, no_report_json(AS_OF, "it is gone")) == []
    assert complaints(VERDICT, no_verdict_json("main", "HEAD", AS_OF, "0.0.0", "it is gone")) == []


@pytest.mark.parametrize("field", ["findings", "unjudged", "faults", "exit_code", "stopped", "version"])
def test_a_report_that_lacks_a_field_is_refused(field: str) -> None:
    told = json.loads(json_report(checked({})))
    assert complaints(REPORT, json.dumps(told)) == []
    del told[field]
    assert complaints(REPORT, json.dumps(told))


@pytest.mark.parametrize("field", ["blocking", "standing", "unjudged", "faults", "exit_code", "engagements"])
def test_a_verdict_that_lacks_a_field_is_refused(field: str) -> None:
    told = json.loads((GOLDEN / "gate.json").read_text("utf-8"))
    del told[field]
    assert complaints(VERDICT, json.dumps(told))


def test_another_version_is_refused() -> None:
    told = json.loads(json_report(checked({}))) | {"version": 2}
    assert complaints(REPORT, json.dumps(told))
