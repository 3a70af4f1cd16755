"""Duties as people and programs read them; golden like the reports beside them (see test_reports.py)."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import click
import pytest

from psdm_validate.duties.agenda import Agenda
from psdm_validate.reporters.columns import columns
from psdm_validate.reporters.duties_json import duties_json
from psdm_validate.reporters.duties_text import duties_text
from tests.agendas import OVER, agenda, checklist, rewritten

GOLDEN = Path(__file__).parent / "golden"


def busy() -> Agenda:
    """An agenda with something red, something for this week and something later, and something unknown."""
    return agenda(
        {
            **rewritten("raid.yaml", ("due: 2026-11-25", "due: 2026-11-19"), ("due: 2026-11-27", "due: 2026-11-22")),
            **rewritten("plan.yaml", ("start: 2026-12-14, end: 2026-12-30", "start: 2026-12-14, end: 2027-01-30")),
            **rewritten("change-orders/co-001.yaml", ("  us: {by: robin-vale, on: 2026-11-11}\n", "")),
            "communication-plan.yaml": b"broken: [\n",
        }
    )


def text(width: int, *, coloured: bool = False, plain: bool = False) -> str:
    return duties_text(busy(), [checklist()], width, coloured=coloured, plain=plain)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("duties-80.txt", lambda: text(80)),
        ("duties-40.txt", lambda: text(40, plain=True)),
        ("duties.json", lambda: duties_json(busy(), [checklist()])),
    ],
)
def test_duties_are_what_their_golden_file_holds(name: str, written: object) -> None:
    assert callable(written)
    told = written()
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(told, "utf-8")
    assert told == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_no_line_is_wider_than_the_terminal_but_a_path(width: int) -> None:
    assert all(columns(line) <= width or "/" in line for line in text(width).splitlines())


def test_a_command_goes_on_where_a_shell_goes_on() -> None:
    assert "  psdm-validate approve \\\n    forest-service/sow-1847 CO-001 \\\n    --by PERSON --sign\n" in text(40)


def test_colours_change_nothing_but_the_looks() -> None:
    coloured = text(80, coloured=True)
    assert coloured != click.unstyle(coloured)
    assert click.unstyle(coloured) == text(80)


def test_a_plain_terminal_gets_marks_that_it_can_show() -> None:
    plain = text(80, plain=True)
    assert "\n  x the RAID log\n" in plain
    assert not {"✓", "·"} & set(plain)


def test_nothing_in_a_record_steers_the_terminal() -> None:
    harmless = "what: Send a filled-in outfitter permit without personal data"
    hostile = rewritten("raid.yaml", (harmless, "what: \u001b[31m\u202eSend it"))
    told = duties_text(agenda(hostile), [], 80, coloured=False, plain=False)
    assert "raid.yaml" in told
    assert not {"\x1b", "\u202e"} & set(told)


def test_programs_get_every_duty_with_its_urgency_and_what_settles_it() -> None:
    told = json.loads(duties_json(busy(), []))
    assert told["version"] == 1
    entry = next(duty for duty in told["duties"] if duty["rule"] == "RPT010")
    assert (entry["urgency"], entry["on"], entry["engagement"]) == ("red", None, "forest-service/sow-1847")
    assert entry["command"] == "psdm-validate close forest-service/sow-1847 A-003 --outcome TEXT"
    assert told["unknown"]
    assert told["checklists"] == []


def test_nothing_to_do_is_said_in_so_many_words() -> None:
    told = duties_text(agenda(folder=OVER, as_of=date(2026, 9, 1)), [], 80, coloured=False, plain=False)
    assert told == "Nothing is red, and nothing is due until 2026-09-15. 1 engagement looked at, as\nof 2026-09-01.\n"
