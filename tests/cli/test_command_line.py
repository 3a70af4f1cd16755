"""The command line as users meet it: whole processes, their output and their exit codes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import on_a_terminal, run, spoil
from tests.sample import FOLDER, REPOSITORY


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
        ("check", "--select", "C"),
        ("check", "--ignore", "CHG02"),
        ("check", "--select", ""),
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
    assert "Did you mean CHG," in run("check", "--select", "CH").stderr
    assert "CHG024" in run("check", "--ignore", "CHG02").stderr
    assert "CHG024" in run("explain", "CHG02").stderr
    assert "forest-service/sow-1847" in run("show", "sow-1874").stderr


def test_nothing_to_judge_is_3(tmp_path: Path) -> None:
    assert run("check", cwd=tmp_path).returncode == 3
    (tmp_path / "engagements").mkdir()
    done = run("check", cwd=tmp_path)
    assert done.returncode == 3
    assert "Could not judge" in done.stdout
    assert run("list", cwd=tmp_path).returncode == 3


def test_a_report_that_cannot_be_written_is_3(portfolio: Path) -> None:
    done = run("check", "--as-of", "2026-11-20", "--report", "json=engagements", cwd=portfolio)
    assert done.returncode == 3
    assert "the report 'engagements' cannot be removed (it is no ordinary file)" in done.stderr


def test_a_failure_of_the_validator_is_3_without_a_traceback(portfolio: Path) -> None:
    sabotage = portfolio / "sitecustomize.py"
    sabotage.write_text("import hashlib\nhashlib.sha256 = lambda data: 1 / 0\n")
    done = run("check", cwd=portfolio, PYTHONPATH=f"{portfolio}{os.pathsep}{REPOSITORY}")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


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
    command = ("check", "--as-of", "2026-11-20")
    assert "\x1b[" in on_a_terminal(*command, cwd=portfolio)
    assert "\x1b[" not in on_a_terminal(*command, cwd=portfolio, NO_COLOR="1")
    assert "\x1b[" not in run(*command, cwd=portfolio).stdout


def test_every_verb_has_help_with_examples() -> None:
    for verb in ("check", "show", "list", "explain", "rules", "schema"):
        done = run(verb, "--help")
        assert done.returncode == 0
        assert f"psdm-validate {verb}" in done.stdout
    told = run("--help").stdout
    assert "[OPTIONS] VERB [ARGS]...\n" in told
    assert "Exit codes: 0 nothing blocks" in told


def test_a_reader_that_goes_away_gets_no_traceback() -> None:
    command = f"{shlex.quote(sys.executable)} -P -m psdm_validate rules --format json | head -c 10"
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
