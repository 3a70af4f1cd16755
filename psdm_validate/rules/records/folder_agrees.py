"""Folders and files are named after what they hold.

People find a record by its path and quote it by its number. Where the two differ, somebody has copied a file
and forgotten a line, and sooner or later the wrong paper is quoted.

```yaml bad confirmations/wc-001.yaml
number: WC-002  # REC009
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.sow import Sow
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "REC009",
    "folder names and contents agree",
    editions=ALL,
    source="derived: a record is found by its path and quoted by its number",
)
def folder_agrees(engagement: Engagement) -> Remarks:
    for record in engagement.records():
        if isinstance(record, Sow):
            named, number = engagement.folder.rsplit("/", 1)[1], record.number
        elif isinstance(record, Instrument):
            named, number = record.place.file.rsplit("/", 1)[1].removesuffix(".yaml"), record.paper
        else:
            continue
        right = number.lower() if isinstance(record, Sow) else f"{number.lower()}.yaml"
        if named != number.lower():
            yield Remark(
                record.at("number"),
                f"the number is {number}, but the path says {named}",
                f"Correct the number, or rename the {'folder' if isinstance(record, Sow) else 'file'} to {right}.",
            )
