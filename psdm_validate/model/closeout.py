"""closeout.yaml: the last steps of an engagement."""

from typing import ClassVar

from psdm_validate.model.identifiers import Colleague, Contact
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Evidence
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Hours, Many, Text, Url


class SignOff(Part):
    """The customer's signature under the finished work."""

    by: Contact = described("Who signed it off.", audience="customer", example="mira-stone")
    on: Day = described("When.", audience="customer", example="2026-12-18")
    evidence: Evidence | None = described("The signed paper or mail.", default=None)


class Announced(Part):
    """Where and when the report was told to all."""

    on: Day = described("When.", example="2026-12-22")
    channel: Text = described("In which channel.", example="ps-project-leadership")
    mentioned: Many[Text] = described("Groups that were mentioned.", default=(), example=["em"])


class CloseoutReport(Part):
    """What was estimated, what it took, what was delivered and learnt."""

    by: Colleague = described("Who wrote it: the regional manager.", example="dana-frost")
    on: Day = described("When.", example="2026-12-21")
    estimated_hours: Hours | None = described("Hours that were estimated.", default=None, example=800)
    actual_hours: Hours | None = described("Hours that were worked.", default=None, example=812)
    deliverables: Many[Url] = described("Where the delivered documents lie.", default=())
    lessons: Text | None = described("What was learnt.", default=None)
    announced: Announced | None = described("Where it was told to all.", default=None)


class Csat(Part):
    """The customer's satisfaction."""

    asked: Day = described("The day it was asked for.", example="2026-12-18")
    answered: Day | None = described("The day of the answer.", default=None)
    score: int | None = described("The score, from 1 to 5.", default=None, example=5, ge=1, le=5)


class CostAgainstActual(Part):
    """The comparison of cost and actual that was filed."""

    by: Colleague = described("Who prepared it.", example="alex-reyes")
    filed: Url | None = described("Where it was filed in the sales system.", default=None)
    mentioned: Many[Text] = described(
        "Who was mentioned: Controller, Finance Business Partner, Sales.", default=(), example=["Controller"]
    )


class Recap(Part):
    """What is told to the customer at the end."""

    outcomes: Text | None = described("What came of it.", default=None)
    delivery: Text | None = described("How it was delivered.", default=None)
    thanks: Text | None = described("Whom to thank.", default=None)


class Handoff(Part):
    """What support receives."""

    architecture: Url | None = described("The description of the architecture.", default=None)
    on: Day | None = described("When support had it.", default=None)


class Closeout(Record):
    """The last steps, from sign-off to the lessons."""

    record_kind: ClassVar[str] = "closeout"
    title: ClassVar[str] = "Close-out"
    lies_at: ClassVar[str] = "{customer}/{sow}/closeout.yaml"

    sign_off: SignOff | None = described("The customer's sign-off.", default=None, audience="customer")
    closure_meeting: Day | None = described("The day of the closure meeting.", default=None, audience="customer")
    csat: Csat | None = described("The customer's satisfaction.", default=None)
    report: CloseoutReport | None = described("The closeout report.", default=None)
    cost_against_actual: CostAgainstActual | None = described("Cost against actual (2020).", default=None)
    recap: Recap | None = described("The recap (archived method).", default=None)
    handoff: Handoff | None = described("What support received (archived method).", default=None)
