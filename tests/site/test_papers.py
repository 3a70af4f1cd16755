"""Every paper is told as what it is on the day: proposed, executed, pending, rejected or withdrawn."""

from __future__ import annotations

import pytest

from tests.site.rendered import FOLDER, PAGE, RECORDS, change_order, edited, pages, section, words

SIGNED = "  us: {by: robin-vale, on: 2026-06-22}\n"
LATER = ("changes:", "  end: {from: 2027-01-08, to: 2027-03-05}")
AWAITING = b"  - {id: T-003, activity: migration, name: Later, start: 2027-02-01, end: 2027-03-01, awaits: CO-001}\n"


def with_later_task(paper: dict[str, bytes]) -> dict[str, bytes]:
    plan = f"{FOLDER}/plan.yaml"
    return {**RECORDS, **paper, plan: RECORDS[plan].replace(b"tasks:\n", b"tasks:\n" + AWAITING)}


@pytest.mark.parametrize("signature", ["", SIGNED.replace("2026-06-22", "2026-12-01")], ids=["missing", "to come"])
def test_a_contract_that_is_not_signed_by_the_day_is_told_as_proposed_everywhere(signature: str) -> None:
    written = pages(edited(f"{FOLDER}/sow.yaml", SIGNED, signature))
    page = words(written[PAGE])
    assert "## Proposed contract" in page
    assert "## Proposed terms" in page
    assert "this contract is proposed, not in force" in page
    assert "8 Jan 2027 proposed as 18 Dec 2026" in page
    assert "The proposed contract ends 8 Jan 2027, proposed as 18 Dec 2026." in page
    assert "Contract as proposed 6 Jul 2026 – 18 Dec 2026" in page
    assert "Everything planned lies inside the proposed contract." in page
    assert "Signed" not in page
    assert "ontract in force" not in page
    row = words(next(line for line in written["index.md"].splitlines() if "sow-2206.md" in line))
    assert "8 Jan 2027 proposed" in row
    assert "184,000.00 proposed" in row
    assert "Contracted" not in written["index.md"]


def test_a_paper_that_is_not_executed_is_shown_as_a_wish_and_moves_nothing() -> None:
    confirmation = f"{FOLDER}/confirmations/wc-001.yaml"
    page = pages({**RECORDS, confirmation: RECORDS[confirmation].split(b"confirmed:")[0]})[PAGE]
    assert "pending not executed" in section(page, "Contract in force")
    assert "18 Dec 2026 as signed" in words(page)


@pytest.mark.parametrize("state", ["rejected", "withdrawn"])
def test_a_paper_that_came_to_nothing_is_listed_with_day_person_and_reason(state: str) -> None:
    paper = change_order("CO-001", *LATER, f"{state}: {{by: mira-stone, on: 2026-11-02, why: No budget}}")
    page = pages({**RECORDS, **paper})[PAGE]
    assert f"{state} 2 Nov 2026 | By Mira Stone | Reason given No budget" in section(page, "Contract in force")


def test_a_plan_entry_that_awaits_a_rejected_paper_says_so() -> None:
    paper = change_order("CO-001", *LATER, "rejected: {by: mira-stone, on: 2026-11-02, why: No budget}")
    plan = section(pages(with_later_task(paper))[PAGE], "Plan against the contract")
    assert "outside awaits CO-001, which was rejected on 2 Nov 2026" in plan


def test_a_plan_entry_that_awaits_a_paper_says_whether_it_is_there_and_would_do() -> None:
    assert "awaits CO-001 |" in section(
        pages(with_later_task(change_order("CO-001", *LATER)))[PAGE], "Plan against the contract"
    )
    short = change_order("CO-001", "changes:", "  end: {from: 2027-01-08, to: 2027-01-29}")
    plan = section(pages(with_later_task(short))[PAGE], "Plan against the contract")
    assert "outside awaits CO-001, which does not cover it" in plan
    plan = section(pages(with_later_task({}))[PAGE], "Plan against the contract")
    assert "outside awaits CO-001, which is not there" in plan


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("on_hold: [{from: 2026-11-10, why: The data centre moves}]", "Deliver on hold since 10 Nov 2026"),
        ("cancelled: {on: 2026-11-10, why: The budget is gone}", "Closed cancelled 10 Nov 2026"),
    ],
)
def test_work_that_rests_or_was_called_off_is_told_beside_the_phase_on_both_pages(line: str, told: str) -> None:
    written = pages(edited(f"{FOLDER}/engagement.yaml", "\nsteps:", f"\n{line}\nsteps:"))
    assert told in words(written[PAGE])
    assert told in words(written["index.md"])
