"""A record is plain YAML that reads the same to everybody.

Anchors, tags, several documents in one file and their like gain a record nothing, and each of them is a way
to make a file mean something else than it shows. So is a letter that cannot be seen. The validator refuses
them all and says how to write the same thing plainly.

```yaml good raid.yaml
title: RAID - Harbor Line - SOW-2206
risks: []
```

```yaml bad raid.yaml
title: &name RAID - Harbor Line - SOW-2206  # FIL001
title: RAID - Harbor Line  # FIL001
risks: []
```
"""

from psdm_validate.model.part import Place
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.source import Refused


@rule(
    "FIL001",
    "a record is plain YAML",
    editions=ALL,
    source="derived: a record must mean the same to every reader",
)
def plain_yaml(refused: Refused) -> Remarks:
    for problem in refused.problems:
        yield Remark(Place(refused.path, span=problem.span), problem.message, problem.next_step)
