"""Merges into the example engagement, with what one rule says of them."""

from __future__ import annotations

from datetime import date

from psdm_validate.check import read_portfolio
from psdm_validate.finding import Finding
from psdm_validate.gate import Verdict, verdict
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
GONE = "# gone\n"

Files = dict[str, str]
"""Parts of records by their path below the engagement's folder, or below engagements/ where it begins with a slash."""


def tree(files: Files, before: Files | None = None) -> Example:
    """The example engagement with these files laid over it, over those that the target has already."""
    return Example(good=True, shown=_shown(files), before=_shown(before or {}))


def _shown(files: Files) -> tuple[Shown, ...]:
    return tuple(Shown(f"engagements{name}" if name[0] == "/" else f"{FOLDER}/{name}", files[name]) for name in files)


def judged(target: dict[str, bytes], merge: dict[str, bytes]) -> Verdict:
    """The verdict on making the merge of the target."""
    sides = [read_portfolio(FilesInMemory(files)) for files in (target, merge)]
    judgement = verdict(sides[0], sides[1], ("main", "the merge"), AS_OF)
    assert not judgement.faults
    return judgement


def found(rule: str, after: Files, before: Files | None = None) -> list[Finding]:
    """What one rule says of merging these files into the example engagement with those before."""
    example = tree(after, before)
    judgement = judged(example.target, example.files())
    assert rule not in {item.rule for item in judgement.unjudged}
    return [each for each in (*judgement.blocking, *judgement.remarks) if each.rule == rule]


def tombstone(of: str, sha: str, by: str = "robin-vale") -> Files:
    """A tombstone for that, on the word of somebody the day before."""
    stone = f"{{of: {of}, sha256: '{sha}', why: w, approved: {{by: {by}, on: 2026-10-19}}}}"
    return {"engagement.yaml": f"tombstones:\n  - {stone}\n"}
