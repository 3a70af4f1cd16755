"""Evidence lies in the engagement's folder and has not changed since it was recorded.

A record that names a signed paper or a mail proves nothing unless that file is there. Its hash shows that the
file is still the one that was filed, byte for byte. An empty file shows nothing, and one mail or signed page is the
proof of one paper.

```yaml good engagement.yaml
tombstones:
  - of: evidence/badge-list.pdf
    sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9
    why: It held personal data that was not ours to keep
    approved: {by: robin-vale, on: 2026-10-12}
```

```yaml and acceptance.yaml
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-09
    accepted:
      by: mira-stone
      on: 2026-10-12
      by_way_of: email
      evidence:
        file: evidence/badge-list.pdf
        sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9
```

```yaml bad confirmations/wc-001.yaml
confirmed:
  evidence:
    file: evidence/wc-001.eml
    sha256: 18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4  # REC007
```

```yaml bad confirmations/wc-001.yaml
confirmed:
  evidence:
    file: evidence/mail.eml  # REC007
    sha256: 18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4
```

```yaml bad confirmations/wc-001.yaml
confirmed:
  evidence:
    file: evidence/sow-2206.pdf  # REC007: the signed SOW
    sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.people import Evidence
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.rule import ALL, Remark, Remarks, rule

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of a file without a single byte."""


@rule(
    "REC007",
    "evidence is a file in the folder whose hash is recorded",
    editions=ALL,
    source="derived: evidence must be there, and be the same",
)
def evidence_hashed(engagement: Engagement) -> Remarks:
    erased = {(stone.of, stone.sha256) for stone in engagement.record.tombstones}
    for record in engagement.records():
        for part in _evidence(record):
            hashed = engagement.evidence.get(part.file)
            if hashed is None and (part.file, part.sha256) in erased:
                continue
            if hashed is None:
                yield Remark(
                    part.at("file"),
                    f"there is no file {part.file} in the engagement's folder",
                    "Put the file there, or correct its name.",
                )
            elif hashed != part.sha256:
                yield Remark(
                    part.at("sha256"),
                    f"{part.file} is not the file that was recorded: its SHA-256 is {hashed}",
                    "Put the recorded file back; record the new hash only if the file was filed wrongly.",
                )
            elif hashed == EMPTY:
                message, step = f"{part.file} is empty, so it proves nothing", "Put the signed paper or the mail there."
                yield Remark(part.at("file"), message, step)
    yield from _proves_another(engagement)


def _proves_another(engagement: Engagement) -> Remarks:
    """Evidence of a paper whose bytes prove another paper already, under whatever name."""
    first: dict[str, str] = {}
    # The SOW first: where a later paper uses its evidence again, it is the paper that is told.
    for record in sorted(engagement.records(), key=lambda record: not isinstance(record, Sow)):
        if not isinstance(record, Sow | Instrument) or (isinstance(record, Instrument) and record.void):
            continue
        for part in _evidence(record):
            met = first.setdefault(part.sha256, record.number)
            if met != record.number and part.sha256 != EMPTY:
                yield Remark(
                    part.at("file"),
                    f"{part.file} is the proof of {met} already, and {record.number} names it as well",
                    "File what proves this paper on its own; where one page really speaks of both, leave it.",
                    Level.WARNING,
                )


def _evidence(record: Record) -> Iterator[Evidence]:
    return (part for part in record.parts() if isinstance(part, Evidence))
