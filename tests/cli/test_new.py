"""`new` drafts records that pass the check at once, with numbers assigned, people completed and `from` filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conversation import DOWN, conversation
from tests.cli.running import committed, git, run
from tests.sample import FOLDER, portfolio_files

NAME = "forest-service/sow-1847"
DAY = "2026-11-20"
ON = ("--on", DAY)
WHY = ("--title", "More permits", "--why", "The spring season needs them.")

SERVICE = {
    "standard": ("--service", "standard", "--sku", "PS-HEALTH"),
    "custom": ("--service", "custom", "--scoping-issue", "https://forge.example.com/ps/plan/-/issues/2301"),
}
PAID = {
    "fixed-fee": ("--billing", "fixed-fee", "--milestone", "report: Report accepted: 24000: 2027-01-15"),
    "time-and-materials": ("--billing", "time-and-materials", "--role", "engineer: 80: 200"),
}
CUSTOMER = ("--customer-name", "Harbor Line", "--contact", "Mira Stone <mira.stone@example.com>, director")


def sold(service: str = "standard", billing: str = "fixed-fee", end: str = "2027-01-15") -> tuple[str, ...]:
    """Every answer that a new engagement with a new customer needs."""
    common = ("--kind", "project", "--title", "Health check", "--currency", "USD")
    days = ("--start", "2026-12-07", "--end", end)
    work = ("--activity", "review: Review of the build servers: 80", "--zone", "America/New_York")
    people = ("--project-manager", "sam", "--engineer", "alex")
    return (*common, *days, *work, *people, *SERVICE[service], *PAID[billing], *CUSTOMER, *ON)


def without(answers: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The answers but for one option and its value."""
    index = answers.index(option)
    return answers[:index] + answers[index + 2 :]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A governance repository in which nobody has sold anything yet."""
    for path in ("engagements/organization.yaml", "engagements/settings.yaml"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(portfolio_files()[path])
    return tmp_path


def files(top: Path) -> dict[str, bytes]:
    return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*.yaml")}


def findings(top: Path, as_of: str = DAY) -> list[str]:
    """What the check says, a line each, without its summary."""
    done = run("check", "--as-of", as_of, cwd=top)
    assert done.returncode in (0, 1), done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith(("error", "warning"))]


class TestAnEngagement:
    def test_a_light_one_is_written_from_its_answers_and_nothing_is_made_up(self, empty: Path) -> None:
        done = run("new", "engagement", "acme/sow-2206", *sold(), cwd=empty)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("Next: psdm-validate todo acme/sow-2206\n")
        folder = empty / "engagements/acme/sow-2206"
        assert (folder / "sow.yaml").read_text() == (
            "number: SOW-2206\n"
            "title: Health check\n"
            "service: standard\n"
            "sku: PS-HEALTH\n"
            "\n"
            "terms:\n"
            "  billing: fixed-fee\n"
            "  start: 2026-12-07\n"
            "  end: 2027-01-15\n"
            "  currency: USD\n"
            '  amount: "24000.00"\n'
            "  hours: 80\n"
            "  activities:\n"
            "    - {id: review, name: Review of the build servers, hours: 80}\n"
            "  milestones:\n"
            '    - {id: report, name: Report accepted, amount: "24000.00", due: 2027-01-15}\n'
        )
        assert (folder / "engagement.yaml").read_text() == (
            "kind: project\n"
            "method: light\n"
            "\n"
            "team:\n"
            "  - {role: project-manager, person: sam-osei, from: 2026-11-20}\n"
            "  - {role: engineer, person: alex-reyes, from: 2026-12-07}\n"
        )
        assert (folder / "iteration-schedule.yaml").read_text() == (
            "zone: America/New_York\n"
            "\n"
            "iterations:\n"
            "  - number: 0\n"
            "    start: 2026-12-07\n"
            "    end: 2026-12-18\n"
            "    sessions:\n"
            "      - {kind: transition, on: 2026-12-01}\n"
            "      - {kind: stakeholder-planning, on: 2026-12-03}\n"
            "      - {kind: kickoff, on: 2026-12-07}\n"
            "      - {kind: discovery, on: 2026-12-08}\n"
            "  - {number: 1, start: 2026-12-21, end: 2027-01-01}\n"
            "  - {number: 2, start: 2027-01-04, end: 2027-01-15}\n"
        )
        assert sorted(path.name for path in folder.iterdir()) == [
            "communication-plan.yaml",
            "engagement.yaml",
            "iteration-schedule.yaml",
            "raid.yaml",
            "retrospective.yaml",
            "sow.yaml",
        ]

    @pytest.mark.parametrize("service", SERVICE)
    @pytest.mark.parametrize("billing", PAID)
    def test_a_light_one_passes_the_check_at_once_and_is_in_canonical_form(
        self, empty: Path, service: str, billing: str
    ) -> None:
        assert run("new", "engagement", "acme/sow-2206", *sold(service, billing), cwd=empty).returncode == 0
        assert findings(empty) == []
        assert run("fmt", "--check", cwd=empty).returncode == 0

    @pytest.mark.parametrize("service", SERVICE)
    def test_a_long_one_is_full_with_ceremonies_and_a_plan_and_passes_but_for_what_the_kickoff_settles(
        self, empty: Path, service: str
    ) -> None:
        answers = sold(service, "time-and-materials", end="2027-06-18")
        done = run("new", "engagement", "acme/sow-2206", *answers, cwd=empty)
        assert "The method is full: it lasts 2 months or more." in done.stdout
        folder = empty / "engagements/acme/sow-2206"
        assert (folder / "iteration-schedule.yaml").read_text().count("  - kind: ") == 5
        assert "    activity: review\n" in (folder / "plan.yaml").read_text()
        assert {line.split()[1] for line in findings(empty)} <= {"MTH004"}

    @pytest.mark.parametrize("end", ["2027-01-15", "2027-03-31"])
    def test_an_edition_that_knows_no_iterations_is_drafted_with_the_usual_ones(self, empty: Path, end: str) -> None:
        (empty / "engagements/settings.yaml").write_text('edition: "2022"\n')
        done = run("new", "engagement", "acme/sow-2206", *sold(end=end), cwd=empty)
        assert (done.returncode, done.stderr) == (0, "")
        assert not [line for line in findings(empty) if " FIL" in line or " MTH" in line]

    def test_the_board_of_a_custom_service_begins_with_the_day_on_which_it_is_drafted(self, empty: Path) -> None:
        run("new", "engagement", "acme/sow-2206", *sold("custom"), cwd=empty)
        text = (empty / "engagements/acme/sow-2206/sow.yaml").read_text()
        assert text.endswith(f"\nproposal:\n  - {{on: {DAY}, state: Open}}\n")

    def test_a_customer_that_is_known_is_kept_and_not_asked_for(self, empty: Path) -> None:
        run("new", "engagement", "acme/sow-2206", *sold(), cwd=empty)
        customer = (empty / "engagements/acme/customer.yaml").read_bytes()
        again = without(without(sold(), "--customer-name"), "--contact")
        assert run("new", "engagement", "acme/sow-2207", *again, cwd=empty).returncode == 0
        assert (empty / "engagements/acme/customer.yaml").read_bytes() == customer
        assert findings(empty) == []
        done = run("new", "engagement", "acme/sow-2208", *sold(), cwd=empty)
        assert done.returncode == 1
        assert "Harbor Line is known already" in done.stderr

    @pytest.mark.parametrize("name", ["acme/sow-2206", "other/SOW-2206"])
    def test_the_number_of_a_sow_is_used_once(self, empty: Path, name: str) -> None:
        run("new", "engagement", "acme/sow-2206", *sold(), cwd=empty)
        done = run("new", "engagement", name, *sold(), cwd=empty)
        assert (done.returncode, done.stdout) == (1, "")
        assert "engagements/acme/sow-2206 is there already" in done.stderr

    @pytest.mark.parametrize("name", ["acme", "acme/2206", "../sow-1", "acme/sow-1/sow-2"])
    def test_a_name_that_no_engagement_can_have_is_refused(self, empty: Path, name: str) -> None:
        done = run("new", "engagement", name, *sold(), cwd=empty)
        assert done.returncode == 2
        assert "Write customer and SOW number, as acme/sow-2206." in done.stderr

    @pytest.mark.parametrize(
        "option",
        [
            "--customer-name",
            "--contact",
            "--title",
            "--kind",
            "--service",
            "--sku",
            "--billing",
            "--start",
            "--end",
            "--currency",
            "--milestone",
            "--activity",
            "--project-manager",
            "--zone",
        ],
    )
    def test_in_a_script_the_option_that_is_missing_is_named_and_nothing_is_written(
        self, empty: Path, option: str
    ) -> None:
        before = files(empty)
        done = run("new", "engagement", "acme/sow-2206", *without(sold(), option), cwd=empty, HOME=str(empty))
        assert done.returncode == 2
        assert f"Say it with {option};" in done.stderr
        assert files(empty) == before

    def test_a_light_method_for_a_long_engagement_is_written_as_asked_with_a_note(self, empty: Path) -> None:
        answers = (*sold(end="2027-06-18"), "--method", "light")
        done = run("new", "engagement", "acme/sow-2206", *answers, cwd=empty)
        assert done.returncode == 0
        assert "it lasts 2 months or more, so the check will ask for the full method" in done.stderr

    def test_on_a_terminal_every_answer_is_asked_for_and_wrong_ones_are_asked_again(self, empty: Path) -> None:
        code, shown = conversation(
            "new",
            "engagement",
            "acme/sow-2206",
            *ON,
            cwd=empty,
            answers=[
                ("called, as the contract", "Harbor Line"),
                ("Who speaks for the customer", "Mira Stone <mira@example.com>, director"),
                ("Another one", ""),
                ("What is the engagement called", "Health check"),
                ("How is it sold", ""),
                ("scoped in", "https://forge.example.com/ps/plan/-/issues/2301"),
                ("How is it paid", DOWN),
                ("work start", "2026-12-07"),
                ("last day", "2027-01-15"),
                ("In which currency", ""),
                ("Which milestone", "report: Report accepted: 24000"),
                ("Another one", ""),
                ("What is done", "review: Review: 80"),
                ("Another one", ""),
                ("Who manages it", ""),
                ("What was sold", ""),
                ("Which method", ""),
                ("Who works on it", DOWN),
                ("time zone", ""),
                ("Write this?", "y"),
            ],
        )
        assert (code, "Next: psdm-validate todo acme/sow-2206" in shown) == (0, True), shown
        assert findings(empty) == []
        sow = (empty / "engagements/acme/sow-2206/sow.yaml").read_text()
        assert ("service: custom\n" in sow, "billing: fixed-fee\n" in sow, 'amount: "24000.00"\n' in sow) == (True,) * 3


KNOWN = (
    *("--issue", "https://forge.example.com/ps/plan/-/issues/1301"),
    *("--document", "https://files.example.com/contracts/sow-1847-co-002"),
    *("--attached", "2026-11-20", "--informed", "engagement_manager=2026-11-19"),
    *("--informed", "account_team=2026-11-20"),
)
"""What a change order has to say before it counts."""


class TestAPaper:
    def test_from_is_what_is_in_force_and_the_number_is_the_next(self, portfolio: Path) -> None:
        done = run("new", "change-order", NAME, "--end", "2027-03-19", *WHY, *ON, "--by", "sam", cwd=portfolio)
        assert done.returncode == 0, done.stderr
        assert done.stderr.startswith("Note: CO-002 cannot be merged as approved or signed before engagements/")
        assert done.stdout.startswith('"sam" is sam-osei.\n')
        assert done.stdout.endswith(f"Next: psdm-validate approve {NAME} CO-002 --by PERSON\n")
        assert (portfolio / FOLDER / "change-orders/co-002.yaml").read_text() == (
            "number: CO-002\n"
            "title: More permits\n"
            "why: The spring season needs them.\n"
            "requested: {by: sam-osei, on: 2026-11-20}\n"
            "\n"
            "changes:\n"
            "  end: {from: 2027-01-08, to: 2027-03-19}\n"
        )
        assert findings(portfolio) == []
        run("new", "change-order", NAME, "--start", "2026-07-14", *WHY, *ON, cwd=portfolio)
        assert (portfolio / FOLDER / "change-orders/co-003.yaml").exists()

    def test_a_change_order_moves_everything_that_belongs_together_with_a_sale_of_the_difference(
        self, portfolio: Path
    ) -> None:
        parts = ("--set", "roles.engineer.hours=1300", "--add-activity", "spring: Spring permits: 140")
        whole = ("--hours", "2340", "--amount", "336800", "--opportunity", "OPP-12000")
        done = run("new", "change-order", NAME, *parts, *whole, *KNOWN, *WHY, *ON, cwd=portfolio)
        assert (done.returncode, done.stderr) == (0, "")
        text = (portfolio / FOLDER / "change-orders/co-002.yaml").read_text()
        assert 'opportunity: {id: OPP-12000, record_type: Professional Services Only, amount: "19600.00"}' in text
        assert findings(portfolio) == []

    def test_a_change_order_whose_work_is_complete_this_quarter_is_listed_as_upside(self, portfolio: Path) -> None:
        path = portfolio / FOLDER / "bookings.yaml"
        before = path.read_text()
        more = ("--set", "roles.engineer.hours=1300", "--hours", "2340", "--amount", "336800")
        run("new", "change-order", NAME, *more, *WHY, *ON, cwd=portfolio)
        added = path.read_text().removeprefix(before)
        assert added == (
            "\nupside:\n"
            "  - id: co-002\n"
            "    because: pending-change-order\n"
            "    paper: CO-002\n"
            "    month: 2027-01\n"
            "    hours: 140\n"
            '    amount: "19600.00"\n'
            "    why: More permits\n"
        )
        path.write_text(before)
        assert [line.split()[1] for line in findings(portfolio) if "FCT" in line] == ["FCT007"]

    def test_a_change_order_that_adds_nothing_or_ends_after_the_quarter_is_no_upside(self, portfolio: Path) -> None:
        path = portfolio / FOLDER / "bookings.yaml"
        before = path.read_text()
        run("new", "change-order", NAME, "--end", "2027-01-15", *WHY, *ON, cwd=portfolio)
        later = ("--set", "roles.engineer.hours=1300", "--hours", "2340", "--amount", "336800", "--end", "2027-02-01")
        run("new", "change-order", NAME, *later, *WHY, *ON, cwd=portfolio)
        assert path.read_text() == before

    def test_more_money_without_its_sale_is_drafted_with_what_it_still_needs(self, portfolio: Path) -> None:
        more = ("--set", "roles.engineer.hours=1300", "--hours", "2340", "--amount", "336800")
        done = run("new", "change-order", NAME, *more, *WHY, *ON, "--dry-run", cwd=portfolio)
        assert "CO-002 adds 19,600.00 USD" in done.stderr
        for needed in ("--opportunity ID", "`issue`", "`document`", "`attached`", "`informed.account_team`"):
            assert needed in done.stderr

    def test_what_is_known_of_a_change_order_is_written_and_what_is_not_is_named(self, portfolio: Path) -> None:
        draft = ("new", "change-order", NAME, "--end", "2027-03-19", *WHY, *ON)
        assert run(*draft, *KNOWN, cwd=portfolio).stderr == ""
        text = (portfolio / FOLDER / "change-orders/co-002.yaml").read_text()
        assert "informed: {engagement_manager: 2026-11-19, account_team: 2026-11-20}\n" in text
        assert "attached: 2026-11-20\n" in text
        assert findings(portfolio) == []
        done = run(*draft, *KNOWN[:-2], "--dry-run", cwd=portfolio)
        assert "says `informed.account_team` (the day of telling). " in done.stderr
        assert "`attached`" not in done.stderr

    @pytest.mark.parametrize(
        ("option", "value", "words"),
        [
            ("--informed", "the team=2026-11-20", "WHO is engagement_manager or account_team"),
            ("--informed", "account_team=soon", '"soon" is not a day'),
            ("--attached", "2199-01-01", "has not come yet"),
            ("--issue", "#1301", "https://"),
        ],
    )
    def test_what_cannot_be_known_is_wrong_usage(self, portfolio: Path, option: str, value: str, words: str) -> None:
        draft = ("new", "change-order", NAME, "--end", "2027-03-19", *WHY, *ON)
        done = run(*draft, option, value, cwd=portfolio)
        assert (done.returncode, words in " ".join(done.stderr.split())) == (2, True), done.stderr

    def test_a_paper_of_an_earlier_day_starts_from_what_is_in_force_now_and_says_so(self, portfolio: Path) -> None:
        earlier = ("--hours", "2300", *WHY, *KNOWN[:4], "--on", "2026-11-02")
        done = run("new", "change-order", NAME, *earlier, cwd=portfolio)
        assert "the contract has moved since 2026-11-02: CO-001 on 2026-11-12." in done.stderr
        assert "hours: {from: 2200, to: 2300}" in (portfolio / FOLDER / "change-orders/co-002.yaml").read_text()
        assert not [line for line in findings(portfolio) if "CHG024" in line]

    def test_a_change_of_billing_names_the_rates_that_stay_and_the_milestones_that_are_missing(
        self, portfolio: Path
    ) -> None:
        fixed = ("--set", "billing=fixed-fee")
        told = run("new", "change-order", NAME, *fixed, *WHY, *ON, "--dry-run", cwd=portfolio).stderr
        assert "--set roles.engineer.rate= " in told
        assert '--add-milestone "ID: NAME: AMOUNT: DAY"' in told
        assert "--set billed_before=AMOUNT" in told
        rates = re.findall(r"--set (roles\.\S+\.rate=)", told)
        out = [word for rate in rates for word in ("--set", rate)]
        rest = ("--set", "billed_before=200000", "--add-milestone", "rest: The rest: 1000.00: 2027-01-08")
        done = run("new", "change-order", NAME, *fixed, *out, *rest, *WHY, *ON, "--dry-run", cwd=portfolio)
        assert "leaves the rates" not in done.stderr
        assert 'rate: {from: "140.00"}' in done.stdout
        assert (
            '--add-milestone "ID: NAME: AMOUNT: DAY", or --set milestones.ID.amount=…, or --amount 201000.00'
            in done.stderr
        )

    def test_a_closed_engagement_takes_nothing_new(self, portfolio: Path) -> None:
        record = portfolio / FOLDER / "engagement.yaml"
        text = record.read_text()
        assert "\nsteps:\n" in text
        record.write_text(text.replace("\nsteps:\n", "\nsteps:\n  closed: 2026-11-19\n"))
        before = files(portfolio)
        done = run("new", "change-order", NAME, "--end", "2027-03-19", *WHY, *ON, cwd=portfolio)
        assert (done.returncode, "was closed on 2026-11-19" in done.stderr) == (1, True)
        assert files(portfolio) == before

    def test_a_day_that_has_not_come_is_wrong_usage(self, portfolio: Path) -> None:
        done = run("new", "change-order", NAME, "--end", "2199-03-19", *WHY, "--on", "2199-01-01", cwd=portfolio)
        assert (done.returncode, "has not come yet" in done.stderr) == (2, True)

    def test_parts_that_would_contradict_each_other_are_told_with_the_option_that_mends_them(
        self, portfolio: Path
    ) -> None:
        moved = ("--set", "roles.engineer.hours=1300")
        done = run("new", "change-order", NAME, *moved, *WHY, *ON, "--dry-run", cwd=portfolio)
        assert "the hours of the roles add up to 2,340, the contract says 2,200." in done.stderr
        assert "add --hours 2340\n" in done.stderr
        assert "add --amount 336800.00\n" in done.stderr
        done = run("new", "confirmation", NAME, "--remove", "activities.transition", *WHY, *ON, cwd=portfolio)
        assert "add --set activities.ID.hours=…" in done.stderr
        assert "add --remove deliverables." in done.stderr

    def test_a_confirmation_that_reaches_too_far_is_written_as_asked_and_the_method_is_told(
        self, portfolio: Path
    ) -> None:
        done = run("new", "confirmation", NAME, "--end", "2027-03-08", *WHY, *ON, cwd=portfolio)
        assert done.returncode == 0
        assert "2 calendar months past the expiry of 2027-01-08" in done.stderr
        assert f"psdm-validate new change-order {NAME}" in done.stderr
        assert (portfolio / FOLDER / "confirmations/wc-002.yaml").exists()
        done = run("new", "confirmation", NAME, "--end", "2027-03-07", *WHY, *ON, "--dry-run", cwd=portfolio)
        assert done.stderr == ""

    def test_what_the_check_advises_for_a_task_beyond_the_contract_can_be_run_and_covers_it(
        self, portfolio: Path
    ) -> None:
        plan = portfolio / FOLDER / "plan.yaml"
        text = plan.read_text().replace("start: 2026-12-28, end: 2027-01-08", "start: 2026-12-28, end: 2027-01-22")
        plan.write_text(text)
        advice = " ".join(run("check", "--as-of", DAY, cwd=portfolio).stdout.split())
        command = f"new confirmation {NAME} --end 2027-01-22"
        assert f"with awaits: WC-002. Draft it: psdm-validate {command}" in advice
        assert run(*command.split(), *WHY, *ON, cwd=portfolio).returncode == 0
        plan.write_text(plan.read_text().replace("2027-01-22, weight: 5, awaits: CO-001", "2027-01-22, awaits: WC-002"))
        assert "CHG024" not in run("check", "--as-of", DAY, cwd=portfolio).stdout

    def test_a_description_of_work_adds_scope(self, portfolio: Path) -> None:
        added = ("--add-deliverable", "manual: Manual: transition: The owner accepts it")
        done = run("new", "description-of-work", NAME, *added, *WHY, *ON, cwd=portfolio)
        assert (done.returncode, done.stderr) == (0, "")
        assert (portfolio / FOLDER / "descriptions-of-work/dow-001.yaml").exists()
        assert findings(portfolio) == []

    @pytest.mark.parametrize(
        ("options", "code", "words"),
        [
            (("--end", "2027-01-08"), 1, "end is 2027-01-08 already"),
            (("--end", "2026-07-01"), 1, "would end on 2026-07-01, before it starts on 2026-07-13"),
            (("--remove", "activities."), 2, "names no entry of a list; write it as activities.training."),
            ((), 1, "the paper would move nothing"),
            (("--set", "end"), 2, "is not FIELD=VALUE"),
            (("--set", "roles.enginer.hours=3"), 2, "Did you mean roles.engineer?"),
            (("--set", "billing=barter"), 2, "time-and-materials, fixed-fee"),
            (("--add-role", "engineer"), 2, "engineer: 80: 200.00"),
        ],
    )
    def test_what_cannot_be_drafted_is_refused_and_nothing_is_written(
        self, portfolio: Path, options: tuple[str, ...], code: int, words: str
    ) -> None:
        before = files(portfolio)
        done = run("new", "change-order", NAME, *options, *WHY, *ON, cwd=portfolio)
        assert done.returncode == code
        assert words in " ".join(done.stderr.split())
        assert files(portfolio) == before

    @pytest.mark.parametrize("option", ["--title", "--why"])
    def test_in_a_script_the_option_that_is_missing_is_named(self, portfolio: Path, option: str) -> None:
        done = run("new", "confirmation", NAME, "--end", "2027-01-15", *without(WHY, option), *ON, cwd=portfolio)
        assert done.returncode == 2
        assert f"Say it with {option};" in done.stderr

    def test_a_contract_that_nobody_has_signed_takes_no_paper(self, empty: Path) -> None:
        run("new", "engagement", "acme/sow-2206", *sold(), cwd=empty)
        done = run("new", "change-order", "acme/sow-2206", "--end", "2027-01-29", *WHY, *ON, cwd=empty)
        assert done.returncode == 1
        assert "SOW-2206 was not signed on 2026-11-20" in done.stderr

    def test_dry_run_shows_the_paper_and_writes_nothing(self, portfolio: Path) -> None:
        before = files(portfolio)
        done = run("new", "confirmation", NAME, "--end", "2027-01-15", *WHY, *ON, "--dry-run", cwd=portfolio)
        assert "+  end: {from: 2027-01-08, to: 2027-01-15}" in done.stdout
        assert done.stdout.endswith("Nothing was written (--dry-run).\n")
        assert files(portfolio) == before

    def test_on_a_terminal_it_is_asked_what_shall_change(self, portfolio: Path) -> None:
        code, shown = conversation(
            "new",
            "confirmation",
            NAME,
            *ON,
            cwd=portfolio,
            answers=[
                ("What shall change", "end=2027-01-15"),
                ("What else", ""),
                ("What is it called", "One week more"),
                ("Why is it needed", "Questions after the handover."),
                ("Write this?", "n"),
            ],
        )
        assert code == 0
        assert "+  end: {from: 2027-01-08, to: 2027-01-15}" in shown
        assert "Nothing was written." in shown
        assert not (portfolio / FOLDER / "confirmations/wc-002.yaml").exists()


class TestWhoAsks:
    def draft(self, portfolio: Path, *options: str) -> str:
        options = ("--end", "2027-01-15", *WHY, *ON, "--dry-run", *options)
        done = run("new", "confirmation", NAME, *options, cwd=portfolio, HOME=str(portfolio))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def test_it_is_the_project_manager_of_the_day_where_git_knows_nobody(self, portfolio: Path) -> None:
        assert "requested: {by: sam-osei, on: 2026-11-20}" in self.draft(portfolio)

    def test_it_is_you_where_git_knows_your_address(self, portfolio: Path) -> None:
        committed(portfolio)
        git(portfolio, "config", "user.email", "Noor.Haddad@example.com")
        assert "requested: {by: noor-haddad, on: 2026-11-20}" in self.draft(portfolio)

    @pytest.mark.parametrize("name", ["tomas-ferro", "Tomas Ferro", "tomas"])
    def test_somebody_else_is_named_by_id_name_or_part_of_it(self, portfolio: Path, name: str) -> None:
        assert "requested: {by: tomas-ferro, on: 2026-11-20}" in self.draft(portfolio, "--by", name)


class TestLeave:
    ALLOWED = ("--from", "2026-11-23", "--until", "2026-12-04", "--hours", "24.5")

    def test_work_at_risk_waits_for_a_pending_paper_and_names_who_may_work(self, portfolio: Path) -> None:
        run("new", "change-order", NAME, "--end", "2027-03-19", *WHY, *ON, cwd=portfolio)
        options = (*self.ALLOWED, "--people", "alex", "--people", "tomas", "--awaits", "co-002")
        done = run("new", "work-at-risk", NAME, *options, *WHY, *ON, cwd=portfolio)
        assert done.returncode == 0, done.stderr
        assert (portfolio / FOLDER / "work-at-risk/war-002.yaml").read_text() == (
            "number: WAR-002\n"
            "title: More permits\n"
            "why: The spring season needs them.\n"
            "requested: {by: sam-osei, on: 2026-11-20}\n"
            "awaits: CO-002\n"
            "\n"
            "allows:\n"
            "  people: [alex-reyes, tomas-ferro]\n"
            "  from: 2026-11-23\n"
            "  until: 2026-12-04\n"
            "  hours: 24.5\n"
        )

    def test_before_the_sow_is_signed_it_waits_for_nothing_else(self, empty: Path) -> None:
        run("new", "engagement", "acme/sow-2206", *sold(), cwd=empty)
        done = run("new", "work-at-risk", "acme/sow-2206", *self.ALLOWED, "--people", "alex", *WHY, *ON, cwd=empty)
        assert done.returncode == 0, done.stderr
        assert "awaits" not in (empty / "engagements/acme/sow-2206/work-at-risk/war-001.yaml").read_text()

    def test_where_everything_is_signed_no_work_is_at_risk(self, portfolio: Path) -> None:
        done = run("new", "work-at-risk", NAME, *self.ALLOWED, *WHY, *ON, cwd=portfolio)
        assert done.returncode == 1
        assert f"psdm-validate new work-exception {NAME}" in done.stderr

    def test_a_work_exception_says_what_caused_it(self, portfolio: Path) -> None:
        options = (*self.ALLOWED, "--label", "WE-scoping", "--beside", "co-001")
        done = run("new", "work-exception", NAME, *options, *WHY, *ON, cwd=portfolio)
        assert done.returncode == 0, done.stderr
        text = (portfolio / FOLDER / "work-exceptions/we-002.yaml").read_text()
        assert "labels: [WE-scoping]\nbeside: CO-001\n" in text
        done = run("new", "work-exception", NAME, *self.ALLOWED, *WHY, *ON, cwd=portfolio)
        assert (done.returncode, "Say it with --label;" in done.stderr) == (2, True)

    def test_it_cannot_end_before_it_begins(self, portfolio: Path) -> None:
        days = ("--from", "2026-11-23", "--until", "2026-11-20", "--hours", "8", "--label", "WE-ps")
        done = run("new", "work-exception", NAME, *days, *WHY, *ON, cwd=portfolio)
        assert done.returncode == 2
        assert "2026-11-20 is before 2026-11-23" in done.stderr


class TestAnEntryOfTheRaidLog:
    RISK = ("--what", "Reviewers are away", "--owner", "alex", "--probability", "high", "--impact", "low")
    RESPONSE = ("--response", "Name stand-ins")

    def test_it_is_added_at_the_end_of_its_list_and_every_other_line_stays(self, portfolio: Path) -> None:
        raid = portfolio / FOLDER / "raid.yaml"
        raid.write_text(raid.read_text().replace("\nactions:", "\n# What we promised\nactions:   # to each other"))
        before = raid.read_text().splitlines()
        done = run("new", "risk", NAME, *self.RISK, *self.RESPONSE, "--escalated", *ON, cwd=portfolio)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"once R-005 is settled: psdm-validate close {NAME} R-005 --outcome TEXT\n" in done.stdout
        after = raid.read_text().splitlines()
        added = [
            "  - id: R-005",
            "    what: Reviewers are away",
            "    owner: alex-reyes",
            "    raised: 2026-11-20",
            "    probability: high",
            "    impact: low",
            "    response: Name stand-ins",
            "    impacts_progress: true",
            "    labels: [Escalated]",
        ]
        begins = after.index(added[0])
        assert after[begins : begins + len(added)] == added
        assert after[:begins] + after[begins + len(added) :] == before
        assert findings(portfolio) == []

    def test_actions_issues_and_decisions_get_the_next_number_of_their_kind(self, portfolio: Path) -> None:
        owned = ("--owner", "hazel", *ON)
        what = ("--what", "Send the list")
        run("new", "action", NAME, *what, *owned, "--due", "2026-12-04", "--audience", "customer", cwd=portfolio)
        run("new", "issue", NAME, *what, *owned, "--severity", "low", "--resolution", "Ask again", cwd=portfolio)
        run("new", "decision", NAME, *what, *ON, "--by", "hazel", "--why", "Nobody objects", cwd=portfolio)
        run("new", "decision", NAME, *what, *ON, "--by", "hazel", cwd=portfolio)
        text = (portfolio / FOLDER / "raid.yaml").read_text()
        assert all(f"  - id: {number}\n    what: Send the list\n" in text for number in ("A-004", "I-003", "D-004"))
        assert text.endswith("  - id: D-005\n    what: Send the list\n    by: hazel-brook\n    on: 2026-11-20\n")
        assert findings(portfolio) == []

    def test_the_first_entry_makes_the_log(self, portfolio: Path) -> None:
        (portfolio / FOLDER / "raid.yaml").unlink()
        run("new", "risk", NAME, *self.RISK, *self.RESPONSE, *ON, cwd=portfolio)
        text = (portfolio / FOLDER / "raid.yaml").read_text()
        assert text.startswith("title: RAID - USDA Forest Service - SOW-1847\nowner: sam-osei\n")
        assert "  - id: R-001\n" in text

    def test_a_number_that_was_erased_is_not_used_again(self, portfolio: Path) -> None:
        record = portfolio / FOLDER / "engagement.yaml"
        erased = "{of: R-009, sha256: %s, why: A name, approved: {by: robin-vale, on: 2026-11-18}}"
        record.write_text(record.read_text() + f"\ntombstones:\n  - {erased % ('a' * 64)}\n")
        done = run("new", "risk", NAME, *self.RISK, *self.RESPONSE, *ON, cwd=portfolio)
        assert "+  - id: R-010\n" in done.stdout, done.stderr

    def test_in_a_script_the_option_that_is_missing_is_named(self, portfolio: Path) -> None:
        done = run("new", "risk", NAME, *self.RISK, *ON, cwd=portfolio)
        assert (done.returncode, "Say it with --response;" in done.stderr) == (2, True)

    def test_a_log_that_cannot_be_read_is_left_as_it_is(self, portfolio: Path) -> None:
        raid = portfolio / FOLDER / "raid.yaml"
        raid.write_text("risks: *all\n")
        done = run("new", "risk", NAME, *self.RISK, *self.RESPONSE, *ON, cwd=portfolio)
        assert done.returncode == 3
        assert raid.read_text() == "risks: *all\n"

    def test_on_a_terminal_people_and_degrees_are_offered(self, portfolio: Path) -> None:
        code, shown = conversation(
            "new",
            "risk",
            NAME,
            *ON,
            cwd=portfolio,
            answers=[
                ("What is it, in one sentence", "Reviewers are away"),
                ("Who sees to it", ""),
                ("How likely", DOWN),
                ("How bad", ""),
                ("What is done about it", "Name stand-ins"),
                ("Write this?", ""),
            ],
        )
        assert code == 0, shown
        text = (portfolio / FOLDER / "raid.yaml").read_text()
        assert "    owner: sam-osei\n    raised: 2026-11-20\n    probability: high\n    impact: medium\n" in text


class TestAStatusReport:
    TOLD = ("--health", "yellow", "--progress", "Permits are read", "--schedule", "On time", "--on", "2026-11-20")

    def test_it_is_filled_in_from_the_records(self, portfolio: Path) -> None:
        organization = portfolio / "engagements/organization.yaml"
        organization.write_text(organization.read_text().replace("from: 2026-12-21", "from: 2026-12-14"))
        done = run("new", "status", NAME, *self.TOLD, "--path-to-green", "A review day", cwd=portfolio)
        assert done.returncode == 0, done.stderr
        assert "left out of the report: I-002." in done.stderr
        text = (portfolio / FOLDER / "status/2026-11-20.yaml").read_text()
        assert text.startswith(
            "on: 2026-11-20\n"
            "by: sam-osei\n"
            "health: yellow\n"
            "progress: Permits are read\n"
            "path_to_green: A review day\n"
            "schedule: On time\n"
            "actions: [A-003]\n"
            "issues: [R-003]\n"
            "\n"
            "time_off:\n"
            "  - {person: alex-reyes, from: 2026-12-14, until: 2026-12-24}\n"
            "\n"
            "burn_down: {used: 1655, left: 545}\n"
            "\n"
            "top_customer:\n"
            "  progress: Permits are read\n"
        )
        assert not [line for line in findings(portfolio, "2026-11-20") if line.startswith("error")]

    def test_a_report_that_is_not_green_says_how_it_becomes_green_again(self, portfolio: Path) -> None:
        done = run("new", "status", NAME, *self.TOLD, cwd=portfolio)
        assert (done.returncode, "Say it with --path-to-green;" in done.stderr) == (2, True)

    def test_a_second_report_of_one_day_is_refused(self, portfolio: Path) -> None:
        done = run("new", "status", NAME, "--on", "2026-11-18", cwd=portfolio)
        assert done.returncode == 1
        assert "there is a report of 2026-11-18 already" in done.stderr

    def test_on_a_terminal_what_the_last_report_said_is_offered(self, portfolio: Path) -> None:
        code, shown = conversation(
            "new",
            "status",
            NAME,
            "--on",
            "2026-11-20",
            cwd=portfolio,
            answers=[
                ("How does the work stand", ""),
                ("What was achieved", "Permits are read"),
                ("How do the dates stand", ""),
                ("How does yellow become green", ""),
                ("Write this?", ""),
            ],
        )
        assert code == 0, shown
        text = (portfolio / FOLDER / "status/2026-11-20.yaml").read_text()
        assert "health: yellow\n" in text
        assert "schedule: Work ends on 8 January 2027" in text


def test_a_kind_that_is_misspelt_is_told_what_was_meant(portfolio: Path) -> None:
    done = run("new", "change-oder", NAME, cwd=portfolio)
    assert (done.returncode, "Did you mean change-order?" in done.stderr) == (2, True)
