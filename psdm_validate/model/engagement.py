"""One engagement: the records of its folder, each there, missing or broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.bookings import Bookings
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.communication_plan import CommunicationPlan
from psdm_validate.model.customer import Customer
from psdm_validate.model.engagement_files import Broken, EngagementFiles, NotJudged, Shelf
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.instrument import Amendment, Leave
from psdm_validate.model.iteration_schedule import IterationSchedule, SessionKind
from psdm_validate.model.layout import ORGANIZATION_FILE, customer_file
from psdm_validate.model.organization import Organization
from psdm_validate.model.plan import Plan
from psdm_validate.model.raid import Raid
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.model.sow import Sow
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.model.training import TrainingSession
from psdm_validate.model.waivers import Waivers

__all__ = ["Broken", "Engagement", "NotJudged", "Shelf"]


@dataclass(frozen=True)
class Engagement(EngagementFiles):
    """One SOW with one customer. Asking for a broken record raises NotJudged; the engine reports it."""

    @property
    def record(self) -> EngagementRecord:
        """Its engagement.yaml."""
        return self.needed(f"{self.folder}/engagement.yaml", EngagementRecord)

    @property
    def sow(self) -> Sow:
        """Its sow.yaml."""
        return self.needed(f"{self.folder}/sow.yaml", Sow)

    @property
    def organization(self) -> Organization:
        """The people who deliver."""
        return self.needed(ORGANIZATION_FILE, Organization)

    @property
    def customer(self) -> Customer:
        """The customer it is for."""
        return self.needed(customer_file(self.folder), Customer)

    @property
    def communication_plan(self) -> CommunicationPlan | None:
        """Its communication plan, or None while there is none."""
        return self.found(f"{self.folder}/communication-plan.yaml", CommunicationPlan)

    @property
    def iteration_schedule(self) -> IterationSchedule | None:
        """Its iteration schedule, or None while there is none."""
        return self.found(f"{self.folder}/iteration-schedule.yaml", IterationSchedule)

    @property
    def plan(self) -> Plan | None:
        """Its plan, or None while there is none."""
        return self.found(f"{self.folder}/plan.yaml", Plan)

    @property
    def raid(self) -> Raid | None:
        """Its RAID log, or None while there is none."""
        return self.found(f"{self.folder}/raid.yaml", Raid)

    @property
    def bookings(self) -> Bookings | None:
        """Its bookings, or None while there are none."""
        return self.found(f"{self.folder}/bookings.yaml", Bookings)

    @property
    def acceptance(self) -> Acceptance | None:
        """What was put up for acceptance, or None while nothing was."""
        return self.found(f"{self.folder}/acceptance.yaml", Acceptance)

    @property
    def retrospective(self) -> Retrospective | None:
        """Its journal and retrospective, or None while there is none."""
        return self.found(f"{self.folder}/retrospective.yaml", Retrospective)

    @property
    def closeout(self) -> Closeout | None:
        """Its last steps, or None while none is taken."""
        return self.found(f"{self.folder}/closeout.yaml", Closeout)

    @property
    def waivers(self) -> Waivers | None:
        """What is allowed although a rule forbids it, or None where nothing is."""
        return self.found(f"{self.folder}/waivers.yaml", Waivers)

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """Every change order, confirmation and description of work, by path."""
        return self.every(Amendment)

    @cached_property
    def leaves(self) -> tuple[Leave, ...]:
        """Every work at risk and work exception, by path."""
        return self.every(Leave)

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """Every status report, oldest first."""
        return self.every(Status)

    @cached_property
    def timesheets(self) -> tuple[Timesheet, ...]:
        """Every timesheet, oldest week first."""
        return self.every(Timesheet)

    @cached_property
    def training_sessions(self) -> tuple[TrainingSession, ...]:
        """Every training session, by path."""
        return self.every(TrainingSession)

    @property
    def called_off(self) -> bool:
        """Whether it was called off, so that its process is asked for no further step."""
        return self.record.cancelled is not None

    def adopted_after(self, day: date | None) -> bool:
        """Whether it was taken over while running, later than that day: what was due then is not asked for."""
        adopted = self.record.adopted
        return adopted is not None and day is not None and day < adopted.on

    def newest_status(self, day: date) -> Status | None:
        """The newest status report written by the day, or None while there is none."""
        return max((status for status in self.statuses if status.on <= day), key=lambda it: it.on, default=None)

    def session(self, kind: SessionKind) -> date | None:
        """The day of a session of iteration 0, or None where none is planned."""
        return self.iteration_schedule.session(kind) if self.iteration_schedule else None

    def signed_off(self, day: date) -> bool:
        """Whether the customer had signed the work off by the day."""
        sign_off = self.closeout.sign_off if self.closeout else None
        return sign_off is not None and sign_off.on <= day
