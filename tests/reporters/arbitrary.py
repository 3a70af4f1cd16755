"""Arbitrary findings and reports, with the text that nobody would write but somebody could."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from psdm_validate.finding import Excused, Fault, Finding, Level, Report, Spot, Unjudged
from tests.merges import HOSTILE

FOLDERS = ("engagements/acme/sow-1", "engagements/acme/sow-2")
RULES = ("CHG021", "CHG024", "FIL001", "REC004")
HARMFUL = (
    HOSTILE,
    "\x1b[31mred\x9b1m \u202egnitset \U000e0041",
    "section_start:1:x\r\x1b[0K",
    "\ufffe\uffff \ud800",
    "/close",
    "[[ATTACHMENT|secret.txt]] %{strong_start} ]]> </failure> &#60;b&#62;",
)
WORDS = st.one_of(st.text(min_size=1, max_size=40), st.sampled_from(HARMFUL))
SUBJECTS = (
    *FOLDERS,
    f"{FOLDERS[0]}/plan.yaml",
    "engagements/acme/customer.yaml",
    "engagements/settings.yaml",
    "portfolio",
)
FEW = 6


def findings() -> st.SearchStrategy[Finding]:
    """A finding in one of a few places, so that many are alike."""
    return st.builds(
        _finding,
        st.sampled_from(RULES),
        st.sampled_from(Level),
        WORDS,
        st.sampled_from((*FOLDERS, None)),
        st.sampled_from(("tasks.T-1.end", "tasks.T-2.end", "")),
        st.one_of(st.none(), st.integers(1, 30)),
        st.booleans(),
        st.sampled_from(((), (Decimal(3),), (Decimal(9),))),
    )


def _finding(
    rule: str,
    level: Level,
    words: str,
    folder: str | None,
    field: str,
    line: int | None,
    fact: bool,
    beyond: tuple[Decimal, ...],
) -> Finding:
    return Finding(
        rule=rule,
        title="what must hold",
        level=level,
        message=words,
        next_step=words,
        source="derived",
        file=f"{folder}/plan.yaml" if folder else "engagements/organization.yaml",
        field=field,
        path=(),
        engagement=folder,
        spot=Spot(line, 1, 2, words) if line else None,
        fact=fact,
        beyond=beyond,
        bound="past the contract" if beyond else "",
    )


def reports() -> st.SearchStrategy[Report]:
    """A report with anything in it that a report may hold."""
    return st.builds(
        Report,
        as_of=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        edition=st.sampled_from(("2022", "2024")),
        editions=st.fixed_dictionaries({folder: st.sampled_from(("2022", "2024", None)) for folder in FOLDERS}),
        packs=st.just(("time-and-training-2020",)),
        overrides=st.dictionaries(WORDS, WORDS, max_size=2),
        tree=WORDS,
        engagements=st.sampled_from(((), FOLDERS)),
        files=st.integers(0, 9),
        rules=st.sampled_from(((), RULES)),
        findings=st.lists(findings(), max_size=FEW).map(tuple),
        excused=st.lists(
            st.builds(Excused, findings(), WORDS, st.one_of(st.none(), st.just(date(2026, 1, 1)))), max_size=2
        ).map(tuple),
        unjudged=st.lists(
            st.builds(Unjudged, st.sampled_from(RULES), st.sampled_from(SUBJECTS), WORDS), max_size=FEW
        ).map(tuple),
        faults=st.lists(st.builds(Fault, st.sampled_from(RULES), st.sampled_from(SUBJECTS), WORDS), max_size=2).map(
            tuple
        ),
        stopped=st.one_of(st.none(), WORDS),
    )
