"""The rules, one file each, below the folder of their family."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from psdm_validate.rule import Rule
from psdm_validate.rules.registry import RULES

__all__ = ["RULES", "rules_by_id"]


def rules_by_id(ids: Iterable[str]) -> list[Rule]:
    """The rules of those ids, in the registry's order; only their modules are imported."""
    wanted = set(ids)
    return [getattr(import_module(entry.module), entry.name) for entry in RULES if entry.id in wanted]
