"""The example engagement with timesheets and training sessions laid over it, judged by one rule."""

from __future__ import annotations

from datetime import date

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding
from psdm_validate.model.settings import EditionName
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)


def found(
    rule: str, files: dict[str, str], as_of: date = AS_OF, edition: EditionName | None = None, settings: str = ""
) -> list[Finding]:
    """What one rule has to say of the example engagement with these files laid over it."""
    shown = (Shown(f"engagements{n}" if n.startswith("/") else f"{FOLDER}/{n}", text) for n, text in files.items())
    tree = Example(good=True, shown=tuple(shown)).files()
    tree["engagements/settings.yaml"] += settings.encode()
    report = check(FilesInMemory(tree), Question(as_of, edition, frozenset({rule})))
    assert not report.faults
    assert not report.unjudged
    assert all(finding.fact for finding in report.findings)
    return list(report.findings)


def sheet(week: str, hours: str, more: str = "", after: str = "") -> dict[str, str]:
    row = f"{{person: alex-reyes, activity: migration, hours: [{hours}]{more}}}"
    return {f"timesheets/{week.lower()}.yaml": f"week: {week}\nworked: [{row}]\n{after}"}
