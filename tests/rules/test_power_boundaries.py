"""What just lies within the power of a paper, and what just does not, laid over the example engagement."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding, Level
from psdm_validate.model.settings import EditionName
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
POWERS = frozenset({f"CHG{number:03d}" for number in (1, 2, 3, 4, 5, 6, 7, 11, 32, 33, 36)})
SIGNED = "signed: {customer: {by: mira-stone, on: 2026-10-15}, us: {by: robin-vale, on: 2026-10-16}}\n"
BLOCK = {"engagement.yaml": "kind: consulting-block\n"}


def findings(
    files: dict[str, str], edition: EditionName | None = None, rules: frozenset[str] = POWERS
) -> tuple[Finding, ...]:
    """What these rules find in the example engagement with these files laid over it."""
    shown = tuple(Shown(f"{FOLDER}/{name}", text) for name, text in files.items())
    tree = FilesInMemory(Example(good=True, shown=shown).files())
    report = check(tree, Question(AS_OF, edition, select=rules))
    assert not report.faults
    assert not report.unjudged
    return report.findings


def found(files: dict[str, str], edition: EditionName | None = None) -> list[str]:
    """The ids of the errors."""
    return sorted(finding.rule for finding in findings(files, edition) if finding.level is Level.ERROR)


def paper(number: str, changes: str, more: str) -> str:
    head = f"number: {number}\ntitle: t\nwhy: w\nrequested: {{by: sam-osei, on: 2026-10-12}}\n"
    return f"{head}changes: {{{changes}}}\n{more}"


def order(changes: str, more: str = SIGNED, number: str = "CO-001") -> dict[str, str]:
    return {f"change-orders/{number.lower()}.yaml": paper(number, changes, more)}


def confirmation(changes: str, at: str | None, number: str = "WC-002", on: str = "2026-10-14") -> dict[str, str]:
    """A confirmation that hangs there; a pending one hangs nowhere."""
    word = f"confirmed: {{by: mira-stone, on: {on}, by_way_of: email, attached_to: {at}}}\n" if at else ""
    return {f"confirmations/{number.lower()}.yaml": paper(number, changes, word)}


def description(changes: str) -> dict[str, str]:
    approved = "approved: {us: {by: tomas-ferro, on: 2026-10-13}, customer: {by: owen-quay, on: 2026-10-14}}\n"
    return {"descriptions-of-work/dow-001.yaml": paper("DOW-001", changes, approved)}


def opportunity(identifier: str = "OPP-10833", amount: str | None = None) -> str:
    price = f', amount: "{amount}"' if amount else ""
    return f"opportunity: {{id: {identifier}, record_type: Professional Services Only{price}}}\n"


PROJECT = "resource_project: https://resources.example.com/projects/812\n"
MORE = 'amount: {from: "184000.00", to: "195500.00"}'


def later(end: str, start: str = "2027-01-08") -> str:
    return f"end: {{from: {start}, to: {end}}}"


def test_seven_weeks_and_seven_weeks_need_a_change_order_whatever_is_signed_between() -> None:
    seven = {"confirmations/wc-001.yaml": f"changes: {{{later('2027-02-05', '2026-12-18')}}}\n"}
    scope = order("activities: {add: [{id: scanning, name: Scanning}]}")
    again = confirmation(later("2027-03-26", "2027-02-05"), "scoping-issue", on="2026-10-17")
    assert found(seven) == []
    assert found(seven | again) == ["CHG002"]
    assert found(seven | scope | again) == ["CHG002"]


def test_an_order_with_a_new_opportunity_starts_the_count_anew() -> None:
    month = order(later("2027-02-05"), SIGNED + opportunity())
    for end, rules in (("2027-04-04", []), ("2027-04-05", ["CHG002"])):
        assert found(month | confirmation(later(end, "2027-02-05"), "scoping-issue", on="2026-10-17")) == rules


def test_what_would_not_suffice_is_a_warning_with_the_command_until_it_is_executed() -> None:
    (waiting,) = findings(confirmation(later("2027-03-05"), None))
    assert (waiting.rule, waiting.level) == ("CHG002", Level.WARNING)
    assert waiting.message.startswith("WC-002 would not suffice: it moves the end from 2027-01-08 to 2027-03-05")
    assert "the expiry of 2026-12-18 (SOW-2206)" in waiting.message
    command = "psdm-validate new change-order harbor-line/sow-2206 --end 2027-03-05"
    assert waiting.next_step.endswith(command)
    (executed,) = findings(confirmation(later("2027-03-05"), "scoping-issue"))
    assert (executed.rule, executed.level) == ("CHG002", Level.ERROR)
    assert executed.next_step.endswith(command)


@pytest.mark.parametrize(
    ("sale", "rules"),
    [
        (opportunity(amount="11500.00"), []),
        (opportunity(amount="11500.01"), ["CHG001"]),
        (opportunity(amount="11499.99"), ["CHG001"]),
        (opportunity(), ["CHG001"]),
        ("", ["CHG001"]),
    ],
)
def test_the_opportunity_is_for_exactly_the_difference_in_either_edition(sale: str, rules: list[str]) -> None:
    files = order(MORE, SIGNED + PROJECT + sale)
    assert found(files) == rules
    assert found(files, "2022") == rules


def test_a_draft_may_wait_for_its_opportunity_until_somebody_approves_or_signs() -> None:
    one_signature = "signed: {us: {by: robin-vale, on: 2026-10-16}}\n"
    assert findings(order(MORE, "")) == ()
    for changes, rule in ((MORE, "CHG001"), (later("2027-03-05"), "CHG002")):
        (waiting,) = findings(order(changes, one_signature))
        assert (waiting.rule, waiting.level) == (rule, Level.WARNING)


def test_many_small_orders_need_an_opportunity_each() -> None:
    first = order('amount: {from: "184000.00", to: "184500.00"}', SIGNED + PROJECT + opportunity(amount="500.00"))
    signed = SIGNED.replace("2026-10-16", "2026-10-17")
    more = 'amount: {from: "184500.00", to: "185000.00"}'
    second = order(more, signed + PROJECT + opportunity(amount="500.00"), "CO-002")
    assert {finding.rule for finding in findings(first | second, rules=frozenset({"REC002"}))} == {"REC002"}
    assert found(first | order(more, signed + PROJECT, "CO-002")) == ["CHG001"]


def test_the_new_resource_project_may_follow_and_is_called_for_as_an_alarm() -> None:
    sale = opportunity(amount="11500.00")
    assert findings(order(MORE, sale)) == ()
    (finding,) = findings(order(MORE, SIGNED + sale))
    assert (finding.rule, finding.level, finding.fact) == ("CHG001", Level.WARNING, True)
    old = "resource_project: https://resources.example.com/projects/800\n"
    assert [finding.level for finding in findings(order(MORE, SIGNED + sale + old))] == [Level.WARNING]


def test_a_confirmation_of_days_and_scope_hangs_on_the_scoping_issue_and_of_scope_alone_on_the_epic() -> None:
    scope = "activities: {add: [{id: scanning, name: Scanning}]}"
    both = f"{later('2027-01-15')}, {scope}"
    assert found(confirmation(both, "scoping-issue")) == []
    assert found(confirmation(both, "project-epic")) == ["CHG003"]
    assert found(confirmation(scope, "project-epic")) == []
    assert found(confirmation(scope, "scoping-issue")) == ["CHG005"]


@pytest.mark.parametrize(
    "changes",
    [
        later("2027-01-09"),
        "start: {from: 2026-07-06, to: 2026-07-05}",
        'amount: {from: "184000.00", to: "184000.01"}',
        "hours: {from: 800, to: 801}",
        "billing: {from: time-and-materials, to: fixed-fee}",
        "agreement: {from: standard, to: msa}",
        "termination: The customer closes the site",
        "deliverables: {change: [{id: migrated-repositories, accepted_when: "
        "{from: Counts and checksums agree on a sample of 40, to: Nobody objects}}]}",
    ],
)
def test_a_description_of_work_with_any_effect_beyond_scope_is_found_once(changes: str) -> None:
    rules = findings(description(changes), rules=POWERS | {"CHG012"})
    assert [finding.level for finding in rules] == [Level.ERROR]


def test_descriptions_of_work_fill_a_block_up_to_its_hours() -> None:
    def filled(hours: int) -> str:
        change = "change: [{id: migration, hours: {from: 640, to: 500}}]"
        return f"activities: {{add: [{{id: scanning, name: Scanning, hours: {hours}}}], {change}}}"

    assert found(BLOCK | description(filled(140))) == []
    assert found(BLOCK | description(filled(141))) == ["CHG032"]
    assert found(BLOCK | confirmation(filled(140), "project-epic")) == ["CHG005"]
    assert found(BLOCK | order(filled(140))) == []


def fixed_fee(milestones: str, billed: str = 'billed_before: {to: "46000.00"}') -> dict[str, str]:
    rates = 'change: [{id: engineer, rate: {from: "230.00"}}, {id: project-manager, rate: {from: "230.00"}}]'
    billing = "billing: {from: time-and-materials, to: fixed-fee}"
    rest = f'milestones: {{add: [{{id: last, name: Last wave, amount: "{milestones}"}}]}}'
    return order(f"{billing}, {billed}, roles: {{{rates}}}, {rest}")


def test_the_milestones_of_a_fixed_fee_come_to_what_is_not_billed_yet() -> None:
    rules = frozenset({"CHG004", "CHG030"})
    assert findings(fixed_fee("138000.00"), rules=rules) == ()
    assert [finding.rule for finding in findings(fixed_fee("184000.00"), rules=rules)] == ["CHG030"]
    assert findings(fixed_fee("184000.00", 'billed_before: {to: "0.00"}'), rules=rules) == ()


def test_back_to_hours_the_rates_come_in_for_the_rest_and_the_milestones_go() -> None:
    milestones = '[{id: a, name: A, amount: "84000.00"}, {id: b, name: B, amount: "100000.00"}]'
    roles = "[{id: engineer, hours: 800}]"
    sow = {"sow.yaml": f"terms: {{billing: fixed-fee, roles: {roles}, milestones: {milestones}}}\n"}
    billing = 'billing: {from: fixed-fee, to: time-and-materials}, billed_before: {to: "84000.00"}'
    rates = 'roles: {change: [{id: engineer, rate: {to: "125.00"}}]}'
    rules = frozenset({"CHG004", "CHG030"})
    assert findings(sow | order(f"{billing}, {rates}, milestones: {{remove: [a, b]}}"), rules=rules) == ()
    left = findings(sow | order(f"{billing}, milestones: {{remove: [a]}}"), rules=rules)
    assert [finding.rule for finding in left] == ["CHG004", "CHG004"]


def test_no_paper_borrows_the_power_of_another_that_comes_with_it() -> None:
    strong = order(MORE, SIGNED + PROJECT + opportunity(amount="11500.00"))
    weak = confirmation('amount: {from: "195500.00", to: "195500.01"}', "project-epic", on="2026-10-17")
    assert found(strong) == []
    assert found(strong | weak) == ["CHG001"]


def test_an_older_paper_of_an_adopted_engagement_keeps_its_power_and_owes_no_company() -> None:
    adopted = {"engagement.yaml": "adopted: {on: 2026-10-19, by: sam-osei}\n"}
    assert findings(adopted | order(MORE)) == ()
    assert found(adopted | confirmation(MORE, "project-epic")) == ["CHG001"]


def test_in_2022_no_confirmation_moves_anything() -> None:
    assert found(confirmation(later("2027-01-09"), "scoping-issue"), "2022") == ["CHG006"]
    assert found(order(later("2027-01-09")), "2022") == []
    work = f"{later('2027-01-15')}, hours: {{from: 800, to: 801}}"
    assert found(order(work, SIGNED + opportunity()), "2022") == []
    assert found(order(work), "2022") == ["CHG036"]


def warned(files: dict[str, str]) -> int:
    return len(findings(files, "2022", frozenset({"CHG011"})))


def test_in_2022_an_extension_by_the_same_people_or_in_an_agreed_activity_is_the_same_work() -> None:
    def added(more: str, activity: str = "scanning") -> dict[str, str]:
        work = "activities: {add: [{id: scanning, name: Scanning}]}"
        report = f"{{id: scans, name: Scans, activity: {activity}, accepted_when: Each pipeline reports}}"
        return order(f"{later('2027-01-15')}, {work}, deliverables: {{add: [{report}]}}{more}")

    assert warned(added("")) == 1
    assert warned(added(", roles: {change: [{id: engineer, hours: {from: 640, to: 650}}]}")) == 0
    assert warned(added("", "migration")) == 0


def test_in_2022_an_extension_signed_after_the_end_or_by_other_people_is_work_of_its_own() -> None:
    over = {"confirmations/wc-001.yaml": f"changes: {{{later('2026-10-15', '2026-12-18')}}}\n"}
    assert warned(over | order(later("2026-11-15", "2026-10-15"))) == 1
    in_time = SIGNED.replace("2026-10-16", "2026-10-15")
    assert warned(over | order(later("2026-11-15", "2026-10-15"), in_time)) == 0
    others = "roles: {remove: [engineer, project-manager], add: [{id: trainer, hours: 800, rate: '230.00'}]}"
    assert warned(order(f"{later('2027-01-15')}, {others}")) == 1
    assert warned(order(f"{later('2027-01-15')}, {others.replace(', project-manager', '')}")) == 0
