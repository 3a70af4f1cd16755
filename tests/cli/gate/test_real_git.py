"""`gate` on what people do with git: every way of merging, of cloning and of naming gives one verdict, or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.gate.conftest import DAY, Gate
from tests.repositories import commit, git, put, put_failing_git_on_path
from tests.sample import FOLDER, edited, sample_files

PLAN, RAID = f"{FOLDER}/plan.yaml", f"{FOLDER}/raid.yaml"
LAST_TASK = "start: 2026-07-13, end: 2027-01-08, weight: 8, awaits: CO-001"
BEYOND = edited(PLAN, LAST_TASK, LAST_TASK.replace("2027-01-08", "2027-02-12"))
WORDS = edited(RAID, "without personal data", "and no personal data")
STEPS = ("show-ref", "init", "merge-base", "merge-tree", "ls-tree", "cat-file")
ENDINGS = ("exit 137", '"$real" "$@" | head -c 20; exit 137', '"$real" "$@"; exit 137')


@pytest.fixture
def parted(repository: Path) -> Path:
    """Main went on since the branch `work`, whose two commits plan beyond the contract and reword the log."""
    commit(repository, BEYOND)
    commit(repository, WORDS)
    git(repository, "switch", "--quiet", "main")
    commit(repository, {"readme.md": b"Of main's own.\n"})
    git(repository, "switch", "--quiet", "work")
    return repository


class TestWaysOfMerging:
    def test_merged_squashed_or_rebased_the_verdict_is_the_same_before_and_after(
        self, parted: Path, run: Gate, tmp_path: Path
    ) -> None:
        expected = judged(run, tmp_path, "main", "work")
        assert [finding["rule"] for finding in expected["blocking"]] == ["CHG024"]
        git(parted, "switch", "--quiet", "--create", "merged", "main")
        git(parted, "merge", "--quiet", "--no-ff", "--message=x", "work")
        git(parted, "switch", "--quiet", "--create", "squashed", "main")
        git(parted, "merge", "--quiet", "--squash", "work")
        git(parted, "commit", "--quiet", "--message=x")
        git(parted, "switch", "--quiet", "--create", "rebased", "work")
        git(parted, "rebase", "--quiet", "main")
        for source in ("merged", "squashed", "rebased"):
            assert judged(run, tmp_path, "main", source) == expected, source
        for target, source in (("merged^1", "merged"), ("squashed^1", "squashed"), ("rebased~2", "rebased")):
            assert judged(run, tmp_path, target, source) == expected, target

    def test_a_branch_that_main_was_merged_into_is_judged_by_what_it_adds(
        self, parted: Path, run: Gate, tmp_path: Path
    ) -> None:
        expected = judged(run, tmp_path, "main", "work")
        git(parted, "merge", "--quiet", "--no-ff", "--message=x", "main")
        assert judged(run, tmp_path, "main", "work") == expected

    def test_a_breach_that_was_taken_back_on_the_branch_blocks_nothing(self, repository: Path, gate: Gate) -> None:
        commit(repository, BEYOND)
        commit(repository, {PLAN: sample_files()[PLAN]})
        assert gate().code == 0

    def test_an_edit_slipped_into_a_merge_commit_is_seen(self, parted: Path, run: Gate) -> None:
        git(parted, "switch", "--quiet", "main")
        commit(parted, {RAID: WORDS[RAID]})
        git(parted, "switch", "--quiet", "--create", "quiet", "main~1")
        git(parted, "merge", "--quiet", "--no-ff", "--no-commit", "main")
        commit(parted, BEYOND)
        told = run("gate", "--target", "main", "--source", "quiet", "--as-of", DAY)
        assert (told.code, "error CHG024" in told.out) == (1, True)

    def test_a_record_that_is_renamed_and_edited_at_once_is_told_as_gone(self, repository: Path, gate: Gate) -> None:
        git(repository, "mv", PLAN, f"{FOLDER}/the-plan.yaml")
        commit(repository, {f"{FOLDER}/the-plan.yaml": BEYOND[PLAN]})
        told = gate()
        assert told.code == 1
        assert "error REC003" in told.out
        assert "error FIL003" in told.out

    def test_a_renamed_paper_with_another_date_in_it_is_told_as_moved_away(self, repository: Path, gate: Gate) -> None:
        old, new = (f"{FOLDER}/confirmations/wc-00{number}.yaml" for number in (1, 2))
        text = (repository / old).read_text().replace("WC-001", "WC-002").replace("to: 2026-11-13", "to: 2026-11-20")
        git(repository, "mv", old, new)
        commit(repository, {new: text.encode()})
        told = gate()
        assert told.code == 1
        assert "error CHG026" in told.out

    def test_a_renamed_customer_is_followed_and_hides_no_edit(self, repository: Path, gate: Gate) -> None:
        git(repository, "mv", "engagements/forest-service", "engagements/forestry")
        customer = "engagements/forestry/customer.yaml"
        commit(repository, {customer: (repository / customer).read_bytes() + b"formerly: [forest-service]\n"})
        assert gate().code == 0
        commit(repository, {PLAN.replace("forest-service", "forestry"): BEYOND[PLAN]})
        told = gate()
        assert told.code == 1
        assert "error CHG024" in told.out


class TestClones:
    @pytest.mark.parametrize(
        "options", [("--depth=1",), ("--filter=blob:none",), ("--filter=tree:0",), ("--depth=1", "--filter=blob:none")]
    )
    def test_a_clone_that_lacks_something_has_no_verdict_and_a_next_step(
        self, parted: Path, tmp_path: Path, run: Gate, options: tuple[str, ...]
    ) -> None:
        git(parted, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "--quiet", "--no-checkout", "--no-single-branch", *options, parted.as_uri(), "part")
        told = run("gate", "--target", "origin/main", "--source", "origin/work", "--as-of", DAY, cwd=tmp_path / "part")
        assert (told.code, told.out) == (3, "")
        assert "git fetch --unshallow" in told.err or "full clone" in told.err

    def test_a_shallow_clone_that_reaches_the_fork_has_the_verdict_of_a_full_one(
        self, parted: Path, tmp_path: Path, run: Gate
    ) -> None:
        expected = judged(run, tmp_path, "main", "work")
        git(parted, "switch", "--quiet", "main")
        git(tmp_path, "clone", "--quiet", "--depth=3", "--no-single-branch", parted.as_uri(), "shallow")
        assert judged(run, tmp_path, "origin/main", "origin/work", cwd=tmp_path / "shallow") == expected


class TestWhatIsNoRecord:
    def test_a_submodule_among_the_records_is_blocked(self, repository: Path, gate: Gate) -> None:
        git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{FOLDER}/more")
        git(repository, "commit", "--quiet", "--message=x")
        told = gate()
        assert told.code == 1
        assert "error FIL003" in told.out

    @pytest.mark.parametrize(
        ("file", "code"), [(f"{FOLDER}/evidence/kept.eml", 0), (f"{FOLDER}/notes.txt", 1), ("engagements/notes.txt", 1)]
    )
    def test_a_file_that_is_no_record_is_judged_where_nothing_else_changes(
        self, repository: Path, gate: Gate, file: str, code: int
    ) -> None:
        commit(repository, {file: b"Agreed.\n"})
        told = gate()
        assert (told.code, told.err) == (code, "")

    def test_a_symbolic_link_in_place_of_a_record_is_blocked(self, repository: Path, gate: Gate) -> None:
        (repository / PLAN).unlink()
        (repository / PLAN).symlink_to("raid.yaml")
        commit(repository, {})
        assert gate().code == 1

    @pytest.mark.parametrize("mode", ["160000", "120000"])
    def test_records_that_lie_behind_a_link_or_in_another_repository_are_no_portfolio(
        self, repository: Path, gate: Gate, mode: str
    ) -> None:
        git(repository, "rm", "-rq", "engagements")
        pointer = git(repository, "hash-object", "-w", "--stdin", feed=b"elsewhere") if mode == "120000" else "1" * 40
        git(repository, "update-index", "--add", "--cacheinfo", f"{mode},{pointer},engagements")
        git(repository, "commit", "--quiet", "--message=x")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert "ordinary folder" in told.err

    @pytest.mark.parametrize("branch", ["main", "work"])
    @pytest.mark.parametrize("name", ["Engagements", "ENGAGEMENTS"])
    def test_a_folder_whose_name_differs_in_capitals_only_is_refused_on_either_side(
        self, repository: Path, gate: Gate, branch: str, name: str
    ) -> None:
        git(repository, "switch", "--quiet", branch)
        commit(repository, {PLAN.replace("engagements", name): BEYOND[PLAN]})
        git(repository, "switch", "--quiet", "work")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert f"'{name}' stands beside 'engagements'" in told.err

    def test_that_folder_is_refused_below_the_top_of_a_repository_as_well(self, repository: Path, gate: Gate) -> None:
        commit(repository, {f"ps/{path}": data for path, data in sample_files().items()})
        git(repository, "branch", "--force", "main", "work")
        commit(repository, {"Engagements/a.yaml": b"a: 1\n"})
        assert gate("--root", str(repository / "ps")).code == 0
        commit(repository, {"ps/Engagements/a.yaml": b"a: 1\n"})
        assert gate("--root", str(repository / "ps")).code == 3


class TestConflicts:
    @pytest.fixture
    def conflict(self, parted: Path) -> Path:
        """Main and `work` say different things of one task."""
        git(parted, "switch", "--quiet", "main")
        commit(parted, edited(PLAN, LAST_TASK, LAST_TASK.replace("2027-01-08", "2027-01-07")))
        git(parted, "switch", "--quiet", "work")
        return parted

    @pytest.mark.parametrize("place", ["main", "work", ".git/info/attributes"])
    def test_no_attribute_merges_a_conflict_away(self, conflict: Path, gate: Gate, place: str) -> None:
        union = b"* merge=union\n"
        if place == ".git/info/attributes":
            put(conflict, place, union)
        else:
            git(conflict, "switch", "--quiet", place)
            commit(conflict, {".gitattributes": union})
            git(conflict, "switch", "--quiet", "work")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert f"'{PLAN}'" in told.err

    def test_it_can_be_settled_on_the_branch_as_the_message_says(self, conflict: Path, gate: Gate) -> None:
        main = git(conflict, "rev-parse", "--short=7", "main")
        assert f"git merge {main}" in gate().err
        git(conflict, "merge", "--quiet", "-X", "theirs", "--message=x", main)
        assert gate().code == 0


class TestNames:
    def test_a_tag_named_like_the_target_does_not_stand_in_for_it(self, parted: Path, gate: Gate) -> None:
        git(parted, "tag", "main", "work")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert "refs/heads/main" in told.err
        assert gate("--target", "refs/heads/main").code == 1

    def test_a_tag_named_like_the_source_does_not_stand_in_for_it(self, parted: Path, gate: Gate) -> None:
        git(parted, "tag", "work", "main")
        assert gate("--source", "work").code == 3
        assert gate("--source", "refs/heads/work").code == 1

    def test_replaced_commits_and_grafts_change_no_verdict(self, parted: Path, run: Gate, tmp_path: Path) -> None:
        expected = judged(run, tmp_path, "main", "work")
        main, work = git(parted, "rev-parse", "main"), git(parted, "rev-parse", "work")
        git(parted, "replace", work, main)
        assert judged(run, tmp_path, "main", "work") == expected
        git(parted, "replace", "--delete", work)
        put(parted, ".git/info/grafts", f"{work} {main}\n{main}\n".encode())
        assert judged(run, tmp_path, "main", "work") == expected

    @pytest.mark.parametrize("target", ["unborn", "HEAD", "refs/heads/unborn"])
    def test_a_branch_without_commits_is_no_target(self, tmp_path: Path, run: Gate, target: str) -> None:
        git(tmp_path, "init", "--quiet", "--initial-branch=unborn", "new")
        told = run("gate", "--target", target, "--as-of", DAY, cwd=tmp_path / "new")
        assert (told.code, told.out) == (3, "")
        assert "HEAD has no commit yet" in told.err or "git fetch origin unborn" in told.err

    def test_a_source_that_is_unborn_is_no_empty_change(self, repository: Path, gate: Gate) -> None:
        git(repository, "switch", "--quiet", "--orphan", "unborn")
        told = gate()
        assert (told.code, told.out) == (3, "")
        assert "HEAD has no commit yet" in told.err


class TestGitFailing:
    @pytest.mark.parametrize("verb", STEPS)
    def test_a_git_that_fails_at_any_step_is_no_verdict(
        self, parted: Path, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        for number, ending in enumerate(ENDINGS if verb != "cat-file" else ENDINGS[:2]):
            with monkeypatch.context() as patched:
                put_failing_git_on_path(tmp_path / f"bin-{number}", patched, verb, ending)
                told = gate("--verdict", str(tmp_path / "verdict.json"))
            assert (told.code, told.out) == (3, ""), ending
            assert json.loads((tmp_path / "verdict.json").read_text())["exit_code"] == 3


def judged(run: Gate, folder: Path, target: str, source: str, **more: Path) -> dict[str, list[dict[str, object]]]:
    """What the verdict on a merge finds, without the names of the commits."""
    file = folder / "verdict.json"
    told = run("gate", "--target", target, "--source", source, "--as-of", DAY, "--verdict", str(file), **more)
    verdict = json.loads(file.read_text())
    assert told.code == verdict["exit_code"]
    return {name: verdict[name] for name in ("blocking", "alarms", "remarks", "settled", "engagements")}
