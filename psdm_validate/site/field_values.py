"""Examples of fields as pages show them."""

from __future__ import annotations

import json

from pydantic.fields import FieldInfo

from psdm_validate.site.encode import Markup
from psdm_validate.site.markup import code


def example_of(field: FieldInfo) -> Markup:
    """An example as it is written in a file; nothing where the field has none."""
    if not field.examples:
        return Markup("")
    example = field.examples[0]
    return code(example if isinstance(example, str) else json.dumps(example, ensure_ascii=False))
