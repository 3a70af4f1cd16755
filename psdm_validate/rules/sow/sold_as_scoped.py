"""A standard service is sold as a SKU, a custom one through a scoping issue.

A SKU brings its own wording and price, so nothing needs scoping. A custom SOW begins with the issue in which
account team and engagement manager work out what the customer needs; later confirmations are attached to it.

```yaml good sow.yaml
service: standard
sku: PS-MIGRATION-400
scoping_issue:
```

```yaml bad sow.yaml
service: standard  # SOW002
```

```yaml bad sow.yaml
scoping_issue:  # SOW002
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW002",
    "standard services are sold as a SKU and custom services through a scoping issue",
    editions=("2024",),
    source="004: For Sales Reps and SAs; Estimate creation",
)
def sold_as_scoped(engagement: Engagement) -> Remarks:
    sow = engagement.sow
    if sow.service == "standard" and sow.sku is None:
        yield Remark(
            sow.at("service"),
            "the service is standard, but no SKU is named",
            "Add sku as the quote has it, or write service: custom and link the scoping issue.",
        )
    if sow.service == "custom" and sow.scoping_issue is None:
        yield Remark(
            sow.at("scoping_issue"),
            "the service is custom, but no scoping issue is linked",
            "Open the issue with the services calculator, then add its link as scoping_issue.",
        )
