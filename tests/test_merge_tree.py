"""A gate judges the merge that the server would make, or says why it cannot."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from psdm_validate.tree import CannotRead, File, merged
from tests.repositories import commit, contents, forget_settings, git, put, put_failing_git_on_path

SOW = "engagements/acme/sow-1/sow.yaml"
PLAN = "engagements/acme/sow-1/plan.yaml"
NEW = "engagements/acme/sow-1/raid.yaml"
LINES = b"".join(b"line %d\n" % number for number in range(30))
TOP = LINES.replace(b"line 0\n", b"top\n")
END = LINES.replace(b"line 29\n", b"end\n")
BOTH = TOP.replace(b"line 29\n", b"end\n")
OTHER_TOP = LINES.replace(b"line 0\n", b"another top\n")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    forget_settings(place, monkeypatch)
    return place


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Main has changed the top of a SOW since the branch `work`, which is checked out, left it with other changes."""
    top = tmp_path / "portfolio"
    top.mkdir()
    git(top, "init", "--quiet", "--initial-branch=main")
    commit(top, {SOW: LINES, PLAN: b"old\n"})
    git(top, "branch", "work")
    commit(top, {SOW: TOP})
    git(top, "switch", "--quiet", "work")
    commit(top, {SOW: END, NEW: b"new\n"})
    return top


@pytest.fixture
def conflict(repository: Path) -> Path:
    """As before, but the branch changes the same line as main."""
    commit(repository, {SOW: OTHER_TOP})
    return repository


def head_of(repository: Path, target: str = "main", source: str | None = None) -> dict[str, bytes]:
    with merged(repository, target, source) as merge:
        return contents(merge.head)


def refusal(repository: Path, target: str = "main", source: str | None = None) -> str:
    with pytest.raises(CannotRead) as told:
        head_of(repository, target, source)
    return str(told.value)


def merge_work_into_main(repository: Path) -> str:
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--message=x", "work")
    return git(repository, "rev-parse", "HEAD")


class TestBaseAndHead:
    def test_base_is_the_tip_of_the_target_and_head_has_the_changes_of_both(self, repository: Path) -> None:
        with merged(repository, "main") as merge:
            assert contents(merge.base) == {SOW: TOP, PLAN: b"old\n"}
            assert contents(merge.head) == {SOW: BOTH, PLAN: b"old\n", NEW: b"new\n"}
            assert (merge.base.root, merge.head.root) == (repository, repository)

    def test_reports_can_name_both_sides(self, repository: Path) -> None:
        main, work = git(repository, "rev-parse", "main"), git(repository, "rev-parse", "work")
        with merged(repository, "refs/heads/main", "work") as merge:
            assert (merge.target, merge.source) == (main, work)
            assert merge.base.label == f"main at {main[:7]}"
            assert merge.head.label == f"the merge of {work[:7]} into it"
        with merged(repository, main) as merge:
            assert merge.base.label == main[:7]

    def test_on_main_the_merge_commit_stands_against_its_first_parent(self, repository: Path) -> None:
        before = git(repository, "rev-parse", "main")
        merge_work_into_main(repository)
        put(repository, PLAN, b"slipped in while merging\n")
        git(repository, "commit", "--quiet", "--all", "--amend", "--no-edit")
        with merged(repository, "HEAD^1", "HEAD") as merge:
            assert merge.target == before
            assert contents(merge.base) == {SOW: TOP, PLAN: b"old\n"}
            assert contents(merge.head) == {SOW: BOTH, PLAN: b"slipped in while merging\n", NEW: b"new\n"}

    def test_a_source_that_is_merged_already_changes_nothing_and_says_so(self, repository: Path) -> None:
        merge_work_into_main(repository)
        for source in ("work", "main"):
            with merged(repository, "main", source) as merge:
                assert contents(merge.head) == contents(merge.base)
                assert merge.head.label.startswith("the same, for it holds")

    def test_branches_may_be_named_in_every_usual_way(self, repository: Path, tmp_path: Path) -> None:
        expected = head_of(repository)
        git(tmp_path, "clone", "--quiet", "portfolio", "clone")
        clone, main = tmp_path / "clone", git(repository, "rev-parse", "main")
        for target in ("origin/main", "refs/remotes/origin/main", main, "origin/work~1^{commit}"):
            for source in (None, "work", "refs/heads/work", "@", git(repository, "rev-parse", "work")):
                assert head_of(clone, target, source)[NEW] == b"new\n"
        assert head_of(clone, "origin/main") == expected

    def test_a_bare_repository_and_a_second_working_tree_give_the_same(self, repository: Path, tmp_path: Path) -> None:
        expected = head_of(repository)
        git(tmp_path, "clone", "--quiet", "--bare", "portfolio", "bare.git")
        git(repository, "worktree", "add", "--quiet", "--detach", str(tmp_path / "second"), "work")
        assert head_of(tmp_path / "bare.git", "main", "work") == expected
        assert head_of(tmp_path / "second") == expected

    def test_paths_are_relative_to_a_root_below_the_repositorys_top(self, repository: Path) -> None:
        commit(repository, {f"ps/{SOW}": b"inner\n"})
        with merged(repository / "ps", "main") as merge:
            assert (merge.base.files(), merge.head.root) == ((), repository / "ps")
            assert contents(merge.head) == {SOW: b"inner\n"}

    def test_a_repository_that_borrows_objects_from_an_oddly_named_one_can_lend_them(
        self, repository: Path, tmp_path: Path
    ) -> None:
        expected = head_of(repository)
        odd = repository.rename(tmp_path / 'o"dd\\:;name ü')
        git(tmp_path, "clone", "--quiet", "--shared", str(odd), 'al"so\\:odd')
        assert head_of(odd) == expected
        assert head_of(tmp_path / 'al"so\\:odd', "origin/main") == expected

    def test_a_repository_with_longer_ids_is_merged_alike(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet", "--initial-branch=main", "--object-format=sha256", "long")
        commit(tmp_path / "long", {SOW: LINES})
        git(tmp_path / "long", "switch", "--quiet", "--create", "work")
        commit(tmp_path / "long", {SOW: END})
        git(tmp_path / "long", "switch", "--quiet", "main")
        commit(tmp_path / "long", {SOW: TOP})
        assert head_of(tmp_path / "long", "main", "work") == {SOW: BOTH}

    def test_a_renamed_record_takes_along_what_main_changed_in_it(self, repository: Path) -> None:
        git(repository, "mv", "engagements/acme", "engagements/acme-corp")
        commit(repository, {})
        assert head_of(repository) == {
            "engagements/acme-corp/sow-1/sow.yaml": BOTH,
            "engagements/acme-corp/sow-1/plan.yaml": b"old\n",
            "engagements/acme-corp/sow-1/raid.yaml": b"new\n",
        }

    def test_a_new_record_is_never_moved_into_a_renamed_folder_in_silence(self, repository: Path) -> None:
        git(repository, "mv", "engagements/acme", "engagements/acme-corp")
        commit(repository, {})
        git(repository, "switch", "--quiet", "main")
        commit(repository, {"engagements/acme/sow-1/late.yaml": b"late\n"})
        assert "acme-corp/sow-1/late.yaml" in refusal(repository, "main", "work")

    def test_the_repository_and_the_folder_for_temporary_files_are_left_as_they_were(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(scratch))
        before = {place: place.lstat().st_mtime_ns for place in repository.rglob("*")}
        with merged(repository, "main") as merge:
            assert contents(merge.head)[SOW] == BOTH
            assert any(scratch.iterdir())
        assert {place: place.lstat().st_mtime_ns for place in repository.rglob("*")} == before
        assert not any(scratch.iterdir())
        with pytest.raises(CannotRead):
            contents(merge.head)


class TestNothingElseHasASay:
    @pytest.mark.parametrize("place", ["main", "work", "working tree", ".git/info/attributes", "home", "settings"])
    @pytest.mark.parametrize("attribute", ["merge=union", "merge=planted", "filter=planted diff=planted text eol=crlf"])
    def test_no_attribute_settles_a_conflict(self, conflict: Path, home: Path, place: str, attribute: str) -> None:
        plant_drivers(conflict, home)
        line = f"* {attribute}\n".encode()
        if place in ("main", "work"):
            git(conflict, "switch", "--quiet", place)
            commit(conflict, {".gitattributes": line})
            git(conflict, "switch", "--quiet", "work")
        elif place == "home":
            put(home, "git/attributes", line)
        elif place == "settings":
            git(conflict, "config", "--global", "core.attributesFile", str(put(home, "attributes", line)))
        else:
            put(conflict, ".gitattributes" if place == "working tree" else place, line)
        assert "cannot be merged" in refusal(conflict)
        assert not (home / "planted").exists()

    @pytest.mark.parametrize("reach", ["--global", "--local", "environment"])
    def test_no_setting_changes_how_lines_are_merged(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch, reach: str
    ) -> None:
        git(repository, "mv", "engagements/acme", "engagements/acme-corp")
        commit(repository, {})
        git(repository, "switch", "--quiet", "main")
        commit(repository, {"engagements/acme/sow-1/late.yaml": b"late\n"})
        git(repository, "switch", "--quiet", "--create", "rival", "main~2")
        commit(repository, {SOW: OTHER_TOP})
        settings = {
            "merge.renames": "false",
            "merge.directoryRenames": "true",
            "merge.default": "union",
            "core.autocrlf": "true",
            "safe.bareRepository": "explicit",
        }
        for number, (name, value) in enumerate(settings.items()):
            if reach == "environment":
                monkeypatch.setenv("GIT_CONFIG_COUNT", str(number + 1))
                monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", name)
                monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
            else:
                git(repository, "config", reach, name, value)
        assert head_of(repository, "main~1", "work")["engagements/acme-corp/sow-1/sow.yaml"] == BOTH
        assert "acme-corp/sow-1/late.yaml" in refusal(repository, "main", "work")
        assert SOW in refusal(repository, "main", "rival")

    def test_no_hook_runs(self, repository: Path, home: Path) -> None:
        names = ("post-checkout", "post-index-change", "pre-merge-commit", "post-merge", "reference-transaction")
        for name in names:
            for folder in (home / "hooks", repository / ".git/hooks", home / "template/hooks"):
                put(folder, name, f"#!/bin/sh\ntouch {home}/ran\n".encode()).chmod(0o755)
        git(repository, "config", "--global", "core.hooksPath", str(home / "hooks"))
        git(repository, "config", "--global", "init.templateDir", str(home / "template"))
        (home / "ran").unlink(missing_ok=True)
        head_of(repository)
        assert not (home / "ran").exists()

    def test_variables_set_by_a_hook_do_not_point_elsewhere(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = head_of(repository)
        git(tmp_path, "init", "--quiet", "other")
        other = str(tmp_path / "other/.git")
        for name in ("GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            monkeypatch.setenv(name, other)
        monkeypatch.setenv("GIT_SHALLOW_FILE", str(put(tmp_path, "shallow", b"nonsense\n")))
        monkeypatch.setenv("GIT_ATTR_SOURCE", "work")
        monkeypatch.setenv("GIT_NAMESPACE", "elsewhere")
        assert head_of(repository) == expected

    def test_replaced_commits_and_grafts_are_seen_through(self, repository: Path) -> None:
        expected = head_of(repository, "main", "work")
        main, first = git(repository, "rev-parse", "main"), git(repository, "rev-parse", "main~1")
        work = git(repository, "rev-parse", "work")
        git(repository, "replace", main, work)
        assert head_of(repository, "main", "work") == expected
        git(
            repository,
            "replace",
            "--force",
            work,
            git(repository, "commit-tree", "-m", "x", "-p", main, f"{main}^{{tree}}"),
        )
        with merged(repository, "work^1", "work") as merge:
            assert (merge.target, contents(merge.head)[SOW]) == (first, END)
        git(repository, "replace", "--delete", main, work)
        put(repository, ".git/info/grafts", f"{main}\n{work} {main}\n".encode())
        with merged(repository, "work^1", "work") as merge:
            assert merge.target == first
        assert head_of(repository, "main", "work") == expected

    def test_what_is_on_disk_or_staged_does_not_matter(self, repository: Path) -> None:
        expected = head_of(repository)
        git(repository, "sparse-checkout", "set", "docs")
        assert not (repository / SOW).exists()
        put(repository, "engagements/staged.yaml")
        git(repository, "add", "--sparse", "engagements/staged.yaml")
        put(repository, PLAN, b"not staged\n")
        assert head_of(repository) == expected

    def test_line_ends_and_filters_are_left_alone(self, repository: Path) -> None:
        git(repository, "config", "core.autocrlf", "false")
        commit(repository, {PLAN: b"$Id$\r\nold\n", ".gitattributes": b"* text=auto eol=crlf ident\n"})
        stored = git(repository, "rev-parse", f"HEAD:{PLAN}")
        with merged(repository, "main") as merge:
            got = contents(merge.head)[PLAN]
        assert git(repository, "hash-object", "--stdin", "--no-filters", feed=got) == stored

    def test_a_submodule_is_shown_and_never_merged(self, repository: Path) -> None:
        for branch, pointer in (("main", "1" * 40), ("work", "2" * 40)):
            git(repository, "switch", "--quiet", branch)
            git(repository, "update-index", "--add", "--cacheinfo", f"160000,{pointer},engagements/{branch}")
            git(repository, "commit", "--quiet", "--message=x")
        with merged(repository, "main", "work") as merge:
            kinds = {file for file in merge.head.files() if file.kind != "file"}
        assert kinds == {File("engagements/main", "submodule"), File("engagements/work", "submodule")}
        git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'3' * 40},engagements/main")
        git(repository, "commit", "--quiet", "--message=x")
        assert "'engagements/main'" in refusal(repository, "main", "work")


def plant_drivers(repository: Path, home: Path) -> None:
    git(repository, "config", "--global", "merge.planted.driver", f"touch {home}/planted; true")
    for name in ("filter.planted.clean", "filter.planted.smudge", "diff.planted.textconv"):
        git(repository, "config", "--global", name, "cat")
    git(repository, "config", "merge.planted.driver", f"touch {home}/planted; true")


class TestNames:
    def test_a_name_of_both_a_branch_and_a_tag_is_to_be_written_in_full(self, repository: Path) -> None:
        expected = head_of(repository)
        git(repository, "tag", "main", "work")
        assert "Write it in full, for example refs/heads/main" in refusal(repository)
        assert head_of(repository, "refs/heads/main") == expected

    @pytest.mark.parametrize("target", ["main", "main~0", "main^{commit}", "main@{0}", "refs/heads/main"])
    def test_a_tag_never_stands_in_for_a_branch_that_is_not_here(self, repository: Path, target: str) -> None:
        git(repository, "config", "core.logAllRefUpdates", "always")
        old = git(repository, "rev-parse", "main~1")
        for tag in ("main", "refs/heads/main"):
            git(repository, "update-ref", f"refs/tags/{tag}", old)
        git(repository, "update-ref", "-d", "refs/heads/main")
        assert "is a tag here" in refusal(repository, target)
        assert "is a tag here" in refusal(repository, "HEAD", target)

    def test_a_tag_may_be_meant(self, repository: Path) -> None:
        expected = head_of(repository)
        git(repository, "tag", "--annotate", "--message=x", "v1", "main")
        assert head_of(repository, "refs/tags/v1") == expected
        with merged(repository, "tags/v1") as merge:
            assert merge.target == git(repository, "rev-parse", "main")

    @pytest.mark.parametrize("target", ["origin/release", "release", "refs/remotes/origin/release"])
    def test_a_branch_that_is_not_here_is_to_be_fetched(self, repository: Path, target: str) -> None:
        told = refusal(repository, target)
        assert f"There is no commit '{target}'" in told
        assert "run 'git fetch origin release' and name it origin/release" in told

    def test_a_missing_commit_id_is_no_branch_to_fetch(self, repository: Path) -> None:
        told = refusal(repository, "1" * 40)
        assert "git fetch --unshallow" in told
        assert "git fetch origin" not in told

    @pytest.mark.parametrize(
        "name", ["", "--all", "HEAD..main", "main...work", "^main", "HEAD:engagements", "a\0b", ":/x y"]
    )
    def test_what_is_not_one_commit_is_refused(self, repository: Path, name: str) -> None:
        assert "spelled" in refusal(repository, name) or "Name a branch" in refusal(repository, name)
        assert refusal(repository, "main", name) == refusal(repository, name)

    @pytest.mark.parametrize("target", ["HEAD", "HEAD^1"])
    def test_a_repository_without_commits_is_no_empty_portfolio(self, tmp_path: Path, target: str) -> None:
        git(tmp_path, "init", "--quiet", "--initial-branch=main", "new")
        assert "HEAD has no commit yet" in refusal(tmp_path / "new", target)

    def test_an_unborn_branch_has_nothing_to_merge(self, repository: Path) -> None:
        git(repository, "switch", "--quiet", "--orphan", "unborn")
        assert "HEAD has no commit yet" in refusal(repository)

    def test_the_first_commit_has_no_earlier_one_to_stand_against(self, repository: Path) -> None:
        git(repository, "switch", "--quiet", "--detach", "main~1")
        assert "There is no commit 'HEAD^1'" in refusal(repository, "HEAD^1", "HEAD")


class TestConflicts:
    def test_tells_the_files_and_what_to_do(self, conflict: Path) -> None:
        main, work = (git(conflict, "rev-parse", "--short=7", name) for name in ("main", "work"))
        assert refusal(conflict) == (
            f"{work} cannot be merged into main at {main}: both change, move or delete '{SOW}'. "
            f"Run 'git merge {main}' on your branch, settle what git marks, commit, and try again."
        )

    def test_many_files_are_counted(self, repository: Path) -> None:
        for branch in ("main", "work"):
            git(repository, "switch", "--quiet", branch)
            commit(repository, {f"engagements/{number:02}.yaml": branch.encode() for number in range(12)})
        told = refusal(repository)
        assert "'engagements/09.yaml' and 2 more" in told
        assert "engagements/10.yaml" not in told

    def test_one_name_for_two_new_files_is_no_matter_of_mixing_them(self, repository: Path) -> None:
        for branch in ("main", "work"):
            git(repository, "switch", "--quiet", branch)
            commit(repository, {"engagements/wc-002.yaml": branch.encode()})
        main, work = (git(repository, "rev-parse", "--short=7", name) for name in ("main", "work"))
        assert refusal(repository) == (
            f"{work} cannot be merged into main at {main}: both add 'engagements/wc-002.yaml', each with other words. "
            f"The target's stays: take yours out and commit, run 'git merge {main}' on your branch, and draft yours "
            "anew under the next free number or another name."
        )
        git(repository, "rm", "--quiet", "engagements/wc-002.yaml")
        commit(repository, {"engagements/wc-003.yaml": b"work"})
        git(repository, "merge", "--quiet", "--no-edit", "main")
        assert head_of(repository)["engagements/wc-003.yaml"] == b"work"

    def test_two_new_files_of_one_name_beside_another_conflict_are_told_apart(self, conflict: Path) -> None:
        for branch in ("main", "work"):
            git(conflict, "switch", "--quiet", branch)
            commit(conflict, {"engagements/wc-002.yaml": branch.encode()})
        told = refusal(conflict)
        assert (
            f"both add 'engagements/wc-002.yaml', each with other words, and both change, move or delete '{SOW}'"
            in told
        )
        assert "settle what else git marks, and draft yours anew" in told

    def test_a_record_that_one_side_deletes_and_the_other_changes_is_one(self, repository: Path) -> None:
        git(repository, "rm", "--quiet", SOW)
        commit(repository, {})
        assert SOW in refusal(repository)

    def test_a_conflict_outside_the_records_stops_the_merge_as_well(self, repository: Path) -> None:
        for branch in ("main", "work"):
            git(repository, "switch", "--quiet", branch)
            commit(repository, {"README.md": branch.encode()})
        assert "'README.md'" in refusal(repository)

    def test_histories_that_have_nothing_in_common_are_not_merged(self, repository: Path) -> None:
        git(repository, "switch", "--quiet", "--orphan", "alone")
        commit(repository, {NEW: b"alone\n"})
        assert "no history in common" in refusal(repository)


class TestHistoryLeftOut:
    def test_a_clone_too_shallow_to_merge_is_to_be_deepened(self, repository: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", repository.as_uri(), "shallow")
        told = refusal(tmp_path / "shallow", "origin/main", "work")
        assert "git fetch --unshallow" in told
        assert "GIT_DEPTH" in told

    def test_a_shallow_clone_that_shows_where_the_branches_part_is_enough(
        self, repository: Path, tmp_path: Path
    ) -> None:
        for branch in ("main", "work"):
            git(repository, "switch", "--quiet", branch)
            commit(repository, {f"engagements/{branch}.yaml": b"more\n"})
        git(repository, "branch", "later", "work~1")
        git(repository, "switch", "--quiet", "later")
        commit(repository, {PLAN: b"later\n"})
        expected = head_of(repository, "work", "later")
        options = ("--quiet", "--depth=2", "--no-single-branch", "--branch=later")
        git(tmp_path, "clone", *options, repository.as_uri(), "shallow")
        assert head_of(tmp_path / "shallow", "origin/work") == expected

    def test_on_main_two_commits_deep_is_enough(self, repository: Path, tmp_path: Path) -> None:
        merge_work_into_main(repository)
        git(tmp_path, "clone", "--quiet", "--depth=2", repository.as_uri(), "shallow")
        with merged(tmp_path / "shallow", "HEAD^1", "HEAD") as merge:
            assert contents(merge.base)[SOW] == TOP
            assert contents(merge.head)[SOW] == BOTH

    def test_a_nearer_common_commit_behind_the_cut_is_not_missed(self, repository: Path) -> None:
        first, near = git(repository, "rev-parse", "main~1"), git(repository, "rev-parse", "main")
        back = commit_of(repository, first, near)
        source = commit_of(repository, first, git(repository, "rev-parse", "work"), back)
        target = commit_of(repository, near, near)
        assert head_of(repository, target, source)[SOW] == LINES
        put(repository, ".git/shallow", f"{back}\n".encode())
        assert "git fetch --unshallow" in refusal(repository, target, source)

    def test_common_commits_whose_order_is_behind_the_cut_are_not_taken_for_equals(self, repository: Path) -> None:
        first, near = git(repository, "rev-parse", "main~1"), git(repository, "rev-parse", "main")
        target, source = (commit_of(repository, tree, near, first) for tree in (near, "work"))
        assert head_of(repository, target, source)[SOW] == END
        put(repository, ".git/shallow", f"{near}\n".encode())
        assert "git fetch --unshallow" in refusal(repository, target, source)

    def test_a_commit_that_is_lost_is_not_taken_for_the_end_of_history(self, repository: Path) -> None:
        lost = git(repository, "rev-parse", "main~1")
        (repository / ".git/objects" / lost[:2] / lost[2:]).unlink()
        assert "fresh, full clone" in refusal(repository)

    def test_a_clone_without_blobs_is_not_enough_to_merge_lines(self, repository: Path, tmp_path: Path) -> None:
        git(repository, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.as_uri(), "partial")
        assert "without --depth and --filter" in refusal(tmp_path / "partial", "origin/main")
        repository.rename(tmp_path / "gone")
        assert "without --depth and --filter" in refusal(tmp_path / "partial", "origin/main")

    def test_a_clone_without_blobs_is_not_a_portfolio_without_records(self, repository: Path, tmp_path: Path) -> None:
        merge_work_into_main(repository)
        git(repository, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.as_uri(), "partial")
        assert "without --filter" in refusal(tmp_path / "partial", "HEAD^1")


def commit_of(repository: Path, tree: str, *parents: str) -> str:
    """The id of a commit of that tree on those parents."""
    return git(repository, "commit-tree", "-m", "x", *(f"-p{parent}" for parent in parents), f"{tree}^{{tree}}")


class TestGitFailing:
    STEPS = ("rev-parse", "show-ref", "version", "init", "rev-list", "merge-base", "merge-tree", "ls-tree", "cat-file")

    @pytest.mark.parametrize("verb", STEPS)
    @pytest.mark.parametrize("ending", ["exit 137", '"$real" "$@" | head -c 20; exit 137', "kill -9 $$"])
    def test_a_git_that_dies_half_way_is_no_verdict(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, ending: str
    ) -> None:
        put_failing_git_on_path(tmp_path / "bin", monkeypatch, verb, ending)
        assert "again" in refusal(repository)

    @pytest.mark.parametrize("verb", STEPS[:-1])
    def test_an_answer_of_a_git_that_fails_is_no_answer(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        put_failing_git_on_path(tmp_path / "bin", monkeypatch, verb, '"$real" "$@"; exit 137')
        assert "again" in refusal(repository)

    @pytest.mark.parametrize("verb", [verb for verb in STEPS if verb not in ("show-ref", "merge-base")])
    def test_half_an_answer_is_no_answer(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        put_failing_git_on_path(tmp_path / "bin", monkeypatch, verb, "printf 12345; exit 0")
        assert "again" in refusal(repository)

    @pytest.mark.parametrize("ending", ["exit 137", '"$real" "$@"; exit 137', "printf 12345; exit 0"])
    def test_a_git_that_dies_while_it_lists_the_folders_beside_the_records_is_no_verdict(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
    ) -> None:
        beside = f'case "$*" in *ls-tree*--name-only*) {ending};; esac; exec "$real" "$@"'
        put_failing_git_on_path(tmp_path / "bin", monkeypatch, "ls-tree", beside)
        assert "again" in refusal(repository)

    def test_a_git_too_old_to_merge_like_this_is_named(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put_failing_git_on_path(tmp_path / "bin", monkeypatch, "version", "echo git version 2.30.2; exit 0")
        assert refusal(repository).startswith("git 2.30 cannot merge")

    def test_no_git_and_no_repository_are_told(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "There is no folder" in refusal(tmp_path / "missing")
        assert "not a git repository" in refusal(tmp_path)
        monkeypatch.setenv("PATH", "")
        assert "Install git" in refusal(repository)

    def test_no_room_for_the_merge_is_told(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
        assert "TMPDIR" in refusal(repository)


class TestEarlierBases:
    @pytest.fixture
    def trunk(self, repository: Path) -> Path:
        """Main with four versions of the records, one of them merged in, and two commits that leave them alone."""
        merge_work_into_main(repository)
        commit(repository, {"README.md": b"x"})
        commit(repository, {SOW: b"broken"})
        commit(repository, {"README.md": b"y"})
        git(repository, "switch", "--quiet", "--create", "fix")
        commit(repository, {SOW: LINES})
        return repository

    def test_are_the_versions_that_the_target_had_newest_first(self, trunk: Path) -> None:
        with merged(trunk, "main") as merge:
            assert contents(merge.base)[SOW] == b"broken"
            earlier = list(merge.earlier_bases())
            assert [contents(tree)[SOW] for tree in earlier] == [BOTH, TOP, LINES]
        merge_commit = git(trunk, "rev-parse", "--short=7", "main~3")
        assert earlier[0].label == f"main as it was at {merge_commit}"

    def test_are_opened_one_by_one(self, trunk: Path) -> None:
        second = git(trunk, "rev-parse", "main~4^{tree}")
        with merged(trunk, "main") as merge:
            bases = merge.earlier_bases()
            assert contents(next(bases))[SOW] == BOTH
            (trunk / ".git/objects" / second[:2] / second[2:]).unlink()
            with pytest.raises(CannotRead):
                next(bases)

    def test_end_with_a_word_where_the_clone_leaves_out_more(self, trunk: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", "--depth=4", "--branch=main", trunk.as_uri(), "shallow")
        with merged(tmp_path / "shallow", "main") as merge:
            bases = merge.earlier_bases()
            assert contents(next(bases))[SOW] == BOTH
            with pytest.raises(CannotRead, match="git fetch --unshallow"):
                list(bases)

    def test_a_target_that_never_changed_has_none(self, repository: Path) -> None:
        with merged(repository, "main~1") as merge:
            assert list(merge.earlier_bases()) == []

    def test_a_git_that_fails_does_not_end_the_history_early(
        self, trunk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with merged(trunk, "main") as merge:
            put_failing_git_on_path(
                tmp_path / "bin", monkeypatch, "--first-parent", '"$real" "$@" | head -n 2; exit 137'
            )
            with pytest.raises(CannotRead, match="walk through the history"):
                list(merge.earlier_bases())
