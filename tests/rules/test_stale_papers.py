"""A pending paper that was drafted from what is no longer in force: one next step, that leads somewhere."""

from __future__ import annotations

from tests.rules.merged import Files, found, judged, tree

ORDER = "change-orders/co-001.yaml"
WITHDRAW = "withdraw it (psdm-validate close harbor-line/sow-2206 CO-001 --withdrawn --by PERSON --why TEXT)"
LONGER = "end: {from: 2026-12-18, to: 2027-02-12}"
SIGNED = "signed: {us: {by: robin-vale, on: 2026-10-14}}\n"


def order(changes: str, more: str = "") -> Files:
    asked = "requested: {by: sam-osei, on: 2026-10-12}"
    return {ORDER: f"number: CO-001\ntitle: More\nwhy: w\n{asked}\nchanges:\n  {changes}\n{more}"}


def told(after: Files) -> list[tuple[str, str]]:
    """What is said of the paper: rule and next step."""
    example = tree(after)
    judgement = judged(example.target, example.files())
    new = (*judgement.blocking, *judgement.remarks)
    return [(each.rule, each.next_step) for each in new if each.file.endswith(ORDER)]


def test_it_is_told_once_with_the_way_to_take_it_back_and_draft_it_from_what_is_in_force() -> None:
    draft = "psdm-validate new confirmation harbor-line/sow-2206 --end 2027-02-12"
    assert told(order(LONGER)) == [("CHG024", f"It is out of date; {WITHDRAW} and draft it anew: {draft}")]
    assert told(order(LONGER.replace("2026-12-18", "2027-01-08"))) == []


def test_more_money_is_as_much_more_of_what_is_in_force_now() -> None:
    (rule, step), *others = told(order('amount: {from: "170000.00", to: "180000.00"}'))
    assert (rule, others) == ("CHG024", [])
    assert step.endswith("new change-order harbor-line/sow-2206 --amount 194000.00")


def test_what_another_paper_has_brought_already_is_only_taken_back() -> None:
    ((rule, step),) = told(order("end: {from: 2026-12-18, to: 2026-12-31}"))
    assert rule == "CHG024"
    assert step == f"It is out of date; {WITHDRAW.replace(' (', ': ').removesuffix(')')}"


def test_it_may_be_drafted_on_top_of_another_pending_paper() -> None:
    first = order("end: {from: 2027-01-08, to: 2027-01-15}")
    second = order("end: {from: 2027-01-15, to: 2027-02-12}")[ORDER].replace("CO-001", "CO-002")
    example = tree({**first, "change-orders/co-002.yaml": second})
    assert "CHG024" not in {each.rule for each in judged(example.target, example.files()).remarks}


def test_one_that_a_side_has_signed_is_not_edited_but_taken_back_and_drafted_anew() -> None:
    fresh = {ORDER: "changes: {end: {from: 2027-01-08}}\n"}
    (frozen,) = found("CHG026", fresh, order(LONGER, SIGNED))
    assert "executed" not in f"{frozen.title} {frozen.message} {frozen.next_step}"
    assert frozen.next_step.startswith(
        f"Put back what the target has; where that is not what is wanted any more, {WITHDRAW}"
    )
    assert "void" not in frozen.next_step
    assert not found("CHG026", fresh, order(LONGER))
