"""A long engagement uses the full method.

Up to five iterations, or two months, a light set of meetings keeps everybody informed. Beyond that the handbook
wants the full iteration schedule with its five ceremonies. Iteration 0 counts, because it takes time like the
others. A short engagement may use the full method too.

```yaml bad engagement.yaml
method: light  # MTH001
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.calendar import months_later
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH001",
    "the full method is used above five iterations or two months",
    editions=("2024",),
    source="002: Guidelines for PSDM",
)
def full_method(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    if engagement.record.method == "full":
        return
    months = policy.values["full_method_above_months"]
    most = policy.values["full_method_above_iterations"]
    schedule = engagement.iteration_schedule
    count = len(schedule.iterations) if schedule else 0
    reasons = []
    if contract.end >= months_later(contract.start, months):
        reasons.append(f"it runs from {contract.start} to {contract.end}, which is more than {months} months")
    if count > most:
        reasons.append(f"it has {count} iterations, which is more than {most}")
    if reasons:
        yield Remark(
            engagement.record.at("method"),
            f"the method is light, but {' and '.join(reasons)}",
            "Set method: full, and plan the five ceremonies in iteration-schedule.yaml.",
        )
