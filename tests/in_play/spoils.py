"""The sample portfolio with one thing spoiled, as spoils.yaml says for each rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psdm_validate.contract.changes import known_by
from psdm_validate.model.settings import EditionName
from psdm_validate.source import Document, read_document

TABLE = Path(__file__).parent / "spoils.yaml"
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Spoil:
    """One thing of the sample made bad: a field given another value or left out, or a file moved or replaced."""

    file: str
    """Its path below engagements/."""
    field: str = ""
    value: Any = None
    """What the field is then; None leaves it out."""
    moved_to: str = ""
    text: str = ""
    gone: bool = False

    @property
    def path(self) -> str:
        """The path of the file once it is spoiled."""
        return f"engagements/{self.moved_to or self.file}"

    def applied(self, files: Files) -> Files:
        """The files with this made bad."""
        data = files[f"engagements/{self.file}"]
        others = {path: other for path, other in files.items() if path != f"engagements/{self.file}"}
        return others if self.gone else {**others, self.path: self._edited(data)}

    def _edited(self, data: bytes) -> bytes:
        if self.text or not self.field:
            return self.text.encode() or data
        document = read_document(self.path, data)
        assert isinstance(document, Document)
        return json.dumps(_put(document.value, self.field, self.value), default=float).encode()


@dataclass(frozen=True)
class Trial:
    """What a rule is put to: the sample spoiled, or a merge that brings the sample, spoiled or written by the wrong."""

    spoil: Spoil | None
    before: Spoil | None = None
    """How the target differs from the sample, for a rule about changes."""
    approval_by: str = ""
    """Who wrote the approval of a new paper, where that was not who gives it."""
    rest_by: str = ""
    """Who wrote the rest of it, where that was not who asked for the paper."""
    edition: EditionName | None = None
    """The edition by which every engagement is judged, where that is not its own."""


def trials() -> Mapping[str, Trial]:
    """What each rule is put to, by its id."""
    return {rule: _trial(**row) for rule, row in _table("in_play").items()}


def not_in_play() -> Mapping[str, str]:
    """The rules that the sample does not have in play, each with the reason."""
    return _table("not_in_play")


def _trial(
    before: Mapping[str, Any] | None = None,
    approval_by: str = "",
    rest_by: str = "",
    edition: EditionName | None = None,
    **spoil: Any,
) -> Trial:
    target = Spoil(**before) if before else None
    return Trial(Spoil(**spoil) if spoil else None, target, approval_by, rest_by, edition)


def _table(name: str) -> dict[str, Any]:
    document = read_document(TABLE.name, TABLE.read_bytes())
    assert isinstance(document, Document), document.problems
    assert isinstance(document.value, dict)
    table = document.value[name]
    assert isinstance(table, dict)
    return table


def _put(value: Any, field: str, new: Any) -> Any:
    """The value with this field of it replaced; entries of lists go by what they are known by, or counted from 0."""
    if isinstance(value, list):
        index, rest = _entry(value, field)
        inner = [_put(value[index], rest, new)] if rest else [] if new is None else [new]
        return [*value[:index], *inner, *value[index + 1 :]]
    first, _, rest = field.partition(".")
    if rest:
        return {**value, first: _put(value[first], rest, new)}
    kept = {key: inner for key, inner in value.items() if key != first}
    return kept if new is None else {**value, first: new}


def _entry(entries: list[Any], field: str) -> tuple[int, str]:
    """Which entry of a list the field names, and what of the field is left."""
    for index, entry in enumerate(entries):
        name = known_by(entry)
        if name is not None and f"{field}.".startswith(f"{name}."):
            return index, field[len(name) + 1 :]
    first, _, rest = field.partition(".")
    return int(first), rest
