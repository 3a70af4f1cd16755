"""Whatever is told names the policy values and levels that the settings changed, and only those."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from psdm_validate.cli.report_forms import FORMS
from tests.cli.running import run

SETTINGS = 'edition: "2024"\npolicy: {iteration_days: 10, waiver_days: 90}\nlevels: {RPT010: note}\n'
VALUE = "The settings override iteration_days: 10 instead of 14."
LEVEL = "The settings override RPT010: judged as note."
SHOW = ("show", "sow-1847")
CHECKS = [("check", "--format", form, "--site", "https://pages.example.com/ps") for form in FORMS if form != "json"]


def told(portfolio: Path, *arguments: str) -> str:
    """What the command says as one line, as a reader of Markdown or of a forge sees it."""
    said = html.unescape(run(*arguments, "--as-of", "2026-11-20", cwd=portfolio).stdout)
    return " ".join(re.sub("\u200b|\\\\(?=_)", "", said).split())


@pytest.mark.parametrize("arguments", [*CHECKS, ("todo",), SHOW, (*SHOW, "--format", "markdown"), ("list",)])
class TestForPeople:
    def test_overrides_are_named_and_what_is_as_the_edition_has_it_is_not(
        self, portfolio: Path, arguments: tuple[str, ...]
    ) -> None:
        (portfolio / "engagements/settings.yaml").write_text(SETTINGS)
        words = told(portfolio, *arguments)
        assert VALUE in words
        assert LEVEL in words
        assert "waiver_days" not in words

    def test_without_overrides_nothing_is_said_of_them(self, portfolio: Path, arguments: tuple[str, ...]) -> None:
        assert "settings override" not in told(portfolio, *arguments)


def test_a_level_that_a_rule_keeps_all_the_same_is_no_override(portfolio: Path) -> None:
    (portfolio / "engagements/settings.yaml").write_bytes(b'edition: "2024"\nlevels: {FIL001: note, REC006: note}\n')
    words = told(portfolio, "check")
    assert "FIL006" in words
    assert "override" not in words


@pytest.mark.parametrize("arguments", [("check",), ("todo",), SHOW])
def test_programs_are_told_the_overrides_by_name(portfolio: Path, arguments: tuple[str, ...]) -> None:
    def overrides() -> object:
        return json.loads(told(portfolio, *arguments, "--format", "json"))["overrides"]

    assert overrides() == {}
    (portfolio / "engagements/settings.yaml").write_text(SETTINGS)
    assert overrides() == {"iteration_days": "10 instead of 14", "RPT010": "judged as note"}
