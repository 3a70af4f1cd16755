"""An overview tells how an engagement stands on a day, and never tells unknown as empty."""

from __future__ import annotations

from datetime import date
from posixpath import normpath

import pytest

from psdm_validate.contract.phase import Phase
from tests.overviews import BROKEN, called_off, ended, overview, paused, signed_later
from tests.sample import FOLDER


def test_a_whole_engagement_has_nothing_unknown() -> None:
    whole = overview({})
    assert (whole.unknown, whole.unreadable) == ({}, ())
    assert [paper.number for paper in whole.papers] == ["SOW-1847", "WC-001", "CO-001"]
    assert whole.project_manager == "Sam Osei"


@pytest.mark.parametrize(
    ("file", "parts"),
    [
        ("raid.yaml", {"raid", "decisions", "next_dates"}),
        ("plan.yaml", {"plan", "next_dates"}),
        ("iteration-schedule.yaml", {"phase", "plan", "next_dates"}),
        ("communication-plan.yaml", {"next_dates"}),
        ("engagement.yaml", {"phase", "paused_on", "cancelled_on", "method", "team", "plan"}),
        ("../customer.yaml", {"customer", "contacts"}),
        ("change-orders/co-001.yaml", {"phase", "contract", "plan", "next_dates"}),
        ("sow.yaml", {"number", "title", "edition", "phase", "contract", "plan", "next_dates"}),
    ],
)
def test_what_rests_on_a_broken_file_is_unknown_for_that_reason_and_nothing_else(file: str, parts: set[str]) -> None:
    path = normpath(f"{FOLDER}/{file}")
    stands = overview({file: BROKEN})
    assert set(stands.unknown) == parts
    assert stands.unreadable == (f"{path} cannot be read",)
    assert all(getattr(stands, part) is None for part in parts - {"next_dates"})


def test_dates_that_are_known_stay_when_others_are_not() -> None:
    dates = [found.what for found in overview({"raid.yaml": BROKEN}).next_dates]
    assert "contract ends" in dates
    assert not any("A-003" in what for what in dates)


def test_every_file_that_stands_in_the_way_is_told() -> None:
    stands = overview({"raid.yaml": BROKEN, "communication-plan.yaml": BROKEN})
    assert stands.unknown["next_dates"] == (
        f"{FOLDER}/raid.yaml cannot be read",
        f"{FOLDER}/communication-plan.yaml cannot be read",
    )


def test_work_is_on_hold_from_its_day_until_the_engagement_is_closed() -> None:
    paused_work = paused("2026-11-10")
    assert overview(paused_work, date(2026, 11, 9)).paused_on is None
    assert overview(paused_work, date(2026, 11, 10)).paused_on == date(2026, 11, 10)
    closed = paused_work["engagement.yaml"].replace(b"steps:\n", b"steps:\n  closed: 2026-11-15\n")
    assert overview({"engagement.yaml": closed}).paused_on is None


def test_a_cancelled_engagement_is_closed_and_says_that_it_was_cancelled() -> None:
    cancelled = called_off("2026-11-10")
    assert overview(cancelled, date(2026, 11, 9)).cancelled_on is None
    assert overview(cancelled).cancelled_on == date(2026, 11, 10)
    assert overview(cancelled).phase is Phase.CLOSED


def test_a_contract_to_be_signed_later_is_proposed() -> None:
    sow = overview(signed_later("2026-12-06")).papers[0]
    assert (sow.state, sow.on) == ("proposed", None)


@pytest.mark.parametrize("how", ["rejected", "withdrawn"])
def test_a_paper_that_came_to_nothing_is_told_with_its_day_and_reason(how: str) -> None:
    stands = overview(ended(how))
    (paper,) = stands.ended
    assert (paper.number, paper.state, paper.on, paper.because) == ("CO-001", how, date(2026, 11, 15), "Too dear")
    assert [paper.number for paper in stands.papers] == ["SOW-1847", "WC-001"]
    assert stands.pending == ()
