"""Every figure is declared in one place with all that a reader has to know of it, whatever the records hold."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from importlib import import_module

import pytest

import psdm_validate.figures
from psdm_validate.figures.figure import Figure, Measure, measure
from psdm_validate.figures.registry import FIGURES, SERIES, Figures
from psdm_validate.figures.series import Series, Table
from tests.figures.situations import FIXED_FEE, situation

DECLARED: list[Figure | Series[object]] = [*FIGURES, *SERIES]


def test_whatever_is_declared_is_told() -> None:
    modules = pkgutil.iter_modules(psdm_validate.figures.__path__, "psdm_validate.figures.")
    found = [value for module in modules for value in vars(import_module(module.name)).values()]
    assert {each.id for each in found if isinstance(each, Figure | Series)} == {each.id for each in DECLARED}


def test_no_two_share_an_id_or_a_title() -> None:
    assert len({each.id for each in DECLARED}) == len({each.title for each in DECLARED}) == len(DECLARED)


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.id)
def test_each_has_a_definition_of_whole_sentences_and_a_source(declared: Figure | Series[object]) -> None:
    assert declared.definition[0].isupper()
    assert declared.definition.endswith(".")
    assert declared.source.startswith(("00", "derived: ", "ISO "))


@pytest.mark.parametrize(
    "file", ["sow.yaml", "engagement.yaml", "bookings.yaml", "plan.yaml", "raid.yaml", "timesheets/2026-w41.yaml"]
)
def test_what_rests_on_a_broken_record_is_not_known_and_names_it(file: str) -> None:
    figures = Figures(situation({file: "broken: ["}))
    assert any(f"{file} cannot be read" in why for why in figures.unjudged)
    told_of: list[Measure | Table] = [*figures.measures, *figures.tables]
    for told in told_of:
        assert told.because is None or not told.because.endswith("."), "a clause, not a sentence"
        assert told.unjudged == (file in (told.because or ""))


def test_one_broken_record_leaves_the_other_figures_known() -> None:
    told = {each.figure.id: each.value for each in Figures(situation({"raid.yaml": "broken: ["})).measures}
    assert told["entries-open"] is None
    assert str(told["hours-left"]) == "710.0"


@pytest.mark.parametrize("sow", ["", FIXED_FEE, "terms: {start: , end: , amount: , hours: , roles: []}\n"])
@pytest.mark.parametrize("number", ["0", "1e-30", "1000000"])
def test_the_smallest_and_largest_numbers_of_records_are_worked_out(sow: str, number: str) -> None:
    extreme = {
        "sow.yaml": sow or f'terms: {{hours: {number}, amount: "999999999999.99"}}\n',
        "timesheets/2026-w42.yaml": f"week: 2026-W42\nworked: [{{person: alex-reyes, hours: [{number}]}}]\n",
        "timesheets/2026-w41.yaml": "week: 2026-W41\nworked: []\n",
        "plan.yaml": "tasks: [{id: T-001, name: n, end: 2026-10-09, weight: 100, done: 2026-10-09}]\n",
    }
    for told in Figures(situation(extreme)).measures:
        assert (told.value is None) == (told.because is not None)


def test_what_comes_to_nothing_has_no_sign() -> None:
    little = replace(FIGURES[0], work_out=lambda _: FIGURES[0](situation()) * 0 - FIGURES[0](situation()) / 100_000)
    assert str(measure(little, situation()).value) == "0.0"
