"""`gate` judges a merge request as a project manager meets it: real branches of a real repository."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from psdm_validate.rule import Remarks
from psdm_validate.rules import RULES
from psdm_validate.rules.change import drift_shown
from tests.cli.gate.conftest import DAY, Gate
from tests.repositories import commit, git, put, put_failing_git_on_path
from tests.sample import FOLDER, sample_files

BLOCK = "engagements/alder-bank/sow-2310"
PLAN, RAID, SOW = (f"{FOLDER}/{name}.yaml" for name in ("plan", "raid", "sow"))
SETTINGS = "engagements/settings.yaml"
LAST_TASK = "start: 2026-07-13, end: 2027-01-08, weight: 8, awaits: CO-001"
LONGER = "start: 2026-07-13, end: 2027-02-12, weight: 8, awaits: CO-001"
WAITING = LONGER.replace("CO-001", "WC-002")
PENDING = """\
number: WC-002
title: Five weeks more
why: The security review is in January.
requested: {by: sam-osei, on: 2026-11-18}

changes:
  end: {from: 2027-01-08, to: 2027-02-12}
"""
MAIL = b"Subject: Five weeks more\n\nAgreed.\n"
CONFIRMED = f"""{PENDING}
confirmed:
  by: hazel-brook
  on: 2026-11-19
  by_way_of: email
  attached_to: scoping-issue
  evidence: {{file: evidence/wc-002.eml, sha256: {hashlib.sha256(MAIL).hexdigest()}}}
"""
OVERRUN = """\
week: 2026-W47
worked:
  - person: oona-brandt
    activity: pipeline-templates
    hours: [10, 10, 10, 10, 10]
    issue: https://forge.example.com/ps/alder-bank/sow-2310/-/issues/6
"""


def replaced(repository: Path, path: str, old: str, new: str) -> dict[str, bytes]:
    """A file of the repository with the only occurrence of a text replaced."""
    text = (repository / path).read_text()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return {path: text.replace(old, new).encode()}


def plan_beyond_contract(repository: Path, task: str = LONGER) -> dict[str, bytes]:
    return replaced(repository, PLAN, LAST_TASK, task)


class TestMergeRequests:
    def test_an_edit_that_keeps_to_the_method_passes(self, repository: Path, gate: Gate) -> None:
        commit(repository, replaced(repository, RAID, "without personal data", "and no personal data"))
        told = gate()
        assert (told.code, told.err) == (0, "")
        assert told.out.startswith("Nothing blocks the merge of ")
        assert "raid.yaml: " in told.out

    def test_a_plan_beyond_the_contract_is_blocked_with_the_command_that_drafts_the_paper(
        self, repository: Path, gate: Gate
    ) -> None:
        commit(repository, plan_beyond_contract(repository))
        told = gate()
        assert told.code == 1
        assert told.out.startswith("Blocked: 1 new finding blocks the merge of ")
        assert "\n      psdm-validate new confirmation forest-service/sow-1847 --end 2027-02-12\n" in told.out
        assert "end 2027-01-08 → 2027-02-12; outside the contract, and no paper covers it" in told.words

    def test_a_finding_says_where_the_same_field_stands_on_the_target(self, repository: Path, gate: Gate) -> None:
        line = (repository / PLAN).read_text().split(LAST_TASK)[0].count("\n") + 1
        edited = plan_beyond_contract(repository)
        commit(repository, {PLAN: b"# A comment moves every line.\n" + edited[PLAN]})
        told = gate()
        assert f"{PLAN}:{line + 1}:" in told.out
        assert f"on main: line {line}\n" in told.out

    def test_the_same_wish_passes_as_pending_once_it_names_a_paper(self, repository: Path, gate: Gate) -> None:
        paper = {f"{FOLDER}/confirmations/wc-002.yaml": PENDING.encode()}
        commit(repository, plan_beyond_contract(repository, WAITING) | paper)
        told = gate()
        assert told.code == 0
        assert "WC-002 “Five weeks more”, once it is executed: end: 2027-01-08 → 2027-02-12 (5 weeks" in told.words
        assert "end 2027-01-08 → 2027-02-12; awaits CO-001 → WC-002; waits for WC-002" in told.words

    def test_a_paper_that_is_executed_covers_what_it_moves(self, repository: Path, gate: Gate) -> None:
        paper = {f"{FOLDER}/confirmations/wc-002.yaml": CONFIRMED.encode(), f"{FOLDER}/evidence/wc-002.eml": MAIL}
        commit(repository, plan_beyond_contract(repository, WAITING) | paper)
        told = gate()
        assert told.code == 0
        covered = "covered by WC-002, executed 2026-11-19"
        assert f"end: 2027-01-08 → 2027-02-12 (5 weeks later), {covered}" in told.words
        assert f"awaits CO-001 → WC-002; {covered}" in told.words
        assert "alarm FCT001" in told.out  # nobody is booked yet for the five weeks

    def test_signed_terms_that_are_edited_are_blocked_and_no_paper_is_said_to_cover_them(
        self, repository: Path, gate: Gate
    ) -> None:
        commit(repository, replaced(repository, SOW, "end: 2026-10-30 ", "end: 2026-12-18 "))
        told = gate()
        assert told.code == 1
        assert "error CHG025" in told.out
        assert f"{SOW}:" in told.out
        assert "covered by" not in told.out

    def test_terms_that_no_paper_moves_are_said_to_be_covered_by_none(self, repository: Path, gate: Gate) -> None:
        commit(repository, replaced(repository, SOW, "name: Development prototype", "name: A second prototype"))
        assert "Development prototype → A second prototype, no paper covers it" in gate().words

    def test_an_overrun_is_recorded_with_an_alarm_and_never_blocked(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "main")
        bookings = (repository / BLOCK / "bookings.yaml").read_bytes()
        over = bookings.replace(b"until: 2026-12-04, hours_a_week", b"until: 2026-11-19, hours_a_week")
        commit(repository, {f"{BLOCK}/bookings.yaml": over})
        git(repository, "switch", "--quiet", "--create", "truth")
        commit(repository, {f"{BLOCK}/timesheets/2026-w47.yaml": OVERRUN.encode()})
        told = gate()
        assert told.code == 0
        assert ". 1 new alarm.\n" in told.out
        assert "alarm CHG021" in told.out
        assert "psdm-validate new work-exception alder-bank/sow-2310" in told.out

    def test_an_overrun_makes_no_error_of_the_bookings_that_nobody_touched(self, repository: Path, gate: Gate) -> None:
        commit(repository, {f"{BLOCK}/timesheets/2026-w47.yaml": OVERRUN.encode()})
        told = gate()
        assert told.code == 0
        assert "alarm CHG021" in told.out
        assert "bookings.yaml" in told.out

    def test_a_red_status_and_an_overdue_entry_pass(self, repository: Path, gate: Gate) -> None:
        red = replaced(repository, f"{FOLDER}/status/2026-11-18.yaml", "health: yellow", "health: red")
        overdue = replaced(repository, RAID, "due: 2026-11-25", "due: 2026-11-19")
        commit(repository, red | overdue)
        told = gate()
        assert told.code == 0
        assert "warning RPT010" in told.out

    def test_a_merge_request_cannot_lower_the_level_of_the_rule_that_it_breaks(
        self, repository: Path, gate: Gate
    ) -> None:
        lower = (repository / SETTINGS).read_bytes() + b"levels: {CHG024: note}\n"
        commit(repository, plan_beyond_contract(repository) | {SETTINGS: lower})
        told = gate()
        assert told.code == 1
        assert "error CHG024" in told.out
        judged_by = f"changes by what merges are judged ({SETTINGS}). It was itself judged by the settings"
        assert judged_by in told.words

    def test_what_main_has_already_is_counted_and_listed_on_demand(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "main")
        commit(repository, plan_beyond_contract(repository))
        git(repository, "switch", "--quiet", "--create", "other")
        commit(repository, replaced(repository, RAID, "without personal data", "and no personal data"))
        told, listed = gate(), gate("--all")
        assert (told.code, listed.code) == (0, 0)
        assert "CHG024" not in told.out
        assert "main has 3 findings already; old ones never block a merge." in told.words
        assert "What main has already" in listed.out
        assert "error CHG024" in listed.out

    def test_a_merge_that_repairs_main_says_so(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "main")
        commit(repository, plan_beyond_contract(repository))
        git(repository, "switch", "--quiet", "--create", "repair")
        commit(repository, replaced(repository, PLAN, LONGER, LAST_TASK))
        told = gate()
        assert told.code == 0
        assert "The merge settles 1 finding of main." in told.words

    def test_a_new_engagement_is_told_with_its_contract(self, repository: Path, gate: Gate) -> None:
        git(repository, "rm", "-rq", BLOCK)
        git(repository, "commit", "--quiet", "--message=x")
        git(repository, "branch", "--force", "main", "work")
        commit(repository, {path: data for path, data in sample_files(BLOCK).items() if path.startswith(BLOCK)})
        told = gate()
        assert told.code == 0
        assert "alder-bank/sow-2310: Consulting block of 120 hours (new)" in told.out
        assert "- amount: GBP 21,600.00\n" in told.out

    def test_the_first_portfolio_is_judged_by_the_settings_it_brings(self, repository: Path, gate: Gate) -> None:
        git(repository, "checkout", "--quiet", "--orphan", "empty")
        git(repository, "rm", "-rq", "--cached", "engagements")
        git(repository, "commit", "--quiet", "--allow-empty", "--message=x")
        git(repository, "branch", "--force", "main", "empty")
        commit(repository, {})
        told = gate()
        assert told.code == 0
        assert "There is no portfolio on main yet" in told.words

    def test_only_what_is_committed_counts(self, repository: Path, gate: Gate) -> None:
        put(repository, PLAN, plan_beyond_contract(repository)[PLAN])
        assert gate().code == 0


class TestMain:
    def test_two_merge_requests_that_are_wrong_only_together_are_found_on_main(
        self, repository: Path, run: Gate, gate: Gate
    ) -> None:
        longer = CONFIRMED.replace("WC-002", "WC-003").replace("2027-02-12", "2027-01-22")
        for branch, number, paper in (("one", 2, CONFIRMED), ("two", 3, longer)):
            git(repository, "switch", "--quiet", "--create", branch, "work")
            commit(
                repository,
                {f"{FOLDER}/confirmations/wc-00{number}.yaml": paper.encode(), f"{FOLDER}/evidence/wc-002.eml": MAIL},
            )
            assert gate().code == 0, branch
        git(repository, "switch", "--quiet", "main")
        for branch in ("one", "two"):
            git(repository, "merge", "--quiet", "--no-ff", "--message=x", branch)
        told = run("gate", "--target", "HEAD^1", "--source", "HEAD", "--as-of", DAY)
        assert told.code == 1
        assert "error CHG024" in told.out
        assert "WC-003" in told.out

    def test_a_merge_of_one_harmless_request_stays_green(self, repository: Path, run: Gate) -> None:
        commit(repository, replaced(repository, RAID, "without personal data", "and no personal data"))
        git(repository, "switch", "--quiet", "main")
        git(repository, "merge", "--quiet", "--no-ff", "--message=x", "work")
        assert run("gate", "--target", "HEAD^1", "--source", "HEAD", "--as-of", DAY).code == 0


class TestBrokenTarget:
    @pytest.fixture
    def broken(self, repository: Path) -> Path:
        """Main holds a SOW that cannot be read, two commits after it last could be."""
        git(repository, "switch", "--quiet", "main")
        commit(repository, {SOW: b"number: [\n"})
        commit(repository, {f"{BLOCK}/notes.md": b"Call Col on Monday.\n"})
        git(repository, "switch", "--quiet", "--create", "repair")
        return repository

    def test_a_repair_passes_and_the_report_names_the_older_version(self, broken: Path, gate: Gate) -> None:
        commit(broken, {SOW: sample_files()[SOW]})
        first = git(broken, "rev-list", "--max-parents=0", "HEAD")
        told = gate()
        assert told.code == 0
        assert f"{SOW} cannot be read on main" in told.words
        assert f"the last version that can be: main as it was at {first[:7]}." in told.words

    def test_a_repair_may_not_change_what_was_signed(self, broken: Path, gate: Gate) -> None:
        whole = sample_files()[SOW].decode()
        commit(broken, {SOW: whole.replace("end: 2026-10-30 ", "end: 2026-12-18 ").encode()})
        told = gate()
        assert told.code == 1
        assert "error CHG025" in told.out

    def test_work_beside_the_broken_record_is_not_waved_through_unjudged(self, broken: Path, gate: Gate) -> None:
        commit(broken, plan_beyond_contract(broken))
        told = gate()
        assert told.code == 1
        assert "What cannot be judged, and so blocks" in told.out

    def test_other_engagements_go_on_while_it_is_broken(self, broken: Path, gate: Gate) -> None:
        commit(
            broken,
            replaced(broken, f"{BLOCK}/raid.yaml", "the template for batch jobs", "the template for nightly jobs"),
        )
        told = gate()
        assert told.code == 0
        assert "cannot be read" not in told.out

    def test_settings_that_main_has_broken_are_taken_from_before(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "main")
        commit(repository, {SETTINGS: b'edition: "1999"\n'})
        git(repository, "switch", "--quiet", "--create", "repair")
        commit(repository, {SETTINGS: sample_files()[SETTINGS]})
        assert gate().code == 0
        commit(repository, plan_beyond_contract(repository))
        assert gate().code == 1

    def test_while_main_has_no_readable_roles_nothing_passes_unjudged(self, repository: Path, gate: Gate) -> None:
        organization = "engagements/organization.yaml"
        git(repository, "switch", "--quiet", "main")
        commit(repository, {organization: b"people: [\n"})
        git(repository, "switch", "--quiet", "--create", "other")
        commit(repository, replaced(repository, RAID, "without personal data", "and no personal data"))
        told = gate()
        assert told.code == 1
        assert f"{organization} cannot be read on main" in told.words

    def test_looking_for_a_readable_version_ends_with_words(
        self, broken: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("psdm_validate.last_readable.MOST_VERSIONS", 0)
        commit(broken, {SOW: sample_files()[SOW]})
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert "The target cannot be read, and neither can its last" in told.err

    def test_a_main_without_portfolio_is_held_against_the_one_it_had(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "main")
        git(repository, "rm", "-rq", "engagements")
        commit(repository, {"readme.md": b"Nothing here.\n"})
        git(repository, "switch", "--quiet", "--create", "repair")
        files = sample_files() | {SETTINGS: b'edition: "2024"\nlevels: {CHG024: note}\n'}
        text = files[PLAN].decode()
        commit(repository, files | {PLAN: text.replace(LAST_TASK, LONGER).encode()})
        told = gate()
        assert told.code == 1
        assert "engagements cannot be read on main (it holds no record there now)" in told.words
        assert "error CHG024" in told.out

    def test_a_record_that_never_could_be_read_is_no_obstacle_to_its_repair(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "main")
        waivers = f"{FOLDER}/waivers.yaml"
        commit(repository, {waivers: b"waivers: [\n"})
        git(repository, "switch", "--quiet", "--create", "repair")
        commit(repository, {waivers: b"waivers: []\n"})
        assert gate().code == 0


class TestNoVerdict:
    def test_a_conflict_names_the_files_and_the_way_out(self, repository: Path, gate: Gate) -> None:
        commit(repository, plan_beyond_contract(repository))
        git(repository, "switch", "--quiet", "main")
        commit(repository, plan_beyond_contract(repository, WAITING))
        git(repository, "switch", "--quiet", "work")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert PLAN in told.err
        assert "git merge" in told.err

    def test_a_target_that_is_missing_is_3_and_says_how_to_fetch_it(self, run: Gate) -> None:
        told = run("gate", "--target", "release", "--as-of", DAY)
        assert (told.code, told.out) == (3, "")
        assert "git fetch origin release" in told.err

    def test_no_target_where_no_server_has_a_default_branch_is_3(self, run: Gate) -> None:
        told = run("gate")
        assert told.code == 3
        assert "--target origin/main" in told.err

    def test_a_rule_whose_file_is_missing_is_3(self, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
        entries = [replace(each, module=f"{each.module}_gone") if each.id == "CHG031" else each for each in RULES]
        monkeypatch.setattr("psdm_validate.rules.RULES", entries)
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert "drift_shown_gone" in told.err

    def test_a_rule_that_fails_is_3_and_is_named(self, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object) -> Remarks:
            raise ZeroDivisionError

        monkeypatch.setattr(drift_shown, "drift_shown", replace(drift_shown.drift_shown, judge=fails))
        told = gate()
        assert told.code == 3
        assert "CHG031" in told.out

    def test_a_merge_request_that_deletes_the_portfolio_is_3(self, repository: Path, gate: Gate) -> None:
        git(repository, "rm", "-rq", "engagements")
        commit(repository, {"readme.md": b"Nothing here.\n"})
        told = gate()
        assert told.code == 3
        assert "there is no engagement below engagements/" in told.words
        assert "Next: Put that right" in told.words

    def test_a_shallow_clone_is_3_and_says_how_to_deepen_it(self, repository: Path, tmp_path: Path, gate: Gate) -> None:
        commit(repository, replaced(repository, RAID, "without personal data", "and no personal data"))
        git(repository, "switch", "--quiet", "main")
        commit(repository, {"readme.md": b"Of its own.\n"})
        git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", repository.as_uri(), "shallow")
        told = gate("--target", "origin/main", "--source", "origin/work", cwd=tmp_path / "shallow")
        assert (told.code, told.out) == (3, "")
        assert "git fetch --unshallow" in told.err

    def test_git_dying_half_way_is_3(
        self, repository: Path, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put_failing_git_on_path(tmp_path / "bin", monkeypatch, "cat-file", "kill -9 $$")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert told.err.startswith("Could not judge: ")


class TestVerdictFile:
    def test_it_says_what_was_judged_by_what(self, repository: Path, tmp_path: Path, gate: Gate) -> None:
        commit(repository, plan_beyond_contract(repository))
        gate("--verdict", str(tmp_path / "verdict.json"))
        verdict = json.loads((tmp_path / "verdict.json").read_text())
        assert verdict["exit_code"] == 1
        assert verdict["target"]["commit"] == git(repository, "rev-parse", "main")
        assert verdict["source"]["commit"] == git(repository, "rev-parse", "work")
        assert (verdict["as_of"], verdict["edition"], verdict["packs"]) == (DAY, "2024", ["time-and-training-2020"])
        assert verdict["settings"].startswith("sha256:")
        assert "CHG024" in verdict["rules"]
        assert verdict["records"] > 0
        assert [finding["rule"] for finding in verdict["blocking"]] == ["CHG024"]

    def test_without_a_verdict_it_holds_the_reason(self, tmp_path: Path, gate: Gate) -> None:
        told = gate("--source", "no-such-branch", "--verdict", str(tmp_path / "verdict.json"))
        verdict = json.loads((tmp_path / "verdict.json").read_text())
        assert (told.code, verdict["exit_code"]) == (3, 3)
        assert "There is no commit 'no-such-branch'" in verdict["stopped"]

    def test_a_crash_leaves_none_not_even_an_older_one(
        self, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, "verdict.json", b'{"exit_code": 0}')
        monkeypatch.setattr("psdm_validate.merge_report.report_on_merge", lambda *_: 1 / 0)
        told = gate("--verdict", str(tmp_path / "verdict.json"))
        assert told.code == 3
        assert not (tmp_path / "verdict.json").exists()

    def test_it_is_written_after_every_report(self, tmp_path: Path, gate: Gate) -> None:
        (tmp_path / "note.md").mkdir()
        told = gate("--report", f"markdown={tmp_path / 'note.md'}", "--verdict", str(tmp_path / "verdict.json"))
        assert told.code == 3
        assert json.loads((tmp_path / "verdict.json").read_text())["exit_code"] == 3

    def test_a_place_where_nothing_can_be_written_is_3(self, tmp_path: Path, gate: Gate) -> None:
        put(tmp_path, "file", b"")
        assert gate("--verdict", str(tmp_path / "file" / "verdict.json")).code == 3

    def test_only_whole_files_are_ever_seen(self, tmp_path: Path, gate: Gate) -> None:
        gate("--verdict", str(tmp_path / "new" / "verdict.json"))
        assert [path.name for path in (tmp_path / "new").iterdir()] == ["verdict.json"]


class TestForms:
    def test_each_form_is_printed_and_written_to_files(self, repository: Path, tmp_path: Path, gate: Gate) -> None:
        commit(repository, plan_beyond_contract(repository))
        told = gate(
            "--format", "json", "--report", f"markdown={tmp_path / 'a/note.md'}", "--report", f"text={tmp_path / 'b'}"
        )
        assert json.loads(told.out)["exit_code"] == 1
        assert (tmp_path / "a/note.md").read_text().startswith("### ❌ Blocked: 1 new finding")
        assert (tmp_path / "b").read_text().startswith("Blocked: 1 new finding")

    def test_an_unknown_form_is_wrong_usage(self, gate: Gate) -> None:
        assert gate("--report", "pdf=x.pdf").code == 2


class TestDiff:
    def test_it_tells_uncommitted_edits_too(self, repository: Path, run: Gate) -> None:
        put(repository, PLAN, plan_beyond_contract(repository)[PLAN])
        told = run("diff", "main", "--as-of", DAY)
        assert told.code == 0
        assert told.out.startswith("From main at ")
        assert "end 2027-01-08 → 2027-02-12; outside the contract" in told.words

    def test_two_versions_are_compared_without_a_verdict(self, repository: Path, run: Gate) -> None:
        commit(repository, plan_beyond_contract(repository))
        told = run("diff", "main", "work", "--as-of", DAY, "--format", "json")
        assert told.code == 0
        intent = json.loads(told.out)["engagements"][0]["intents"][0]
        assert (intent["before"]["end"], intent["after"]["end"]) == ("2027-01-08", "2027-02-12")
        assert intent["standing"] == "outside"

    def test_versions_that_hold_the_same_say_so(self, run: Gate) -> None:
        assert "No record differs." in run("diff", "main", "work", "--as-of", DAY).out

    def test_a_record_that_cannot_be_read_is_3_and_the_rest_is_told(self, repository: Path, run: Gate) -> None:
        commit(
            repository,
            {SOW: b"number: [\n"}
            | replaced(
                repository, f"{BLOCK}/raid.yaml", "the template for batch jobs", "the template for nightly jobs"
            ),
        )
        told = run("diff", "main", "work", "--as-of", DAY)
        assert told.code == 3
        assert f"It cannot be told, because {SOW} cannot be read" in told.words
        assert "alder-bank/sow-2310" in told.out

    def test_shared_records_are_told_as_well(self, repository: Path, run: Gate) -> None:
        settings = (repository / SETTINGS).read_bytes()
        commit(repository, {SETTINGS: settings + b"levels: {CHG024: note}\n"})
        assert "settings.yaml: levels is added" in run("diff", "main", "work", "--as-of", DAY).out
