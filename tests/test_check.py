"""What a check promises: it judges what it can, says what it could not, and never passes what it did not judge."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from psdm_validate.check import NO_ENGAGEMENT, Question, check
from psdm_validate.finding import Level
from psdm_validate.judging import Judge
from psdm_validate.model.raid import Raid
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.policy import policy_of
from psdm_validate.rule import Remark, rule
from psdm_validate.tree import working_tree
from tests.sample import AS_OF, FOLDER, REPOSITORY, checked, edited, sample_files
from tests.trees import FilesInMemory


def test_the_sample_portfolio_is_clean_on_its_day() -> None:
    report = check(working_tree(REPOSITORY), Question(AS_OF))
    assert [finding for finding in report.findings if finding.level is not Level.NOTE] == []
    assert report.unjudged == ()
    assert report.exit_code == 0
    assert FOLDER in report.engagements


def test_no_engagement_is_no_verdict() -> None:
    shared = {path: data for path, data in sample_files().items() if path.count("/") == 1}
    report = check(FilesInMemory(shared), Question(AS_OF))
    assert report.exit_code == 3
    assert report.stopped == NO_ENGAGEMENT
    assert check(FilesInMemory({}), Question(AS_OF)).exit_code == 3


@pytest.mark.parametrize("settings", [None, b"edition: 2024\n", b"edition: '1999'\n", b"{"])
def test_unknown_settings_are_no_verdict_but_files_are_still_looked_at(settings: bytes | None) -> None:
    report = checked({"engagements/settings.yaml": settings, f"{FOLDER}/raid.yaml": b"risks: [\n"})
    assert report.exit_code == 3
    assert report.stopped
    assert f"{FOLDER}/raid.yaml" in {finding.file for finding in report.findings}


def test_a_broken_record_leaves_the_others_judged_and_names_what_rests_on_it() -> None:
    broken = {f"{FOLDER}/raid.yaml": b"risks: [\n"}
    report = checked({**broken, **edited(f"{FOLDER}/engagement.yaml", "method: full", "method: light")})
    assert {finding.rule for finding in report.findings} == {"FIL001", "MTH001"}
    assert {item.rule for item in report.unjudged} == {
        "FIL007",
        "MTH002",
        "REC001",
        "REC002",
        "REC004",
        "RPT002",
        "RPT007",
        "RPT008",
        "RPT009",
        "RPT010",
        "RPT012",
        "RPT015",
    }
    assert {item.because for item in report.unjudged} == {f"{FOLDER}/raid.yaml cannot be read"}
    assert report.exit_code == 1


def test_without_the_sow_nothing_about_the_contract_is_judged_and_nothing_passes() -> None:
    report = checked({f"{FOLDER}/sow.yaml": None})
    assert {"CHG024", "CHG030", "MTH001", "SPC003", "REC001"} <= {item.rule for item in report.unjudged}
    assert report.exit_code == 1


def test_what_could_not_be_judged_blocks_even_without_a_finding() -> None:
    report = check(
        FilesInMemory({**sample_files(), f"{FOLDER}/sow.yaml": b"{"}), Question(AS_OF, select=frozenset({"CHG"}))
    )
    assert report.findings == ()
    assert report.unjudged
    assert report.exit_code == 1


def test_a_rule_that_crashes_is_no_verdict_and_silences_no_other_subject() -> None:
    @rule("TST001", "it holds", editions=("2024",), source="a test")
    def crashes(raid: Raid) -> Iterator[Remark]:
        yield Remark(raid.at("title"), "said before the crash", "None.")
        raise ZeroDivisionError("division by zero")

    from psdm_validate.check import read_portfolio

    portfolio = read_portfolio(FilesInMemory(sample_files()))
    judgement = Judge(portfolio, Policies(policy_of(Settings(edition="2024"))), AS_OF).judgement([crashes])
    assert [finding.message for finding in judgement.findings] == ["said before the crash"]
    assert [(fault.rule, fault.error) for fault in judgement.faults] == [
        ("TST001", "ZeroDivisionError: division by zero")
    ]


def test_levels_and_policy_of_the_settings_hold_and_are_told() -> None:
    late = date(2027, 1, 31)
    settings = b'edition: "2024"\nlevels: {RPT010: error}\npolicy: {iteration_days: 7}\n'
    report = checked({"engagements/settings.yaml": settings}, late)
    overdue = [finding for finding in report.findings if finding.rule == "RPT010"]
    assert {finding.level for finding in overdue} == {Level.ERROR}
    assert dict(report.overrides) == {"RPT010": "judged as error", "iteration_days": "7 instead of 14"}
    assert any(finding.rule == "MTH012" for finding in report.findings)
    assert {finding.level for finding in checked({}, late).findings if finding.rule == "RPT010"} == {Level.WARNING}


def test_an_edition_brings_its_own_rules() -> None:
    tree = FilesInMemory(sample_files())
    report = check(tree, Question(AS_OF, edition="2022"))
    assert {finding.rule for finding in report.findings} == {"CHG006", "CHG010", "CHG019", "CHG020", "INT025", "TIM009"}


def test_one_engagement_is_checked_without_the_portfolio_s_rules() -> None:
    other = {path.replace("forest-service", "other"): data for path, data in sample_files().items() if "forest" in path}
    files = {**sample_files(), **other}
    whole = check(FilesInMemory(files), Question(AS_OF))
    part = check(FilesInMemory(files), Question(AS_OF, folders=frozenset({FOLDER})))
    assert {finding.rule for finding in whole.findings} == {"REC002", "FCT017"}
    assert part.engagements == (FOLDER,)
    assert part.findings == ()


def test_the_same_day_gives_the_same_report_whatever_the_order_of_files() -> None:
    files = sample_files()
    turned = dict(reversed(files.items()))
    assert checked({}) == check(FilesInMemory(turned), Question(AS_OF))


def test_two_files_whose_names_differ_only_in_case_or_accents_are_found() -> None:
    twin = f"{FOLDER}/evidence/CO-001.pdf"
    report = checked({twin: b"x", f"{FOLDER}/evidence/Re\u0301sume\u0301.txt": b"x"})
    assert {finding.file for finding in report.findings if finding.rule == "FIL003"} >= {
        f"{FOLDER}/evidence/co-001.pdf"
    }


def test_terms_edited_after_the_approval_are_found() -> None:
    report = checked(edited(f"{FOLDER}/sow.yaml", "billing: time-and-materials", "billing: fixed-fee"))
    assert "CHG029" in {finding.rule for finding in report.findings}
    assert report.exit_code == 1


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("riad.yaml", "If it is meant to be raid.yaml, rename it."),
        ("notes.yaml", "Move it out of engagements/."),
        (".gitkeep", "Delete it."),
        ("co-001.yaml", f"If it is a record, move it to {FOLDER}/change-orders/co-001.yaml."),
        ("change-orders/CO-002.yaml", f"Rename it to {FOLDER}/change-orders/co-002.yaml."),
        ("evidence/signed SOW.pdf", f"Rename it to {FOLDER}/evidence/signed-SOW.pdf."),
        ("evidence/Größe.pdf", f"Rename it to {FOLDER}/evidence/Groe.pdf."),
        ("evidence/mails/a.eml", f"Rename it to {FOLDER}/evidence/a.eml."),
        ("../1848/sow.yaml", "Rename the folder, to sow-2206"),
        ("../../acme_corp/sow-1/sow.yaml", "Rename the folder, such as harbor-line."),
        ("raid.yml", f"Rename it to {FOLDER}/raid.yaml."),
        ("change-order/co-001.yaml", "If it is meant to be change-orders/co-001.yaml, rename it."),
    ],
)
def test_a_file_that_no_record_claims_is_told_where_it_may_belong(name: str, step: str) -> None:
    path = os.path.normpath(f"{FOLDER}/{name}")
    strays = [finding for finding in checked({path: b"a: 1\n"}).findings if finding.rule == "FIL003"]
    assert [finding.file for finding in strays] == [path]
    assert strays[0].next_step.startswith(step)


@pytest.mark.parametrize("week", range(0, 20, 2))
def test_the_sample_s_plan_was_covered_or_waited_for_its_paper_on_every_day_of_its_life(week: int) -> None:
    day = date(2026, 7, 13) + timedelta(weeks=week)
    assert [finding for finding in checked({}, day).findings if finding.rule in ("CHG024", "CHG030")] == []


def test_a_stray_in_the_customer_s_folder_is_told_with_any_of_its_engagements() -> None:
    files = {**sample_files(), "engagements/forest-service/notes.yaml": b"a: 1\n", "engagements/other.yaml": b"a: 1\n"}
    report = check(FilesInMemory(files), Question(AS_OF, folders=frozenset({FOLDER})))
    assert [finding.file for finding in report.findings] == ["engagements/forest-service/notes.yaml"]
