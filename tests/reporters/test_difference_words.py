"""What a stakeholder reads of a change: what it comes to, and which paper covers it."""

from __future__ import annotations

from collections.abc import Mapping

from psdm_validate.check import read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.difference import differences
from psdm_validate.contract.stakes import stakes
from psdm_validate.reporters.difference_words import Told, told
from tests.sample import AS_OF, FOLDER, sample_files
from tests.trees import FilesInMemory

TIDEWAY = "engagements/tideway-water/sow-2330"
SOW, PLAN, ORDER = (f"{FOLDER}/{name}.yaml" for name in ("sow", "plan", "change-orders/co-001"))
SIGNATURES = b"signed:\n  customer: {by: rowan-field, on: 2026-07-06}     # the award\n"
ONE_SIGNATURE = b"signed:\n"

Files = Mapping[str, bytes]


def told_of(before: Files, after: Files) -> Told:
    comparison = Comparison(read_portfolio(FilesInMemory(before)), read_portfolio(FilesInMemory(after)))
    (found,) = differences(comparison, AS_OF)
    return told(found, stakes(comparison, AS_OF)[found.folder])


def lines(before: Files, after: Files, title: str) -> tuple[str, ...]:
    return next((section.lines for section in told_of(before, after).sections if section.title == title), ())


def edited(files: Files, path: str, old: bytes, new: bytes) -> dict[str, bytes]:
    assert files[path].count(old) == 1, f"{old!r} stands {files[path].count(old)} times in {path}"
    return {**files, path: files[path].replace(old, new)}


def without(files: Files, *paths: str) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path not in paths}


class TestContract:
    def test_each_term_that_an_executed_paper_moves_names_it(self) -> None:
        after = sample_files()
        moved = lines(without(after, ORDER), after, "Contract")
        covered = "covered by CO-001, executed 2026-11-12"
        assert f"end: 2026-11-13 → 2027-01-08 (8 weeks later), {covered}" in moved
        assert f"amount: USD 277,200.00 → USD 317,200.00 (USD 40,000.00 more), {covered}" in moved
        assert f"hours of role engineer: 960 → 1,160 (200 more), {covered}" in moved
        assert any(line.startswith("adds activity outfitter-mappings: ") for line in moved)
        assert all(line.endswith(covered) for line in moved)

    def test_a_paper_does_not_cover_what_was_slipped_into_the_terms_beside_it(self) -> None:
        after = sample_files()
        slipped = edited(after, SOW, b'amount: "277200.00"', b'amount: "267200.00"')
        told_amount = next(
            line for line in lines(without(after, ORDER), slipped, "Contract") if line.startswith("amount: ")
        )
        assert told_amount.endswith("CO-001, executed 2026-11-12, says otherwise, and no paper covers the rest")

    def test_a_paper_that_no_longer_counts_is_named_as_the_reason(self) -> None:
        before = sample_files()
        withdrawn = {**before, ORDER: before[ORDER] + b"withdrawn: {by: sam-osei, on: 2026-11-19, why: A slip}\n"}
        moved = lines(before, withdrawn, "Contract")
        assert "end: 2027-01-08 → 2026-11-13 (8 weeks earlier), because CO-001 no longer counts" in moved

    def test_terms_of_a_proposed_contract_need_no_paper_yet(self) -> None:
        before = sample_files(TIDEWAY)
        after = edited(before, f"{TIDEWAY}/sow.yaml", b"end: 2027-03-05", b"end: 2027-03-12")
        assert lines(before, after, "Contract") == (
            "end: 2027-03-05 → 2027-03-12 (1 week later), in the proposed contract, which both sides have yet to sign",
        )

    def test_a_signature_that_makes_it_a_contract_is_told(self) -> None:
        after = sample_files()
        before = edited(after, SOW, SIGNATURES, ONE_SIGNATURE)
        assert lines(before, after, "Contract") == ("signed by both sides on 2026-07-06: SOW-1847 is in force",)


class TestPlan:
    def test_a_task_that_goes_and_one_that_is_renamed_are_told_by_number(self) -> None:
        before = sample_files()
        line = next(line for line in before[PLAN].splitlines(keepends=True) if b"id: T-011" in line)
        after = edited(edited(before, PLAN, line, b""), PLAN, b"name: Map outfitter permits", b"name: Map them")
        assert lines(before, after, "Plan") == (
            "T-009 “Map them”: name Map outfitter permits → Map them; covered by CO-001, executed 2026-11-12",
            "T-011 “Hand over code and knowledge”, 2026-12-28 to 2027-01-08, is taken out",
        )

    def test_edits_that_mean_nothing_for_the_contract_are_told_as_other_changes(self) -> None:
        before = sample_files()
        after = edited(before, f"{FOLDER}/raid.yaml", b"due: 2026-11-25", b"due: 2026-11-26")
        assert lines(before, after, "Other changes") == (
            "raid.yaml: actions.A-003.due goes from 2026-11-25 to 2026-11-26",
        )


class TestWholeEngagements:
    def test_one_that_is_taken_out_says_what_its_contract_was(self) -> None:
        before = sample_files()
        after = {path: data for path, data in before.items() if not path.startswith(f"{FOLDER}/")}
        assert told_of(before, after).heading.endswith(" (taken out)")
        assert "in force: SOW-1847 → WC-001 → CO-001" in lines(before, after, "Contract")
        assert lines(before, after, "Plan") == ()

    def test_a_contract_that_cannot_be_told_says_why(self) -> None:
        before = sample_files()
        after = {**before, SOW: b"number: [\n"}
        assert lines(before, after, "Contract") == (f"It cannot be told, because {SOW} cannot be read",)
