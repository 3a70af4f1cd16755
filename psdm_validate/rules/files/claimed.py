"""Every file below engagements/ belongs to a record or is evidence.

A file that nothing reads is a trap: people edit it and believe that it counts. The commonest is a record that
ends in .yml, or lies one folder too high. Links are refused because what they point at can change without a
review, and names that differ only in case are one file on some computers and two on others.

```yaml bad notes.yaml
# FIL003: no kind of record is called notes.yaml
remember: the milk
```
"""

from psdm_validate.model.part import Place
from psdm_validate.model.strays import Stray
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "FIL003",
    "every file belongs to a record",
    editions=ALL,
    source="derived: a file that nothing reads looks governed and is not",
)
def claimed(stray: Stray) -> Remarks:
    yield Remark(Place(stray.path), stray.message, stray.next_step)
