"""The figures of an engagement in every form of `show`, and the page that defines them."""

from __future__ import annotations

import json

from psdm_validate.figures.figure import Figure
from psdm_validate.figures.registry import FIGURES, SERIES
from psdm_validate.figures.series import Series
from psdm_validate.reporters.figures_markdown import figures_page
from psdm_validate.reporters.overview_json import overview_json
from psdm_validate.reporters.overview_markdown import overview_markdown
from psdm_validate.reporters.overview_text import overview_text
from tests.overviews import BROKEN, overview
from tests.sample import REPOSITORY

RATE = "a report tells of hours that are on no timesheet, so that their rate is not known"


def test_text_tells_each_value_with_its_unit_and_each_reason_once() -> None:
    lines = overview_text(overview({}), {}, 200, coloured=False).splitlines()
    assert any(line.split() == ["Hours", "left", "545", "hours"] for line in lines)
    assert any(line.split() == ["Contract", "amount", "USD", "317,200.00"] for line in lines)
    assert [line.strip() for line in lines if RATE in line] == [
        f"Not known, because {RATE}: Money earned, Money left, Money at completion."
    ]


def test_text_fits_a_narrow_terminal() -> None:
    lines = overview_text(overview({}), {}, 40, coloured=False).splitlines()
    assert max(map(len, lines)) <= 40


def test_markdown_has_a_table_of_values_and_one_of_reasons() -> None:
    told = overview_markdown(overview({}), {}).replace("&#45;", "-")
    assert "## Figures" in told
    assert "| Hours left | 545 hours |" in told
    assert f"| {RATE} | Money earned, Money left, Money at completion |" in told


def test_json_tells_every_figure_and_series_with_its_value_or_its_reason() -> None:
    told = json.loads(overview_json(overview({}), {}))
    by_id = {figure["id"]: figure for figure in told["figures"]}
    assert list(by_id) == [figure.id for figure in FIGURES]
    assert by_id["amount"] == {
        "id": "amount",
        "title": "Contract amount",
        "unit": "money",
        "currency": "USD",
        "value": "317200.00",
        "because": None,
    }
    assert (by_id["earned"]["value"], by_id["earned"]["because"]) == (None, RATE)
    assert list(told["series"]) == [series.id for series in SERIES]
    assert told["series"]["burn-down"]["rows"][-1] == {"until": "2026-11-20", "worked": "0.0", "left": "545.0"}


def test_json_tells_a_series_that_is_not_known_apart_from_an_empty_one() -> None:
    told = json.loads(overview_json(overview({"raid.yaml": BROKEN}), {}))["series"]["raid-ageing"]
    assert told["rows"] is None
    assert told["because"].endswith("raid.yaml cannot be read")


def test_the_reference_has_a_row_for_each_and_the_repository_holds_it() -> None:
    page = figures_page(FIGURES, SERIES)
    both: list[Figure | Series[object]] = [*FIGURES, *SERIES]
    for declared in both:
        assert f"| `{declared.id}` | {declared.title} |" in page
        assert declared.definition in page
    assert (REPOSITORY / "docs/reference/figures.md").read_text("utf-8") == page
