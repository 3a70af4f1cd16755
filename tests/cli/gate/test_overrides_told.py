"""The gate names what the target's settings changed of the policy it judges by."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from psdm_validate.cli.report_forms import FORMS
from tests.cli.gate.conftest import DAY, Gate
from tests.repositories import commit, git

SETTINGS = b'edition: "2024"\npolicy: {iteration_days: 10}\n'
GATE = ("gate", "--target", "main", "--source", "work", "--as-of", DAY)


@pytest.fixture
def stricter(repository: Path) -> Path:
    """The repository, whose main has a shorter iteration than the edition."""
    git(repository, "switch", "--quiet", "main")
    commit(repository, {"engagements/settings.yaml": SETTINGS})
    git(repository, "switch", "--quiet", "work")
    return repository


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
def test_people_are_told_what_the_target_overrides(stricter: Path, run: Gate, form: str) -> None:
    said = run(*GATE, "--format", form, "--site", "https://pages.example.com/ps", cwd=stricter).words
    words = re.sub("\u200b|\\\\(?=_)", "", html.unescape(said))
    assert "The settings override iteration_days: 10 instead of 14." in words


def test_programs_are_told_what_the_target_overrides(stricter: Path, run: Gate) -> None:
    told = json.loads(run(*GATE, "--format", "json", cwd=stricter).out)
    assert told["overrides"] == {"iteration_days": "10 instead of 14"}


def test_what_only_the_merge_would_override_is_not_in_force(repository: Path, run: Gate) -> None:
    commit(repository, {"engagements/settings.yaml": SETTINGS})
    assert "The settings override" not in run(*GATE, cwd=repository).words
