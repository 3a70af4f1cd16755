"""The command line as users meet it: whole processes, their output and their exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample import FOLDER, REPOSITORY


def run(*arguments: str, cwd: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    """psdm-validate with these arguments, on a terminal of 80 columns that is none."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "psdm_validate", *arguments],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", "PYTHONPATH": str(REPOSITORY), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """A copy of the sample portfolio in a folder that is no repository."""
    shutil.copytree(REPOSITORY / "engagements", tmp_path / "engagements")
    return tmp_path


def spoil(portfolio: Path) -> None:
    """Let a task end a year after the contract."""
    plan = portfolio / FOLDER / "plan.yaml"
    text = plan.read_text()
    line = next(line for line in text.splitlines() if "id: T-001" in line)
    plan.write_text(text.replace(line, line.replace("end: 2026-07-24", "end: 2027-12-31")))
    assert plan.read_text() != text


def test_a_clean_portfolio_is_0(portfolio: Path) -> None:
    done = run("check", "--as-of", "2026-11-20", cwd=portfolio)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Nothing blocks. 0 errors, 0 warnings, 0 notes.\n")


def test_a_finding_that_blocks_is_1_and_is_told_with_its_line_rule_clause_and_next_step(portfolio: Path) -> None:
    spoil(portfolio)
    done = run("check", "--as-of", "2026-11-20", cwd=portfolio)
    assert done.returncode == 1
    assert f"{FOLDER}/plan.yaml:" in done.stdout
    assert "^^^^^^^^^^" in done.stdout
    assert "error CHG024 an instrument says exactly what it changes from what" in done.stdout
    assert "T-001 ends 2027-12-31, 357 days past the contract in force (2027-01-08)." in done.stdout
    assert "Next:" in done.stdout
    assert "Source: derived from handbook 001 (Project Management): Iterate and Validate" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--as-of", "tomorrow"),
        ("check", "--as-of", "20261120"),
        ("check", "--edition", "1999"),
        ("check", "nowhere"),
        ("check", "--select", "XYZ"),
        ("check", "--report", "json"),
        ("check", "--report", "pdf=x"),
        ("show", "nobody"),
        ("show",),
        ("explain", "CHG999"),
        ("explain", "sow.nothing"),
        ("schema", "nothing"),
        ("rules", "--edition", "1066"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_verb_rule_or_engagement_is_met_with_a_suggestion() -> None:
    assert "Did you mean check?" in run("chekc").stderr
    assert "CHG024" in run("explain", "CHG02").stderr
    assert "forest-service/sow-1847" in run("show", "sow-1874").stderr


def test_nothing_to_judge_is_3(tmp_path: Path) -> None:
    assert run("check", cwd=tmp_path).returncode == 3
    (tmp_path / "engagements").mkdir()
    done = run("check", cwd=tmp_path)
    assert done.returncode == 3
    assert "Could not judge" in done.stdout
    assert run("list", cwd=tmp_path).returncode == 3


def test_a_commit_that_is_not_there_is_3() -> None:
    done = run("check", "--rev", "no-such-commit")
    assert done.returncode == 3
    assert done.stderr.startswith("Could not judge: ")


def test_a_report_that_cannot_be_written_is_3(portfolio: Path) -> None:
    done = run("check", "--as-of", "2026-11-20", "--report", "json=engagements", cwd=portfolio)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr


def test_a_failure_of_the_validator_is_3_without_a_traceback(portfolio: Path) -> None:
    sabotage = portfolio / "sitecustomize.py"
    sabotage.write_text("import datetime, sys\nsys.setrecursionlimit(120)\n")
    done = run("check", cwd=portfolio, PYTHONPATH=f"{portfolio}{os.pathsep}{REPOSITORY}")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_commit_is_judged_without_its_working_tree(portfolio: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=portfolio, check=True, capture_output=True)

    git("init", "-q")
    git("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "commit", "-q", "--allow-empty", "-m", "nothing")
    git("add", "engagements")
    git("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "commit", "-q", "-m", "the portfolio")
    spoil(portfolio)
    assert run("check", "--as-of", "2026-11-20", cwd=portfolio).returncode == 1
    assert run("check", "--as-of", "2026-11-20", "--rev", "HEAD", cwd=portfolio).returncode == 0
    assert run("check", "--as-of", "2026-11-20", "--rev", "HEAD~1", cwd=portfolio).returncode == 3


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


def test_reports_go_to_files_with_the_same_exit_code(portfolio: Path) -> None:
    spoil(portfolio)
    reports = ("--report", "json=out/report.json", "--report", "text=out/report.txt")
    done = run("check", "--as-of", "2026-11-20", *reports, cwd=portfolio)
    report = json.loads((portfolio / "out/report.json").read_text())
    assert done.returncode == report["exit_code"] == 1
    assert (report["version"], report["summary"]["errors"], len(report["findings"])) == (1, 1, 1)
    finding = report["findings"][0]
    assert (finding["rule"], finding["field"], finding["file"]) == ("CHG024", "tasks.T-001.end", f"{FOLDER}/plan.yaml")
    assert "CHG024" in (portfolio / "out/report.txt").read_text()


def test_colour_only_on_a_terminal_and_never_with_no_color(portfolio: Path) -> None:
    script = shutil.which("script")
    if script is None:
        pytest.fail("the command `script` of util-linux is needed to stand for a terminal")
    command = f"{sys.executable} -P -m psdm_validate check --as-of 2026-11-20"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"}
    environment.pop("NO_COLOR", None)

    def on_a_terminal(**more: str) -> str:
        done = subprocess.run(
            [script, "-qec", command, "/dev/null"],
            cwd=portfolio,
            env={**environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert "\x1b[" in on_a_terminal()
    assert "\x1b[" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b[" not in run("check", "--as-of", "2026-11-20", cwd=portfolio).stdout


def test_show_tells_the_lineage_in_every_form() -> None:
    text = run("show", "SOW-1847", "--as-of", "2026-11-20").stdout
    assert "Contract in force: SOW-1847 → WC-001 → CO-001" in text
    assert "end: 2026-10-30 → 2026-11-13" in text
    assert "amount: USD 277,200.00 → USD 317,200.00" in text
    assert max(len(line) for line in text.splitlines() if "sha256" not in line) <= 80
    markdown = run("show", "sow-1847", "--as-of", "2026-11-20", "--format", "markdown").stdout
    assert "Contract in force: SOW-1847 → WC-001 → CO-001" in markdown
    shown = json.loads(run("show", FOLDER, "--as-of", "2026-11-20", "--format", "json").stdout)
    assert shown["contract"]["lineage"] == ["SOW-1847", "WC-001", "CO-001"]
    assert shown["contract"]["terms"]["end"] == "2027-01-08"


def test_show_on_an_earlier_day_tells_the_contract_of_that_day() -> None:
    shown = json.loads(run("show", "sow-1847", "--as-of", "2026-10-20", "--format", "json").stdout)
    assert shown["contract"]["lineage"] == ["SOW-1847", "WC-001"]
    assert [paper["number"] for paper in shown["pending"]] == ["CO-001"]
    assert {"pending", "inside"} >= {intent["standing"] for intent in shown["plan"] if intent["awaits"] == "CO-001"}


def test_show_of_a_broken_record_shows_the_rest_and_is_3(portfolio: Path) -> None:
    (portfolio / FOLDER / "raid.yaml").write_text("risks: [\n")
    done = run("show", "sow-1847", "--as-of", "2026-11-20", cwd=portfolio)
    assert done.returncode == 3
    assert "SOW-1847 → WC-001 → CO-001" in done.stdout
    assert "raid.yaml cannot be read" in done.stdout.replace("\n", " ")


def test_list_filters() -> None:
    assert "SOW-1847" in run("list", "--as-of", "2026-11-20", "--phase", "deliver", "--pm", "sam").stdout
    assert "0 of 1 engagement" in run("list", "--as-of", "2026-11-20", "--phase", "closed").stdout
    listed = json.loads(run("list", "--as-of", "2026-11-20", "--format", "json").stdout)
    assert [(o["number"], o["amount"], o["end"]) for o in listed] == [("SOW-1847", "317200.00", "2027-01-08")]


def test_explain_tells_a_rule_a_record_and_a_field() -> None:
    rule = run("explain", "chg024").stdout
    assert "# CHG024: an instrument says exactly what it changes from what" in rule
    assert "```yaml bad plan.yaml" in rule
    assert "It lies at engagements/{customer}/{sow}/plan.yaml." in run("explain", "plan.yaml").stdout
    assert "May be left out" in run("explain", "plan.tasks.awaits").stdout


def test_rules_are_listed_for_programs_with_all_that_tells_them_apart() -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert len(listed["rules"]) >= 30
    assert all(set(rule) == {"id", "title", "level", "editions", "scope", "source"} for rule in listed["rules"])


def test_every_verb_has_help_with_examples() -> None:
    for verb in ("check", "show", "list", "explain", "rules", "schema"):
        done = run(verb, "--help")
        assert done.returncode == 0
        assert f"psdm-validate {verb}" in done.stdout
    assert "Exit codes: 0 nothing blocks" in run("--help").stdout


def test_a_reader_that_goes_away_gets_no_traceback() -> None:
    command = f"{sys.executable} -P -m psdm_validate rules --format json | head -c 10"
    done = subprocess.run(
        command, shell=True, cwd=REPOSITORY, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.stderr == ""


def test_a_module_lying_in_the_checkout_does_not_run_in_the_judge(portfolio: Path) -> None:
    spoil(portfolio)
    for name in ("yaml", "click", "pydantic", "sitecustomize", "importlib"):
        (portfolio / f"{name}.py").write_text("raise SystemExit(0)\n")
    command = shutil.which("psdm-validate", path=str(Path(sys.executable).parent))
    assert command
    for judge in ([command], [sys.executable, "-I", "-m", "psdm_validate"]):
        arguments = [*judge, "check", "--as-of", "2026-11-20"]
        assert subprocess.run(arguments, cwd=portfolio, capture_output=True, check=False).returncode == 1


def test_started_so_that_modules_of_the_checkout_could_run_it_does_not_judge(portfolio: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "psdm_validate", "check"], cwd=portfolio, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "python -I -m psdm_validate" in done.stderr
