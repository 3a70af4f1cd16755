"""What goes with an edit of what is frozen is not told beside it, and never decides a verdict."""

from __future__ import annotations

from psdm_validate.gate import Verdict
from tests.rules.merged import Files, judged, tree

SHORTER = {"sow.yaml": "terms: {end: 2026-12-11}\n"}
LATE = (
    "tasks:\n  - {id: T-002, activity: migration, name: Last, owner: alex-reyes, start: 2026-11-30, end: 2027-01-09}\n"
)
CORRECTED = """\
terms: {agreement: msa}
corrections:
  - field: terms.agreement
    was: standard
    why: Typed from the draft
    evidence: {file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}
    approved: {by: WHO, on: 2026-07-01}
"""


def merging(after: Files, before: Files | None = None) -> Verdict:
    example = tree(after, before)
    return judged(example.target, example.files())


def blocked(after: Files, before: Files | None = None) -> list[str]:
    return [finding.rule for finding in merging(after, before).blocking]


def test_an_edit_of_signed_terms_is_one_finding_that_counts_what_follows_from_it() -> None:
    found = merging(SHORTER)
    assert [each.rule for each in found.blocking] == ["CHG025"]
    # Three approvals were given for other terms, and WC-001 moves the end from another day.
    assert found.blocking[0].message.endswith("; 4 more findings follow from it")
    assert not found.remarks
    assert found.exit_code == 1


def test_an_edit_of_an_executed_paper_is_one_finding_too() -> None:
    found = merging({"confirmations/wc-001.yaml": "changes: {end: {from: 2026-12-17}}\n"})
    assert [each.rule for each in found.blocking] == ["CHG026"]
    assert found.blocking[0].message.endswith("; 1 more finding follows from it")


def test_what_would_block_without_the_edit_is_told_beside_it() -> None:
    assert blocked({"plan.yaml": LATE}) == ["CHG024"]
    assert sorted(blocked({**SHORTER, "plan.yaml": LATE})) == ["CHG024", "CHG025"]


def test_a_fingerprint_that_was_wrong_before_stays_an_old_one() -> None:
    wrong = "sha256:" + "0" * 64
    broken = f"approvals:\n  - {{role: ps-leadership, by: robin-vale, on: 2026-06-10, fingerprint: '{wrong}'}}\n"
    found = merging(SHORTER, {"sow.yaml": broken})
    assert "CHG029" in {each.rule for each in found.standing}
    assert [each.rule for each in found.blocking] == ["CHG025"]


def test_a_correction_by_whoever_manages_the_project_is_one_finding() -> None:
    assert blocked({"sow.yaml": CORRECTED.replace("WHO", "sam-osei")}) == ["CHG025"]
    assert blocked({"sow.yaml": CORRECTED.replace("WHO", "robin-vale")}) == []


def test_another_approver_without_the_right_is_told_beside_a_correction_that_does_not_count() -> None:
    ruling = "approved: {by: alex-reyes, on: 2026-10-19}"
    void = {"confirmations/wc-001.yaml": f"void: {{why: w, {ruling}}}\n"}
    assert blocked({"sow.yaml": CORRECTED.replace("WHO", "sam-osei"), **void}).count("REC006") == 1
