"""A working tree and a commit show the same records, whatever git or the machine is set up to hide."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from psdm_validate.tree import CannotRead, File, Tree, commit_tree, find_repository, find_root, working_tree

SOW = "engagements/acme/sow-1/sow.yaml"
ODD_NAMES = [
    "a b.yaml",
    "quo\"te's.yaml",
    "new\nline.yaml",
    "*.yaml",
    "-x.yaml",
    ":(top)x",
    "back\\slash.yaml",
]
UMLAUTS = [unicodedata.normalize(form, "übung.yaml") for form in ("NFC", "NFD")]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests from whatever hook, user or machine they run under."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    top = tmp_path / "portfolio"
    top.mkdir()
    git(top, "init", "--quiet", "--initial-branch=main")
    return top


def git(folder: Path, *arguments: str, feed: bytes = b"") -> str:
    author = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=os.environ | author | {"GIT_CONFIG_NOSYSTEM": "1"},
        input=feed,
        capture_output=True,
        check=True,
    )
    return os.fsdecode(done.stdout).strip()


def put(top: Path, path: str, contents: bytes = b"a: 1\n") -> Path:
    place = top / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(contents)
    return place


def commit(top: Path) -> str:
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message=x")
    return git(top, "rev-parse", "HEAD")


def paths(tree: Tree) -> list[str]:
    return [file.path for file in tree.files()]


def contents(tree: Tree) -> dict[str, bytes]:
    return dict(tree.read(file.path for file in tree.files() if file.kind == "file"))


def watch_processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The list to which every process started from now on is added."""
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return started


def put_git_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    put(folder, "git", f"#!/bin/sh\n{script}\n".encode()).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


class TestBothTreesAgree:
    def test_files_and_bytes_are_the_same(self, repository: Path) -> None:
        put(repository, SOW, b"amount: '1'\r\n\xff\x00")
        put(repository, "engagements/organization.yaml", b"")
        put(repository, "README.md")
        put(repository, "engagements-old/x.yaml")
        head = commit(repository)
        working, committed = working_tree(repository), commit_tree(repository, "main")
        assert paths(working) == [SOW, "engagements/organization.yaml"]
        assert working.files() == committed.files()
        assert contents(working) == contents(committed)
        assert contents(committed)[SOW] == b"amount: '1'\r\n\xff\x00"
        assert (working.root, working.label) == (repository, "working tree")
        assert (committed.root, committed.label) == (repository, head)

    def test_odd_names_are_kept_to_the_letter(self, repository: Path) -> None:
        for number, name in enumerate(ODD_NAMES + UMLAUTS):
            put(repository, f"engagements/{name}", b"%d" % number)
        commit(repository)
        working, committed = working_tree(repository), commit_tree(repository, "HEAD")
        assert sorted(paths(working)) == sorted(f"engagements/{name}" for name in ODD_NAMES + UMLAUTS)
        assert working.files() == committed.files()
        assert contents(working) == contents(committed)

    def test_a_name_that_is_not_utf_8_is_listed_as_unreadable(self, repository: Path) -> None:
        (repository / "engagements").mkdir()
        Path(os.fsdecode(os.fsencode(repository / "engagements") + b"/\xff.yaml")).write_bytes(b"")
        commit(repository)
        for tree in (working_tree(repository), commit_tree(repository, "HEAD")):
            assert tree.files() == (File("engagements/\ufffd.yaml", "unreadable-name"),)
            with pytest.raises(CannotRead, match="not a plain file"):
                tree.read(["engagements/\ufffd.yaml"])

    def test_symbolic_links_are_listed_but_neither_followed_nor_read(self, repository: Path, tmp_path: Path) -> None:
        put(tmp_path, "outside/secret.yaml")
        put(repository, SOW)
        (repository / "engagements/file.yaml").symlink_to(tmp_path / "outside/secret.yaml")
        (repository / "engagements/folder").symlink_to(tmp_path / "outside")
        commit(repository)
        for tree in (working_tree(repository), commit_tree(repository, "HEAD")):
            assert [file.kind for file in tree.files()] == ["file", "symlink", "symlink"]
            with pytest.raises(CannotRead, match=r"file\.yaml.*symbolic link"):
                tree.read(["engagements/file.yaml"])
            with pytest.raises(CannotRead, match=r"secret\.yaml"):
                tree.read(["engagements/folder/secret.yaml"])

    def test_submodules_are_listed_and_not_entered(self, repository: Path) -> None:
        put(repository, "engagements/acme/x.yaml")
        git(repository / "engagements/acme", "init", "--quiet")
        commit(repository / "engagements/acme")
        untracked = working_tree(repository)
        commit(repository)
        for tree in (untracked, working_tree(repository), commit_tree(repository, "HEAD")):
            assert tree.files() == (File("engagements/acme", "submodule"),)

    def test_paths_are_relative_to_a_root_below_the_repositorys_top(self, repository: Path) -> None:
        put(repository, f"governance/{SOW}", b"inner")
        put(repository, SOW, b"outer")
        commit(repository)
        for tree in (working_tree(repository / "governance"), commit_tree(repository / "governance", "HEAD")):
            assert contents(tree) == {SOW: b"inner"}
            assert tree.root == repository / "governance"

    def test_reading_follows_the_order_asked_for_and_repeats(self, repository: Path) -> None:
        put(repository, "engagements/a.yaml", b"a")
        put(repository, "engagements/b.yaml", b"b")
        commit(repository)
        asked = ["engagements/b.yaml", "engagements/a.yaml", "engagements/b.yaml"]
        for tree in (working_tree(repository), commit_tree(repository, "HEAD")):
            assert [data for _, data in tree.read(iter(asked))] == [b"b", b"a", b"b"]
            assert list(tree.read([])) == []

    @pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "README.md", f"./{SOW}", "engagements", "", "\udcff"])
    def test_nothing_outside_the_listed_files_can_be_read(self, repository: Path, path: str) -> None:
        put(repository, SOW)
        put(repository, "README.md")
        put(repository.parent, "secret")
        commit(repository)
        for tree in (working_tree(repository), commit_tree(repository, "HEAD")):
            with pytest.raises(CannotRead, match="not a plain file under engagements/"):
                tree.read([path])

    def test_engagements_must_be_a_folder_of_the_repository_itself(self, repository: Path, tmp_path: Path) -> None:
        put(tmp_path, "elsewhere/x.yaml")
        (repository / "engagements").symlink_to(tmp_path / "elsewhere")
        assert find_root(repository) == repository
        commit(repository)
        with pytest.raises(CannotRead, match=r"symlink.*ordinary folder"):
            working_tree(repository)
        with pytest.raises(CannotRead, match=r"symlink.*ordinary folder"):
            commit_tree(repository, "HEAD")

    def test_an_ignored_link_in_place_of_engagements_is_not_an_empty_portfolio(
        self, repository: Path, tmp_path: Path
    ) -> None:
        put(tmp_path, "elsewhere/x.yaml")
        put(repository, ".gitignore", b"engagements\n")
        (repository / "engagements").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(CannotRead, match="symlink"):
            working_tree(repository)

    def test_five_thousand_files_are_read_whole_by_few_processes(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = {f"engagements/c{number % 50}/{number}.yaml": b"%d\n" % number * 200 for number in range(5000)}
        for path, data in expected.items():
            put(repository, path, data)
        commit(repository)
        started = watch_processes(monkeypatch)
        assert contents(working_tree(repository)) == expected
        assert len(started) == 1
        assert contents(commit_tree(repository, "HEAD")) == expected
        assert len(started) == 5


class TestWorkingTree:
    def test_files_git_ignores_are_left_out_unless_they_are_tracked(self, repository: Path) -> None:
        put(repository, ".gitignore", b"*.tmp\ncache/\n")
        put(repository, "engagements/tracked.tmp")
        git(repository, "add", "--force", "engagements/tracked.tmp")
        put(repository, "engagements/new.yaml")
        put(repository, "engagements/ignored.tmp")
        put(repository, "engagements/cache/x.yaml")
        assert paths(working_tree(repository)) == ["engagements/new.yaml", "engagements/tracked.tmp"]

    def test_a_deleted_file_is_gone_although_git_still_tracks_it(self, repository: Path) -> None:
        put(repository, "engagements/kept.yaml")
        deleted = put(repository, SOW)
        commit(repository)
        deleted.unlink()
        assert paths(working_tree(repository)) == ["engagements/kept.yaml"]

    def test_a_tracked_folder_replaced_by_a_link_is_not_looked_through(self, repository: Path, tmp_path: Path) -> None:
        put(repository, "engagements/acme/x.yaml")
        commit(repository)
        (repository / "engagements/acme").rename(tmp_path / "moved")
        (repository / "engagements/acme").symlink_to(tmp_path / "moved")
        assert working_tree(repository).files() == (File("engagements/acme", "symlink"),)

    def test_a_tracked_file_replaced_by_a_folder_is_the_folders_files(self, repository: Path) -> None:
        put(repository, "engagements/acme")
        commit(repository)
        (repository / "engagements/acme").unlink()
        put(repository, "engagements/acme/x.yaml")
        assert working_tree(repository).files() == (File("engagements/acme/x.yaml", "file"),)

    def test_a_file_in_conflict_is_listed_once(self, repository: Path) -> None:
        put(repository, SOW, b"base")
        commit(repository)
        git(repository, "checkout", "--quiet", "-b", "other")
        put(repository, SOW, b"theirs")
        commit(repository)
        git(repository, "checkout", "--quiet", "main")
        put(repository, SOW, b"ours")
        commit(repository)
        with pytest.raises(subprocess.CalledProcessError):
            git(repository, "merge", "other")
        assert paths(working_tree(repository)) == [SOW]

    def test_a_pipe_is_left_out_and_never_waited_for(self, repository: Path) -> None:
        place = put(repository, SOW)
        commit(repository)
        opened_before = working_tree(repository)
        place.unlink()
        os.mkfifo(place)
        assert working_tree(repository).files() == ()
        with pytest.raises(CannotRead, match="not a plain file"):
            list(opened_before.read([SOW]))

    def test_a_file_that_vanishes_after_listing_cannot_be_read(self, repository: Path) -> None:
        place = put(repository, SOW)
        tree = working_tree(repository)
        place.unlink()
        with pytest.raises(CannotRead, match=r"sow\.yaml"):
            list(tree.read([SOW]))

    def test_variables_set_by_a_hook_do_not_point_elsewhere(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(repository, SOW)
        put(repository, ".gitignore", b"*.tmp\n")
        put(repository, "engagements/x.tmp")
        head = commit(repository)
        other = tmp_path / "other"
        git(tmp_path, "init", "--quiet", "other")
        monkeypatch.setenv("GIT_DIR", str(other / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other))
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/no-such-index")
        monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path))
        monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
        monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.excludesFile")
        monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(put(tmp_path, "all", b"*\n")))
        put(repository, "engagements/untracked.yaml")
        assert paths(working_tree(repository)) == [SOW, "engagements/untracked.yaml"]
        assert commit_tree(repository, "main").label == head


class TestPlainFolder:
    def test_hidden_names_are_left_out_and_links_not_followed(self, tmp_path: Path) -> None:
        top = tmp_path / "plain"
        put(top, SOW, b"x")
        put(top, "engagements/.hidden/x.yaml")
        put(top, "engagements/.swap.yaml")
        put(top, "engagements/nested/.git/HEAD")
        put(top, "engagements/nested/x.yaml")
        (top / "engagements/zlink").symlink_to(tmp_path)
        tree = working_tree(top)
        assert tree.files() == (
            File(SOW, "file"),
            File("engagements/nested", "submodule"),
            File("engagements/zlink", "symlink"),
        )
        assert contents(tree) == {SOW: b"x"}

    def test_needs_no_git_command(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(tmp_path, SOW)
        monkeypatch.setenv("PATH", "")
        assert paths(working_tree(tmp_path)) == [SOW]

    def test_a_folder_without_engagements_has_no_files(self, tmp_path: Path) -> None:
        assert working_tree(tmp_path).files() == ()

    def test_a_folder_that_is_not_there_cannot_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="no folder"):
            working_tree(tmp_path / "missing")
        with pytest.raises(CannotRead, match="no folder"):
            commit_tree(tmp_path / "missing", "main")


class TestFindRoot:
    def test_is_the_nearest_folder_upwards(self, tmp_path: Path) -> None:
        place = put(tmp_path, SOW)
        for start in (tmp_path, tmp_path / "engagements", place.parent, place, place.parent / "not-yet"):
            assert find_root(start) == tmp_path

    def test_says_where_to_go_when_there_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="Go to the governance repository"):
            find_root(tmp_path)


class TestGitThatCannotAnswer:
    def test_a_missing_git_command_is_not_taken_for_a_plain_folder(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(repository, SOW)
        monkeypatch.setenv("PATH", "")
        with pytest.raises(CannotRead, match="Install git"):
            working_tree(repository)

    def test_a_failing_git_is_quoted_without_control_characters(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script = r"printf 'hint\nfatal: on \033[31mfire\n' >&2; exit 128"
        put_git_on_path(tmp_path / "bin", monkeypatch, script)
        with pytest.raises(CannotRead, match=r"\(fatal: on  \[31mfire\).*git status"):
            working_tree(repository)
        with pytest.raises(CannotRead, match=r"\(fatal: on  \[31mfire\)"):
            commit_tree(repository, "main")

    def test_a_folder_git_could_not_open_is_not_taken_for_empty(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        warning = "warning: could not open directory 'engagements/acme/': Permission denied"
        put_git_on_path(tmp_path / "bin", monkeypatch, f'echo "{warning}" >&2')
        with pytest.raises(CannotRead, match="Permission denied"):
            working_tree(repository)

    def test_a_damaged_repository_does_not_give_way_to_one_further_up(self, repository: Path) -> None:
        put(repository, ".gitignore", b"inner\n")
        put(repository, f"inner/{SOW}")
        put(repository, "inner/.git/HEAD", b"damaged")
        with pytest.raises(CannotRead, match="not a git repository"):
            working_tree(repository / "inner")

    @pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
    def test_a_repository_of_someone_else_is_not_taken_for_a_plain_folder(self, repository: Path) -> None:
        put(repository, SOW)
        for place in (repository, repository / ".git"):
            os.chown(place, 12345, 12345)
        with pytest.raises(CannotRead, match=r"dubious ownership.*git status"):
            working_tree(repository)


class TestCommit:
    def test_a_commit_without_engagements_has_no_files(self, repository: Path) -> None:
        put(repository, "README.md")
        commit(repository)
        assert commit_tree(repository, "HEAD").files() == ()

    def test_a_bare_clone_serves_as_well(self, repository: Path, tmp_path: Path) -> None:
        put(repository, SOW, b"x")
        commit(repository)
        git(tmp_path, "clone", "--quiet", "--bare", str(repository), "bare.git")
        assert contents(commit_tree(tmp_path / "bare.git", "main")) == {SOW: b"x"}

    def test_the_working_tree_does_not_matter(self, repository: Path) -> None:
        put(repository, SOW, b"committed")
        commit(repository)
        put(repository, SOW, b"edited")
        put(repository, "engagements/new.yaml")
        assert contents(commit_tree(repository, "HEAD")) == {SOW: b"committed"}

    def test_attributes_and_filters_do_not_change_a_byte(self, repository: Path) -> None:
        put(repository, SOW, b"$Id$\na: 1\n")
        commit(repository)
        attributes = b"*.yaml filter=loud ident eol=crlf text working-tree-encoding=UTF-16\n"
        put(repository, ".gitattributes", attributes)
        git(repository, "config", "filter.loud.smudge", "tr a-z A-Z")
        git(repository, "add", ".gitattributes")
        git(repository, "commit", "--quiet", "--message=x")
        assert contents(commit_tree(repository, "HEAD")) == {SOW: b"$Id$\na: 1\n"}

    def test_replace_refs_change_neither_files_nor_bytes(self, repository: Path) -> None:
        put(repository, SOW, b"first")
        first = commit(repository)
        put(repository, SOW, b"second")
        put(repository, "engagements/more.yaml")
        second = commit(repository)
        git(repository, "replace", first, second)
        forged = git(repository, "hash-object", "-w", "--stdin", feed=b"forged")
        git(repository, "replace", f"{second}:{SOW}", forged)
        assert contents(commit_tree(repository, first)) == {SOW: b"first"}
        assert contents(commit_tree(repository, second))[SOW] == b"second"

    def test_a_tag_named_like_a_branch_is_refused_until_written_in_full(self, repository: Path) -> None:
        put(repository, SOW, b"old")
        old = commit(repository)
        put(repository, SOW, b"new")
        new = commit(repository)
        git(repository, "tag", "main", old)
        git(repository, "config", "core.warnAmbiguousRefs", "false")
        with pytest.raises(CannotRead, match="refs/heads/main"):
            commit_tree(repository, "main")
        assert commit_tree(repository, "refs/heads/main").label == new
        assert commit_tree(repository, "refs/tags/main").label == old

    def test_an_annotated_tag_stands_for_its_commit(self, repository: Path) -> None:
        put(repository, SOW)
        head = commit(repository)
        git(repository, "tag", "--annotate", "--message=x", "v1")
        assert commit_tree(repository, "v1").label == head

    @pytest.mark.parametrize(
        "revision", ["", "--all", "-h", "no-such", "^HEAD", "HEAD..HEAD", "HEAD:engagements", "a\0b"]
    )
    def test_what_is_not_one_commit_is_refused(self, repository: Path, revision: str) -> None:
        put(repository, SOW)
        commit(repository)
        with pytest.raises(CannotRead, match=r"spelled|Name a branch"):
            commit_tree(repository, revision)

    def test_a_commit_that_a_shallow_clone_lacks_is_to_be_fetched(self, repository: Path, tmp_path: Path) -> None:
        put(repository, SOW)
        first = commit(repository)
        put(repository, SOW, b"b: 2\n")
        second = commit(repository)
        git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
        assert commit_tree(tmp_path / "shallow", second).label == second
        for revision in (first, "HEAD~1"):
            with pytest.raises(CannotRead, match="git fetch --unshallow"):
                commit_tree(tmp_path / "shallow", revision)

    def test_a_missing_blob_is_named_by_its_file(self, repository: Path) -> None:
        put(repository, "engagements/a.yaml", b"a")
        put(repository, SOW, b"lost")
        commit(repository)
        blob = git(repository, "rev-parse", f"HEAD:{SOW}")
        (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
        tree = commit_tree(repository, "HEAD")
        assert dict(tree.read(["engagements/a.yaml"])) == {"engagements/a.yaml": b"a"}
        with pytest.raises(CannotRead, match=rf"{SOW}.*fresh, full clone"):
            contents(tree)

    def test_a_damaged_blob_is_named_by_its_file(self, repository: Path) -> None:
        put(repository, SOW, os.urandom(100_000))
        commit(repository)
        blob = git(repository, "rev-parse", f"HEAD:{SOW}")
        place = repository / ".git/objects" / blob[:2] / blob[2:]
        place.chmod(0o644)
        place.write_bytes(place.read_bytes()[:50_000])
        with pytest.raises(CannotRead, match=rf"{SOW}.*missing or damaged"):
            contents(commit_tree(repository, "HEAD"))

    def test_a_missing_folder_of_the_commit_is_not_an_empty_one(self, repository: Path) -> None:
        put(repository, SOW)
        commit(repository)
        folder = git(repository, "rev-parse", "HEAD:engagements/acme")
        (repository / ".git/objects" / folder[:2] / folder[2:]).unlink()
        with pytest.raises(CannotRead, match="cannot list the files of commit"):
            commit_tree(repository, "HEAD")

    def test_a_clone_without_blobs_fetches_nothing_behind_the_users_back(
        self, repository: Path, tmp_path: Path
    ) -> None:
        put(repository, SOW)
        commit(repository)
        git(repository, "config", "uploadpack.allowFilter", "true")
        options = ("--quiet", "--no-checkout", "--filter=blob:none")
        git(tmp_path, "clone", *options, repository.as_uri(), "partial")
        for _ in range(2):
            with pytest.raises(CannotRead, match="without --filter"):
                contents(commit_tree(tmp_path / "partial", "HEAD"))

    def test_reading_may_stop_early_and_leaves_no_process(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = {f"engagements/{number:02}.yaml": bytes([number]) * 100_000 for number in range(20)}
        for path, data in expected.items():
            put(repository, path, data)
        commit(repository)
        started = watch_processes(monkeypatch)
        reading = commit_tree(repository, "HEAD").read(expected)
        assert isinstance(reading, Generator)
        assert next(reading) == ("engagements/00.yaml", bytes(100_000))
        assert started[-1].poll() is None
        reading.close()
        assert started[-1].poll() is not None


class TestFindingTheRepositoryOfACommit:
    def test_a_commit_is_looked_for_where_engagements_lie_within_the_repository(self, repository: Path) -> None:
        inside = put(repository / "ps", SOW)
        assert find_repository(inside.parent) == repository / "ps"
        assert find_repository(repository) == repository

    def test_a_repository_without_engagements_on_disk_is_found_by_its_top(self, repository: Path) -> None:
        (repository / "docs").mkdir()
        (repository.parent / "engagements").mkdir()
        assert find_repository(repository / "docs") == repository
        assert find_repository(repository / ".git" / "refs") == repository / ".git"

    def test_a_commit_of_a_bare_repository_is_found_from_within(self, repository: Path) -> None:
        put(repository, SOW)
        commit(repository)
        bare = repository.parent / "bare.git"
        git(repository, "clone", "--quiet", "--bare", str(repository), str(bare))
        assert find_repository(bare / "refs") == bare
        assert [file.path for file in commit_tree(find_repository(bare), "main").files()] == [SOW]

    def test_no_repository_at_all_says_how_to_name_one(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="--root"):
            find_repository(tmp_path)

    def test_a_revision_that_is_not_there_is_told_without_the_words_of_git(self, repository: Path) -> None:
        with pytest.raises(CannotRead) as told:
            commit_tree(repository, "no-such-commit")
        assert "There is no commit 'no-such-commit'" in str(told.value)
        assert "Needed a single revision" not in str(told.value)
