"""Numbers of papers go on from the highest of their kind."""

from __future__ import annotations

from psdm_validate.contract.papers import next_number
from tests.drafts.places import sample_place


def test_each_kind_of_paper_is_counted_on_its_own_from_one() -> None:
    engagement = sample_place().engagement
    papers = (*engagement.amendments, *engagement.leaves)
    letters = ("CO", "WC", "DOW", "WAR", "WE")
    numbers = ["CO-002", "WC-002", "DOW-001", "WAR-002", "WE-002"]
    assert [next_number(papers, kind) for kind in letters] == numbers
