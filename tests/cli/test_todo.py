"""`todo`: a project manager's morning, in whole processes."""

from __future__ import annotations

import json
import shlex
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from psdm_validate.cli import commands
from tests.cli.running import git, on_a_terminal, rewrite, run, without_colours
from tests.sample import FOLDER

NAME = FOLDER.removeprefix("engagements/")
DAY = ("--as-of", "2026-11-20")
OF_ANOTHER = "role: project-manager, person: dev-malik"


def told(*arguments: str, cwd: Path) -> list[dict[str, str]]:
    done = run("todo", *DAY, "--format", "json", *arguments, cwd=cwd)
    duties: list[dict[str, str]] = json.loads(done.stdout)["duties"]
    return duties


def test_what_is_red_is_0_because_it_is_a_list_and_no_verdict(portfolio: Path) -> None:
    rewrite(portfolio, "raid.yaml", "due: 2026-11-25", "due: 2026-11-19")
    done = run("todo", *DAY, cwd=portfolio)
    assert done.returncode == 0
    assert done.stdout.startswith(f"Red now\n\nNow             {NAME} warning RPT010 raid.yaml:")
    assert f"\n  psdm-validate close {NAME} A-003 --outcome TEXT\n" in done.stdout


def test_a_record_that_cannot_be_read_is_3_and_the_rest_is_told(portfolio: Path) -> None:
    (portfolio / FOLDER / "plan.yaml").write_text("broken: [\n")
    done = run("todo", *DAY, cwd=portfolio)
    assert done.returncode == 3
    assert "A-003 is due" in done.stdout
    assert f"There may be more: {FOLDER}/plan.yaml cannot be read." in done.stdout.replace("\n", " ")
    assert "`psdm-validate check` says why" in done.stderr


def test_without_readable_settings_it_is_3(portfolio: Path) -> None:
    (portfolio / "engagements/settings.yaml").write_text("broken: [\n")
    done = run("todo", *DAY, cwd=portfolio)
    assert done.returncode == 3
    assert "A-003 is due" in done.stdout


@pytest.mark.parametrize("who", ["sam-osei", "Sam Osei", "SAM OSEI", "osei", "sam"])
def test_a_project_manager_is_named_by_id_name_or_part_of_it(who: str) -> None:
    listed = json.loads(run("todo", *DAY, "--pm", who, "--format", "json").stdout)
    assert listed["engagements"] == ["forest-service/sow-1839", "forest-service/sow-1847"]
    assert {duty["engagement"] for duty in listed["duties"]} == set(listed["engagements"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--pm", "nobody"), 'No project manager is called "nobody". There is: '),
        (("--pm", "a"), '"a" fits several project managers: '),
        (("--pm", "sam", "sow-1847"), "Name an engagement or a project manager, not both."),
        (("copper",), "There is: copper-vale/sow-2335."),
        (("--days", "-1"), "--days"),
        (("--days", "9999"), "--days"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(arguments: tuple[str, ...], says: str) -> None:
    done = run("todo", *DAY, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_an_engagement_whose_manager_is_unknown_is_in_everybodys_list(portfolio: Path) -> None:
    (portfolio / FOLDER / "engagement.yaml").write_text("broken: [\n")
    done = run("todo", *DAY, "--pm", "dev-malik", cwd=portfolio)
    assert done.returncode == 3
    assert "A-003 is due" in done.stdout


def test_findings_in_what_all_share_are_told_to_all_and_not_to_one(portfolio: Path) -> None:
    shutil.copytree(portfolio / FOLDER, portfolio / "engagements/forest-service/sow-47")
    rewrite(portfolio, "../sow-47/engagement.yaml", "role: project-manager, person: sam-osei", OF_ANOTHER)
    (portfolio / "engagements/notes.txt").write_text("remember the milk\n")
    assert [duty["engagement"] for duty in told(cwd=portfolio) if duty["rule"] == "FIL003"] == [None]
    assert not [duty for duty in told("--pm", "sam", cwd=portfolio) if duty["rule"] == "FIL003"]


def test_one_engagement_comes_with_its_checklist(portfolio: Path) -> None:
    assert f"\nChecklist of {NAME}\n" in run("todo", *DAY, "1847", cwd=portfolio).stdout
    assert "Checklist of" not in run("todo", *DAY, cwd=portfolio).stdout
    assert f"\nChecklist of {NAME}\n" in run("todo", *DAY, "--checklist", cwd=portfolio).stdout


def test_a_checklist_is_asked_of_those_that_go_on_and_told_of_any_that_is_named() -> None:
    everybody = json.loads(run("todo", *DAY, "--checklist", "--format", "json").stdout)
    assert "dol-whd/sow-1815" not in [checklist["engagement"] for checklist in everybody["checklists"]]
    assert "Checklist of dol-whd/sow-1815" in run("todo", *DAY, "sow-1815").stdout


def test_a_project_manager_is_told_how_to_see_only_their_own(portfolio: Path) -> None:
    git(portfolio, "init", "-q")
    git(portfolio, "config", "user.email", "Sam.Osei@example.com")
    hint = "These are everybody's. Yours alone: psdm-validate todo --pm sam-osei\n"
    assert run("todo", *DAY, cwd=portfolio).stderr == hint
    assert run("todo", *DAY, "--pm", "sam", cwd=portfolio).stderr == ""
    git(portfolio, "config", "user.email", "alex.reyes@example.com")
    assert run("todo", *DAY, cwd=portfolio).stderr == ""


def test_what_does_not_say_how_it_writes_letters_gets_plain_marks(portfolio: Path) -> None:
    with redirect_stdout(StringIO()) as captured:
        assert captured.encoding is None
        commands.main(["todo", *DAY, "sow-1847", "--root", str(portfolio)], standalone_mode=False)
    assert "\n  x the RAID log\n" in captured.getvalue()


def test_a_terminal_that_knows_only_ascii_gets_plain_marks() -> None:
    assert "\n  x the RAID log\n" in run("todo", *DAY, "sow-1847", PYTHONIOENCODING="ascii").stdout
    assert "\n  ✓ the RAID log\n" in run("todo", *DAY, "sow-1847", PYTHONIOENCODING="utf-8").stdout


def test_colours_are_for_terminals() -> None:
    plain = run("todo", *DAY, "sow-1847", PYTHONIOENCODING="utf-8").stdout
    assert "\x1b" not in plain
    shown = on_a_terminal("todo", *DAY, "sow-1847", COLUMNS="80", PYTHONIOENCODING="utf-8")
    assert "\x1b" in shown
    assert without_colours(shown) == plain


@pytest.mark.parametrize("as_of", ["2026-07-10", "2026-10-29", "2026-11-20", "2026-12-15"])
def test_every_command_that_settles_a_duty_is_one_that_there_is(as_of: str) -> None:
    listed = json.loads(run("todo", "--as-of", as_of, "--days", "60", "--format", "json").stdout)
    lines = {duty["command"] for duty in listed["duties"] if duty["command"]}
    assert lines
    for line in lines:
        understood(line)


def understood(line: str) -> None:
    """Let the command line read the command with its words in capitals filled in, and do nothing."""
    filled = {"PERSON": "sam-osei", "TEXT": "Settled", "FILE": __file__, "DAY": "2026-12-31"}
    program, *words = [filled.get(word, word) for word in shlex.split(line)]
    assert program == "psdm-validate"
    if words[0] == "explain":
        assert CliRunner().invoke(commands, words).exit_code == 0, line
        return
    command: click.Command = commands
    context = click.Context(command, info_name=program)
    while isinstance(command, click.Group):
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command, context = found, click.Context(found, info_name=name, parent=context)
    command.make_context(context.info_name, words, parent=context.parent)
