"""Near misses of leave, hours, dated facts and drift, laid over the example engagement."""

from __future__ import annotations

import json
from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding
from psdm_validate.model.settings import EditionName
from psdm_validate.reporters.json import json_report
from psdm_validate.reporters.text import text_report
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
RISK = "work-at-risk/war-001.yaml"
EXCEPTION = "work-exceptions/we-001.yaml"
ORDER = "change-orders/co-001.yaml"
CONFIRMATION = "confirmations/wc-001.yaml"
WEEK_25 = "timesheets/2026-w25.yaml"
ADOPTED = {"engagement.yaml": "adopted: {on: 2026-10-19, by: sam-osei}\n"}
CANCELLED = {"engagement.yaml": "cancelled: {on: 2026-10-19, why: w}\n"}
UNSIGNED = {"sow.yaml": "signed:\n  us:\n", CONFIRMATION: "# left out", "plan.yaml": "tasks: []\n"}


def found(
    rule: str, files: dict[str, str], as_of: date = AS_OF, edition: EditionName | None = None, settings: str = ""
) -> list[Finding]:
    """What one rule has to say of the example engagement with these files laid over it."""
    shown = tuple(Shown(f"{FOLDER}/{name}", text) for name, text in files.items())
    tree = Example(good=True, shown=shown).files()
    tree["engagements/settings.yaml"] += settings.encode()
    report = check(FilesInMemory(tree), Question(as_of, edition, frozenset({rule})))
    assert not report.faults
    assert not report.unjudged
    return list(report.findings)


def paper(number: str, body: str) -> str:
    return f"number: {number}\ntitle: t\nwhy: w\nrequested: {{by: sam-osei, on: 2026-10-12}}\n{body}"


def at_risk(allows: str, more: str = "") -> dict[str, str]:
    approval = "approvals: [{role: ps-leadership, by: robin-vale, on: 2026-06-12}]\n"
    return {RISK: paper("WAR-001", f"allows: {{{allows}}}\n{approval}{more}")}


def exception(until: str, hours: int, approved: str = "2026-10-14") -> dict[str, str]:
    approval = f"approvals: [{{role: ps-leadership, by: robin-vale, on: {approved}}}]\n"
    return {EXCEPTION: paper("WE-001", f"allows: {{from: 2026-09-01, until: {until}, hours: {hours}}}\n{approval}")}


def worked(week: str, hours: str, more: str = "", person: str = "alex-reyes") -> dict[str, str]:
    row = f"{{person: {person}, hours: [{hours}]{more}}}"
    return {f"timesheets/{week.lower()}.yaml": f"week: {week}\nworked: [{row}]\n"}


def booked(since: str, until: str, hours: int = 20, kind: str = "hard", awaits: str = "") -> dict[str, str]:
    row = (
        f"{{id: B-001, person: alex-reyes, kind: {kind}, from: {since}, until: {until}, hours_a_week: {hours}{awaits}}}"
    )
    return {"bookings.yaml": f"bookings: [{row}]\n"}


def change_order(changes: str, more: str = "") -> dict[str, str]:
    return {ORDER: paper("CO-001", f"changes: {{{changes}}}\n{more}")}


LATER_END = "end: {from: 2027-01-08, to: 2027-02-26}"


@pytest.mark.parametrize(("until", "blocked"), [("2027-01-08", False), ("2027-01-10", False), ("2027-01-11", True)])
def test_a_hard_booking_ends_with_the_contract_save_for_the_weekend_after_it(until: str, blocked: bool) -> None:
    findings = found("CHG016", booked("2026-12-07", until))
    assert [finding.fact for finding in findings] == ([False] if blocked else [])


def test_a_soft_booking_beyond_the_contract_promises_nothing() -> None:
    assert not found("CHG016", booked("2026-12-07", "2027-02-26", kind="soft"))


def test_a_hard_booking_that_waits_for_a_pending_paper_needs_leave_even_inside_the_dates() -> None:
    waiting = booked("2026-11-02", "2026-11-06", awaits=", awaits: CO-001")
    (finding,) = found("CHG016", {**waiting, **change_order(LATER_END)})
    assert "--people alex-reyes --from 2026-11-02 --until 2026-11-06 --hours 20 --awaits CO-001" in finding.next_step
    leave = at_risk("people: [alex-reyes], from: 2026-11-02, until: 2026-11-06, hours: 20", "awaits: CO-001\n")
    assert not found("CHG016", {**waiting, **change_order(LATER_END), **leave})


def test_a_booking_promises_hours_from_tomorrow_on() -> None:
    files = {
        **UNSIGNED,
        **at_risk("from: 2026-07-06, until: 2026-10-30, hours: 12"),
        **booked("2026-10-20", "2026-10-23"),
    }
    assert not found("CHG016", files)
    assert found("CHG016", files, date(2026, 10, 19))


def test_a_signature_that_is_still_to_come_is_not_spoken_of_as_given() -> None:
    (finding,) = found("CHG016", booked("2026-12-07", "2026-12-11"), date(2026, 6, 21))
    assert "while SOW-2206 is not signed" in finding.message


@pytest.mark.parametrize(("hours", "blocked"), [(20, False), (19, True)])
def test_hours_booked_ahead_fit_into_the_hours_that_the_leave_has_left(hours: int, blocked: bool) -> None:
    leave = at_risk(f"from: 2026-07-06, until: 2026-10-30, hours: {hours}")
    files = {**UNSIGNED, **leave, **worked("2026-W43", "8, 0, 0, 0, 0"), **booked("2026-10-21", "2026-10-23")}
    assert bool(found("CHG016", files)) is blocked


def test_hours_before_the_signature_are_an_alarm_whether_billed_or_not() -> None:
    for more in ("", ", billable: false"):
        assert [finding.fact for finding in found("CHG016", worked("2026-W25", "8, 8, 8, 8, 8", more))] == [True]


def test_reports_tell_an_alarm_from_what_can_still_be_taken_back() -> None:
    shown = (Shown(f"{FOLDER}/{WEEK_25}", worked("2026-W25", "8")[WEEK_25]),)
    report = check(
        FilesInMemory(Example(good=True, shown=shown).files()), Question(AS_OF, select=frozenset({"CHG016"}))
    )
    assert text_report(report, 80, coloured=False).count("error (alarm) CHG016") == 1
    assert [finding["alarm"] for finding in json.loads(json_report(report))["findings"]] == [True]


def test_two_weeks_of_the_same_hours_are_told_each_for_itself() -> None:
    files = {**worked("2026-W24", "8, 0, 0, 0, 0"), **worked("2026-W25", "8, 0, 0, 0, 0")}
    assert len(found("CHG016", files)) == 2


def test_between_signature_and_start_our_own_time_is_our_own_and_billed_hours_are_not() -> None:
    assert not found("CHG016", worked("2026-W26", "0, 8, 8, 8, 8", ", billable: false"))
    assert len(found("CHG016", worked("2026-W26", "0, 8, 8, 8, 8"))) == 1


def test_company_meetings_and_holidays_are_no_work_for_the_customer_unless_they_are_billed() -> None:
    holiday = ", epic: pto-and-holidays"
    assert not found("CHG016", worked("2026-W25", "8, 8, 8, 8, 8", f"{holiday}, billable: false"))
    assert found("CHG016", worked("2026-W25", "8, 8, 8, 8, 8", f"{holiday}, billable: true"))


def test_what_happened_before_the_engagement_was_kept_here_is_not_asked_for() -> None:
    assert not found("CHG016", {**worked("2026-W25", "8, 8, 8, 8, 8"), **ADOPTED})
    billed = {WEEK_25: worked("2026-W25", "8")[WEEK_25] + "billed: 2026-06-21\n"}
    assert found("CHG018", billed)
    assert not found("CHG018", {**billed, **ADOPTED})


def test_an_engagement_that_was_called_off_keeps_no_booking_to_come_and_those_worked_stay_worked() -> None:
    early = {**booked("2026-12-07", "2027-02-26"), **worked("2026-W25", "8, 8, 8, 8, 8")}
    assert [finding.fact for finding in found("CHG016", early)] == [False, True]
    beyond, alarm = found("CHG016", {**early, **CANCELLED})
    assert "Take the booking out" in beyond.next_step
    assert "the work was called off on" in beyond.message
    assert (beyond.fact, alarm.fact) == (False, True)


@pytest.mark.parametrize(("until", "beyond"), [("2026-10-18", False), ("2026-10-19", False), ("2026-10-20", True)])
def test_a_hard_booking_that_has_begun_ends_on_the_day_on_which_the_work_is_called_off(
    until: str, beyond: bool
) -> None:
    findings = found("CHG016", {**booked("2026-10-05", until), **CANCELLED})
    assert [finding.path[-1] for finding in findings] == (["until"] if beyond else [])


def test_what_is_booked_beyond_the_contract_before_it_is_called_off_still_needs_leave() -> None:
    later = {"engagement.yaml": "cancelled: {on: 2027-01-29, why: w}\n"}
    assert len(found("CHG016", {**booked("2027-01-11", "2027-01-15"), **later})) == 1


@pytest.mark.parametrize("adopted", ["2026-10-19", "2027-06-01"])
def test_whoever_adopts_an_engagement_answers_for_what_is_booked_ahead(adopted: str) -> None:
    taken_over = {"engagement.yaml": f"adopted: {{on: {adopted}, by: sam-osei}}\n"}
    assert len(found("CHG016", {**booked("2027-01-11", "2027-01-15"), **taken_over})) == 1
    assert not found("CHG016", {**booked("2027-01-04", "2027-01-08"), **taken_over})
    assert len(found("CHG021", {**booked("2026-10-26", "2026-10-30", hours=41), **allotted(40), **taken_over})) == 1


@pytest.mark.parametrize(("signed", "early"), [("2026-07-06", False), ("2026-07-07", True)])
def test_a_kickoff_may_be_held_on_the_day_of_the_signature(signed: str, early: bool) -> None:
    sow = {"sow.yaml": f"signed:\n  us: {{by: robin-vale, on: {signed}}}\n", "bookings.yaml": "bookings: []\n"}
    assert [finding.fact for finding in found("CHG016", sow)] == ([True] if early else [])
    assert not found("CHG016", {**sow, **at_risk("from: 2026-07-01, until: 2026-07-06, hours: 8")})


def test_a_kickoff_that_is_only_planned_is_not_asked_for_its_leave_yet() -> None:
    assert not found("CHG016", {**UNSIGNED, "bookings.yaml": "bookings: []\n"}, date(2026, 7, 5))
    assert len(found("CHG016", {**UNSIGNED, "bookings.yaml": "bookings: []\n"}, date(2026, 7, 6))) == 1


@pytest.mark.parametrize(("billed", "early"), [("2026-06-21", True), ("2026-06-22", False)])
def test_work_at_risk_is_billed_from_the_day_of_the_signature(billed: str, early: bool) -> None:
    sheet = {WEEK_25: worked("2026-W25", "8, 8, 8, 0, 0")[WEEK_25] + f"billed: {billed}\n"}
    assert [finding.fact for finding in found("CHG018", sheet)] == ([True] if early else [])


def test_hours_that_are_not_billable_are_in_no_invoice() -> None:
    sheet = worked("2026-W25", "8, 8, 8, 0, 0", ", billable: false")[WEEK_25] + "billed: 2026-06-21\n"
    assert not found("CHG018", {WEEK_25: sheet})


def allotted(hours: int) -> dict[str, str]:
    return {"sow.yaml": f"terms: {{hours: {hours}}}\n"}


@pytest.mark.parametrize(("hours", "above"), [(40, False), (41, True)])
def test_hours_worked_may_reach_the_allotment_and_above_it_are_an_alarm(hours: int, above: bool) -> None:
    files = {**allotted(40), **worked("2026-W42", f"{hours}"), "bookings.yaml": "bookings: []\n"}
    findings = found("CHG021", files)
    assert [finding.fact for finding in findings] == ([True] if above else [])
    assert not above or "new work-exception harbor-line/sow-2206 --from 2026-10-12 --hours 1" in findings[0].next_step


@pytest.mark.parametrize(("allotment", "blocked"), [(60, False), (59, True)])
def test_hours_worked_and_hard_booked_ahead_together_stay_within_the_allotment(allotment: int, blocked: bool) -> None:
    ahead = booked("2026-10-12", "2026-10-30", hours=25)
    files = {**allotted(allotment), **worked("2026-W42", "20"), **ahead}
    assert [finding.fact for finding in found("CHG021", files)] == ([False] if blocked else [])


def task(more: str, start: str = "2026-10-26", end: str = "2026-11-06") -> dict[str, str]:
    days = "".join(f", {name}: {day}" for name, day in (("start", start), ("end", end)) if day)
    return {"plan.yaml": f"tasks: [{{id: T-002, name: n, owner: alex-reyes{days}, {more}}}]\n", **NO_BOOKINGS}


NO_BOOKINGS = {"bookings.yaml": "bookings: []\n"}
MORE_HOURS = "hours: {from: 40, to: 50}"


@pytest.mark.parametrize(("moves", "hours", "above"), [(MORE_HOURS, 50, 0), (MORE_HOURS, 51, 1), (LATER_END, 41, 1)])
def test_what_waits_for_a_pending_paper_is_held_against_the_hours_with_that_paper(
    moves: str, hours: int, above: int
) -> None:
    waiting = booked("2026-10-26", "2026-11-06", hours=hours // 2, awaits=", awaits: CO-001")
    assert (
        len(found("CHG021", {**task(f"hours: {hours}, awaits: CO-001"), **change_order(moves), **allotted(40)}))
        == above
    )
    cleared = {"plan.yaml": "tasks: []\n", **waiting, **allotted(hours // 2 * 2 - 10)}
    more = f"hours: {{from: {hours // 2 * 2 - 10}, to: {hours // 2 * 2}}}"
    assert not found("CHG021", {**cleared, **change_order(more)})
    assert len(found("CHG021", {**cleared, **change_order(LATER_END)})) == 1


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_whoever_waits_for_a_paper_that_came_to_nothing_waits_for_nothing(end: str) -> None:
    waiting = {**task("hours: 50, awaits: CO-001"), **allotted(40)}
    assert not found("CHG021", {**waiting, **change_order(MORE_HOURS)})
    over = f"{end}: {{by: mira-stone, on: 2026-10-19, why: w}}\n"
    (finding,) = found("CHG021", {**waiting, **change_order(MORE_HOURS, over)})
    assert "10 more than contract and leave allow (40)" in finding.message


@pytest.mark.parametrize(("end", "above"), [("2026-10-27", False), ("2026-10-28", True)])
def test_of_a_task_that_has_begun_the_days_that_are_left_count(end: str, above: bool) -> None:
    """Of 14 to 27 October five working days of ten lie after the 20th; a day more makes it six of eleven."""
    assert bool(found("CHG021", {**task("hours: 80", "2026-10-14", end), **allotted(40)})) is above


def test_a_task_that_lacks_a_day_or_a_working_day_keeps_its_hours() -> None:
    for start, end in (("", ""), ("2026-10-05", ""), ("", "2026-12-18"), ("2026-10-24", "2026-10-25")):
        assert not found("CHG021", {**task("hours: 40", start, end), **allotted(40)})
        assert found("CHG021", {**task("hours: 41", start, end), **allotted(40)})


@pytest.mark.parametrize(
    ("done", "counts"), [("2026-10-11", True), ("2026-10-12", False), ("2026-10-20", False), ("2026-10-21", True)]
)
def test_a_task_is_done_between_its_first_day_and_today(done: str, counts: bool) -> None:
    files = {**task(f"hours: 100, done: {done}", "2026-10-12"), **allotted(40)}
    assert bool(found("CHG021", files)) is counts


@pytest.mark.parametrize(("hours", "above"), [(40, False), (41, True)])
def test_a_booking_of_a_weekend_alone_counts_with_all_its_hours(hours: int, above: bool) -> None:
    weekend = {"plan.yaml": "tasks: []\n", **booked("2026-10-24", "2026-10-25", hours=hours)}
    assert bool(found("CHG021", {**weekend, **allotted(40)})) is above


def test_a_hard_booking_of_a_weekend_beyond_the_contract_needs_leave_for_all_its_hours() -> None:
    weekend = {**booked("2027-01-09", "2027-01-10", hours=10), **change_order(LATER_END)}
    assert len(found("CHG016", weekend)) == 1
    for hours, short in ((10, 0), (9, 1)):
        leave = at_risk(f"from: 2027-01-09, until: 2027-01-10, hours: {hours}", "awaits: CO-001\n")
        assert len(found("CHG016", {**weekend, **leave})) == short


@pytest.mark.parametrize(("day", "above"), [("2026-10-23", False), ("2026-10-26", True)])
def test_hours_ahead_are_those_until_the_work_is_called_off(day: str, above: bool) -> None:
    called_off = {"engagement.yaml": f"cancelled: {{on: {day}, why: w}}\n"}
    planned = {**task("hours: 50", "2026-10-19", "2026-10-30"), **allotted(15), **called_off}
    assert bool(found("CHG021", planned)) is above


def test_work_billed_by_the_hour_is_bounded_by_its_roles_where_no_total_is_stated() -> None:
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    no_total = change_order("hours: {from: 800}", signed)
    assert not found("CHG021", {**task("hours: 800"), **no_total})
    (finding,) = found("CHG021", {**task("hours: 801"), **no_total})
    assert "1 more than contract and leave allow (800)" in finding.message


@pytest.mark.parametrize(
    ("billing", "wrong"), [("", True), ("billing: {from: time-and-materials, to: fixed-fee}, ", False)]
)
def test_a_paper_may_take_all_hours_away_only_where_the_fee_is_fixed(billing: str, wrong: bool) -> None:
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    none_left = "hours: {from: 800}, roles: {change: [{id: engineer, hours: {from: 640}}]}"
    findings = found("CHG021", {**task("hours: 9000"), **change_order(f"{billing}{none_left}", signed)})
    assert [finding.file.rsplit("/", 1)[-1] for finding in findings] == (["co-001.yaml"] if wrong else [])


@pytest.mark.parametrize(("executed", "above"), [(False, False), (True, True)])
def test_work_at_risk_adds_its_hours_until_its_change_order_is_executed(executed: bool, above: bool) -> None:
    leave = at_risk("from: 2026-10-12, until: 2026-10-30, hours: 10", "awaits: CO-001\n")
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    order = change_order(f"{LATER_END}, activities: {{add: [{{id: audit, name: A}}]}}", signed if executed else "")
    hours = {**worked("2026-W41", "40"), **worked("2026-W42", "10", ", activity: audit")}
    files = {**allotted(40), **hours, "bookings.yaml": "bookings: []\n", **leave, **order}
    assert bool(found("CHG021", files)) is above


@pytest.mark.parametrize(("hours", "blocked"), [(10, False), (9, True)])
def test_hours_booked_by_leave_beyond_the_contract_fit_into_what_the_leave_adds(hours: int, blocked: bool) -> None:
    leave = at_risk(f"from: 2027-01-11, until: 2027-01-15, hours: {hours}", "awaits: CO-001\n")
    ahead = {**booked("2027-01-11", "2027-01-15", hours=10), **change_order(LATER_END)}
    assert bool(found("CHG021", {**allotted(40), **worked("2026-W41", "40"), **ahead, **leave})) is blocked


def test_hours_and_bookings_that_are_not_billed_do_not_use_up_the_allotment() -> None:
    unbilled = {**allotted(10), **worked("2026-W42", "20", ", billable: false")}
    ahead = booked("2026-10-21", "2026-10-30")
    assert found("CHG021", {**unbilled, **ahead})
    ((path, text),) = ahead.items()
    assert not found("CHG021", {**unbilled, path: text.replace("kind: hard", "kind: hard, billable: false")})


@pytest.mark.parametrize(
    ("leave", "above"),
    [
        (exception("2026-10-30", 10), False),
        (exception("2026-10-30", 9), True),
        (exception("2026-10-30", 10, approved="2026-10-21"), True),
        (exception("2026-09-30", 10), True),
    ],
)
def test_a_work_exception_adds_its_hours_once_approved_and_after_its_time_only_what_was_used(
    leave: dict[str, str], above: bool
) -> None:
    files = {**allotted(40), **worked("2026-W42", "50"), "bookings.yaml": "bookings: []\n", **leave}
    assert bool(found("CHG021", files)) is above


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("requested: {on: 2026-10-09}\n", 0),
        ("requested: {on: 2026-10-10}\n", 1),
        ("confirmed: {on: 2026-10-20}\n", 0),
        ("confirmed: {on: 2026-10-21}\n", 1),
        ("confirmed: {evidence: }\n", 1),
        ("confirmed:\n", 0),
        ("rejected: {by: mira-stone, on: 2026-10-04, why: w}\nconfirmed:\n", 1),
        ("rejected: {by: mira-stone, on: 2026-10-05, why: w}\nconfirmed: {evidence: }\n", 0),
    ],
)
def test_the_facts_of_a_confirmation_follow_each_other_and_lie_in_the_past(body: str, wrong: int) -> None:
    assert len(found("CHG027", {CONFIRMATION: body})) == wrong


@pytest.mark.parametrize(("approved", "wrong"), [("2026-10-12", 0), ("2026-10-14", 0), ("2026-10-15", 1)])
def test_a_change_order_is_approved_between_its_request_and_its_later_signature(approved: str, wrong: int) -> None:
    proof = "evidence: {file: evidence/sow-2206.pdf, sha256: " + "a" * 64 + "}"
    signed = f"customer: {{by: mira-stone, on: 2026-10-13}}, us: {{by: robin-vale, on: 2026-10-14}}, {proof}"
    approval = f"approvals: [{{role: ps-leadership, by: robin-vale, on: {approved}}}]\n"
    assert len(found("CHG027", change_order(LATER_END, f"{approval}signed: {{{signed}}}\n"))) == wrong


def test_an_executed_change_order_carries_the_signed_paper_and_an_approval() -> None:
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    assert len(found("CHG027", change_order(LATER_END, signed))) == 2
    assert not found("CHG027", {**change_order(LATER_END, signed), **ADOPTED})


def test_days_that_a_paper_is_about_may_lie_ahead_and_days_on_which_it_was_handled_may_not() -> None:
    assert not found("CHG027", change_order(LATER_END))
    assert len(found("CHG027", change_order(LATER_END, "attached: 2026-10-21\n"))) == 1
    assert len(found("CHG027", {"sow.yaml": "legal_stamp: 2026-10-21\n"})) == 1


@pytest.mark.parametrize(("end", "drifts"), [("2027-01-20", False), ("2027-01-21", True)])
def test_a_length_that_moves_by_a_fifth_is_shown_from_the_first_day_beyond_it(end: str, drifts: bool) -> None:
    moved = {CONFIRMATION: f"changes:\n  end: {{from: 2026-12-18, to: {end}}}\n"}
    assert bool(found("CHG031", moved)) is drifts


def test_the_settings_say_how_far_a_contract_may_drift_unseen() -> None:
    assert not found("CHG031", {}, settings="policy: {drift_percent: 13}\n")
    assert len(found("CHG031", {}, settings="policy: {drift_percent: 12}\n")) == 1


@pytest.mark.parametrize(("amount", "drifts"), [("220800.00", False), ("220800.01", True), ("147199.99", True)])
def test_small_changes_of_the_amount_add_up_in_either_direction(amount: str, drifts: bool) -> None:
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    moved = change_order(f'amount: {{from: "184000.00", to: "{amount}"}}', signed)
    assert bool(found("CHG031", moved)) is drifts


def test_an_option_that_is_exercised_was_agreed_from_the_first() -> None:
    sow = {"sow.yaml": "terms:\n  options: [{id: second, name: Three more months, months: 3}]\n"}
    signed = "signed: {customer: {by: mira-stone, on: 2026-10-13}, us: {by: robin-vale, on: 2026-10-14}}\n"
    taken = change_order("end: {from: 2027-01-08, to: 2027-04-08}, options: {remove: [second]}", signed)
    assert not found("CHG031", {**sow, **taken})
    assert len(found("CHG031", {**sow, **change_order("end: {from: 2027-01-08, to: 2027-04-08}", signed)})) == 1
    lapsed = change_order("options: {remove: [second]}", signed)
    longer = {CONFIRMATION: "changes:\n  end: {from: 2026-12-18, to: 2027-01-22}\n"}
    assert len(found("CHG031", {**sow, **longer, **lapsed})) == 1


SECOND = "engagements/harbor-line/sow-2300"


def second(sow: str, project: str = "", signed: str = "2026-09-01") -> list[Finding]:
    """What CHG037 finds where a second SOW of the customer is signed on that day."""
    files = Example(good=True, shown=()).files()
    head = "number: SOW-2300\ntitle: t\nservice: custom\nterms: {billing: fixed-fee, currency: USD}\n"
    signatures = f"signed: {{customer: {{by: mira-stone, on: {signed}}}, us: {{by: robin-vale, on: {signed}}}}}\n"
    files[f"{SECOND}/sow.yaml"] = f"{head}{signatures}{sow}".encode()
    files[f"{SECOND}/engagement.yaml"] = f"kind: project\nmethod: light\nteam: []\n{project}".encode()
    report = check(FilesInMemory(files), Question(AS_OF, "2022", frozenset({"CHG037"})))
    assert not report.faults
    return list(report.findings)


ISSUE = "scoping_issue: https://forge.example.com/ps/plan/-/issues/1900\n"
SOLD = "opportunity: {id: OPP-2}\n"
PROJECT = "resource_project: {link: https://resources.example.com/projects/900}\n"


def test_a_second_sow_that_has_its_own_issue_sale_and_project_is_right() -> None:
    assert not second(ISSUE + SOLD, PROJECT)
    assert len(second("")) == 3


def test_the_sow_that_was_signed_later_is_the_one_that_borrows() -> None:
    borrowed = "resource_project: {link: https://resources.example.com/projects/800}\n"
    (later,) = second(ISSUE + SOLD, borrowed)
    assert later.file == f"{SECOND}/engagement.yaml"
    (earlier,) = second(ISSUE + SOLD, borrowed, signed="2026-06-21")
    assert earlier.file == f"{FOLDER}/engagement.yaml"


def test_a_second_sow_that_was_running_before_or_was_called_off_owes_nothing() -> None:
    assert not second("", "adopted: {on: 2026-09-02, by: sam-osei}\n")
    assert len(second("", "adopted: {on: 2026-09-01, by: sam-osei}\n")) == 3
    assert not second("", "cancelled: {on: 2026-09-02, why: w}\n")


def test_an_opportunity_that_two_sows_share_is_left_to_the_rule_of_unique_identifiers() -> None:
    assert not second(ISSUE + "opportunity: {id: OPP-10417}\n", PROJECT)


def test_a_sow_that_is_not_signed_yet_owes_nothing_of_its_own() -> None:
    assert not second("", signed="2026-10-21")
