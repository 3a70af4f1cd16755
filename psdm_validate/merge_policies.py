"""By what both sides of a merge are judged."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policies import Policies, policies_of, signed_by


def policies_of_merge(settings: object, comparison: Comparison, as_of: date) -> tuple[Policies, Policies]:
    """The policies of the target's engagements and of the merge's, by the settings that govern the merge.

    An engagement that both have is judged alike on both sides, or the day of its signature would make breaches new that
    the target has already. A signature that the target has decides, whatever the merge writes in its place.
    """
    known = settings if isinstance(settings, Settings) else Settings(edition="2024")
    base = {each.folder: each for each in comparison.base.engagements}
    head = {each.folder: each for each in comparison.head.engagements}
    for before, after in comparison.engagements():
        base[before.folder] = head[after.folder] = before if _signed(before, as_of) else after
    documents = {**comparison.base.documents, **comparison.head.documents}
    return policies_of(known, base, as_of, documents), policies_of(known, head, as_of, documents)


def _signed(engagement: Engagement, as_of: date) -> bool:
    try:
        return signed_by(engagement, as_of) is not None
    except NotJudged:
        return False
