"""The fingerprint that binds an approval to exactly what was approved."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

from psdm_validate.source import Value


def fingerprint(written: Value) -> str:
    """SHA-256 over canonical JSON of a block as written (sorted keys, no blanks, UTF-8).

    It is taken of the document, never of a model, so that a new model field voids no approval.
    """
    canonical = json.dumps(_plain(written), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _plain(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value
