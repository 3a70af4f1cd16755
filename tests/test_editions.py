"""An engagement is judged by the edition that was in force when its SOW was signed; a check of it.

The small example engagement was signed by the customer on 2026-06-19 and by us on 2026-06-22. A confirmation moves its
end, which the edition of 2024 allows and that of 2022 does not (CHG006).
"""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from psdm_validate.check import Question, check
from psdm_validate.finding import Report
from psdm_validate.model.settings import EditionName
from psdm_validate.reporters.check_markdown import check_markdown
from psdm_validate.reporters.json import json_report
from psdm_validate.reporters.junit import junit
from psdm_validate.reporters.outcome import outcome_of_check
from psdm_validate.reporters.text import text_report
from tests.rules.examples import FOLDER
from tests.rules.merged import AS_OF, GONE, Files, tree
from tests.trees import FilesInMemory

SETTINGS = "/settings.yaml"
OTHER = "engagements/harbor-line/sow-2207"
UNACCEPTED: Files = {"waivers.yaml": GONE}
"""Without the word of leadership on the confirmation of 2022."""
UNSIGNED: Files = {"sow.yaml": "signed:\n"}


def history(*before: tuple[str, str], now: str = "2024") -> Files:
    """Settings with those editions and their last days before the one of now."""
    entries = "".join(f'  - {{edition: "{edition}", until: {until}}}\n' for edition, until in before)
    return {SETTINGS: f'edition: "{now}"\neditions_before:\n{entries}'}


def checked(files: Files, as_of: date = AS_OF, edition: EditionName | None = None) -> Report:
    return check(FilesInMemory(tree(files).files()), Question(as_of, edition))


def rules(report: Report, folder: str | None = FOLDER) -> set[str]:
    return {finding.rule for finding in report.findings if finding.engagement == folder}


def signed_on(day: str, sow: str) -> str:
    """The SOW of the example signed by both sides on that day."""
    return sow.replace("2026-06-19", day).replace("2026-06-22", day)


def beside(settings: Files, signed: str, files: Files | None = None) -> Report:
    """The check of the example engagement and of one like it, signed on that day by both sides."""
    held = tree({**settings, **(files or {})}).files()
    copies = {path.replace(FOLDER, OTHER): data for path, data in held.items() if path.startswith(f"{FOLDER}/")}
    sow = copies[f"{OTHER}/sow.yaml"].decode().replace("SOW-2206", "SOW-2207")
    copies[f"{OTHER}/sow.yaml"] = signed_on(signed, sow).encode()
    return check(FilesInMemory({**held, **copies}), Question(AS_OF))


class TestWhichEdition:
    @pytest.mark.parametrize(
        ("until", "edition", "found"),
        [
            pytest.param("2026-06-22", "2022", {"CHG006"}, id="on its last day"),
            pytest.param("2026-06-21", "2024", set[str](), id="on the day after"),
            pytest.param("2026-06-19", "2024", set[str](), id="by one side on its last day, by the other later"),
        ],
    )
    def test_a_sow_keeps_the_edition_of_the_day_of_its_later_signature(
        self, until: str, edition: str, found: set[str]
    ) -> None:
        report = checked({**history(("2022", until)), **UNACCEPTED})
        assert report.edition == "2024"
        assert report.editions == {FOLDER: edition}
        assert rules(report) == found

    def test_an_engagement_that_was_adopted_has_the_edition_of_its_signature_too(self) -> None:
        adopted = {"engagement.yaml": "adopted: {on: 2026-09-01, by: sam-osei}\n"}
        assert checked({**history(("2022", "2026-06-30")), **adopted}).editions == {FOLDER: "2022"}

    @pytest.mark.parametrize(
        ("as_of", "edition"), [(date(2026, 5, 31), "2022"), (date(2026, 6, 1), "2024"), (AS_OF, "2024")]
    )
    def test_what_is_not_signed_yet_has_the_edition_of_the_day(self, as_of: date, edition: str) -> None:
        report = checked({**history(("2022", "2026-05-31")), **UNSIGNED}, as_of)
        assert (report.edition, report.editions) == (edition, {FOLDER: edition})

    def test_a_signature_counts_from_its_day_on(self) -> None:
        moved = history(("2022", "2026-06-21"))
        assert checked(moved, date(2026, 6, 21)).editions == {FOLDER: "2022"}
        assert checked(moved, date(2026, 6, 22)).editions == {FOLDER: "2024"}

    def test_a_move_that_is_still_to_come_has_not_happened_yet(self) -> None:
        planned = history(("2022", "2026-12-31"))
        assert checked(planned).edition == "2022"
        assert checked(planned, date(2027, 1, 1)).edition == "2024"
        assert checked(planned, date(2027, 1, 1)).editions == {FOLDER: "2022"}

    @pytest.mark.parametrize(
        ("last_days", "edition"),
        [
            (("2026-06-22", "2026-08-31"), "2022"),
            (("2026-06-21", "2026-08-31"), "2024"),
            (("2026-05-31", "2026-06-21"), "2022"),
        ],
    )
    def test_of_several_editions_before_each_lasts_until_its_day(
        self, last_days: tuple[str, str], edition: str
    ) -> None:
        report = checked(history(("2022", last_days[0]), ("2024", last_days[1]), now="2022"))
        assert (report.edition, report.editions) == ("2022", {FOLDER: edition})

    def test_an_edition_that_is_asked_for_counts_for_all(self) -> None:
        report = checked({**history(("2022", "2026-06-30")), **UNACCEPTED}, edition="2024")
        assert report.editions == {FOLDER: "2024"}
        assert rules(report) == set()


class TestHistoryInTheSettings:
    def test_a_history_in_order_is_no_finding(self) -> None:
        assert checked(history(("2022", "2025-06-30"))).findings == ()
        assert checked(history(("2022", "2025-06-30"), ("2024", "2025-12-31"), now="2022")).findings == ()

    @pytest.mark.parametrize("until", ["2025-06-29", "2025-06-30"], ids=["earlier", "on the same day"])
    def test_an_edition_that_ends_no_later_than_the_one_before_it_was_never_in_force(self, until: str) -> None:
        (found,) = checked(history(("2022", "2025-06-30"), ("2024", until), now="2022")).findings
        assert (found.rule, found.field) == ("FIL006", "editions_before.1.until")
        assert found.message == (
            f"the edition 2024 ends on {until}, and the one before it, 2022, on 2025-06-30; so it was never in force"
        )

    def test_an_edition_followed_by_itself_is_a_move_that_never_was(self) -> None:
        (found,) = checked(history(("2024", "2025-06-30"))).findings
        assert (found.rule, found.field) == ("FIL006", "editions_before.0.edition")
        assert found.message == "the edition 2024 ends on 2025-06-30 and is followed by itself"

    def test_a_value_of_any_edition_that_is_told_can_be_set(self) -> None:
        value = "policy: {iteration_days: 10}\n"
        only = checked({SETTINGS: f'edition: "2022"\n{value}'})
        assert [found.message for found in only.findings] == [
            "neither the edition 2022 nor a pack beside it has a value `iteration_days` that could be set"
        ]
        both = history(("2024", "2026-05-31"), now="2022")
        assert not checked({SETTINGS: both[SETTINGS] + value}).findings


class TestEachByItsOwn:
    def test_two_engagements_of_one_portfolio_are_judged_by_different_editions(self) -> None:
        report = beside(history(("2022", "2026-06-30")), "2026-07-01", UNACCEPTED)
        assert report.editions == {FOLDER: "2022", OTHER: "2024"}
        assert "CHG006" in rules(report, FOLDER)
        assert "CHG006" not in rules(report, OTHER)

    def test_a_rule_of_the_later_edition_asks_nothing_of_what_was_signed_before(self) -> None:
        no_log = {"raid.yaml": GONE}
        report = beside(history(("2022", "2026-06-30")), "2026-07-01", no_log)
        assert "MTH002" not in rules(report, FOLDER)
        assert "MTH002" in rules(report, OTHER)

    def test_a_waiver_of_a_rule_that_is_not_in_force_there_is_not_called_unused(self) -> None:
        report = beside(history(("2022", "2026-06-30")), "2026-07-01")
        assert "WVR002" not in rules(report, FOLDER) | rules(report, OTHER)
        unneeded = {"confirmations/wc-001.yaml": GONE}
        report = beside(history(("2022", "2026-06-30")), "2026-07-01", unneeded)
        assert "WVR002" in rules(report, FOLDER)
        assert "WVR002" not in rules(report, OTHER)

    def test_whoever_is_booked_too_much_is_told_where_the_rule_is_in_force(self) -> None:
        both = {FOLDER, OTHER}
        for signed, told in (("2026-07-01", OTHER), ("2026-06-01", FOLDER)):
            last = "2026-06-30" if told == OTHER else "2026-06-01"
            report = beside(history(("2022", last)), signed, {"bookings.yaml": _full_week()})
            assert {each.engagement for each in report.findings if each.rule == "FCT017"} == {told}
            assert set(report.editions) == both

    def test_a_project_that_two_share_is_told_where_the_rule_is_in_force(self) -> None:
        for signed, last, told in (("2026-07-01", "2026-06-30", OTHER), ("2026-06-01", "2026-06-01", FOLDER)):
            report = beside(history(("2022", last)), signed)
            assert {each.engagement for each in report.findings if each.rule == "SPC007"} == {told}

    def test_the_order_of_scheduling_holds_among_those_that_are_scheduled_so(self) -> None:
        won_first = {"engagement.yaml": "steps: {closed_won: 2026-06-01, scheduled: }\n"}
        won_later = tree({}).files()
        later = {path.replace(FOLDER, OTHER): data for path, data in won_later.items() if path.startswith(FOLDER)}

        def passed_by(last: str) -> set[str | None]:
            files = {**tree({**history(("2022", last)), **won_first}).files(), **later}
            early = signed_on("2026-06-18", files[f"{FOLDER}/sow.yaml"].decode()).encode()
            report = check(FilesInMemory({**files, f"{FOLDER}/sow.yaml": early}), Question(AS_OF))
            return {each.engagement for each in report.findings if each.rule == "INT003"}

        assert passed_by("2026-06-17") == {OTHER}
        assert passed_by("2026-06-18") == set()

    def test_without_a_readable_sow_the_edition_is_unknown_and_what_hangs_on_it_not_judged(self) -> None:
        files = tree(history(("2022", "2026-06-30"))).files()
        report = check(FilesInMemory({**files, f"{FOLDER}/sow.yaml": b"{"}), Question(AS_OF))
        assert report.editions == {FOLDER: None}
        not_judged = {item.rule for item in report.unjudged if item.subject == FOLDER}
        assert {"MTH002", "CHG006"} <= not_judged
        assert report.exit_code == 1
        assert not report.faults

    def test_a_sow_with_a_mistake_keeps_the_edition_of_its_signatures(self) -> None:
        files = tree(history(("2022", "2026-06-30"))).files()
        sow = files[f"{FOLDER}/sow.yaml"]
        report = check(FilesInMemory({**files, f"{FOLDER}/sow.yaml": sow + b"titel: Of no record\n"}), Question(AS_OF))
        assert report.editions == {FOLDER: "2022"}
        assert "MTH002" not in {item.rule for item in report.unjudged}
        assert report.exit_code == 1

    @pytest.mark.parametrize("mistake", [b"singed:", b"# signed:"])
    def test_a_sow_with_a_mistake_in_its_signatures_has_no_known_edition(self, mistake: bytes) -> None:
        files = tree(history(("2022", "2026-06-30"))).files()
        sow = (files[f"{FOLDER}/sow.yaml"] + b"titel: Of no record\n").replace(b"\nsigned:", b"\n" + mistake)
        assert sow.count(mistake) == 1
        report = check(FilesInMemory({**files, f"{FOLDER}/sow.yaml": sow}), Question(AS_OF))
        assert report.editions == {FOLDER: None}

    def test_a_sow_that_cannot_be_read_leaves_the_others_judged(self) -> None:
        held = tree({**history(("2022", "2026-06-30")), **UNACCEPTED}).files()
        report = check(FilesInMemory({**held, f"{OTHER}/sow.yaml": b"{"}), Question(AS_OF))
        assert "CHG006" in rules(report, FOLDER)
        assert report.editions == {FOLDER: "2022", OTHER: None}


class TestReports:
    def test_the_text_counts_those_that_are_judged_by_another_edition(self) -> None:
        told = text_report(checked(history(("2022", "2026-06-30"))), 200, coloured=False)
        assert "1 engagement is judged by the edition 2022, under which it was signed.\n" in told
        both = text_report(beside(history(("2022", "2026-06-30")), "2026-06-30"), 200, coloured=False)
        assert "2 engagements are judged by the edition 2022, under which they were signed.\n" in both

    def test_a_note_and_a_junit_report_count_them_too(self) -> None:
        words = "1 engagement is judged by the edition 2022, under which it was signed."
        report = beside(history(("2022", "2026-06-30")), "2026-07-01")
        assert f"- {words}" in check_markdown(report)
        assert words in junit(outcome_of_check(report))

    def test_a_junit_report_has_a_case_of_a_rule_only_where_it_is_in_force(self) -> None:
        told = junit(outcome_of_check(beside(history(("2022", "2026-06-30")), "2026-07-01", UNACCEPTED)))
        cases = [case.attrib for case in ElementTree.fromstring(told).iter("testcase")]
        suites = {case["classname"] for case in cases if case["name"].startswith("CHG006 ")}
        assert suites == {FOLDER.removeprefix("engagements/")}

    def test_where_all_are_judged_alike_the_text_says_nothing_of_it(self) -> None:
        assert "judged by" not in text_report(checked(history(("2022", "2026-06-21"))), 200, coloured=False)

    def test_json_names_the_edition_of_each(self) -> None:
        told = json.loads(json_report(beside(history(("2022", "2026-06-30")), "2026-07-01")))
        assert told["edition"] == "2024"
        assert told["editions"] == {FOLDER: "2022", OTHER: "2024"}

    def test_an_override_that_counts_for_another_edition_only_is_told_with_it(self) -> None:
        settings = {
            SETTINGS: f"{history(('2024', '2026-06-30'), now='2022')[SETTINGS]}policy: {{iteration_days: 10}}\n"
        }
        assert checked(settings).overrides == {"iteration_days": "10 instead of 14 in the edition 2024"}


def _full_week() -> str:
    word = "approved: {by: jo-pike, on: 2026-07-06}"
    days = "from: 2026-07-06, until: 2026-12-18"
    return f"bookings:\n  - {{id: B-001, person: alex-reyes, kind: hard, {days}, hours_a_week: 24, {word}}}\n"
