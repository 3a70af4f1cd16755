"""The portfolio has its organization.yaml and settings.yaml.

The organisation says who may approve; the settings say by which edition of the handbook everything is judged.
Without the first no approval can be proven, without the second nothing at all.

```yaml bad /organization.yaml
# FIL005: the file is left out
```
"""

from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE
from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "FIL005",
    "the portfolio has its organisation and settings",
    editions=ALL,
    source="derived: approvals and policy rest on these",
)
def shared_records(portfolio: Portfolio) -> Remarks:
    for path in (ORGANIZATION_FILE, SETTINGS_FILE):
        if path not in portfolio.shelf:
            yield Remark(
                Place(path),
                f"{path} is missing",
                "Add the file; its fields are listed by `psdm-validate explain` followed by its name.",
            )
