"""A row of the decision table in words."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.power_wording import PAPER_WORDS
from psdm_validate.policy.decision_table import Row


def paper_words(row: Row) -> str:
    """The papers that suffice: "a written confirmation; in a consulting block a description of work"."""
    papers = " or ".join(PAPER_WORDS[kind] for kind in row.papers)
    if row.in_consulting_block:
        papers += f"; in a consulting block {' or '.join(PAPER_WORDS[kind] for kind in row.in_consulting_block)}"
    return papers


def goes_with(row: Row) -> Iterator[str]:
    """What has to come with the paper."""
    if row.opportunity:
        yield "a new opportunity" + (" for exactly the difference" if row.opportunity != "new" else "")
    if row.resource_project:
        yield "a new resource project, which may follow the signatures"
    if row.attached_to:
        yield f"a confirmation hangs on the {row.attached_to.replace('-', ' ')}"
