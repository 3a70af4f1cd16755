"""`show` and `list`: how engagements stand, in whole processes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import rewrite, run
from tests.sample import FOLDER


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
    told = "raid.yaml cannot be read: Open entries, Overdue entries, Age of the oldest open entry, Age of open entries."
    assert told in done.stderr


@pytest.mark.parametrize("name", ["1847", "sow-1847", "SOW-1847", "forest-service/sow-1847", FOLDER, f"{FOLDER}/"])
def test_show_takes_the_number_the_folder_or_the_end_of_its_name(name: str) -> None:
    assert run("show", name, "--as-of", "2026-11-20").stdout.startswith("SOW-1847  ")


def test_show_prefers_a_whole_number_to_the_end_of_another(portfolio: Path) -> None:
    shutil.copytree(portfolio / FOLDER, portfolio / "engagements/forest-service/sow-47")
    rewrite(portfolio, "../sow-47/sow.yaml", "title: An API", "title: Another API")
    assert "  Another API" in run("show", "47", "--as-of", "2026-11-20", cwd=portfolio).stdout
    assert "  An API" in run("show", "1847", "--as-of", "2026-11-20", cwd=portfolio).stdout
    done = run("show", "7", cwd=portfolio)
    assert done.returncode == 2
    assert '"7" fits several engagements: forest-service/sow-1847, forest-service/sow-47.' in done.stderr


def test_list_filters(portfolio: Path) -> None:
    deliver = ("list", "--as-of", "2026-11-20", "--phase", "deliver")
    assert "SOW-1847" in run(*deliver, "--pm", "sam", cwd=portfolio).stdout
    assert "SOW-1847" in run(*deliver, "--pm", "sam").stdout
    assert "SOW-1847" not in run(*deliver, "--pm", "dev").stdout
    assert "0 of 1 engagement" in run("list", "--as-of", "2026-11-20", "--phase", "closed", cwd=portfolio).stdout
    listed = json.loads(run("list", "--as-of", "2026-11-20", "--format", "json", cwd=portfolio).stdout)
    assert [(o["number"], o["amount"], o["end"]) for o in listed] == [("SOW-1847", "317200.00", "2027-01-08")]


def test_list_counts_engagements_in_good_grammar(portfolio: Path) -> None:
    shutil.copytree(portfolio / FOLDER, portfolio / "engagements/forest-service/sow-47")
    assert (
        "1 of 2 engagements\n"
        in run("list", "--as-of", "2026-11-20", "--phase", "deliver", "--customer", "sow-1847", cwd=portfolio).stdout
    )
    shutil.rmtree(portfolio / "engagements/forest-service/sow-47")
    told = run("list", "--as-of", "2026-11-20", "--phase", "deliver", cwd=portfolio).stdout
    assert told.endswith("1 of 1 engagement\n")


@pytest.mark.parametrize("columns", ["40", "60"])
def test_list_on_a_narrow_terminal_cuts_nothing(columns: str, portfolio: Path) -> None:
    told = run("list", "--as-of", "2026-11-20", cwd=portfolio, COLUMNS=columns).stdout
    assert max(map(len, told.splitlines())) <= int(columns)
    assert told.startswith("SOW-1847  USDA Forest Service: An API")
    for figure in ("    Phase: Deliver, yellow", "    End: 2027-01-08", "    Amount: USD 317,200.00", "    RAID: 4"):
        assert figure in told.splitlines()


def test_an_engagement_that_may_be_meant_is_listed_and_the_run_is_3(portfolio: Path) -> None:
    (portfolio / FOLDER / "engagement.yaml").write_text("broken: [\n")
    done = run("list", "--as-of", "2026-11-20", "--pm", "nobody of that name", cwd=portfolio)
    assert done.returncode == 3
    assert "SOW-1847" in done.stdout
    told = run("list", "--as-of", "2026-11-20", "--pm", "nobody of that name").stdout
    assert told.startswith("0 of ")
