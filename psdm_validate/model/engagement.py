"""One engagement: the records of its folder, each there, missing or broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.bookings import Bookings
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.communication_plan import CommunicationPlan
from psdm_validate.model.customer import Customer
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.instrument import Amendment, Leave
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.model.layout import ORGANIZATION_FILE, TOP, customer_file, model_of
from psdm_validate.model.organization import Organization
from psdm_validate.model.part import Place
from psdm_validate.model.plan import Plan
from psdm_validate.model.raid import Raid
from psdm_validate.model.record import Record
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.model.sow import Sow
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.model.training import TrainingSession
from psdm_validate.model.waivers import Waivers

SomeRecord = TypeVar("SomeRecord", bound=Record)


class NotJudged(Exception):
    """Something cannot be judged because a file it rests on is broken or missing."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file} {why}")
        self.file = file
        self.why = why


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands where a record should be whose file could not be read as one."""

    path: str


Shelf = Mapping[str, Record | Broken]
"""Records by path, with the organisation and the customer among them."""


@dataclass(frozen=True)
class Engagement:
    """One SOW with one customer. Asking for a broken record raises NotJudged; the engine reports it."""

    folder: str
    shelf: Shelf
    evidence: Mapping[str, str]
    """SHA-256 of each file in evidence/, by its path below the engagement's folder."""

    @property
    def name(self) -> str:
        """The folder below engagements/: forest-service/sow-1847."""
        return self.folder.removeprefix(f"{TOP}/")

    @property
    def record(self) -> EngagementRecord:
        """Its engagement.yaml."""
        return self._needed(f"{self.folder}/engagement.yaml", EngagementRecord)

    @property
    def sow(self) -> Sow:
        """Its sow.yaml."""
        return self._needed(f"{self.folder}/sow.yaml", Sow)

    @property
    def organization(self) -> Organization:
        """The people who deliver."""
        return self._needed(ORGANIZATION_FILE, Organization)

    @property
    def customer(self) -> Customer:
        """The customer it is for."""
        return self._needed(customer_file(self.folder), Customer)

    @property
    def communication_plan(self) -> CommunicationPlan | None:
        """Its communication plan, or None while there is none."""
        return self._found(f"{self.folder}/communication-plan.yaml", CommunicationPlan)

    @property
    def iteration_schedule(self) -> IterationSchedule | None:
        """Its iteration schedule, or None while there is none."""
        return self._found(f"{self.folder}/iteration-schedule.yaml", IterationSchedule)

    @property
    def plan(self) -> Plan | None:
        """Its plan, or None while there is none."""
        return self._found(f"{self.folder}/plan.yaml", Plan)

    @property
    def raid(self) -> Raid | None:
        """Its RAID log, or None while there is none."""
        return self._found(f"{self.folder}/raid.yaml", Raid)

    @property
    def bookings(self) -> Bookings | None:
        """Its bookings, or None while there are none."""
        return self._found(f"{self.folder}/bookings.yaml", Bookings)

    @property
    def acceptance(self) -> Acceptance | None:
        """What was put up for acceptance, or None while nothing was."""
        return self._found(f"{self.folder}/acceptance.yaml", Acceptance)

    @property
    def retrospective(self) -> Retrospective | None:
        """Its journal and retrospective, or None while there is none."""
        return self._found(f"{self.folder}/retrospective.yaml", Retrospective)

    @property
    def closeout(self) -> Closeout | None:
        """Its last steps, or None while none is taken."""
        return self._found(f"{self.folder}/closeout.yaml", Closeout)

    @property
    def waivers(self) -> Waivers | None:
        """What is allowed although a rule forbids it, or None where nothing is."""
        return self._found(f"{self.folder}/waivers.yaml", Waivers)

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Every change order, confirmation and description of work, by path."""
        return self._all(Amendment)

    @property
    def leaves(self) -> tuple[Leave, ...]:
        """Every work at risk and work exception, by path."""
        return self._all(Leave)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Every status report, oldest first."""
        return self._all(Status)

    @property
    def timesheets(self) -> tuple[Timesheet, ...]:
        """Every timesheet, oldest week first."""
        return self._all(Timesheet)

    @property
    def training_sessions(self) -> tuple[TrainingSession, ...]:
        """Every training session, by path."""
        return self._all(TrainingSession)

    @property
    def called_off(self) -> bool:
        """Whether it was called off, so that its process is asked for no further step."""
        return self.record.cancelled is not None

    def adopted_after(self, day: date | None) -> bool:
        """Whether it was taken over while running, later than that day: what was due then is not asked for."""
        adopted = self.record.adopted
        return adopted is not None and day is not None and day < adopted.on

    def holds(self, path: str) -> bool:
        """Whether the file lies in this engagement's folder."""
        return path.startswith(f"{self.folder}/")

    def records(self) -> tuple[Record, ...]:
        """Every record of the folder that could be read, by path."""
        paths = sorted(path for path in self.shelf if self.holds(path))
        return tuple(record for path in paths if isinstance(record := self.shelf[path], Record))

    def at_record(self, file_name: str) -> Place:
        """The whole record of that name; where it is missing, what stands in for the engagement."""
        wanted = (f"{self.folder}/{name}" for name in (file_name, "engagement.yaml", "sow.yaml"))
        held = sorted(path for path in self.shelf if self.holds(path))
        held = held or [f"{self.folder}/{name}" for name in sorted(self.evidence)]
        return Place(next((path for path in wanted if path in self.shelf), held[0]))

    def _found(self, path: str, model: type[SomeRecord]) -> SomeRecord | None:
        record = self.shelf.get(path)
        if isinstance(record, Broken):
            raise NotJudged(path, "cannot be read")
        return record if isinstance(record, model) else None

    def _all(self, model: type[SomeRecord]) -> tuple[SomeRecord, ...]:
        """Every record of the kind, by path; raises NotJudged if one of them cannot be read."""
        paths = sorted(path for path in self.shelf if self.holds(path) and issubclass(model_of(path) or Record, model))
        return tuple(self._needed(path, model) for path in paths)

    def _needed(self, path: str, model: type[SomeRecord]) -> SomeRecord:
        record = self._found(path, model)
        if record is None:
            raise NotJudged(path, "is missing")
        return record
