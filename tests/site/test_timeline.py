"""The drawing of a contract's dates is well-formed and true, whatever the dates and names are."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.site.engagement.timeline_drawing import WIDTH, Stretch, Timeline, drawn

SVG = "{http://www.w3.org/2000/svg}"
SPANS = st.tuples(st.dates(), st.dates()).map(sorted)
STRETCHES = st.builds(
    lambda label, span, kind: Stretch(label, span[0], span[1], kind),
    st.text(max_size=20),
    SPANS,
    st.sampled_from(["signed", "proposed", "extended", "shortened", "pending"]),
)
ITERATIONS = st.builds(
    lambda number, span: Iteration(number=number, start=span[0], end=span[1]), st.integers(0, 999), SPANS
)


def parsed(told: Timeline) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(told))


@given(
    st.dates(),
    st.lists(STRETCHES, min_size=1, max_size=4),
    st.lists(ITERATIONS, max_size=4),
    st.lists(st.tuples(st.dates(), st.text(max_size=20)), max_size=3),
    st.text(max_size=40),
)
def test_any_dates_and_names_give_a_well_formed_drawing_that_stays_within_its_frame(
    as_of: date,
    stretches: list[Stretch],
    iterations: list[Iteration],
    milestones: list[tuple[date, str]],
    words: str,
) -> None:
    figure = parsed(Timeline(as_of, tuple(stretches), tuple(iterations), tuple(milestones), words))
    for bar in figure.iter(f"{SVG}rect"):
        assert 0 <= float(bar.get("x", "0")) <= float(bar.get("x", "0")) + float(bar.get("width", "0")) <= WIDTH


def test_each_paper_has_its_own_bar_named_in_words() -> None:
    figure = parsed(
        Timeline(
            date(2026, 11, 20),
            (
                Stretch("SOW-2206", date(2026, 7, 6), date(2026, 12, 18), "signed"),
                Stretch("WC-001", date(2026, 12, 18), date(2027, 1, 8), "extended"),
            ),
            (Iteration(number=0, start=date(2026, 7, 6), end=date(2026, 7, 17)),),
            (),
            "The contract in force ends 8 Jan 2027.",
        )
    )
    titles = [title.text for title in figure.iter(f"{SVG}title")]
    assert titles == [
        "Contract and iterations over time",
        "SOW-2206: signed, 6 Jul 2026 to 18 Dec 2026",
        "WC-001: extended, 18 Dec 2026 to 8 Jan 2027",
        "Iteration 0, 6 Jul 2026 to 17 Jul 2026",
    ]
    assert "as of 20 Nov 2026" in [text.text for text in figure.iter(f"{SVG}text")]


def test_a_day_far_from_the_contract_does_not_shrink_it() -> None:
    stretch = Stretch("SOW-1", date(2020, 1, 1), date(2020, 12, 31), "signed")
    figure = parsed(Timeline(date(2026, 11, 20), (stretch,), (), (), ""))
    assert not [text for text in figure.iter(f"{SVG}text") if "as of" in (text.text or "")]
