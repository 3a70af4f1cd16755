"""`site build` ends with a folder that can be opened, or with plain words and exit code 3."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from psdm_validate.cli.site import command
from tests.site.reader import AS_OF


def build(repository: Path, *options: str) -> subprocess.CompletedProcess[str]:
    verb = [sys.executable, "-P", "-W", "ignore", "-m", "psdm_validate", "site", "build", "--as-of", AS_OF]
    return subprocess.run([*verb, *options], cwd=repository, capture_output=True, text=True, check=False)


@pytest.fixture
def another(repository: Path, tmp_path: Path) -> Path:
    """A copy of the repository that a test may spoil."""
    return shutil.copytree(repository, tmp_path / "another", ignore=shutil.ignore_patterns("served"))


def test_findings_do_not_stop_the_site_and_one_line_says_where_it_lies(another: Path) -> None:
    done = build(another, "--out", "public")
    assert (done.returncode, done.stdout, done.stderr) == (0, "The site lies in public: open public/index.html\n", "")
    assert re.search(r">\d+ warnings<", (another / "public" / "index.html").read_text("utf-8"))


def test_a_folder_with_something_else_in_it_is_never_emptied(another: Path) -> None:
    done = build(another, "--out", "engagements")
    assert done.returncode == 3
    assert "holds something other than a built site" in done.stderr
    assert (another / "engagements" / "settings.yaml").is_file()


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("mkdocs.yml", "mkdocs.yml is a file, not a folder."),
        ("mkdocs.yml/below", "mkdocs.yml/below cannot be used (Not a directory)"),
        ("n" * 300, "cannot be used (File name too long)"),
        ("engagements/built", "engagements/built lies among the records."),
    ],
)
def test_a_place_that_cannot_take_the_site_is_told_in_plain_words(another: Path, out: str, told: str) -> None:
    done = build(another, "--out", out)
    assert done.returncode == 3
    assert told in done.stderr
    assert "--out" in done.stderr
    assert "validator itself failed" not in done.stderr
    assert not (another / "engagements" / "built").exists()


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [
        ("mkdocs.yml", "There is no mkdocs.yml here."),
        ("engagements", "holds a folder 'engagements'. Go to the governance repository"),
    ],
)
def test_what_is_missing_is_said_without_a_traceback(another: Path, spoiled: str, told: str) -> None:
    (another / spoiled).rename(another / "elsewhere")
    done = build(another)
    assert done.returncode == 3
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_link_that_leads_nowhere_stops_the_build_and_is_named(another: Path) -> None:
    (another / "docs" / "page.md").write_text("# Page\n\n[gone](nowhere.md)\n", "utf-8")
    done = build(another)
    assert done.returncode == 3
    assert "'page.md' contains a link 'nowhere.md'" in done.stderr


def test_without_the_extra_the_command_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PSDM_AS_OF", "")
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    monkeypatch.delitem(sys.modules, "mkdocs.exceptions", raising=False)
    done = CliRunner().invoke(command, ["build", "--out", str(tmp_path / "out")])
    assert done.exit_code == 3
    assert 'pip install "psdm-validate[site]"' in done.output
