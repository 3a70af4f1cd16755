"""Ways out that leave a trace: corrections, void papers, tombstones, what was already running."""

from psdm_validate.model.identifiers import Colleague, WrittenPath
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Evidence
from psdm_validate.model.values import Day, Scalar, Sha256, Text


class Ruling(Part):
    """Somebody's dated word on a way out."""

    by: Colleague = described("Who ruled.", example="robin-vale")
    on: Day = described("When.", example="2026-11-02")


class Correction(Part):
    """A field of a signed block that was recorded otherwise than the signed paper has it."""

    field: WrittenPath = described("The field, as findings name it.", example="terms.activities.migration.hours")
    was: Scalar | None = described(
        "What the record said before; left out where it said nothing.", default=None, example="2026-12-11"
    )
    why: Text = described("How the slip came about.", example="Typed from the draft, not from the signed paper")
    evidence: Evidence = described("The signed paper.")
    approved: Ruling = described("Who compared the two; neither the author nor the project manager.")


class Void(Part):
    """The end of a paper that should never have been recorded."""

    why: Text = described("What is wrong with it.", example="Recorded for the wrong engagement")
    approved: Ruling = described("Who retired it.")


class Tombstone(Part):
    """What stands in for something that had to be erased."""

    of: Text = described("What was erased: a file of evidence, or an entry.", example="evidence/badge-list.pdf")
    sha256: Sha256 = described("SHA-256 of what was erased.")
    why: Text = described("Why it had to go.", example="It held personal data that was not ours to keep")
    approved: Ruling = described("Who decided.")


class Adopted(Part):
    """The day from which an engagement that was already running is kept here."""

    on: Day = described("From which day; what was due before is not asked for.", example="2026-09-01")
    by: Colleague = described("Who entered it.", example="sam-osei")
