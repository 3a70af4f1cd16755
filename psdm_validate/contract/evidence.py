"""The files in an engagement's evidence folder, and those of them that prove somebody's word."""

from __future__ import annotations

from collections.abc import Mapping

from psdm_validate.model.acceptance import Accepted
from psdm_validate.model.closeout import SignOff
from psdm_validate.model.confirmation import Confirmed
from psdm_validate.model.description_of_work import BothApproved
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.people import Signatures
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.traces import Correction

GIVEN = Signatures | Confirmed | BothApproved | Accepted | SignOff | Correction
"""Where somebody's word stands together with the file that proves it."""


def evidence_of(portfolio: Portfolio, file: str) -> Mapping[str, str]:
    """SHA-256 of each file of evidence of the engagement that the file lies in, by its path below the folder."""
    folder = engagement_folder(file)
    return next((each.evidence for each in portfolio.engagements if each.folder == folder), {})


def proofs(engagement: Engagement) -> frozenset[str]:
    """Files that prove a signature, a confirmation, an approval, an acceptance or a correction."""
    return frozenset(
        part.evidence.file
        for record in engagement.records()
        for part in record.parts()
        if isinstance(part, GIVEN) and part.evidence
    )
