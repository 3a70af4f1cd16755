"""The order of fields that a model declares."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from psdm_validate.model.part import Part, parts_within

Models: TypeAlias = tuple[type[Part], ...]
"""The models that a value may be an instance of; none where no model speaks of it."""


def in_order(keys: Collection[str], models: Models) -> list[str]:
    """Return the keys of one mapping in their model's order, those it does not know last, in the order given."""
    model = _fitting(keys, models)
    order = model.written_order() if model else ()
    known = {key: position for position, key in enumerate(order)}
    return sorted(keys, key=lambda key: known.get(key, len(known)))


def models_below(keys: Collection[str], models: Models, key: str) -> Models:
    """Return the models of what stands at `key` of a mapping with these keys, or in the list there."""
    model = _fitting(keys, models)
    if model is None:
        return ()
    fields = model.model_fields.items()
    return next((tuple(parts_within(field.annotation)) for name, field in fields if key == (field.alias or name)), ())


def _fitting(keys: Collection[str], models: Models) -> type[Part] | None:
    """Return the model that knows most of the keys; of several, the first."""
    return max(models, key=lambda model: len(set(keys) & set(model.written_order())), default=None)
