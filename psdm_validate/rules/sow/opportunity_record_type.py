"""The opportunity is of the record type for services alone.

Sales opens the opportunity, and its record type decides which way it takes through quote, forecast and booking.
Services that hang on a licence deal are neither scheduled nor counted as services. The new opportunity of a
change order is one of services like the first.

```yaml bad sow.yaml
opportunity: {id: OPP-10417, record_type: New Business}  # SOW001
```

```yaml bad sow.yaml
opportunity:
  record_type:  # SOW001
```
"""

from __future__ import annotations

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.sow import Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW001",
    "the opportunity's record type is Professional Services Only",
    editions=("2024",),
    source="004: For Sales Reps and SAs",
)
def opportunity_record_type(paper: Sow | ChangeOrder, policy: Policy) -> Remarks:
    sale, wanted = paper.opportunity, policy.label("opportunity_record_type")
    if sale is not None and sale.record_type != wanted:
        said = f'is of the record type "{sale.record_type}"' if sale.record_type else "has no record type here"
        yield Remark(
            sale.at("record_type"),
            f"the opportunity {sale.id} {said}; services are sold as {wanted}",
            f"Ask sales to correct the opportunity, then write record_type: {wanted}.",
        )
