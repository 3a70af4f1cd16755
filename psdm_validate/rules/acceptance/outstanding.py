"""What of a contract is still to be accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psdm_validate.model.acceptance import Item
from psdm_validate.model.terms import Deliverable, Milestone, Terms


def outstanding(terms: Terms, items: Iterable[Item]) -> Iterator[Deliverable | Milestone]:
    """The deliverables and milestones that none of the items is about.

    A milestone that is paid for a deliverable is reached with it, so an item about either serves for both.
    """
    named = tuple(items)
    deliverables = {item.deliverable for item in named}
    milestones = {item.milestone for item in named}
    paid = {milestone.deliverable for milestone in terms.milestones if milestone.id in milestones}
    for deliverable in terms.deliverables:
        if deliverable.id not in deliverables | paid:
            yield deliverable
    for milestone in terms.milestones:
        reached = milestone.deliverable is not None and milestone.deliverable in deliverables
        if milestone.id not in milestones and not reached:
            yield milestone
