"""The drawing of a contract's dates is well-formed and true, whatever the dates and names are."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.site.engagement.timeline_bars import SAID, Stretch, bars
from psdm_validate.site.engagement.timeline_drawing import Timeline, drawn
from psdm_validate.site.engagement.timeline_scale import WIDTH, scale_around
from tests.site.rendered import PAGE, RECORDS, change_order, pages, words

SVG = "{http://www.w3.org/2000/svg}"
SPANS = st.tuples(st.dates(), st.dates()).map(sorted)
STRETCHES = st.builds(
    lambda label, span, kind: Stretch(label, span[0], span[1], kind),
    st.text(max_size=20),
    SPANS,
    st.sampled_from(sorted(SAID)),
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
                Stretch("WC-001", date(2026, 12, 19), date(2027, 1, 8), "extended"),
            ),
            (Iteration(number=0, start=date(2026, 7, 6), end=date(2026, 7, 17)),),
            (),
            "The contract in force ends 8 Jan 2027.",
        )
    )
    titles = [title.text for title in figure.iter(f"{SVG}title")]
    assert titles == [
        "Contract and iterations over time",
        "SOW-2206: Contract as signed, 6 Jul 2026 to 18 Dec 2026",
        "WC-001: Extension, 19 Dec 2026 to 8 Jan 2027",
        "Iteration 0, 6 Jul 2026 to 17 Jul 2026",
    ]
    assert "as of 20 Nov 2026" in [text.text for text in figure.iter(f"{SVG}text")]


@given(st.lists(STRETCHES, min_size=2, max_size=6))
def test_no_two_papers_lie_on_top_of_each_other(stretches: list[Stretch]) -> None:
    scale = scale_around(min(each.start for each in stretches), max(each.end for each in stretches), date(2026, 11, 20))
    placed = bars(stretches, scale)
    for first, second in combinations(placed, 2):
        apart = first.right <= second.left or second.right <= first.left
        assert apart or first.lane != second.lane


def test_papers_that_follow_on_from_each_other_share_a_lane_and_rivals_do_not() -> None:
    stretches = [
        Stretch("SOW-2206", date(2026, 7, 6), date(2027, 1, 8), "signed"),
        Stretch("CO-001", date(2027, 1, 9), date(2027, 3, 5), "longer-asked"),
        Stretch("CO-002", date(2027, 3, 6), date(2027, 5, 28), "longer-asked"),
        Stretch("CO-003", date(2027, 1, 9), date(2027, 4, 2), "longer-asked"),
        Stretch("CO-004", date(2026, 11, 28), date(2027, 1, 8), "shorter-asked"),
    ]
    scale = scale_around(date(2026, 7, 6), date(2027, 5, 28), date(2026, 11, 20))
    assert [bar.lane for bar in bars(stretches, scale)] == [0, 0, 0, 1, 1]


def test_a_pending_paper_is_drawn_from_the_end_that_it_names_whichever_way_it_goes() -> None:
    chain = {
        **change_order("CO-001", "changes:", "  end: {from: 2027-01-08, to: 2027-03-05}"),
        **change_order("CO-002", "changes:", "  end: {from: 2027-03-05, to: 2027-05-28}"),
        **change_order("CO-003", "changes:", "  end: {from: 2027-01-08, to: 2026-12-11}"),
    }
    page = words(pages({**RECORDS, **chain})[PAGE])
    assert "CO-001: Extension asked for, 9 Jan 2027 to 5 Mar 2027" in page
    assert "CO-002: Extension asked for, 6 Mar 2027 to 28 May 2027" in page
    assert "Shortening asked for 12 Dec 2026 – 8 Jan 2027 CO-003" in page


def test_a_day_far_from_the_contract_does_not_shrink_it() -> None:
    stretch = Stretch("SOW-1", date(2020, 1, 1), date(2020, 12, 31), "signed")
    figure = parsed(Timeline(date(2026, 11, 20), (stretch,), (), (), ""))
    assert not [text for text in figure.iter(f"{SVG}text") if "as of" in (text.text or "")]
