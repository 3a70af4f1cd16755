"""Where on the target stands what a finding speaks of: the same field of the same entry, wherever it has moved."""

from __future__ import annotations

from dataclasses import replace

from psdm_validate.contract.changes import identity
from psdm_validate.finding import Finding
from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.pointing import spot_of
from psdm_validate.source import Document, FieldPath, Value


def with_base_place(finding: Finding, base: Portfolio, head: Portfolio) -> Finding:
    """The finding with its place on the target, unless it has one or the target has no such field."""
    old, new = base.documents.get(finding.file), head.documents.get(finding.file)
    if finding.was_file or not isinstance(old, Document) or not isinstance(new, Document):
        return finding
    path = _same_path(old.value, new.value, finding.path)
    if not path:
        return finding
    return replace(finding, was_file=finding.file, was=spot_of(Place(finding.file, path), old))


def _same_path(old: Value, new: Value, path: FieldPath) -> FieldPath:
    """The path in the old value that names what `path` names in the new one; () where it is not there."""
    found: list[str | int] = []
    for step in path:
        if isinstance(old, dict) and isinstance(new, dict) and isinstance(step, str) and step in old:
            old, new = old[step], new.get(step)
        elif isinstance(old, list) and isinstance(new, list) and isinstance(step, int) and step < len(new):
            wanted = identity(new[step])
            index = next((index for index, entry in enumerate(old) if identity(entry) == wanted), None)
            if index is None:
                return ()
            old, new, step = old[index], new[step], index
        else:
            return ()
        found.append(step)
    return tuple(found)
