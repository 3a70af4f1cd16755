"""A portfolio in the course of time: the records of the example engagement, and the contract that its papers make.

The contract is kept by hand from act to act and never read from the program, so that the two can be held against
each other.
"""

from __future__ import annotations

import json
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, cast

from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.merge_report import MergeReport, report_on_merge
from psdm_validate.source import Document, read_document
from psdm_validate.tree import Merge
from tests.merges import WithoutGit
from tests.rules.examples import EXAMPLE, FOLDER
from tests.trees import FilesInMemory

Entry = dict[str, Any]
FIRST_DAY = date(2026, 10, 20)
DIRECTOR, TECHNICAL = "mira-stone", "owen-quay"
MANAGER, ENGINEER, ARCHITECT, LEADER = "sam-osei", "alex-reyes", "tomas-ferro", "robin-vale"


@dataclass(frozen=True)
class Contract:
    """What is in force by the papers executed so far."""

    end: date = date(2027, 1, 8)
    expiry: date = date(2026, 12, 18)
    amount: Decimal = Decimal(184_000)
    hours: int = 800
    engineer: int = 640
    migration: int = 640
    name: str = "Migration in four waves"


@dataclass(frozen=True)
class Paper:
    """A paper that is neither executed nor ended, and what it moves in the contract."""

    file: str
    moves: dict[str, Any]
    approved: bool = False


@dataclass(frozen=True)
class State:
    """All records on a day; an act makes the next state of it, and leaves this one as it is."""

    day: date
    records: dict[str, Entry]
    evidence: dict[str, bytes]
    contract: Contract = field(default_factory=Contract)
    papers: tuple[Paper, ...] = ()
    executed: tuple[str, ...] = ("confirmations/wc-001.yaml",)
    moved_on: dict[str, date] = field(default_factory=dict)
    """The day on which a paper last moved each part of the contract."""
    forms: dict[str, str] = field(default_factory=dict)
    """How a record is written where it is not written plainly."""

    def files(self) -> dict[str, bytes]:
        """The files as git would hold them."""
        written = {path: _written(record, self.forms.get(path, "plain")) for path, record in self.records.items()}
        return {**written, **self.evidence}

    def record(self, name: str) -> Entry:
        """A record of the engagement, or one above it where the name begins with a slash."""
        return self.records[path_of(name)]

    def with_record(self, name: str, record: Entry, **moved: Any) -> State:
        """The state with that record instead, or beside the others."""
        return replace(self, records={**self.records, path_of(name): record}, **moved)

    def with_fields(self, name: str, fields: Entry, **moved: Any) -> State:
        """The state with these fields of a record instead."""
        return self.with_record(name, {**self.record(name), **fields}, **moved)

    def with_entry(self, name: str, listed: str, entry: Entry, **moved: Any) -> State:
        """The state with one more entry in a list of a record."""
        return self.with_fields(name, {listed: [*self.record(name).get(listed, []), entry]}, **moved)

    def with_evidence(self, name: str) -> tuple[State, Entry]:
        """The state with a mail of that name in evidence/, and how a paper names it."""
        name = f"agreed-{name}"
        mail = f"Subject: {name}\n\nAgreed.\n".encode()
        held = {**self.evidence, path_of(f"evidence/{name}"): mail}
        return replace(self, evidence=held), {"file": f"evidence/{name}", "sha256": sha256(mail).hexdigest()}

    def names(self, folder: str) -> list[str]:
        """The records in a folder of the engagement."""
        return sorted(path.removeprefix(f"{FOLDER}/") for path in self.records if path.startswith(f"{FOLDER}/{folder}"))

    def pending(self, folder: str, *, approved: bool | None = None) -> Paper | None:
        """A pending paper of that folder; with approved given, one that is or is not approved."""
        papers = (paper for paper in self.papers if paper.file.startswith(folder))
        return next((paper for paper in papers if approved in (None, paper.approved)), None)

    def without_paper(self, file: str) -> tuple[Paper, ...]:
        """The pending papers but one."""
        return tuple(paper for paper in self.papers if paper.file != file)

    def is_moving(self, part: str) -> bool:
        """Whether a pending paper moves that part of the contract."""
        return any(part in paper.moves for paper in self.papers)

    def may_execute(self, paper: Paper) -> bool:
        """Whether no other paper has moved the same on this day: the order of two could not be told."""
        return not any(self.moved_on.get(part) == self.day for part in paper.moves)

    def is_awaited(self, number: str) -> bool:
        """Whether anything waits for the paper of that number."""
        return any(f'"awaits": "{number}"' in json.dumps(record) for record in self.records.values())

    @property
    def far(self) -> date:
        """The first day that lies two calendar months past the expiry."""
        month = self.contract.expiry.month + 1
        year, month = self.contract.expiry.year + month // 12, month % 12 + 1
        return date(year, month, min(self.contract.expiry.day, monthrange(year, month)[1]))


def path_of(name: str) -> str:
    return f"engagements{name}" if name.startswith("/") else f"{FOLDER}/{name}"


def beginning() -> State:
    """The example engagement as it stands on its first day."""
    files = {str(path.relative_to(EXAMPLE)): path for path in sorted(EXAMPLE.rglob("*")) if path.is_file()}
    read = {path: read_document(path, file.read_bytes()) for path, file in files.items() if path.endswith(".yaml")}
    records = {path: _plain(document.value) for path, document in read.items() if isinstance(document, Document)}
    return State(FIRST_DAY, records, {path: file.read_bytes() for path, file in files.items() if path not in read})


def judged(target: State, merge: State) -> MergeReport:
    """The report on merging the second state into the first, on the day of the second."""
    base, head = (FilesInMemory(state.files()) for state in (target, merge))
    return report_on_merge(cast(Merge, WithoutGit(base, head)), merge.day)


def approval(person: str, day: date, block: Entry, role: str = "ps-leadership") -> Entry:
    return {"role": role, "by": person, "on": str(day), "fingerprint": fingerprint(block)}


def _written(record: Entry, form: str) -> bytes:
    if form == "reordered":
        # Who approved the terms read them in their order.
        record = dict(reversed(record.items())) if "approvals" in record else _turned(record)
    text = json.dumps(record, indent=None if form == "on one line" else 1, ensure_ascii=form != "plain")
    return f"# Looked through once more.\n{text}  # all of it\n".encode() if form == "commented" else text.encode()


def _turned(value: Any) -> Any:
    """The same with fields in another order, and entries that have an id as well."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_turned(entry) for entry in (reversed(value) if _are_entries(value) else value)]
    return value


def _are_entries(value: list[Any]) -> bool:
    return all(isinstance(entry, dict) and "id" in entry for entry in value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value
