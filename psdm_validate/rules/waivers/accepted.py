"""What a merge accepts as past mending: breaches that there are, and never one that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.waivers import Late, Waivers
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.waivers import Excuses, never_excused
from psdm_validate.rule import Remark, Remarks
from psdm_validate.rules.registry import RULES
from psdm_validate.rules.waivers.loosening import Loosening, of_entry


def accepted(comparison: Comparison, excuses: Excuses) -> Iterator[Loosening]:
    """Each new entry under `late` for more than facts: a fact blocks nothing, and may come with its entry."""
    for before, after in comparison.engagements():
        for entry in _new(before, after):
            if not all(finding.fact for finding in excuses.excused_by(entry, after.folder)):
                yield of_entry(entry, before, after)


def ahead_of_their_breach(comparison: Comparison, excuses: Excuses, policies: Policies) -> Remarks:
    """New entries under `late` for which there is no breach.

    What only the merge breaks blocks by itself, since its own entries do not count for it; so what is found is either
    on the target already or a fact.
    """
    standing = {comparison.now(before.folder): before for before, _ in comparison.engagements()}
    editions = {entry.id: entry.editions for entry in RULES if not never_excused(entry.id)}
    for after in comparison.head.engagements:
        before = standing.get(after.folder)
        for entry in _new(before, after):
            judged = policies.of(after.folder).in_force(editions.get(entry.rule, ()))
            if judged and not excuses.excused_by(entry, after.folder):
                yield Remark(
                    entry.at("rule"),
                    f"no breach of {entry.rule} is found in {entry.file}, and what has not happened yet cannot be past "
                    "mending",
                    "Take it out, or correct its place. Where something is to be allowed beforehand, ask for a waiver.",
                    was=before.at_record("waivers.yaml") if before else None,
                )


def _new(before: Engagement | None, after: Engagement) -> Iterator[Late]:
    known = late_entries(before) if before else ()
    yield from (entry for entry in late_entries(after) if entry not in known)


def late_entries(engagement: Engagement) -> tuple[Late, ...]:
    """The breaches that an engagement has accepted; none where they cannot be read."""
    record = engagement.shelf.get(f"{engagement.folder}/waivers.yaml")
    return record.late if isinstance(record, Waivers) else ()
