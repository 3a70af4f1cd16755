"""Papers that wait for somebody's word, or for the file that proves it."""

from __future__ import annotations

from datetime import date

from tests.agendas import PROPOSED, duties, only, rewritten, with_lines
from tests.sample import FOLDER

NAME = FOLDER.removeprefix("engagements/")


def test_a_pending_paper_waits_for_the_words_it_lacks() -> None:
    duty = only(duties("CO-001 waits", as_of=date(2026, 10, 29)))
    assert duty.what.startswith("CO-001 waits for the customer's signature and our signature, ")
    assert duty.command == f"psdm-validate approve {NAME} CO-001 --by PERSON"
    assert duty.on is None


def test_where_only_our_signature_is_missing_the_command_signs() -> None:
    unsigned = rewritten("change-orders/co-001.yaml", ("  us: {by: robin-vale, on: 2026-11-11}\n", ""))
    duty = only(duties("CO-001 waits for our signature", unsigned))
    assert duty.command == f"psdm-validate approve {NAME} CO-001 --by PERSON --sign"


def test_a_proposed_contract_and_leave_that_nobody_approved_wait_too() -> None:
    waiting = duties(" waits for ", folder=PROPOSED)
    assert [duty.what.split(" waits")[0] for duty in waiting] == ["SOW-2330", "WAR-002"]
    assert "PS leadership's approval" in waiting[1].what


def test_a_paper_waits_neither_before_it_was_asked_for_nor_once_it_ended() -> None:
    assert not duties("WAR-002 waits", folder=PROPOSED, as_of=date(2026, 11, 17))
    ended = "\nrejected: {by: hazel-brook, on: 2026-11-15, why: Too dear}\n"
    assert not duties("CO-001 waits", with_lines("change-orders/co-001.yaml", ended), as_of=date(2026, 11, 16))


def test_an_executed_paper_without_its_file_asks_for_evidence() -> None:
    unproven = rewritten("change-orders/co-001.yaml", ("  evidence: {file:", "  # was {file:"))
    duty = only(duties("CO-001 names no file", unproven))
    assert duty.command == f"psdm-validate evidence add FILE {NAME} --for CO-001"
    assert not duties("names no file")
