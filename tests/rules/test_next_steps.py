"""What a finding tells to do is possible, and told once."""

from __future__ import annotations

from dataclasses import replace

from psdm_validate.check import read_portfolio
from psdm_validate.finding import Finding
from psdm_validate.gate import verdict
from psdm_validate.rules.change.written_by_approver import written_by_approver
from tests.rules.examples import examples_in
from tests.rules.merged import AS_OF, Files, found, judged, tree
from tests.trees import FilesInMemory


def task(activity: str, more: str = "") -> Files:
    days = "start: 2026-11-30, end: 2026-12-04"
    return {"plan.yaml": f"tasks: [{{id: T-002, activity: {activity}, name: n, owner: alex-reyes, {days}{more}}}]\n"}


def decisions(what: str, why: str, *numbers: str) -> Files:
    entries = (f"{{id: {number}, what: {what}, by: mira-stone, on: 2026-08-03, why: {why}}}" for number in numbers)
    return {"raid.yaml": f"decisions: [{', '.join(entries)}]\n"}


def closed(what: str, due: str) -> Files:
    entry = f"{{id: A-001, what: {what}, owner: sam-osei, raised: 2026-09-14, due: {due}"
    return {"raid.yaml": f"actions: [{entry}, closed: {{on: 2026-10-19, outcome: done}}}}]\n"}


def waiver(file: str) -> Files:
    allowed = "approved: {by: robin-vale, on: 2026-10-12}, until: 2026-12-18"
    return {"waivers.yaml": f"waivers: [{{rule: CHG031, file: {file}, why: w, requested_by: sam-osei, {allowed}}}]\n"}


def unused(files: Files) -> Finding:
    """What is said of the waiver once it is there."""
    there = tree(files).files()
    (told,) = (each for each in judged(there, there).standing if each.rule == "WVR002")
    return told


def test_what_a_signed_contract_does_not_name_comes_by_a_paper_and_not_by_an_edit() -> None:
    (unknown,) = found("REC001", task("hosting"))
    assert "add it to" not in unknown.next_step
    assert "only a paper adds" in unknown.next_step


def test_while_nobody_has_signed_the_contract_an_activity_may_be_added_there() -> None:
    (unknown,) = found("REC001", task("hosting"), {"sow.yaml": "signed:\n", "confirmations/wc-001.yaml": "# gone\n"})
    assert "add it to the activities of the SOW" in unknown.next_step


def test_a_rewritten_decision_is_one_finding_however_many_of_its_fields_differ() -> None:
    was = decisions("one", "because", "D-001", "D-002")
    for now, several in ((("other", "another"), 2), (("other", "because"), 2)):
        assert len(found("RPT011", decisions(*now, "D-001", "D-002"), was)) == several


def test_a_rewritten_closed_entry_is_one_finding() -> None:
    assert len(found("RPT011", closed("other", "2026-10-17"), closed("one", "2026-10-16"))) == 1


def test_hours_above_the_allotment_name_the_paper_of_a_paying_customer_and_the_leave() -> None:
    (above,) = found("CHG021", task("migration", ", hours: 1000"))
    assert "where the customer pays for them, let them wait for a change order" in above.next_step
    assert "ask PS leadership for a work exception: psdm-validate new work-exception" in above.next_step
    assert "--from" not in above.next_step


def test_a_leader_who_approves_and_signs_one_paper_is_asked_once() -> None:
    claimed = next(example for example in examples_in(written_by_approver.page) if not example.good)
    (shown,) = claimed.shown
    signed = f"{shown.text}signed:\n  us: {{by: robin-vale, on: 2026-10-14}}  # written by sam.osei@example.com\n"
    example = replace(claimed, shown=(replace(shown, text=signed.replace("# CHG038: written", "# written")),))
    sides = [read_portfolio(FilesInMemory(files)) for files in (example.target, example.files())]
    told = verdict(sides[0], sides[1], ("main", "the merge"), AS_OF, example.authors)
    assert [each.rule for each in told.remarks].count("CHG038") == 1


def test_a_waiver_that_a_newer_paper_has_outdated_is_to_be_asked_for_anew() -> None:
    far = {"confirmations/wc-001.yaml": "changes: {end: {to: 2027-03-31}}\n"}
    told = unused({**far, **waiver("confirmations/wc-000.yaml")})
    assert "it names confirmations/wc-000.yaml, and CHG031 is found in confirmations/wc-001.yaml now" in told.message
    assert told.next_step.startswith("Ask for it anew, with file: confirmations/wc-001.yaml and field: changes")


def test_a_waiver_of_what_is_found_nowhere_is_to_be_taken_out() -> None:
    assert unused(waiver("confirmations/wc-001.yaml")).next_step == "Take it out, or correct its place."
