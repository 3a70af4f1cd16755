"""The examples of a rule's page: fenced parts of records, laid over the small example engagement.

A fence reads ```yaml good sow.yaml or ```yaml bad sow.yaml; a fence `and` after it adds a second file. What a
fence shows replaces the same fields of the file (lists as a whole); an empty value leaves the field out; a fence
of nothing but comments leaves the file out; a file that the example engagement lacks is added. A trailing
comment that begins with rule ids marks a line where exactly these rules find something; on a line of its own it
stands for findings outside the lines shown.

A rule about changes shows ```yaml base sow.yaml, laid over the example engagement, and ```yaml head sow.yaml, laid
over what that makes; without a base the target is the example engagement as it is. Marks stand in the head. In a file
that is new, a comment `written by ADDRESS` says who committed the line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from psdm_validate.finding import Finding
from psdm_validate.source import Document, Refused, read_document

EXAMPLE = Path(__file__).parent.parent / "example"
FOLDER = "engagements/harbor-line/sow-2206"
FENCE = re.compile(r"^```yaml (good|bad|and|base|head) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"#\s*((?:[A-Z]{3}\d{3})(?:, [A-Z]{3}\d{3})*)(?::.*)?$")

WRITTEN = re.compile(r"#.*written by (\S+)$")


@dataclass(frozen=True)
class Shown:
    """One file as a fence shows it."""

    path: str
    text: str

    @property
    def document(self) -> Document | Refused:
        return read_document(self.path, self.text.encode())

    @property
    def left_out(self) -> bool:
        return all(line.lstrip().startswith("#") or not line.strip() for line in self.text.splitlines())


@dataclass(frozen=True)
class Example:
    """One good or bad example."""

    good: bool
    shown: tuple[Shown, ...]
    before: tuple[Shown, ...] = ()
    """What the target shows, where the example is about a change."""

    @cached_property
    def target(self) -> dict[str, bytes]:
        """The files that the example is laid over: the example engagement, with what the target shows."""
        files = {str(path.relative_to(EXAMPLE)): path.read_bytes() for path in EXAMPLE.rglob("*") if path.is_file()}
        return _with(files, self.before)

    def files(self) -> dict[str, bytes]:
        """The target's files with this example laid over them."""
        return _with(self.target, self.shown)

    def authors(self, path: str) -> dict[int, str]:
        """Who committed which line of a file that is new."""
        rows = (row for shown in self.shown if shown.path == path for row in enumerate(shown.text.splitlines(), 1))
        return {number: match[1] for number, row in rows if (match := WRITTEN.search(row))}

    def marked(self) -> Counter[tuple[str, str, int]]:
        """How often each rule is expected at each line of a fence; line 0 stands for anywhere else."""
        expected: Counter[tuple[str, str, int]] = Counter()
        for shown in self.shown:
            for number, line in enumerate(shown.text.splitlines(), 1):
                if match := MARK.search(line):
                    alone = line.lstrip().startswith("#")
                    for rule in match[1].split(", "):
                        expected[(rule, "" if alone else shown.path, 0 if alone else number)] += 1
        return expected

    def line_of(self, finding: Finding) -> tuple[str, int]:
        """The file and line of a fence that a finding points at, or ("", 0) outside what is shown."""
        for shown in self.shown:
            document = shown.document
            if shown.path != finding.file:
                continue
            if isinstance(document, Refused) or shown.path not in self.target:
                return (shown.path, finding.spot.line) if finding.spot else ("", 0)
            if finding.path and document.has(finding.path[:1]):
                return shown.path, document.locate(finding.path).line
        return "", 0


def examples_in(page: str) -> Iterator[Example]:
    """Every example of a page, in order."""
    good, before, shown = True, list[Shown](), list[Shown]()
    for kind, name, text in FENCE.findall(page):
        path = f"engagements{name}" if name.startswith("/") else f"{FOLDER}/{name}"
        if kind != "and" and shown:
            yield _example(good, shown, before)
            before, shown = [], []
        if kind == "base" or (kind == "and" and not shown):
            before.append(Shown(path, text))
            continue
        good = kind != "bad" if kind != "and" else good
        shown.append(Shown(path, text))
    if shown:
        yield _example(good, shown, before)


def _example(good: bool, shown: Iterable[Shown], before: Iterable[Shown]) -> Example:
    """A change is bad where it marks something: its fences say before and after, not good and bad."""
    example = Example(good, tuple(shown), tuple(before))
    return Example(good and not example.marked(), example.shown, example.before)


def _with(files: dict[str, bytes], laid: Iterable[Shown]) -> dict[str, bytes]:
    files = dict(files)
    for shown in laid:
        document = shown.document
        if shown.left_out and shown.path in files:
            del files[shown.path]
        elif isinstance(document, Refused) or shown.path not in files:
            files[shown.path] = shown.text.encode()
        else:
            base = read_document(shown.path, files[shown.path])
            assert isinstance(base, Document)
            files[shown.path] = json.dumps(_laid_over(base.value, document.value), default=_number, indent=1).encode()
    return files


def _laid_over(base: object, over: object) -> object:
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    merged = {**base, **{key: _laid_over(base.get(key), value) for key, value in over.items()}}
    return {key: value for key, value in merged.items() if value is not None}


def _number(value: object) -> object:
    assert isinstance(value, Decimal)
    return float(value)
