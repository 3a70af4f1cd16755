"""Days of the work and of the contract as they come up."""

from __future__ import annotations

from datetime import date

from psdm_validate.duties.duty import Urgency
from tests.agendas import FIXED_FEE, LIGHT, PROPOSED, agenda, duties, only, rewritten, with_lines
from tests.sample import AS_OF, FOLDER

NAME = FOLDER.removeprefix("engagements/")


def test_an_open_entry_of_the_raid_log_comes_up_with_its_owner() -> None:
    duty = only(duties("A-003"))
    assert duty.on == date(2026, 11, 25)
    assert duty.what.endswith("(hazel-brook)")
    assert duty.command == f"psdm-validate close {NAME} A-003 --outcome TEXT"


def test_only_the_days_that_are_looked_at_are_told() -> None:
    assert not duties("R-003", days=13)
    assert duties("R-003", days=14)
    assert all(duty.on is None or duty.on <= date(2026, 11, 21) for duty in agenda(days=1).duties)


def test_a_task_is_told_until_it_is_done_and_red_once_its_end_has_passed() -> None:
    task = "end: 2026-12-24, weight: 13, awaits: CO-001"
    early = rewritten("plan.yaml", (task, "end: 2026-11-19, weight: 13, awaits: CO-001"))
    duty = only(duties("T-009", early))
    assert duty.what.startswith("T-009 was to be done: ")
    assert duty.urgency(AS_OF) is Urgency.RED
    done = rewritten("plan.yaml", (task, "end: 2026-11-19, weight: 13, done: 2026-11-19, awaits: CO-001"))
    assert not duties("T-009", done)


def test_an_iteration_that_nobody_committed_to_asks_for_the_commitment() -> None:
    duty = only(duties("iteration 10 begins"))
    assert "add committed" in (duty.step or "")
    assert only(duties("iteration 9 ends")).on == date(2026, 11, 27)


def test_a_session_of_iteration_0_leads_to_the_checklist() -> None:
    duty = only(duties("kickoff", folder=PROPOSED, days=17))
    assert duty.command == "psdm-validate todo tideway-water/sow-2330"


def test_a_milestone_is_told_until_it_is_put_up_for_acceptance_and_with_the_day_now_expected() -> None:
    late, coming = duties("milestone", folder=FIXED_FEE)
    assert late.what == "milestone migration was due: Migration accepted; its sign-off is expected on 2027-01-19"
    assert late.urgency(AS_OF) is Urgency.RED
    assert (coming.on, coming.what.split(":")[0]) == (date(2026, 11, 27), "milestone handover is due")
    accepted = with_lines("acceptance.yaml", "  - {milestone: migration, completed: 2026-11-06}\n", FIXED_FEE)
    assert not duties("milestone migration was due", accepted, folder=FIXED_FEE)


def test_the_end_of_the_contract_comes_up_and_from_then_on_the_close_out() -> None:
    close = "psdm-validate close alder-bank/sow-2310 --dry-run"
    ends = only(duties("the contract ends", folder=LIGHT))
    assert (ends.on, ends.command) == (date(2026, 12, 4), close)
    over = only(duties("the contract ended on 2026-12-04", folder=LIGHT, as_of=date(2026, 12, 5)))
    assert (over.on, over.command) == (None, close)


def test_work_that_was_signed_off_is_to_be_closed() -> None:
    signed_off = {"closeout.yaml": b"sign_off: {by: tobias-wray, on: 2026-11-19}\n"}
    assert duties("the customer has signed the work off", signed_off, folder=LIGHT)
