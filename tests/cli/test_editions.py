"""What people meet at the terminal once an organisation has moved to another edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.sample import FOLDER

NAME = "forest-service/sow-1847"
DAY = ("--as-of", "2026-11-20")
PAPER = ("--title", "Two weeks more", "--why", "The permits come late.", "--on", "2026-11-20", "--dry-run")


@pytest.fixture
def moved(portfolio: Path) -> Path:
    """The engagement was signed under the edition 2022, and 2024 is in force now."""
    before = '  - {edition: "2022", until: 2026-10-31}\n'
    (portfolio / "engagements/settings.yaml").write_text(f'edition: "2024"\neditions_before:\n{before}')
    return portfolio


def words(text: str) -> str:
    return " ".join(text.split())


def test_check_says_how_many_are_judged_by_another_edition(moved: Path) -> None:
    told = run("check", *DAY, cwd=moved).stdout
    assert "1 engagement is judged by the edition 2022, under which it was signed." in told
    assert "edition 2024, as of 2026-11-20" in words(told)


def test_the_option_judges_all_by_one_edition_and_says_so(moved: Path) -> None:
    assert "judged by the edition" not in run("check", *DAY, "--edition", "2024", cwd=moved).stdout
    assert "whatever the settings say and whenever it was signed" in words(run("check", "--help").stdout)


def test_show_names_an_edition_that_is_not_that_of_the_day(moved: Path) -> None:
    assert "as of 2026-11-20 · edition 2022, as when it was signed" in words(run("show", NAME, *DAY, cwd=moved).stdout)
    shown = run("show", NAME, *DAY, "--format", "markdown", cwd=moved).stdout
    assert "as of 2026-11-20 · edition 2022, as when it was signed" in shown
    assert json.loads(run("show", NAME, *DAY, "--format", "json", cwd=moved).stdout)["edition"] == "2022"
    assert "edition" not in run("show", NAME, *DAY).stdout


def test_show_of_a_sow_that_cannot_be_read_says_that_the_edition_is_unknown(moved: Path) -> None:
    (moved / FOLDER / "sow.yaml").write_text("terms: [\n")
    done = run("show", NAME, *DAY, cwd=moved)
    assert done.returncode == 3
    assert "edition unknown" in words(done.stdout)


def test_the_list_names_the_edition_for_programs(moved: Path) -> None:
    (listed,) = json.loads(run("list", *DAY, "--format", "json", cwd=moved).stdout)
    assert listed["edition"] == "2022"


def test_the_checklist_asks_what_the_edition_of_the_signature_asks(moved: Path) -> None:
    def asked(top: Path) -> set[str]:
        (checklist,) = json.loads(run("todo", NAME, *DAY, "--format", "json", cwd=top).stdout)["checklists"]
        return {item["rule"] for stage in checklist["stages"] for item in stage["items"]}

    under_2022 = asked(moved)
    assert "INT011" in under_2022
    assert "MTH002" not in under_2022
    (moved / "engagements/settings.yaml").write_text('edition: "2024"\n')
    assert {"INT011", "MTH002"} & asked(moved) == {"MTH002"}


def test_todo_says_that_a_checklist_is_missing_where_the_edition_is_unknown(moved: Path) -> None:
    (moved / FOLDER / "sow.yaml").write_text("terms: [\n")
    done = run("todo", NAME, *DAY, cwd=moved)
    assert done.returncode == 3
    assert f"There may be more: {FOLDER}/sow.yaml cannot be read." in words(done.stdout)


def test_a_draft_says_which_paper_the_edition_of_the_signature_asks_for(moved: Path) -> None:
    later = ("new", "confirmation", NAME, "--end", "2027-01-22", *PAPER)
    told = run(*later, cwd=moved)
    assert f"psdm-validate new change-order {NAME}" in words(told.stdout + told.stderr)
    (moved / "engagements/settings.yaml").write_text('edition: "2024"\n')
    told = run(*later, cwd=moved)
    assert "new change-order" not in told.stdout + told.stderr


def test_a_drafted_change_order_lacks_what_the_edition_of_the_signature_asks_for(moved: Path) -> None:
    order = ("new", "change-order", NAME, "--end", "2027-03-26", *PAPER)
    told = run(*order, cwd=moved)
    assert "`scoping_issue`" in told.stdout + told.stderr
    assert "`attached`" not in told.stdout + told.stderr
