"""The full method was made for large customers who adopt a tool or transform themselves.

Its ceremonies and roles pay off where many teams move at once. Elsewhere they may weigh more than the work. The
note asks for a second thought; a long engagement with a smaller customer can have good reasons.

```yaml bad engagement.yaml
use_case: other  # MTH017
```

```yaml bad /harbor-line/customer.yaml
archetype: small
# MTH017: the note stands at the engagement's method
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH017",
    "the use case and archetype suit the method",
    level=Level.NOTE,
    editions=("2024",),
    source="001: What Kind of Engagements is PSDM Suited For?",
)
def suits_the_method(engagement: Engagement) -> Remarks:
    record, customer = engagement.record, engagement.customer
    if record.method != "full":
        return
    if record.use_case == "other":
        yield Remark(
            record.at("use_case"),
            "the full method is made for the adoption of a tool or a transformation, and the use case is neither",
            "Use the parts of the method that help here, or correct use_case.",
        )
    if customer.archetype in ("mid-size", "small"):
        yield Remark(
            record.at("method"),
            f"the full method is made for large customers, and {customer.name} is {customer.archetype}",
            "Use the parts of the method that help here, or correct archetype in customer.yaml.",
        )
