"""Reports of the gate are golden: byte for byte what the files beside this test hold.

To take over an intended change: UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/reporters, then read the difference.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import click
import pytest

from psdm_validate.contract.difference import differences
from psdm_validate.contract.stakes import changed_files, stakes
from psdm_validate.finding import Fault
from psdm_validate.last_readable import OlderRecord
from psdm_validate.merge_report import MergeReport
from psdm_validate.reporters.columns import columns, visible
from psdm_validate.reporters.difference_markdown import difference_blocks, difference_markdown
from psdm_validate.reporters.difference_text import difference_text
from psdm_validate.reporters.gate_json import gate_json
from psdm_validate.reporters.gate_markdown import gate_markdown
from psdm_validate.reporters.gate_text import gate_text
from psdm_validate.reporters.note import fitting_blocks, note_code, note_words
from tests.merges import HOSTILE, after, before, compared, judged
from tests.sample import AS_OF

GOLDEN = Path(__file__).parent / "golden"
LABELS = ("main at 1111111", "work at 2222222")
report = cache(judged)


def text(width: int, *, old_too: bool = False) -> str:
    return gate_text(report(), width, old_too=old_too, coloured=False)


def compared_as_text() -> str:
    both = compared()
    shared = changed_files(both, None)
    found = tuple(differences(both, AS_OF))
    return difference_text(LABELS, found, stakes(both, AS_OF), shared, 80, coloured=False)


def compared_as_markdown() -> str:
    both = compared()
    return difference_markdown(LABELS, tuple(differences(both, AS_OF)), stakes(both, AS_OF), ())


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("gate-80.txt", lambda: text(80)),
        ("gate-48-all.txt", lambda: text(48, old_too=True)),
        ("gate.md", lambda: gate_markdown(report(), old_too=False)),
        ("gate.json", lambda: gate_json(report(), "0.0.0")),
        ("diff-80.txt", compared_as_text),
        ("diff.md", compared_as_markdown),
    ],
)
def test_a_report_is_what_its_golden_file_holds(name: str, written: Callable[[], str]) -> None:
    told = written()
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(told, "utf-8")
    assert told == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("width", [40, 48, 80, 110])
def test_no_line_is_wider_than_the_terminal_but_what_is_copied(width: int) -> None:
    for line in text(width, old_too=True).splitlines():
        assert columns(line) <= width or "engagements/" in line or " " not in line.strip(), line


def test_colours_change_nothing_but_the_looks() -> None:
    coloured = gate_text(report(), 80, old_too=False, coloured=True)
    assert coloured != click.unstyle(coloured)
    assert click.unstyle(coloured) == text(80)


def test_the_verdict_comes_first_then_what_blocks_then_what_changes() -> None:
    told = text(80)
    order = ("Blocked: ", "\nWhat blocks", "\nWhat cannot be judged", "\nAlarms", "\nWhat changes", "\nLooked at")
    places = [told.index(title) for title in order]
    assert places == sorted(places)
    assert places[0] == 0


def test_a_fault_of_the_validator_is_never_a_pass() -> None:
    failed = with_fault(judged(before(), before()))
    assert failed.verdict.exit_code == 3
    for told in (gate_text(failed, 80, old_too=False, coloured=False), gate_markdown(failed, old_too=False)):
        assert "Could not judge" in told
        assert "ZeroDivisionError" in told
        assert "Nothing blocks" not in told


def with_fault(whole: MergeReport) -> MergeReport:
    fault = Fault("CHG024", "engagements/acme/sow-1", "ZeroDivisionError: division by zero")
    return replace(whole, verdict=replace(whole.verdict, faults=(fault,)))


def test_the_json_report_says_by_what_was_judged() -> None:
    told = json.loads(gate_json(report(), "0.0.0"))
    assert (told["version"], told["validator"], told["exit_code"]) == (1, "0.0.0", 1)
    assert (told["target"]["commit"], told["source"]["commit"]) == ("1" * 40, "2" * 40)
    assert len(told["blocking"]) == len(report().verdict.blocking)
    moved = {term["field"]: term for each in told["engagements"] for term in each["terms"]}
    assert (moved["end"]["difference"], moved["end"]["papers"]) == (7, ["WC-002"])


class TestNotes:
    @pytest.mark.parametrize(
        "value",
        [
            HOSTILE,
            "\x1b[31mred \u202egnitset \u200b@all",
            "/merge",
            "@sam-osei and !12, #3, ~label, %milestone, $1, &2, ^alert#4, [issue:5]",
            "</details></code><script>",
            "<!-- -->",
            "- a\n# b\n> c\n---\n| d |\n```",
            "a_b_c *d* ~~e~~ \\@f",
            "ünï©ödé – “quoted” → 字",
        ],
    )
    def test_a_value_is_seen_as_it_is_and_does_nothing(self, value: str) -> None:
        for told in (note_words(value), note_code(value).removeprefix("<code>").removesuffix("</code>")):
            raw = re.sub(r"&#\d+;", "", told)
            assert not re.search(r"[^\w .,;:()/\-]", "".join(filter(str.isascii, raw)).replace("_", "!"))
            assert not re.match(r"[/\-]", told)
        shown = html.unescape(note_words(value))
        assert shown.replace("\u200b", "") == visible(" ".join(value.split()))
        assert html.unescape(note_code(value)) == f"<code>{visible(value)}</code>"

    def test_no_mention_is_left_once_markdown_is_rendered(self) -> None:
        rendered = html.unescape(note_words("@all #1 !2 ~a %b $3 &4 ^alert [issue:5]"))
        assert not re.search(r"[@#!~%$&^\[]\w", rendered)

    def test_a_hostile_title_steers_neither_note_nor_terminal(self) -> None:
        for told in (gate_markdown(report(), old_too=True), text(80), compared_as_markdown()):
            assert "\x1b" not in told
            assert "\u202e" not in told
        assert "<img" not in gate_markdown(report(), old_too=True)
        assert "@" not in gate_markdown(report(), old_too=True)

    def test_a_note_stays_short_enough_and_counts_what_it_leaves_out(self) -> None:
        verdict = report().verdict
        many = replace(report(), verdict=replace(verdict, blocking=verdict.blocking * 400))
        told = gate_markdown(many, old_too=True)
        assert len(told) < 60_000
        left_out = re.search(r"\*\*(\d+) more parts are left out here", told)
        assert left_out
        assert told.count("**error ") + int(left_out[1]) > len(many.verdict.blocking)
        assert "Looked at" in told

    def test_one_large_engagement_leaves_room_for_the_others(self) -> None:
        large, *others = report().verdict.differences[::-1]
        large = replace(large, intents=large.intents * 400)
        told = "\n".join(difference_blocks((large, *others), report().stakes))
        assert len(told) < 20_000
        assert "- and 1160 more\n" in told

    def test_many_remarks_leave_room_for_what_blocks(self) -> None:
        older = OlderRecord("engagements/acme/sow-1/plan.yaml", "main as it was at 1234567", "a line break " * 20)
        told = gate_markdown(replace(report(), older=(older,) * 500), old_too=True)
        assert len(told) < 60_000
        assert "CHG024" in told
        assert "more remarks" in told

    def test_blocks_that_fit_are_all_there_in_their_order(self) -> None:
        assert fitting_blocks(["a", "b", "c"], 100, "{count} more") == "a\n\nb\n\nc"
        assert fitting_blocks(["a", "b" * 90, "c"], 60, "{count} more") == "a\n\n2 more"


def test_what_a_merge_leaves_as_it_is_is_not_told() -> None:
    told = gate_text(judged(before(), before()), 80, old_too=False, coloured=False)
    assert told.startswith("Nothing blocks")
    assert "What changes" not in told
    assert after() != before()


def test_engagements_that_keep_another_edition_are_counted_and_named_in_json() -> None:
    history = b'edition: "2024"\neditions_before:\n  - {edition: "2022", until: 2026-10-31}\n'
    files = {**before(), "engagements/settings.yaml": history}
    told = judged(files, files)
    line = "2 engagements are judged by the edition 2022, under which they were signed."
    assert line in gate_text(told, 200, old_too=False, coloured=False)
    assert html.escape(line) in html.unescape(gate_markdown(told, old_too=False))
    assert json.loads(gate_json(told, "1.0"))["editions"] == {
        "engagements/alder-bank/sow-2310": "2022",
        "engagements/forest-service/sow-1847": "2022",
    }
