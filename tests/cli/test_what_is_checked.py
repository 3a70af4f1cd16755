"""`check` looks at what it is asked about: a commit, some engagements, some rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import committed, git, run, spoil
from tests.sample import FOLDER, REPOSITORY

CUSTOMER = "engagements/forest-service"
OTHER = "engagements/harbor-line/sow-2206"


def engagements_looked_at(*paths: str, cwd: Path) -> list[str]:
    done = run("check", "--as-of", "2026-11-20", "--format", "json", *paths, cwd=cwd)
    assert done.stdout, done.stderr
    looked_at: list[str] = json.loads(done.stdout)["engagements"]
    return looked_at


@pytest.fixture
def two_customers(portfolio: Path) -> Path:
    """The sample portfolio with the engagement of another customer beside it."""
    shutil.copytree(REPOSITORY / "tests/example" / Path(OTHER).parent, portfolio / Path(OTHER).parent)
    return portfolio


def test_a_commit_is_judged_without_its_working_tree(portfolio: Path) -> None:
    git(portfolio, "init", "-q")
    git(portfolio, "commit", "-q", "--allow-empty", "-m", "nothing")
    committed(portfolio)
    spoil(portfolio)
    assert run("check", "--as-of", "2026-11-20", cwd=portfolio).returncode == 1
    assert run("check", "--as-of", "2026-11-20", "--rev", "HEAD", cwd=portfolio).returncode == 0
    assert run("check", "--as-of", "2026-11-20", "--rev", "HEAD~1", cwd=portfolio).returncode == 3


def test_a_commit_is_judged_in_a_bare_repository_from_any_folder_of_it(portfolio: Path) -> None:
    committed(portfolio)
    bare = portfolio / "bare.git"
    git(portfolio, "clone", "-q", "--bare", ".", str(bare))
    for folder in (bare, bare / "refs"):
        done = run("check", "--as-of", "2026-11-20", "--rev", "HEAD", cwd=folder)
        assert (done.returncode, done.stderr) == (0, "")
    assert engagements_looked_at("--rev", "HEAD", "--root", str(bare), FOLDER, cwd=portfolio) == [FOLDER]


def test_a_commit_is_judged_where_the_folder_has_no_engagements_on_disk(portfolio: Path) -> None:
    committed(portfolio)
    git(portfolio, "checkout", "-q", "--orphan", "empty")
    git(portfolio, "rm", "-rq", "--force", "engagements")
    assert run("check", "--as-of", "2026-11-20", "--rev", "HEAD", cwd=portfolio).returncode == 3
    branch = git(portfolio, "branch", "--format", "%(refname:short)")
    assert run("check", "--as-of", "2026-11-20", "--rev", branch, cwd=portfolio).returncode == 0


def test_a_commit_outside_every_repository_is_3_and_names_the_option_that_helps(portfolio: Path) -> None:
    done = run("check", "--rev", "HEAD", cwd=portfolio)
    assert done.returncode == 3
    assert "--root" in done.stderr


def test_a_commit_that_is_not_there_is_3_in_plain_words() -> None:
    done = run("check", "--rev", "no-such-commit")
    assert done.returncode == 3
    assert done.stderr.startswith("Could not judge: There is no commit 'no-such-commit' in ")
    assert "revision)" not in done.stderr


def test_paths_name_engagements_from_any_folder(portfolio: Path) -> None:
    spoil(portfolio)
    inside = portfolio / FOLDER
    assert run("check", "plan.yaml", "--as-of", "2026-11-20", cwd=inside).returncode == 1
    assert run("check", str(inside), "--as-of", "2026-11-20", cwd=portfolio).returncode == 1
    assert run("check", f"{FOLDER}/", "--as-of", "2026-11-20", cwd=portfolio).returncode == 1
    assert run("check", "../..", "--as-of", "2026-11-20", cwd=inside).returncode == 1
    assert run("check", ".", "--as-of", "2026-11-20", cwd=portfolio).returncode == 1
    assert run("check", "..", "--as-of", "2026-11-20", cwd=portfolio).returncode == 2


def test_selected_and_ignored_rules(portfolio: Path) -> None:
    spoil(portfolio)
    assert run("check", "--as-of", "2026-11-20", "--ignore", "CHG", cwd=portfolio).returncode == 0
    assert run("check", "--as-of", "2026-11-20", "--select", "MTH,REC", cwd=portfolio).returncode == 0
    assert run("check", "--as-of", "2026-11-20", "--select", "CHG024", cwd=portfolio).returncode == 1


def test_the_letters_of_a_family_stand_for_all_its_rules_and_case_does_not_matter(portfolio: Path) -> None:
    def rules(*arguments: str) -> int:
        done = run("check", "--as-of", "2026-11-20", "--format", "json", *arguments, cwd=portfolio)
        return int(json.loads(done.stdout)["summary"]["rules"])

    assert rules("--select", "chg024") == rules("--select", "CHG024") == 1
    assert rules("--select", "MTH") + rules("--ignore", "MTH") == rules()


def test_no_rule_left_to_judge_is_3(portfolio: Path) -> None:
    done = run("check", "--as-of", "2026-11-20", "--select", "CHG", "--ignore", "CHG", cwd=portfolio)
    assert done.returncode == 3
    assert "Could not judge: none of the rules" in done.stdout


@pytest.mark.parametrize("path", [CUSTOMER, f"{CUSTOMER}/", f"{CUSTOMER}/customer.yaml"])
def test_a_customer_means_the_engagements_of_that_customer_only(two_customers: Path, path: str) -> None:
    assert engagements_looked_at(path, cwd=two_customers) == [FOLDER]


@pytest.mark.parametrize("path", ["engagements", ".", "engagements/organization.yaml", "engagements/settings.yaml"])
def test_what_all_engagements_share_means_all_of_them(two_customers: Path, path: str) -> None:
    assert engagements_looked_at(path, cwd=two_customers) == [FOLDER, OTHER]
    assert engagements_looked_at(OTHER, path, cwd=two_customers) == [FOLDER, OTHER]


def test_several_paths_mean_the_engagements_of_each(two_customers: Path) -> None:
    assert engagements_looked_at(CUSTOMER, OTHER, cwd=two_customers) == [FOLDER, OTHER]
    assert engagements_looked_at(f"{OTHER}/sow.yaml", cwd=two_customers) == [OTHER]


@pytest.mark.parametrize("path", ["engagements/notes.txt", f"{CUSTOMER}/notes.txt", "engagements/acme"])
def test_a_path_that_belongs_to_no_engagement_is_wrong_usage_and_never_all_of_them(
    two_customers: Path, path: str
) -> None:
    (two_customers / CUSTOMER / "notes.txt").touch()
    (two_customers / "engagements/notes.txt").touch()
    (two_customers / "engagements/acme").mkdir()
    (two_customers / "engagements/acme/customer.yaml").write_text("name: Acme\n")
    done = run("check", path, cwd=two_customers)
    assert (done.returncode, done.stdout) == (2, "")
    assert "belongs to no engagement" in done.stderr


def test_an_engagement_may_be_named_instead_of_its_path(two_customers: Path) -> None:
    assert engagements_looked_at("forest-service/sow-1847", cwd=two_customers) == [FOLDER]


@pytest.mark.parametrize("verb", ["check", "todo", "list"])
def test_an_empty_portfolio_is_told_how_to_begin(portfolio: Path, verb: str) -> None:
    shutil.rmtree(portfolio / "engagements/forest-service")
    done = run(verb, cwd=portfolio)
    assert done.returncode == 3
    assert "begin one: psdm-validate new engagement" in " ".join((done.stdout + done.stderr).split())
