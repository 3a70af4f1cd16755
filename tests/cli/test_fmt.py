"""`fmt` brings records into form, says which, and touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import committed, git, run
from tests.sample import FOLDER

PLAN = f"{FOLDER}/plan.yaml"
IN_FORM = "tasks:\n  - {id: T-001, name: Move}  # soon\n"
UNTIDY = "tasks:\n- {name: 'Move',   id: T-001} # soon\n\n\n"
BROKEN = "tasks: *all\n"


def engagement(top: Path, **records: str) -> Path:
    """A repository that holds these records of one engagement."""
    folder = top / FOLDER
    folder.mkdir(parents=True)
    for name, text in records.items():
        (folder / f"{name}.yaml").write_text(text)
    return top


def test_untidy_records_are_brought_into_form_and_named_and_the_others_counted(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY, raid="title: RAID\n", engagement="kind: project\n")
    done = run("fmt", cwd=top)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{PLAN} was brought into form.\n2 files were in form already.\n"
    assert (top / PLAN).read_text() == IN_FORM


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY)
    run("fmt", cwd=top)
    written = (top / PLAN).stat().st_mtime_ns
    done = run("fmt", cwd=top)
    assert (done.returncode, done.stdout) == (0, "1 file was in form already.\n")
    assert (top / PLAN).stat().st_mtime_ns == written


def test_check_writes_nothing_and_is_1_where_a_file_would_change(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY)
    done = run("fmt", "--check", cwd=top)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{PLAN} would be brought into form.\n")
    assert (top / PLAN).read_text() == UNTIDY
    run("fmt", cwd=top)
    assert run("fmt", "--check", cwd=top).returncode == 0


def test_diff_shows_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY)
    done = run("fmt", "--diff", cwd=top)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n-- {name: 'Move',   id: T-001} # soon\n" in done.stdout
    assert "\n+  - {id: T-001, name: Move}  # soon\n" in done.stdout
    assert (top / PLAN).read_text() == UNTIDY
    assert run("fmt", "--diff", "--check", cwd=top).returncode == 1


@pytest.mark.parametrize("options", [(), ("--check",), ("--diff",)])
def test_a_record_that_cannot_be_read_is_3_with_its_place_and_the_others_are_still_handled(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    top = engagement(tmp_path, plan=BROKEN, raid="title:   RAID\n")
    done = run("fmt", *options, cwd=top)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{PLAN}:1:8: `*all` stands for a value that is written elsewhere")
    assert f"{FOLDER}/raid.yaml w" in done.stdout
    assert (top / PLAN).read_text() == BROKEN
    assert ((top / FOLDER / "raid.yaml").read_text() == "title: RAID\n") == (not options)


def test_windows_line_ends_and_a_byte_order_mark_go(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan="")
    (top / PLAN).write_bytes(b"\xef\xbb\xbf" + IN_FORM.replace("\n", "\r\n").encode())
    assert run("fmt", cwd=top).returncode == 0
    assert (top / PLAN).read_bytes() == IN_FORM.encode()


def test_only_the_records_at_the_paths_are_handled_from_any_folder(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY, raid="title:   RAID\n")
    assert run("fmt", "plan.yaml", cwd=top / FOLDER).stdout.startswith(f"{PLAN} was")
    assert (top / FOLDER / "raid.yaml").read_text() == "title:   RAID\n"
    assert run("fmt", str(top / FOLDER), cwd=top).stdout.startswith(f"{FOLDER}/raid.yaml was")


def test_files_that_are_no_records_are_left_alone(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=IN_FORM, notes="a:   1\n")
    (top / FOLDER / "evidence").mkdir()
    (top / FOLDER / "evidence/report.yaml").write_text("a:   1\n")
    assert run("fmt", cwd=top).stdout == "1 file was in form already.\n"


@pytest.mark.parametrize("path", ["nowhere.yaml", f"{FOLDER}/notes.yaml", f"{FOLDER}/evidence"])
def test_a_path_without_records_is_wrong_usage_and_never_success(tmp_path: Path, path: str) -> None:
    top = engagement(tmp_path, plan=UNTIDY, notes="a:   1\n")
    done = run("fmt", PLAN, path, cwd=top)
    assert done.returncode == 2
    assert f'No record lies at "{path}".' in done.stderr
    assert (top / PLAN).read_text() == UNTIDY


def test_a_portfolio_without_records_is_3(tmp_path: Path) -> None:
    done = run("fmt", cwd=engagement(tmp_path))
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no record" in done.stderr


def test_what_git_ignores_is_left_alone(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY, raid="title: RAID\n")
    committed(top)
    git(top, "rm", "-q", "--cached", PLAN)
    (top / ".gitignore").write_text("plan.yaml\n")
    assert run("fmt", cwd=top).stdout == "1 file was in form already.\n"


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    top = engagement(tmp_path, plan=UNTIDY)
    (top / PLAN).chmod(0o640)
    run("fmt", cwd=top)
    assert (top / PLAN).stat().st_mode & 0o777 == 0o640


def test_a_record_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    top = engagement(tmp_path, raid="title: RAID\n")
    (top / "elsewhere.yaml").write_text(UNTIDY)
    (top / PLAN).symlink_to(top / "elsewhere.yaml")
    assert run("fmt", cwd=top).stdout == "1 file was in form already.\n"
    assert (top / "elsewhere.yaml").read_text() == UNTIDY
