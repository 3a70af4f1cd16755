"""--report writes the same report in several forms, each whole, and never changes the exit code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from junitparser import JUnitXml

from psdm_validate.cli import main
from tests.cli.running import committed, git, rewrite, run, spoil
from tests.sample import FOLDER

DAY = "2026-11-20"
SITE = "https://pages.example.com/ps"
FORMS = ("text", "markdown", "json", "gitlab", "junit", "annotations")


@pytest.fixture(params=["check", "gate"])
def verb(request: pytest.FixtureRequest, portfolio: Path) -> tuple[str, ...]:
    """Either verb, with what it needs to judge the portfolio; a plan beyond the contract is committed beside main."""
    committed(portfolio)
    git(portfolio, "branch", "-M", "main")
    git(portfolio, "switch", "-q", "-c", "work")
    spoil(portfolio)
    git(portfolio, "commit", "-q", "-a", "-m", "a year more")
    more = ("--target", "main") if request.param == "gate" else ()
    return request.param, "--as-of", DAY, *more


def to_files(folder: str = "out") -> tuple[str, ...]:
    """The options that ask for every form."""
    return tuple(word for form in FORMS for word in ("--report", f"{form}={folder}/{form}"))


def written(portfolio: Path, folder: str = "out") -> Mapping[str, str]:
    """Every report by its form."""
    return {file.name: file.read_text("utf-8") for file in (portfolio / folder).iterdir()}


def test_all_forms_are_written_in_one_run_and_the_exit_code_is_the_same_in_all(
    portfolio: Path, verb: tuple[str, ...]
) -> None:
    done = run(*verb, *to_files(), "--site", SITE, cwd=portfolio)
    reports = written(portfolio)
    assert set(reports) == set(FORMS)
    assert done.returncode == json.loads(reports["json"])["exit_code"] == 1
    assert "CHG024" in reports["text"]
    assert reports["markdown"].startswith("### ❌ ")
    assert "CHG024" in {entry["check_name"] for entry in json.loads(reports["gitlab"])}
    assert JUnitXml.fromstring(reports["junit"].encode()).failures == 1
    assert f"{SITE}/{FOLDER}.html" in reports["annotations"]
    for form in FORMS:
        printed = run(*verb, "--format", form, "--site", SITE, cwd=portfolio)
        assert (printed.returncode, printed.stdout) == (1, reports[form])


def test_a_run_that_could_not_judge_says_so_in_every_form(portfolio: Path, verb: tuple[str, ...]) -> None:
    (portfolio / "out").mkdir()
    (portfolio / "out" / "junit").write_text("<testsuites/>")
    nowhere = ("--rev", "nowhere") if verb[0] == "check" else ("--source", "nowhere")
    done = run(*verb, *nowhere, *to_files(), "--site", SITE, cwd=portfolio)
    assert done.returncode == 3
    reports = written(portfolio)
    assert set(reports) == set(FORMS)
    for form in ("text", "markdown", "json", "gitlab", "junit"):
        assert "nowhere" in reports[form], form
    assert [entry["severity"] for entry in json.loads(reports["gitlab"])] == ["blocker"]
    assert JUnitXml.fromstring(reports["junit"].encode()).errors == 1
    assert "could not judge" in reports["annotations"]
    assert json.loads(reports["json"])["exit_code"] == 3


def test_a_crash_of_the_validator_is_seen_in_every_form(
    portfolio: Path, verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for judge in ("psdm_validate.check.check", "psdm_validate.merge_report.report_on_merge"):
        monkeypatch.setattr(judge, lambda *_: 1 / 0)
    monkeypatch.chdir(portfolio)
    monkeypatch.setattr("sys.argv", ["psdm-validate", *verb, *to_files(), "--site", SITE])
    with pytest.raises(SystemExit) as ending:
        main()
    assert ending.value.code == 3
    reports = written(portfolio)
    for form in ("text", "markdown", "json", "gitlab", "junit"):
        assert "the validator itself failed" in reports[form], form
    assert "could not judge" in reports["annotations"]


def test_a_report_that_cannot_be_written_is_3_and_no_half_of_one_is_left(
    portfolio: Path, verb: tuple[str, ...]
) -> None:
    (portfolio / "file").write_text("")
    done = run(*verb, "--report", "json=file/report.json", "--report", "junit=out/junit", cwd=portfolio)
    assert done.returncode == 3
    assert "cannot be" in done.stderr
    assert not list(portfolio.glob("**/*.draft"))


@pytest.mark.parametrize("file", ["/dev/null", "engagements", "link"])
def test_what_is_no_ordinary_file_stays_as_it_is(portfolio: Path, verb: tuple[str, ...], file: str) -> None:
    (portfolio / "link").symlink_to(portfolio / FOLDER / "plan.yaml")
    done = run(*verb, "--report", f"json={file}", cwd=portfolio)
    assert done.returncode == 3
    assert "it is no ordinary file" in done.stderr
    assert Path("/dev/null").is_char_device()
    assert (portfolio / "link").is_symlink()


def test_two_reports_in_one_file_are_wrong_usage(portfolio: Path, verb: tuple[str, ...]) -> None:
    done = run(*verb, "--report", "json=out/report", "--report", "text=./out/report", cwd=portfolio)
    assert done.returncode == 2
    assert "Two reports would go to the same file" in done.stderr
    assert not (portfolio / "out").exists()


class TestSite:
    def test_the_pipeline_may_say_where_the_site_lies(self, portfolio: Path, verb: tuple[str, ...]) -> None:
        done = run(*verb, "--format", "annotations", cwd=portfolio, PSDM_SITE=f"{SITE}/mr-7")
        assert done.returncode == 1
        assert json.loads(done.stdout)["Portfolio site"][0]["external_link"]["url"] == f"{SITE}/mr-7/index.html"

    def test_links_to_nowhere_are_wrong_usage(self, portfolio: Path, verb: tuple[str, ...]) -> None:
        for form in (("--format", "annotations"), ("--report", "annotations=out/a.json")):
            done = run(*verb, *form, cwd=portfolio, PSDM_SITE="")
            assert done.returncode == 2
            assert "--site ADDRESS, or PSDM_SITE" in done.stderr

    @pytest.mark.parametrize(
        "address", ["pages.example.com", "javascript:alert(1)", "https://a b", 'https://x/">', "/mr-7"]
    )
    def test_what_is_no_address_is_refused(self, portfolio: Path, verb: tuple[str, ...], address: str) -> None:
        done = run(*verb, "--format", "annotations", "--site", address, cwd=portfolio)
        assert done.returncode == 2
        assert "is not the address of a site" in done.stderr


def test_the_schemas_of_report_and_verdict_are_printed() -> None:
    for name in ("report", "verdict"):
        done = run("schema", name)
        assert done.returncode == 0
        published = (Path(__file__).parents[2] / "schemas" / f"{name}.schema.json").read_text("utf-8")
        assert done.stdout == published
        assert f"\n{name} " in run("schema").stdout


def test_a_finding_that_is_gone_takes_its_entry_with_it(portfolio: Path) -> None:
    spoil(portfolio)
    before = json.loads(run("check", "--as-of", DAY, "--format", "gitlab", cwd=portfolio).stdout)
    rewrite(portfolio, "plan.yaml", "end: 2027-12-31", "end: 2026-07-24")
    after = json.loads(run("check", "--as-of", DAY, "--format", "gitlab", cwd=portfolio).stdout)
    gone = [entry["check_name"] for entry in before if entry not in after]
    assert "CHG024" in gone
    assert [entry for entry in after if entry not in before] == []
