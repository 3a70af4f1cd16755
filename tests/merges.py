"""A merge with something of everything in it, judged without git."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from psdm_validate.check import read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.merge_report import MergeReport, report_on_merge
from psdm_validate.tree import Merge
from tests.sample import AS_OF, FOLDER, edited, sample_files
from tests.trees import FilesInMemory

BLOCK = "engagements/alder-bank/sow-2310"
NEW = "engagements/alder-bank/sow-2399"
HOSTILE = "@all please\n/approve <img src=x onerror=alert(1)> [a](javascript:b) #1 `|"
CONFIRMATION = f"""\
number: WC-002
title: {json.dumps(HOSTILE)}
why: The security review is in January.
requested: {{by: sam-osei, on: 2026-11-18}}
changes:
  end: {{from: 2027-01-08, to: 2027-01-15}}
confirmed: {{by: hazel-brook, on: 2026-11-19, by_way_of: email, attached_to: scoping-issue}}
"""
CHANGE_ORDER = """\
number: CO-002
title: A second front end
why: The district offices want one of their own.
requested: {by: sam-osei, on: 2026-11-18}
changes:
  amount: {from: "317200.00", to: "345200.00"}
  hours: {from: 2200, to: 2400}
  activities:
    add:
      - {id: front-end, name: Front end of the district offices, hours: 200}
"""
OVERRUN = """\
week: 2026-W47
worked:
  - {person: oona-brandt, activity: pipeline-templates, hours: [10, 10, 10, 10, 10], issue: https://forge.example.com/6}
"""


def before() -> dict[str, bytes]:
    """The target: two engagements, one of them with an old red."""
    files = {**sample_files(), **sample_files(BLOCK)}
    raid = files[f"{BLOCK}/raid.yaml"].replace(b"due: 2026-11-24", b"due: 2026-11-17")
    return {**files, f"{BLOCK}/raid.yaml": raid}


def after() -> dict[str, bytes]:
    """The merge: covered, pending and uncovered changes, an alarm, a loosened rule, a new and a broken record."""
    files = before()
    plan = files[f"{FOLDER}/plan.yaml"].decode()
    plan = plan.replace("end: 2027-01-08, weight: 5, awaits: CO-001", "end: 2027-01-15, weight: 5, awaits: WC-002")
    plan = plan.replace("end: 2027-01-08, weight: 8, awaits: CO-001", "end: 2027-03-19, weight: 8, awaits: CO-001")
    task = "{id: T-013, activity: front-end, name: Sketch it, owner: mika-lund, start: 2026-12-07, end: 2026-12-18, "
    plan = plan.replace("\npilots:", f"  - {task}weight: 3, awaits: CO-002}}\n\npilots:")
    fresh = {path.replace(BLOCK, NEW): data for path, data in files.items() if path.startswith(f"{BLOCK}/")}
    return {
        **files,
        **fresh,
        f"{FOLDER}/plan.yaml": plan.encode(),
        f"{FOLDER}/confirmations/wc-002.yaml": CONFIRMATION.encode(),
        f"{FOLDER}/change-orders/co-002.yaml": CHANGE_ORDER.encode(),
        **edited(f"{FOLDER}/sow.yaml", "name: Mock-ups and design files", "name: Mock-ups"),
        **edited(f"{FOLDER}/raid.yaml", "due: 2026-11-25", "due: 2026-11-19"),
        f"{BLOCK}/timesheets/2026-w47.yaml": OVERRUN.encode(),
        f"{NEW}/communication-plan.yaml": b"call: &call 9\n",
        "engagements/settings.yaml": b'edition: "2024"\nlevels: {CHG024: note}\n',
    }


@dataclass(frozen=True)
class WithoutGit:
    """The two sides of a merge, of which nothing is known but what they hold."""

    base: FilesInMemory
    head: FilesInMemory
    target: str = "1" * 40
    source: str = "2" * 40
    brings: str = "2222222"
    branch: str = "main"

    def earlier_bases(self) -> Iterator[FilesInMemory]:
        return iter(())

    def authors(self, path: str) -> dict[int, str]:
        return {}


def compared() -> Comparison:
    """Both sides of that merge."""
    return Comparison(read_portfolio(FilesInMemory(before())), read_portfolio(FilesInMemory(after())))


def judged(base: dict[str, bytes] | None = None, head: dict[str, bytes] | None = None) -> MergeReport:
    """The report on that merge, or on one of other files."""
    trees = (
        FilesInMemory(before() if base is None else base, label="main at 1111111"),
        FilesInMemory(after() if head is None else head, label="the merge of 2222222 into it"),
    )
    told = report_on_merge(cast(Merge, WithoutGit(*trees)), AS_OF)
    # Which rules there are is no concern of a report's form.
    return replace(told, verdict=replace(told.verdict, rules=("CHG021", "CHG024")))
