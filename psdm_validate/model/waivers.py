"""waivers.yaml: permissions to break one rule in one place, and breaches that cannot be undone."""

from typing import ClassVar

from psdm_validate.model.identifiers import Colleague, RecordPath, RuleId, WrittenPath
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.traces import Ruling
from psdm_validate.model.values import Day, Many, Text


class Excused(Part):
    """One rule in one place: a file of the engagement, and a field of it where not the whole file is meant."""

    rule: RuleId = described("The rule.", example="RPT010")
    file: RecordPath = described("The file, below the engagement's folder.", example="raid.yaml")
    field: WrittenPath | None = described(
        "The field, as the finding names it; left out where the whole file is meant.",
        default=None,
        example="risks.R-004.due",
    )
    why: Text | None = described("The reason.", default=None, example="The customer names the day next week")

    def covers(self, rule: str, file: str, field: str) -> bool:
        """Whether a finding of that rule at that field of that file (below the engagement's folder) is meant."""
        inside = self.field is None or field == self.field or field.startswith(f"{self.field}.")
        return rule == self.rule and file == self.file and inside


class Waiver(Excused):
    """A permission to break one rule in one place, for a while."""

    requested_by: Colleague | None = described("Who asked for it.", default=None, example="sam-osei")
    approved: Ruling | None = described("Who allowed it.", default=None)
    until: Day | None = described("Last day on which it counts.", default=None, example="2026-12-18")


class Late(Excused):
    """A breach that cannot be undone, accepted as such: a mail that went out too late stays late."""

    accepted_by: Colleague = described("Who accepted it.", example="robin-vale")
    on: Day = described("When.", example="2026-11-02")


class Waivers(Record):
    """What is allowed although a rule forbids it."""

    record_kind: ClassVar[str] = "waivers"
    title: ClassVar[str] = "Waivers"
    lies_at: ClassVar[str] = "{customer}/{sow}/waivers.yaml"

    waivers: Many[Waiver] = described("Permissions, each for one rule in one place and for a while.", default=())
    late: Many[Late] = described("Breaches that cannot be undone.", default=())
