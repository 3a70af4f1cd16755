"""No placeholder of a template is left in a record past its draft.

A contract that says "start date to be filled in" has been signed before somebody noticed. While a record is a
draft, words such as TODO or TBD help whoever writes it. They must be gone once a paper is approved, signed or
confirmed, once the SOW goes out, and from every other record once the SOW is signed.

```yaml good raid.yaml
decisions:
  - id: D-001
    what: The to-do list of the old system is not moved, see [the list](https://files.example.com/list)
    by: mira-stone
    on: 2026-08-03
    why: Ask Mira Stone <mira.stone@example.com> for those with fewer than <5 commits
```

```yaml bad raid.yaml
decisions:
  - id: D-001
    what: History before <year> stays in the old system  # REC008
    by: mira-stone
    on: 2026-08-03
    why: TBD  # REC008
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from psdm_validate.model.confirmation import Confirmed
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.part import Part
from psdm_validate.model.people import Approval, CustomerSignature, OurSignature
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.source import FieldPath

# Mail addresses, links and comparisons also stand in angle brackets, links of Markdown in square ones.
PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX)\b"
    r"|(?i:\blorem ipsum\b)"
    r"|\{\{.*?\}\}"
    r"|<!--"
    r"|<[A-Za-z][^<>/=@:]*>(?!.*</)"
    r"|\[(?:\.{3}|…|(?i:[^\[\]]*\b(?:insert|enter|fill in|your|name|date|number|amount|customer)\b[^\[\]]*))\](?!\()"
)


@rule(
    "REC008",
    "no template placeholder or TODO is left in a record past its draft",
    editions=ALL,
    source="derived: what both sides rely on is written out",
)
def no_placeholders(engagement: Engagement) -> Remarks:
    for record in engagement.records():
        if not _past_draft(record, engagement.sow):
            continue
        for part in record.parts():
            for path, text in _texts(part):
                left = PLACEHOLDER.search(text)
                if left:
                    yield Remark(
                        part.at(*path),
                        f'a placeholder is left here: "{left[0]}"',
                        "Write what is meant, or take the field out where nothing is.",
                    )


def _past_draft(record: Record, sow: Sow) -> bool:
    if isinstance(record, Sow):
        return record.went_out_on is not None
    if isinstance(record, Instrument):
        given = (Approval, OurSignature, CustomerSignature, Confirmed)
        return any(isinstance(part, given) for part in record.parts())
    return sow.executed_on is not None


def _texts(part: Part) -> Iterator[tuple[FieldPath, str]]:
    for name, field in type(part).model_fields.items():
        yield from _written(getattr(part, name), (field.alias or name,))


def _written(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The texts of a field: its own, those of a list, those of an organisation's own fields."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _written(inner, (*path, key))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from _written(inner, (*path, index))
