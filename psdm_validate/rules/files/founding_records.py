"""An engagement has its engagement.yaml and sow.yaml, and its customer has customer.yaml.

Everything else about an engagement rests on these three: who works on it, what was agreed, and who speaks for
the customer. While one of them is missing hardly a rule can be judged.

```yaml bad sow.yaml
# FIL004: the file is left out
```
"""

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.layout import customer_file
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "FIL004",
    "an engagement has the records that others rest on",
    editions=ALL,
    source="derived: other records refer to these",
)
def founding_records(engagement: Engagement) -> Remarks:
    customer = customer_file(engagement.folder)
    for path in (f"{engagement.folder}/engagement.yaml", f"{engagement.folder}/sow.yaml", customer):
        if path not in engagement.shelf:
            yield Remark(
                engagement.at_record("engagement.yaml"),
                f"{path} is missing",
                "Add the file; its fields are listed by `psdm-validate explain` followed by its name.",
            )
