"""A record holds the fields of its kind, each with a value that fits.

A mistyped field is worse than a missing one: it looks as if it were said. So unknown fields are refused, a
field that is there has a value, and a value that does not fit is named together with one that would.

```yaml good plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31}
```

```yaml bad plan.yaml
tasks:
  - id: T-001
    activity: migration
    nmae: Move the first wave  # FIL002
    name: Move the first wave
    start: 20 July  # FIL002
    end:  # FIL002
```
"""

from psdm_validate.model.reading import InvalidRecord
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "FIL002",
    "a record holds the fields of its kind",
    editions=ALL,
    source="derived: a field that nothing reads looks said and is not",
)
def fields_of_its_kind(invalid: InvalidRecord) -> Remarks:
    for problem in invalid.problems:
        yield Remark(problem.place, problem.message, problem.next_step)
