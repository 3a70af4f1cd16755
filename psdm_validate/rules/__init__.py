"""The rules, one file each, below the folder of their family."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from psdm_validate.rules.registry import RULES

if TYPE_CHECKING:  # Listing the rules needs only the registry; models load with the first rule.
    from psdm_validate.rule import Rule

__all__ = ["RULES", "rules_by_id"]


def rules_by_id(ids: Iterable[str]) -> list[Rule]:
    """The rules of those ids, in the registry's order; only their modules are imported."""
    wanted = set(ids)
    return [getattr(import_module(entry.module), entry.name) for entry in RULES if entry.id in wanted]
