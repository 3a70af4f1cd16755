"""Every report of the PMO, in the order of its week."""

from __future__ import annotations

from psdm_validate.pmo_reports.close_out import close_out
from psdm_validate.pmo_reports.customer_status import customer_status
from psdm_validate.pmo_reports.escalations import escalations
from psdm_validate.pmo_reports.forecast_call import forecast_call
from psdm_validate.pmo_reports.pmo_report import Kind
from psdm_validate.pmo_reports.timesheet_approvals import timesheet_approvals
from psdm_validate.pmo_reports.top_customer import top_customer
from psdm_validate.pmo_reports.wins_and_lessons import wins_and_lessons
from psdm_validate.pmo_reports.work_exceptions import work_exceptions

KINDS: tuple[Kind, ...] = (
    forecast_call,
    timesheet_approvals,
    top_customer,
    customer_status,
    escalations,
    work_exceptions,
    wins_and_lessons,
    close_out,
)
