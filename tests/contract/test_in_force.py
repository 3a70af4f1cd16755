"""The contract in force is the signed terms folded with every paper executed by the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from psdm_validate.contract.in_force import Contract, contract_in_force
from psdm_validate.contract.wording import moved_words
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.part import Place, placed
from psdm_validate.model.sow import Sow

SOW = {
    "number": "SOW-2206",
    "title": "Move 400 repositories",
    "service": "custom",
    "terms": {
        "billing": "time-and-materials",
        "start": "2026-07-06",
        "end": "2026-12-18",
        "currency": "USD",
        "amount": "184000.00",
        "hours": 800,
        "roles": [{"id": "engineer", "hours": 800, "rate": "230.00"}],
        "activities": [
            {"id": "discovery", "name": "Discovery", "hours": 300},
            {"id": "migration", "name": "Migration", "hours": 500},
        ],
    },
    "signed": {"customer": {"by": "mira-stone", "on": "2026-06-19"}, "us": {"by": "robin-vale", "on": "2026-06-22"}},
}
JANUARY = date(2027, 1, 31)


def sow(**changes: Any) -> Sow:
    return placed(Sow.model_validate({**SOW, **changes}), Place("sow.yaml"))


def confirmation(number: str, changes: dict[str, Any], on: str | None) -> Confirmation:
    facts = {"confirmed": {"by": "mira-stone", "on": on, "by_way_of": "email", "attached_to": "scoping-issue"}}
    return placed(
        Confirmation.model_validate(
            {
                "number": number,
                "title": "A change",
                "why": "It has a reason.",
                "requested": {"by": "sam-osei", "on": "2026-07-06"},
                "changes": changes,
                **(facts if on else {}),
            }
        ),
        Place(f"{number}.yaml"),
    )


def change_order(number: str, changes: dict[str, Any], customer: str, us: str) -> ChangeOrder:
    return placed(
        ChangeOrder.model_validate(
            {
                "number": number,
                "title": "A change",
                "why": "It has a reason.",
                "requested": {"by": "sam-osei", "on": "2026-07-06"},
                "changes": changes,
                "signed": {
                    "customer": {"by": "mira-stone", "on": customer},
                    "us": {"by": "robin-vale", "on": us},
                },
            }
        ),
        Place(f"{number}.yaml"),
    )


def end(before: str, after: str) -> dict[str, Any]:
    return {"end": {"from": before, "to": after}}


WC = confirmation("WC-001", end("2026-12-18", "2027-01-08"), "2026-10-09")
CO = change_order("CO-001", end("2027-01-08", "2027-03-19"), customer="2026-11-13", us="2026-11-16")


def test_before_both_signatures_the_contract_is_only_proposed() -> None:
    assert contract_in_force(sow(), [], date(2026, 6, 21)).proposed
    assert not contract_in_force(sow(), [], date(2026, 6, 22)).proposed
    assert contract_in_force(sow(signed={"us": {"by": "robin-vale", "on": "2026-06-22"}}), [], JANUARY).proposed


def test_a_paper_moves_the_contract_from_the_day_of_its_execution() -> None:
    assert contract_in_force(sow(), [WC, CO], date(2026, 10, 8)).end == date(2026, 12, 18)
    assert contract_in_force(sow(), [WC, CO], date(2026, 10, 9)).end == date(2027, 1, 8)


def test_a_change_order_is_executed_on_the_later_signature() -> None:
    assert contract_in_force(sow(), [WC, CO], date(2026, 11, 15)).end == date(2027, 1, 8)
    assert contract_in_force(sow(), [WC, CO], date(2026, 11, 16)).end == date(2027, 3, 19)


def test_the_lineage_names_the_papers_in_order_of_execution_not_of_their_files() -> None:
    assert contract_in_force(sow(), [CO, WC], JANUARY).lineage == "SOW-2206 → WC-001 → CO-001"


def test_papers_that_chain_have_no_mismatch() -> None:
    contract = contract_in_force(sow(), [WC, CO], JANUARY)
    assert [step.mismatches for step in contract.steps] == [(), ()]


def test_two_papers_drafted_from_one_day_are_caught_at_the_from_of_the_later() -> None:
    late = confirmation("WC-002", end("2026-12-18", "2027-01-15"), "2026-10-20")
    mismatch = contract_in_force(sow(), [WC, late], JANUARY).steps[1].mismatches[0]
    assert mismatch.place == Place("WC-002.yaml", ("changes", "end", "from"))
    assert (mismatch.stated, mismatch.in_force) == (date(2026, 12, 18), date(2027, 1, 8))


def test_lists_are_changed_by_id_and_keep_what_is_not_named() -> None:
    paper = confirmation(
        "WC-001",
        {
            "activities": {
                "change": [{"id": "migration", "hours": {"from": 500, "to": 420}}],
                "add": [{"id": "scanning", "name": "Scanning", "hours": 80}],
                "remove": ["discovery"],
            }
        },
        "2026-10-09",
    )
    contract = contract_in_force(sow(), [paper], JANUARY)
    assert [(a.id, a.hours) for a in contract.terms.activities] == [
        ("migration", Decimal(420)),
        ("scanning", Decimal(80)),
    ]
    assert [moved_words(moved, "USD") for moved in contract.steps[0].moved] == [
        "removes activity discovery: Discovery",
        "hours of activity migration: 500 → 420",
        "adds activity scanning: Scanning",
    ]


def test_changing_or_removing_what_is_not_there_and_adding_what_is_are_mismatches() -> None:
    paper = confirmation(
        "WC-001",
        {
            "activities": {
                "change": [{"id": "scanning", "hours": {"from": 1, "to": 2}}],
                "add": [{"id": "migration", "name": "Again", "hours": 80}],
                "remove": ["training"],
            }
        },
        "2026-10-09",
    )
    mismatches = contract_in_force(sow(), [paper], JANUARY).steps[0].mismatches
    assert [mismatch.field for mismatch in mismatches] == [
        ("activities", "training"),
        ("activities", "scanning"),
        ("activities", "migration"),
    ]


def test_pending_papers_move_nothing_and_ended_ones_are_not_pending() -> None:
    pending = confirmation("WC-002", end("2027-01-08", "2027-01-15"), None)
    withdrawn = pending.replace(withdrawn=CO.signed.us and _refusal())
    contract = contract_in_force(sow(), [WC, pending], JANUARY)
    assert contract.end == date(2027, 1, 8)
    assert [paper.number for paper in contract.pending] == ["WC-002"]
    assert contract_in_force(sow(), [WC, withdrawn], JANUARY).pending == ()


def _refusal() -> Any:
    from psdm_validate.model.people import Refusal

    return Refusal.model_validate({"by": "mira-stone", "on": "2026-12-01", "why": "Not needed."})


days = st.dates(min_value=date(2026, 6, 23), max_value=date(2027, 12, 31))


@st.composite
def chains(draw: st.DrawFn) -> list[Amendment]:
    """Confirmations on different days, each chained to the one executed before it."""
    executed = sorted(draw(st.sets(days, min_size=1, max_size=6)))
    ends = draw(st.lists(days, min_size=len(executed), max_size=len(executed)))
    before, chain = "2026-12-18", list[Amendment]()
    for number, (on, after) in enumerate(zip(executed, ends, strict=True), 1):
        chain.append(confirmation(f"WC-{number:03d}", end(before, after.isoformat()), on.isoformat()))
        before = after.isoformat()
    return chain


@given(chain=chains(), data=st.data())
def test_the_fold_does_not_depend_on_the_order_of_the_files(chain: list[Amendment], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(chain))
    day = data.draw(days)
    assert contract_in_force(sow(), shuffled, day) == contract_in_force(sow(), chain, day)


@given(chain=chains(), day=days)
def test_a_chain_ends_where_its_last_executed_paper_says_and_fits_throughout(chain: list[Amendment], day: date) -> None:
    contract: Contract = contract_in_force(sow(), chain, day)
    executed = [paper for paper in chain if paper.executed_on and paper.executed_on <= day]
    last = executed[-1].changes.end if executed else None
    assert contract.end == (last.after if last else date(2026, 12, 18))
    assert all(step.mismatches == () for step in contract.steps)
    assert len(contract.steps) + len(contract.pending) == len(chain)
