"""raid.yaml: risks, actions, issues and decisions."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import ActionNumber, Colleague, DecisionNumber, IssueNumber, Person, RiskNumber
from psdm_validate.model.part import AUDIENCES, Audience, Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Many, Text, Url

Degree = Literal["low", "medium", "high"]


class Closed(Part):
    """How an entry ended."""

    on: Day = described("The day.", example="2026-10-09")
    outcome: Text = described("What came of it.", example="Servers handed over")


class Entry(Part):
    """What risks, actions and issues have in common."""

    stands_last: ClassVar[tuple[str, ...]] = ("impacts_progress", "labels", "audience", "closed")

    id: Text = described("Its number.")
    what: Text = described("The matter in one sentence.", example="Test servers are three weeks late")
    owner: Person | None = described("Who sees to it.", default=None, example="alex-reyes")
    raised: Day | None = described("The day it was raised.", default=None, example="2026-09-14")
    due: Day | None = described("The day by which it is settled or looked at again.", default=None)
    impacts_progress: bool | None = described("Whether it holds the work up.", default=None, example=True)
    labels: Many[Text] = described("Labels on the forge, letter for letter.", default=(), example=["Escalated"])
    audience: Audience = described(
        "Who may see this entry.",
        default="internal",
        example="customer",
        meanings=AUDIENCES,
    )
    closed: Closed | None = described("Filled in when it is settled; entries are never deleted.", default=None)

    def open_on(self, day: date) -> bool:
        """Whether it had been raised and was not yet closed on that day."""
        return (self.raised is None or self.raised <= day) and (self.closed is None or self.closed.on > day)


class Risk(Entry):
    """Something that may happen."""

    id: RiskNumber = described("Its number.", example="R-004")
    probability: Degree | None = described("How likely.", default=None, example="high")
    impact: Degree | None = described("How bad.", default=None, example="high")
    response: Text | None = described("What is done about it.", default=None)


class Action(Entry):
    """Something that somebody has promised to do."""

    id: ActionNumber = described("Its number.", example="A-003")


class Issue(Entry):
    """Something that has gone wrong."""

    id: IssueNumber = described("Its number.", example="I-002")
    severity: Degree | None = described("How bad.", default=None, example="high")
    resolution: Text | None = described("How it is mended.", default=None)


class Decision(Part):
    """Something that was settled, and by whom."""

    id: DecisionNumber = described("Its number.", example="D-001")
    what: Text = described("What was decided.", example="History before 2015 stays in the old system")
    by: Person | None = described("Who decided.", default=None, example="mira-stone")
    on: Day | None = described("When.", default=None, example="2026-08-03")
    why: Text | None = described("The reason.", default=None)
    audience: Audience = described(
        "Who may see this entry.",
        default="internal",
        example="customer",
        meanings=AUDIENCES,
    )


class Raid(Record):
    """One list of all that may or did go wrong, what is done about it, and what was decided."""

    record_kind: ClassVar[str] = "raid"
    title: ClassVar[str] = "RAID log"
    lies_at: ClassVar[str] = "{customer}/{sow}/raid.yaml"

    name: Text | None = described(
        "The title of its issue.", alias="title", default=None, example="RAID - Harbor Line - SOW-2206"
    )
    issue: Url | None = described("Its issue on the forge.", default=None)
    owner: Colleague | None = described("Who keeps it: the project manager.", default=None, example="sam-osei")
    risks: Many[Risk] = described("Risks.", default=())
    actions: Many[Action] = described("Actions.", default=())
    issues: Many[Issue] = described("Issues.", default=())
    decisions: Many[Decision] = described("Decisions.", default=())

    def entries(self) -> tuple[Risk | Action | Issue, ...]:
        """Risks, actions and issues, in this order."""
        return (*self.risks, *self.actions, *self.issues)
