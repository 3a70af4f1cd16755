"""The settings name rules and policy values that there are, and lower no rule that has to hold.

A level that is set for a mistyped rule changes nothing, and nobody notices until the rule blocks a merge. The
same holds for a policy value that neither the chosen edition of the handbook nor a pack beside it has. Rules that no
waiver can excuse, that keep files readable or that say who may approve hold everywhere: an organisation may be stricter
there, not milder.

```yaml good /settings.yaml
edition: "2024"
levels: {RPT010: note}
```

```yaml bad /settings.yaml
edition: "2024"
levels: {RPT999: note}  # FIL006
```

```yaml bad /settings.yaml
edition: "2024"
levels: {REC003: warning}  # FIL006
```

```yaml bad /settings.yaml
edition: "2024"
packs: []
policy: {timesheet_hour: 10}  # FIL006: a value of the pack time-and-training-2020
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policy import files_of, lowered_in_vain
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.registry import RULES


@rule(
    "FIL006",
    "the settings name rules and policy values that exist",
    editions=ALL,
    source="derived: a setting without effect looks decided and is not",
)
def settings_fit(settings: Settings) -> Remarks:
    yield from _levels(settings)
    values = {name for file in files_of(settings.edition, settings.packs) for name in file.values}
    for name in type(settings.policy).model_fields:
        if getattr(settings.policy, name) is not None and name not in values:
            yield Remark(
                settings.policy.key(name),
                f"neither the edition {settings.edition} nor a pack beside it has a value `{name}` that could be set",
                "Take it out, or choose the edition or switch the pack on that has it.",
            )


def _levels(settings: Settings) -> Remarks:
    own = {entry.id: entry.level for entry in RULES}
    for name, level in settings.levels.items():
        if name not in own:
            yield Remark(
                settings.key("levels", name), f"there is no rule {name}", "`psdm-validate rules` lists the rules."
            )
        elif lowered_in_vain(name, own[name], Level(level)):
            yield Remark(
                settings.at("levels", name),
                f"{name} is set to {level}, and no setting can make it milder than its own level, {own[name]}",
                "Take the entry out.",
            )
