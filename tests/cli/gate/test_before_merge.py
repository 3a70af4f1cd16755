"""The gate before anything is pushed: what lies on disk, into the server's default branch."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.gate.conftest import DAY, Gate
from tests.repositories import commit, git, put
from tests.sample import FOLDER, sample_files

PLAN, RAID = f"{FOLDER}/plan.yaml", f"{FOLDER}/raid.yaml"
BEYOND = sample_files()[PLAN].replace(b"end: 2027-01-08, weight: 8", b"end: 2027-02-12, weight: 8")
WORDS = sample_files()[RAID].replace(b"without personal data", b"and no personal data")


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """A clone of the repository with the branch main checked out."""
    git(repository, "switch", "--quiet", "main")
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    return tmp_path / "clone"


@pytest.fixture
def advice(run: Gate, clone: Path) -> Gate:
    return lambda *arguments: run("gate", "--as-of", DAY, *arguments, cwd=clone)


def state(clone: Path) -> tuple[str, str, int]:
    """What must not change by asking: what git sees, the index, how many objects there are."""
    return (
        git(clone, "status", "--porcelain"),
        git(clone, "ls-files", "--stage"),
        len(list((clone / ".git/objects").rglob("*"))),
    )


def test_the_target_is_the_servers_default_branch_unless_named(clone: Path, advice: Gate) -> None:
    commit(clone, {PLAN: BEYOND})
    told = advice()
    assert told.code == 1
    assert "into origin/main at " in told.words


def test_a_clone_that_does_not_know_the_default_branch_is_told_how_to(clone: Path, advice: Gate) -> None:
    git(clone, "remote", "set-head", "origin", "--delete")
    told = advice()
    assert told.code == 3
    assert "git remote set-head origin --auto" in told.err


@pytest.mark.parametrize("staged", [False, True], ids=["on disk", "staged"])
def test_edits_are_judged_before_they_are_committed_and_nothing_is_written(
    clone: Path, advice: Gate, staged: bool
) -> None:
    put(clone, PLAN, BEYOND)
    if staged:
        git(clone, "add", PLAN)
    before = state(clone)
    told = advice("--uncommitted")
    assert told.code == 1
    assert "error CHG024" in told.out
    assert "blocks the merge of what lies on disk into origin/main" in told.words
    assert "This is advice" in told.err
    assert state(clone) == before
    assert advice().code == 0


def test_deleted_and_new_files_count(clone: Path, advice: Gate) -> None:
    (clone / PLAN).unlink()
    put(clone, f"{FOLDER}/notes.txt", b"x")
    told = advice("--uncommitted")
    assert "error REC003" in told.out
    assert "notes.txt" in told.out


def test_files_that_git_ignores_here_are_left_out(clone: Path, advice: Gate) -> None:
    put(clone, ".git/info/exclude", b"notes.txt\n")
    put(clone, f"{FOLDER}/notes.txt", b"x")
    assert advice("--uncommitted").code == 0


def test_old_findings_of_the_target_never_fail_a_commit(repository: Path, clone: Path, advice: Gate) -> None:
    commit(repository, {PLAN: BEYOND})
    git(clone, "pull", "--quiet")
    put(clone, RAID, WORDS)
    assert advice("--uncommitted").code == 0


def test_a_bare_repository_has_nothing_uncommitted(clone: Path, tmp_path: Path, run: Gate) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(clone), "bare")
    told = run("gate", "--target", "main", "--uncommitted", "--as-of", DAY, cwd=tmp_path / "bare")
    assert told.code == 3
    assert "no files on disk" in told.err


def test_a_folder_whose_name_differs_in_capitals_only_is_refused(clone: Path, advice: Gate) -> None:
    commit(clone, {"Engagements/forest-service/sow-1847/sow.yaml": b"number: SOW-1847\n"})
    told = advice()
    assert told.code == 3
    assert "'Engagements' stands beside 'engagements'" in told.err


def test_a_report_of_an_earlier_run_does_not_outlive_one_without_a_verdict(clone: Path, advice: Gate) -> None:
    note = put(clone, "note.md", b"old")
    assert advice("--source", "nowhere", "--report", f"markdown={note}").code == 3
    assert note.read_text().startswith("### ❌ Could not judge: There is no commit ")


def test_what_is_on_its_way_out_of_git_counts_as_gone(clone: Path, advice: Gate) -> None:
    put(clone, ".gitignore", b"plan.yaml\n")
    git(clone, "rm", "--quiet", "--cached", PLAN)
    told = advice("--uncommitted")
    assert told.code == 1
    assert "error REC003" in told.out


def test_files_that_a_sparse_checkout_leaves_out_are_not_gone(clone: Path, advice: Gate) -> None:
    git(clone, "sparse-checkout", "set", "--no-cone", "/*", f"!/{FOLDER}/evidence/")
    assert not (clone / FOLDER / "evidence").exists()
    assert advice("--uncommitted").code == 0


def test_line_ends_count_as_the_repository_would_commit_them(clone: Path, advice: Gate) -> None:
    git(clone, "config", "core.autocrlf", "true")
    evidence = next((clone / FOLDER / "evidence").iterdir())
    evidence.write_bytes(evidence.read_bytes().replace(b"\n", b"\r\n"))
    assert advice("--uncommitted").code == 0


def test_an_edit_of_the_same_length_in_the_second_of_the_checkout_is_seen(clone: Path, advice: Gate) -> None:
    git(clone, "config", "core.trustctime", "false")
    git(clone, "config", "core.checkStat", "minimal")
    os.utime(clone / PLAN, (1_700_000_000, 1_700_000_000))
    git(clone, "update-index", "--refresh")
    assert len(BEYOND) == (clone / PLAN).stat().st_size
    put(clone, PLAN, BEYOND)
    for file in (PLAN, ".git/index"):
        os.utime(clone / file, (1_700_000_000, 1_700_000_000))
    assert advice("--uncommitted").code == 1


def test_no_hook_is_run(clone: Path, advice: Gate, tmp_path: Path) -> None:
    hook = put(clone, ".git/hooks/post-index-change", f"#!/bin/sh\ntouch {tmp_path}/ran\n".encode())
    hook.chmod(0o755)
    put(clone, PLAN, BEYOND)
    assert advice("--uncommitted").code == 1
    assert not (tmp_path / "ran").exists()
