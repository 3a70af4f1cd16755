"""The settings name rules and policy values that there are.

A level that is set for a mistyped rule changes nothing, and nobody notices until the rule blocks a merge. The
same holds for a policy value that the chosen edition of the handbook does not have.

```yaml good /settings.yaml
edition: "2024"
levels: {RPT010: note}
```

```yaml bad /settings.yaml
edition: "2024"
levels: {RPT999: note}  # FIL006
```
"""

from __future__ import annotations

from psdm_validate.model.settings import Settings
from psdm_validate.policy.policy import edition_values
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.registry import RULES


@rule(
    "FIL006",
    "the settings name rules and policy values that exist",
    editions=ALL,
    source="derived: a setting without effect looks decided and is not",
)
def settings_fit(settings: Settings) -> Remarks:
    known = {entry.id for entry in RULES}
    for name in settings.levels:
        if name not in known:
            yield Remark(
                settings.key("levels", name), f"there is no rule {name}", "`psdm-validate rules` lists the rules."
            )
    values = edition_values(settings.edition)
    for name in type(settings.policy).model_fields:
        if getattr(settings.policy, name) is not None and name not in values:
            yield Remark(
                settings.policy.key(name),
                f"the edition {settings.edition} has no value `{name}` that could be set",
                "Take it out, or choose the edition that has it.",
            )
