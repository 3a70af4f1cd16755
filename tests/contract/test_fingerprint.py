"""Anybody can compute a fingerprint from the written block, and no edit of the block keeps it."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

import pytest
from ruamel.yaml import YAML

from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.source import Document, Value, read_document
from tests.sample import FOLDER, sample_files


@pytest.mark.parametrize(("name", "block"), [("sow.yaml", "terms"), ("change-orders/co-001.yaml", "changes")])
def test_the_sample_s_approvals_carry_the_fingerprint_of_what_was_approved(name: str, block: str) -> None:
    document = read_document(name, sample_files()[f"{FOLDER}/{name}"])
    assert isinstance(document, Document)
    approvals = document.value["approvals"]
    assert isinstance(approvals, list)
    assert approvals
    assert {approval["fingerprint"] for approval in approvals if isinstance(approval, dict)} == {
        fingerprint(document.value[block])
    }


def test_four_lines_of_python_and_another_yaml_reader_give_the_same() -> None:
    data = sample_files()[f"{FOLDER}/change-orders/co-001.yaml"]
    yaml = YAML(typ="safe", pure=True)
    changes = yaml.load(data)["changes"]
    canonical = json.dumps(changes, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    document = read_document("co-001.yaml", data)
    assert isinstance(document, Document)
    assert fingerprint(document.value["changes"]) == f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


@pytest.mark.parametrize(
    "other",
    [
        {"end": "2027-01-09", "hours": Decimal("7.5")},
        {"end": "2027-01-08", "hours": "7.5"},
        {"end": "2027-01-08", "hours": Decimal("7.25")},
        {"end": "2027-01-08"},
        {"end": "2027-01-08", "hours": Decimal("7.5"), "more": []},
    ],
)
def test_another_value_another_kind_or_another_field_is_another_fingerprint(other: Value) -> None:
    assert fingerprint({"end": "2027-01-08", "hours": Decimal("7.5")}) != fingerprint(other)


def test_order_of_fields_is_no_change() -> None:
    assert fingerprint({"a": 1, "b": [2, 3]}) == fingerprint({"b": [2, 3], "a": 1})
    assert fingerprint({"b": [2, 3]}) != fingerprint({"b": [3, 2]})
