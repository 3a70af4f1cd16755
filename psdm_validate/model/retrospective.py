"""retrospective.yaml: the team's journal from the first day on, and the retrospective at the end."""

from typing import ClassVar

from psdm_validate.model.identifiers import Colleague, Identifier, Person
from psdm_validate.model.part import AUDIENCES, Audience, Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Many, Text, Url


class JournalEntry(Part):
    """A win, a lesson, thanks, a customer's story: what it is, its labels say."""

    on: Day = described("The day.", example="2026-09-18")
    by: Colleague = described("Who wrote it.", example="alex-reyes")
    what: Text = described("What happened, and what it teaches.", example="Wave 2 was moved in one night")
    labels: Many[Text] = described(
        "Labels such as ProjectWin, llPsProcess, CustomerStory.", default=(), example=["ProjectWin"]
    )
    audience: Audience = described(
        "Who may see this entry.",
        default="internal",
        example="internal",
        meanings=AUDIENCES,
    )


class Improvement(Part):
    """Something that will be done otherwise next time."""

    id: Identifier = described("Short name.", example="earlier-test-servers")
    what: Text = described("What is done.", example="Ask for test servers in the intake")
    owner: Colleague | None = described("Who sees to it.", default=None, example="noor-haddad")
    due: Day | None = described("By when.", default=None)


class Meeting(Part):
    """The retrospective at the end."""

    on: Day = described("The day.", example="2026-12-17")
    facilitator: Colleague | None = described("Who led it.", default=None, example="sam-osei")
    guests: Many[Person] = described("Who took part.", default=(), example=["alex-reyes"])


class Retrospective(Record):
    """What the team learns, kept from the first day on."""

    record_kind: ClassVar[str] = "retrospective"
    title: ClassVar[str] = "Retrospective"
    lies_at: ClassVar[str] = "{customer}/{sow}/retrospective.yaml"

    issue: Url | None = described("Its internal issue on the forge.", default=None)
    opened: Day | None = described("The day it was opened.", default=None, example="2026-07-06")
    journal: Many[JournalEntry] = described("Wins, lessons, thanks and stories, as they come.", default=())
    meeting: Meeting | None = described("The meeting at the end.", default=None)
    improvements: Many[Improvement] = described("What will be done otherwise.", default=())
