"""`report`: the reports of the PMO's week, in whole processes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from psdm_validate.pmo_reports.kinds import KINDS
from tests.cli.running import run
from tests.sample import FOLDER, REPOSITORY

AS_OF = ("--as-of", "2026-11-20")


def test_without_a_kind_every_report_is_listed_with_what_it_tells() -> None:
    done = run("report", COLUMNS="200")
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    for kind in KINDS:
        assert kind.name in told
        assert kind.about.split()[0] in told
    assert "Write one: psdm-validate report KIND" in told


def test_a_name_that_is_nearly_one_of_a_report_is_2_and_suggests_it() -> None:
    done = run("report", "escalation", *AS_OF)
    assert done.returncode == 2
    assert 'There is no report "escalation". Did you mean escalations?' in done.stderr


def test_a_name_like_none_of_them_is_2_and_lists_them() -> None:
    done = run("report", "weather", *AS_OF)
    assert done.returncode == 2
    assert f"There is: {', '.join(kind.name for kind in KINDS)}." in " ".join(done.stderr.split())


def test_an_engagement_that_is_not_there_is_2() -> None:
    done = run("report", "escalations", "sow-9999", *AS_OF)
    assert done.returncode == 2
    assert 'No engagement is called "sow-9999".' in done.stderr


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_report_is_written_for_one_engagement(kind: str) -> None:
    done = run("report", kind, "sow-1847", *AS_OF, "--format", "json")
    assert done.returncode == 0
    assert not done.stderr
    assert json.loads(done.stdout)["engagements"] == ["forest-service/sow-1847"]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.of_one])
def test_a_report_of_one_engagement_asks_which_one(kind: str) -> None:
    done = run("report", kind, *AS_OF)
    assert done.returncode == 2
    assert "is of one engagement; name it." in done.stderr
    assert "forest-service/sow-1847" in done.stderr


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if not kind.of_one])
def test_every_other_report_is_of_the_whole_portfolio(kind: str) -> None:
    done = run("report", kind, *AS_OF, "--format", "json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["engagements"]) == len(list(REPOSITORY.glob("engagements/*/*/engagement.yaml")))


def test_a_project_manager_gets_the_own_engagements_only() -> None:
    told = json.loads(run("report", "top-customer", "--pm", "Sam Osei", *AS_OF, "--format", "json").stdout)
    assert told["engagements"] == ["forest-service/sow-1839", "forest-service/sow-1847"]


def test_an_engagement_of_another_project_manager_is_2() -> None:
    done = run("report", "top-customer", "meridian-rail/sow-2301", "--pm", "Sam Osei", *AS_OF)
    assert done.returncode == 2
    assert "None of these engagements is of that project manager." in done.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
def test_a_file_holds_what_would_have_been_printed(form: str, tmp_path: Path) -> None:
    asked = ("report", "escalations", *AS_OF, "--format", form)
    done = run(*asked, "--output", str(tmp_path / "told"))
    assert (done.returncode, done.stdout) == (0, "")
    assert f"Wrote {tmp_path / 'told'}" in done.stderr.replace("\n", "")
    assert (tmp_path / "told").read_text(encoding="utf-8") == run(*asked).stdout


def test_the_same_day_gives_the_same_bytes_in_every_zone() -> None:
    asked = ("report", "top-customer", *AS_OF, "--format", "html")
    assert run(*asked, TZ="Pacific/Kiritimati").stdout == run(*asked, TZ="Pacific/Pago_Pago").stdout


def test_a_broken_record_is_3_and_the_rest_is_told(portfolio: Path) -> None:
    (portfolio / FOLDER / "retrospective.yaml").write_text("journal: [\n")
    done = run("report", "wins-and-lessons", *AS_OF, "--format", "csv", cwd=portfolio)
    assert done.returncode == 3
    assert "Parts could not be told" in done.stderr
    assert "Traceback" not in done.stderr
    _, told = csv.reader(io.StringIO(done.stdout))
    assert told[0] == "Missing from this report"
    assert told[2] == f"{FOLDER}/retrospective.yaml cannot be read"
    assert run("report", "escalations", *AS_OF, cwd=portfolio).returncode == 0


def test_a_report_written_in_part_is_written_and_3(portfolio: Path) -> None:
    (portfolio / FOLDER / "raid.yaml").write_text("risks: [\n")
    done = run("report", "escalations", *AS_OF, "--format", "csv", "--output", "told.csv", cwd=portfolio)
    assert done.returncode == 3
    assert f"{FOLDER}/raid.yaml cannot be read" in (portfolio / "told.csv").read_text()


def test_a_portfolio_without_engagements_is_3(tmp_path: Path) -> None:
    (tmp_path / "engagements").mkdir()
    (tmp_path / "engagements/settings.yaml").write_text('edition: "2024"\n')
    done = run("report", "escalations", *AS_OF, cwd=tmp_path)
    assert done.returncode == 3
    assert not done.stdout
    assert "Traceback" not in done.stderr


def test_broken_settings_are_told_and_3(portfolio: Path) -> None:
    (portfolio / "engagements/settings.yaml").write_text("edition: [\n")
    done = run("report", "escalations", *AS_OF, "--format", "json", cwd=portfolio)
    assert done.returncode == 3
    told = json.loads(done.stdout)
    assert [each["what"] for each in told["missing"]] == [
        "engagements/settings.yaml cannot be read, so that the policy of the edition 2024 is taken"
    ]
    assert told["sections"][0]["rows"]
