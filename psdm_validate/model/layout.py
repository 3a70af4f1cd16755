"""Where each record lies below engagements/, and which files belong to none."""

from __future__ import annotations

import re

from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.bookings import Bookings
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.communication_plan import CommunicationPlan
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.customer import Customer
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.internal_time import InternalTime
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.model.organization import Organization
from psdm_validate.model.plan import Plan
from psdm_validate.model.raid import Raid
from psdm_validate.model.record import Record
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.model.settings import Settings
from psdm_validate.model.sow import Sow
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.model.training import TrainingSession
from psdm_validate.model.waivers import Waivers
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.model.work_exception import WorkException
from psdm_validate.tree import FOLDER

TOP = FOLDER

RECORDS: tuple[type[Record], ...] = (
    Organization,
    Settings,
    Customer,
    EngagementRecord,
    Sow,
    CommunicationPlan,
    IterationSchedule,
    Plan,
    Raid,
    ChangeOrder,
    Confirmation,
    DescriptionOfWork,
    WorkAtRisk,
    WorkException,
    Bookings,
    Timesheet,
    Status,
    Acceptance,
    Retrospective,
    Closeout,
    TrainingSession,
    Waivers,
    InternalTime,
)
"""Every kind of record, in the order in which people meet them."""

VARYING = {
    "{customer}": r"(?P<customer>[a-z0-9]+(?:-[a-z0-9]+)*)",
    "{sow}": r"(?P<sow>sow-\d+|po\d+)",
    "{number}": r"[a-z]+-\d+",
    "{day}": r"\d{4}-\d{2}-\d{2}",
    "{week}": r"\d{4}-w\d{2}",
    "{session}": r"[a-z0-9]+(?:-[a-z0-9]+)*",
}


def _pattern(lies_at: str) -> re.Pattern[str]:
    pattern = re.escape(f"{TOP}/{lies_at}").replace(r"\{", "{").replace(r"\}", "}")
    for name, part in VARYING.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.ASCII)


_RECORD_PATTERNS = tuple((model, _pattern(model.lies_at)) for model in RECORDS)
_FOLDER_PATTERN = _pattern("{customer}/{sow}/")
_EVIDENCE_PATTERN = re.compile(_pattern("{customer}/{sow}/").pattern + r"evidence/[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
EXTRA_FOLDER = f"{TOP}/extra"
"""Where an organisation keeps the schemas of its own fields."""
_EXTRA_PATTERN = re.compile(rf"{EXTRA_FOLDER}/(?P<kind>[a-z-]+)\.schema\.json", re.ASCII)
_KINDS = {model.record_kind for model in RECORDS}


def model_of(path: str) -> type[Record] | None:
    """The kind of record that lies at this path, or None."""
    return next((model for model, pattern in _RECORD_PATTERNS if pattern.fullmatch(path)), None)


def extra_schema_of(path: str) -> str | None:
    """The kind of record whose `extra:` fields the JSON Schema at this path describes, or None."""
    match = _EXTRA_PATTERN.fullmatch(path)
    return match["kind"] if match and match["kind"] in _KINDS else None


def is_evidence(path: str) -> bool:
    """Whether the file lies in the evidence folder of an engagement."""
    return _EVIDENCE_PATTERN.fullmatch(path) is not None


def engagement_folder(path: str) -> str | None:
    """The folder of the engagement that the file belongs to: engagements/acme/sow-2206; None outside one."""
    match = _FOLDER_PATTERN.match(path)
    return match.group().rstrip("/") if match else None


def customer_file(folder: str) -> str:
    """The customer.yaml that serves the engagement of that folder."""
    return f"{folder.rsplit('/', 1)[0]}/customer.yaml"


ORGANIZATION_FILE = f"{TOP}/organization.yaml"
SETTINGS_FILE = f"{TOP}/settings.yaml"
