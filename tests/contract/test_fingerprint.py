"""Anybody can compute a fingerprint from the written block, and no edit of the block keeps it."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

import pytest
from ruamel.yaml import YAML

from psdm_validate.contract.fingerprint import as_signed, fingerprint
from psdm_validate.model.traces import Correction
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


def corrected(field: str, was: Value) -> Correction:
    proof = {"file": "evidence/sow.pdf", "sha256": "0" * 64}
    word = {"by": "robin-vale", "on": "2026-07-01"}
    return Correction.model_validate({"field": field, "was": was, "why": "w", "evidence": proof, "approved": word})


ROLES: list[Value] = [{"id": "lead", "rate": "250.00"}, {"id": "engineer", "rate": "230.00"}]


def test_corrections_are_undone_from_the_newest_on_and_the_block_stays_as_it_is() -> None:
    written: Value = {"end": "2027-01-08", "roles": ROLES}
    twice = [corrected("terms.end", "2026-12-18"), corrected("terms.end", "2026-12-31")]
    assert as_signed("terms", written, twice) == {"end": "2026-12-18", "roles": ROLES}
    assert written == {"end": "2027-01-08", "roles": ROLES}


def test_a_correction_within_an_entry_is_undone_in_the_entry_of_that_id() -> None:
    before = as_signed("terms", {"roles": ROLES}, [corrected("terms.roles.engineer.rate", "220.00")])
    assert before == {"roles": [{"id": "lead", "rate": "250.00"}, {"id": "engineer", "rate": "220.00"}]}


def test_what_a_correction_has_added_was_not_there_before() -> None:
    assert as_signed("terms", {"end": "2027-01-08", "agreement": "msa"}, [corrected("terms.agreement", None)]) == {
        "end": "2027-01-08"
    }


@pytest.mark.parametrize("field", ["terms.roles.nobody.rate", "terms.end.of.what", "terms"])
def test_a_correction_of_what_is_not_there_undoes_nothing(field: str) -> None:
    written: Value = {"end": "2027-01-08", "roles": ROLES}
    assert as_signed("terms", written, [corrected(field, "220.00")]) == written
