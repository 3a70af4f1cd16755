"""The fingerprint that binds an approval to exactly what was approved."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal

from psdm_validate.model.traces import Correction
from psdm_validate.source import Value


def fingerprint(written: Value) -> str:
    """SHA-256 over canonical JSON of a block as written (sorted keys, no blanks, UTF-8).

    It is taken of the document, never of a model, so that a new model field voids no approval.
    """
    canonical = json.dumps(_plain(written), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def as_signed(block: str, written: Value, corrections: Iterable[Correction]) -> Value:
    """The block as it stood before its corrections, the latest undone first; the block itself is left as it is."""
    before = {block: copy.deepcopy(written)}
    for correction in reversed(tuple(corrections)):
        *above, last = correction.field.split(".")
        holder: Value = before
        for name in above:
            holder = _inside(holder, name)
        if above and isinstance(holder, dict):
            holder[last] = correction.was
            if correction.was is None:
                del holder[last]
    return before[block]


def _inside(value: Value, name: str) -> Value:
    """What the name leads to: a field of a mapping, or the entry of a list that has it as its id."""
    if isinstance(value, list):
        return next((entry for entry in value if isinstance(entry, dict) and str(entry.get("id")) == name), None)
    return value.get(name) if isinstance(value, dict) else None


def _plain(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value
