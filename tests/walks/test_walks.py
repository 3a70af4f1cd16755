"""Every walk through a change says what really happens, letter for letter.

To take over an intended change: UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/walks, then read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.repositories import commit, forget_settings, git
from tests.sample import REPOSITORY, portfolio_files
from tests.walks.walk import FENCE, CannotPlay, Walk

FOLDER = REPOSITORY / "docs/how-to/walks"
PAGES = sorted(page for page in FOLDER.glob("*.md") if page.name != "index.md")
RULE = re.compile(r"\b[A-Z]{3}\d{3}\b")
SETTINGS = """\
[user]
  name = {name}
  email = {email}
[advice]
  mergeConflict = false
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample portfolio on main, and nothing else."""
    forget_settings(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    top = tmp_path / "portfolio"
    top.mkdir()
    git(top, "init", "--quiet", "--initial-branch=main")
    commit(top, portfolio_files())
    return top


def whoever_walks(page: Path) -> dict[str, str]:
    """Name and e-mail address of whom a page speaks to; git tells the gate who wrote a commit."""
    told = re.search(r"^You are ([\w ]+), project manager of", page.read_text("utf-8"), re.MULTILINE)
    assert told, "A walk begins by saying who you are"
    return {"name": told[1], "email": f"{told[1].lower().replace(' ', '.')}@example.com"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_walk_says_what_its_page_shows(page: Path, repository: Path) -> None:
    settings = SETTINGS.format(**whoever_walks(page))
    (Path(os.environ["HOME"]) / ".gitconfig").write_text(settings)
    played = Walk(repository).played(page.read_text("utf-8"))
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(played, "utf-8")
    assert played == page.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_walk_is_refused_once_and_ends_with_what_the_gate_says_on_main(page: Path) -> None:
    text = page.read_text("utf-8")
    verdicts = re.findall(r"^\$ psdm-validate gate (.*)\n(.*)", text, re.MULTILINE)
    assert any(said.startswith(("Blocked: ", "Could not judge: ")) for _, said in verdicts)
    asked, said = verdicts[-1]
    assert asked.startswith("--target HEAD^1")
    assert said.startswith("Nothing blocks the merge ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_rule_of_which_a_walk_speaks_is_one_that_the_reader_has_met(page: Path) -> None:
    text = page.read_text("utf-8")
    told = "".join(fence[0] for fence in FENCE.finditer(text))
    assert set(RULE.findall(FENCE.sub("", text))) <= set(RULE.findall(told))


def test_the_index_lists_every_walk() -> None:
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (FOLDER / "index.md").read_text("utf-8"))
    assert sorted(listed) == [page.name for page in PAGES]


class TestPlaying:
    def test_what_a_command_says_and_its_exit_code_replace_what_the_page_says(self, repository: Path) -> None:
        played = Walk(repository).played("Look:\n\n```console\n$ psdm-validate rulez\nNothing.\n```\n")
        assert played.startswith("Look:\n\n```console\n$ psdm-validate rulez\nUsage: ")
        assert played.endswith("\n(exit code 2)\n```\n")

    def test_a_file_is_edited_where_its_lines_are_found(self, repository: Path) -> None:
        settings = "engagements/settings.yaml"
        Walk(repository).played(f'```diff title="{settings}"\n-edition: "2024"\n+edition: "2022"\n```\n')
        assert (repository / settings).read_text().startswith('edition: "2022"\n')

    @pytest.mark.parametrize(
        "fence",
        [
            '```diff title="engagements/settings.yaml"\n-edition: "2020"\n+edition: "2024"\n```\n',
            '```yaml title="engagements/settings.yaml"\nedition: "2024"\n```\n',
            "```yaml\nedition: 2024\n```\n",
            "```console\n$ ls\n```\n",
        ],
        ids=["lines that are not there", "a new file that is there", "no file named", "another program"],
    )
    def test_a_step_that_cannot_be_done_is_told(self, fence: str, repository: Path) -> None:
        with pytest.raises(CannotPlay):
            Walk(repository).played(fence)
