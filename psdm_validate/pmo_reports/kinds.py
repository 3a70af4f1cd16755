"""Every report of the PMO, in the order of its week."""

from __future__ import annotations

from psdm_validate.pmo_reports.escalations import escalations
from psdm_validate.pmo_reports.pmo_report import Kind

KINDS: tuple[Kind, ...] = (escalations,)
