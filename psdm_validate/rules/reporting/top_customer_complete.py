"""An entry in the Top Customer Report is complete, and its progress fits one line.

Leadership reads many entries in one sitting and asks the same of each: how far it is, who answers for it,
who else works on it, whether help is wanted, and how both sides feel. Where something is wrong the entry says what
is proposed and by when it is mended. `contributors: []` says that nobody else takes part.

```yaml good status/2026-10-15.yaml
health: yellow
path_to_green: Move the last wave before the freeze
top_customer:
  updated: 2026-10-14T07:30-04:00
  progress: Two of four waves are moved
  issue: {action: Ask for the freeze calendar, timing: By 23 October}
  assistance: none
  dri: sam-osei
  contributors: []
  internal: yellow
  customer: green
```

```yaml bad status/2026-10-15.yaml
top_customer:  # RPT001: nobody is named who contributes
  updated: 2026-10-14T07:30-04:00
  progress: "Two of four waves are moved.\\nThe third begins on Monday."  # RPT001
  issue: {action: Ask for the freeze calendar}  # RPT001
  assistance: none
  dri: sam-osei
  internal: green
  customer: green
```
"""

from __future__ import annotations

from psdm_validate.model.status import Status, TopCustomer
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.reporting.troubled import troubled_entry
from psdm_validate.source import Document

WANTED = {
    "progress": "the progress in one line",
    "assistance": "whether help is needed",
    "dri": "who is responsible",
    "contributors": "who else contributes",
    "internal": "how we see it ourselves",
    "customer": "how the customer sees it",
}


@rule(
    "RPT001",
    "an entry in the Top Customer Report is complete and one line",
    editions=("2024",),
    source="001: Top Customer Report",
)
def top_customer_complete(status: Status, document: Document) -> Remarks:
    entry = status.top_customer
    if entry is None:
        return
    for field, words in WANTED.items():
        if not document.has(entry.at(field).path):
            yield _lacks(entry, field, words)
    if entry.progress and "\n" in entry.progress.strip():
        yield Remark(
            entry.at("progress"),
            "the progress in the Top Customer Report is longer than one line",
            "Shorten it to one line; the rest has its place in the report's own progress.",
        )
    if entry.issue is not None:
        for field, words in {"action": "what is proposed", "timing": "by when it is mended"}.items():
            if getattr(entry.issue, field) is None:
                yield _lacks(entry, f"issue.{field}", words)
    elif troubled_entry(status):
        yield _lacks(entry, "issue", "what is proposed, and by when it is mended, although it is not green")


def _lacks(entry: TopCustomer, field: str, words: str) -> Remark:
    place = entry.at(*field.split("."))
    return Remark(place, f"the entry in the Top Customer Report does not say {words}", f"Add top_customer.{field}.")
