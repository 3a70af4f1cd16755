"""Every report of the PMO, in the order of its week."""

from __future__ import annotations

from psdm_validate.pmo_reports.customer_status import customer_status
from psdm_validate.pmo_reports.escalations import escalations
from psdm_validate.pmo_reports.pmo_report import Kind
from psdm_validate.pmo_reports.top_customer import top_customer
from psdm_validate.pmo_reports.wins_and_lessons import wins_and_lessons

KINDS: tuple[Kind, ...] = (top_customer, customer_status, escalations, wins_and_lessons)
