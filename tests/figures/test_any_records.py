"""Whatever sound records say, every figure has a value or a reason, and sums and shares agree with their parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.figures.burn_down import burn_down
from psdm_validate.figures.figure import Measure
from psdm_validate.figures.registry import Figures
from psdm_validate.figures.totals import totals
from psdm_validate.figures.velocity import velocity
from tests.figures.situations import ACCEPTED, BOOKINGS, DAY, situation

DAYS = st.integers(-120, 120).map(lambda days: DAY + timedelta(days=days))
NUMBERS = st.sampled_from(["", "0", "0.25", "40", "800", "1000000"])
ROLES = st.lists(st.sampled_from(["engineer", "project-manager", "technical-architect"]), unique=True)
AMOUNTS = st.sampled_from(["", "0.00", "0.01", "184000.00", "999999999999.99"])


@st.composite
def terms(draw: st.DrawFn) -> str:
    """Terms by the hour or of a fixed fee, with or without whatever a contract may leave open."""
    roles = [
        f"{{id: {name}{_given('hours', draw(NUMBERS))}{_given('rate', _quoted(draw(AMOUNTS)))}}}"
        for name in draw(ROLES)
    ]
    milestone = f"{{id: pilot, name: Pilot, amount: {_quoted(draw(AMOUNTS.filter(bool)))}}}"
    return f"""
terms:
  billing: {draw(st.sampled_from(["time-and-materials", "fixed-fee"]))}
  start: {draw(DAYS)}
  end: {draw(DAYS)}
  amount: {_quoted(draw(AMOUNTS))}
  hours: {draw(NUMBERS)}
  roles: [{", ".join(roles)}]
  milestones: [{draw(st.sampled_from(["", milestone]))}]
"""


@st.composite
def records(draw: st.DrawFn) -> dict[str, str | None]:
    """Files of an engagement: contract, plan, week, forecast, log and acceptance, each there or not."""
    tasks = [
        f"{{id: T-{number:03}, name: n, iteration: {draw(st.integers(0, 2))}, end: {draw(DAYS)}, "
        f"weight: {draw(st.integers(1, 100))}{_given('done', draw(st.one_of(st.just(''), DAYS.map(str))))}}}"
        for number in range(draw(st.integers(0, 3)))
    ]
    hours = draw(st.sampled_from(["0", "0.25", "8", "24"]))
    week = f"week: 2026-W42\nworked: [{{person: alex-reyes, hours: [{hours}]}}]\n"
    month = f"2026-{draw(st.integers(8, 11)):02}, frozen: {draw(DAYS)}{_given('hours', draw(NUMBERS))}"
    entry = f"{{id: R-001, what: A freeze, raised: {draw(DAYS)}, due: {draw(DAYS)}}}"
    return {
        "sow.yaml": draw(terms()),
        "plan.yaml": f"tasks: [{', '.join(tasks)}]\n",
        "bookings.yaml": f"{BOOKINGS}forecast: [{{month: {month}}}]\n",
        "raid.yaml": f"risks: [{entry}]\n",
        "acceptance.yaml": draw(st.sampled_from([ACCEPTED, None])),
        "timesheets/2026-w41.yaml": draw(st.sampled_from([None, "week: 2026-W41\nworked: []\n"])),
        "timesheets/2026-w42.yaml": draw(st.sampled_from([None, week])),
        "status/2026-10-15.yaml": f"burn_down: {{used: {draw(st.sampled_from(['0', '45', '412']))}, left: 0}}\n",
    }


@settings(max_examples=60, deadline=None)
@given(changed=records(), day=DAYS)
def test_every_figure_has_a_value_or_a_reason(changed: Mapping[str, str | None], day: date) -> None:
    figures = Figures(situation(changed, day))
    assert all((each.value is None) == (each.because is not None) for each in figures.measures)
    assert all(not table.rows for table in figures.tables if table.because)
    assert figures.unjudged == {}


@settings(max_examples=30, deadline=None)
@given(changed=records(), day=DAYS)
def test_figures_agree_with_those_that_they_are_made_of(changed: Mapping[str, str | None], day: date) -> None:
    here = situation(changed, day)
    known = {each.figure.id: each for each in Figures(here).measures if each.value is not None}

    def agree(whole: str, *parts: str) -> None:
        """The parts add up to the whole, within the last place to which each of them is told."""
        told = [known[name] for name in (whole, *parts) if name in known]
        if len(told) == 1 + len(parts):
            assert _close(told[0], sum((each.value or Decimal(0) for each in told[1:]), Decimal(0)), len(parts))

    agree("hours-agreed", "hours-worked", "hours-left")
    agree("hours-at-completion", "hours-worked", "hours-booked")
    agree("hours-agreed", "hours-at-completion", "hours-to-spare")
    agree("amount", "earned", "money-left")
    agree("earned-value", "planned-value", "schedule-variance")
    agree("earned-value", "hours-worked", "cost-variance")


@settings(max_examples=30, deadline=None)
@given(changed=records(), day=DAYS)
def test_the_rows_of_a_series_agree_with_the_figures(changed: Mapping[str, str | None], day: date) -> None:
    here = situation(changed, day)
    known = {each.figure.id: each for each in Figures(here).measures if each.value is not None}
    rows = burn_down(here) if "hours-left" in known else ()
    assert not rows or rows[-1].left is None or _close(known["hours-left"], rows[-1].left, 1)
    assert all(each.completed <= each.committed for each in velocity(here))


@settings(max_examples=20, deadline=None)
@given(first=records(), second=records())
def test_totals_are_the_sums_of_what_is_known(
    first: Mapping[str, str | None], second: Mapping[str, str | None]
) -> None:
    measures = [each for changed in (first, second) for each in Figures(situation(changed)).measures]
    for total in totals(measures):
        same = [each for each in measures if each.figure is total.figure]
        known = [each.value for each in same if each.value is not None]
        assert (total.value, total.engagements) == (sum(known, Decimal(0)), len(known))
        assert total.engagements + total.not_known == len(same)


def _quoted(amount: str) -> str:
    return f'"{amount}"' if amount else ""


def _given(name: str, value: str) -> str:
    """The field of an entry, left out where it has no value."""
    return f", {name}: {value}" if value else ""


def _close(whole: Measure, parts: Decimal, number: int) -> bool:
    return whole.value is not None and abs(whole.value - parts) <= Decimal("0.1") * number
